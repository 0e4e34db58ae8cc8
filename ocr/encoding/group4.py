"""Lossless bilevel coding (ITU-T T.6, "Group 4"): every dot of a mask is kept.

JBIG2 would save a third more, but no kept library encodes its lossless generic mode; its lossy symbol mode
may swap characters and is out of the question for evidence.
"""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ocr.encoding.stored import WHOLE, Box, Colour, Layer, Mask

_ROWS_PER_STRIP = 278
_MARGIN_PX = 2


def bilevel(mask: Mask) -> Layer:
    """Return black print on white, the whole page."""
    height, width = mask.shape
    return Layer(_coded(mask), "/CCITTFaxDecode", width, height, "/DeviceGray")


def stencil(mask: Mask, ink: Colour) -> Layer:
    """Return one ink as a stencil, no larger than its marks; the mask must hold some."""
    height, width = mask.shape
    top, bottom = _span(np.asarray(mask.any(axis=1)))
    left, right = _span(np.asarray(mask.any(axis=0)))
    part = np.ascontiguousarray(mask[top:bottom, left:right])
    box: Box = (left / width, top / height, (right - left) / width, (bottom - top) / height)
    whole = part.shape == mask.shape
    return Layer(
        _coded(part), "/CCITTFaxDecode", right - left, bottom - top, box=WHOLE if whole else box, ink=ink
    )


def _span(used: NDArray[np.bool_]) -> tuple[int, int]:
    marks = np.flatnonzero(used)
    return max(0, int(marks[0]) - _MARGIN_PX), min(len(used), int(marks[-1]) + 1 + _MARGIN_PX)


def _coded(mask: Mask) -> bytes:
    """Lift the one strip out of a TIFF: ink is its set bits, which T.6 calls black."""
    height, width = mask.shape
    page = Image.frombytes("1", (width, height), np.packbits(mask, axis=1).tobytes())
    buffer = io.BytesIO()
    page.save(buffer, "TIFF", compression="group4", tiffinfo={_ROWS_PER_STRIP: height})
    with Image.open(buffer) as tiff:
        offsets, counts = tiff.tag_v2[273], tiff.tag_v2[279]  # type: ignore[attr-defined]
    if len(offsets) != 1:
        raise ValueError("one strip expected")
    return buffer.getvalue()[offsets[0] : offsets[0] + counts[0]]
