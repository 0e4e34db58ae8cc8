"""Lossless bilevel coding (JBIG2, ITU-T T.88, generic regions): every dot of a mask is kept.

A quarter smaller than Group 4, so that 300 dpi fit where 200 did. The lossy symbol mode may swap
characters and is out of the question for evidence: this module cannot write it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.encoding.arithmetic import ArithmeticCoder
from ocr.encoding.stored import WHOLE, Box, Colour, Layer, Mask

_MARGIN_PX = 2
_BAND = 256
"""Rows whose contexts are held in memory at once."""
_NEIGHBOURS = (
    *((x, 0) for x in range(-4, 0)),
    *((x, -1) for x in range(-3, 4)),
    *((x, -2) for x in range(-2, 3)),
)
"""Template 0 with its four adaptive dots where the standard puts them (6.2.5.3)."""
_ADAPTIVE = struct.pack(">8b", 3, -1, -3, -1, 2, -2, -2, -2)
_PAGE, _LOSSLESS_REGION = 48, 39


def bilevel(mask: Mask) -> Layer:
    """Return black print on white, the whole page."""
    height, width = mask.shape
    return Layer(coded(mask), "/JBIG2Decode", width, height, "/DeviceGray")


def stencil(mask: Mask, ink: Colour) -> Layer:
    """Return one ink as a stencil, no larger than its marks; the mask must hold some."""
    height, width = mask.shape
    x, y, wide, high = cv2.boundingRect(mask)
    left, right = max(0, x - _MARGIN_PX), min(width, x + wide + _MARGIN_PX)
    top, bottom = max(0, y - _MARGIN_PX), min(height, y + high + _MARGIN_PX)
    box: Box = (left / width, top / height, (right - left) / width, (bottom - top) / height)
    part = mask[top:bottom, left:right]
    place = WHOLE if part.shape == mask.shape else box
    return Layer(coded(part), "/JBIG2Decode", right - left, bottom - top, box=place, ink=ink)


def coded(mask: Mask) -> bytes:
    """Return a mask as a stream for PDF: a page and one region, without a file's head (annex D.3)."""
    height, width = mask.shape
    coder = ArithmeticCoder(1 << len(_NEIGHBOURS))
    for contexts, dots in _bands(mask):
        at = np.flatnonzero(contexts | dots)
        blanks = np.diff(at, prepend=-1) - 1
        coder.add(zip(blanks.tolist(), contexts[at].tolist(), dots[at].tolist(), strict=True))
        coder.add_blank(len(dots) - 1 - int(at[-1]) if len(at) else len(dots))
    page = struct.pack(">IIIIBH", width, height, 0, 0, 1, 0)
    region = struct.pack(">IIIIBB", width, height, 0, 0, 0, 0) + _ADAPTIVE + coder.finished()
    return _segment(0, _PAGE, page) + _segment(1, _LOSSLESS_REGION, region)


def _bands(mask: Mask) -> Iterator[tuple[NDArray[np.uint16], Mask]]:
    """Yield what stands left of and above each dot, a bit for each neighbour, and the dots themselves."""
    height, width = mask.shape
    padded = np.zeros((height + 2, width + 8), np.uint8)
    padded[2:, 4:-4] = mask
    for top in range(0, height, _BAND):
        rows = min(_BAND, height - top)
        contexts = np.zeros((rows, width), np.uint16)
        for x, y in _NEIGHBOURS:
            contexts <<= 1
            contexts |= padded[top + 2 + y : top + 2 + y + rows, 4 + x : 4 + x + width]
        yield contexts.ravel(), np.ascontiguousarray(mask[top : top + rows]).ravel()


def _segment(number: int, kind: int, data: bytes) -> bytes:
    return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data
