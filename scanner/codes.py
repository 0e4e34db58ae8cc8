"""Finds QR and bar codes and returns their exact bytes; no reader here may guess a code page.

Each rung of the ladder is tried only when the ones before found nothing: zxing as it is, at other sizes
and sharpened, zbar, OpenCV. Measured on card codes, the ladder reads all that any of them reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
import zxingcpp

from app.domain.papers.evidence import Box
from app.pictures.files import Picture, grey_of, open_pages
from app.ports import DecodedCode
from scanner.zbar import is_utf8, zbar_codes

PDF_DPI = 300
"""Resolution at which PDF pages are drawn for reading codes."""

_FORMATS = zxingcpp.barcode_formats_from_str("QRCode,DataMatrix,Code128")
_SCALES = (2.0, 0.5, 3.0, 1.5)  # fine print needs more pixels, blurred print fewer
_SCALED_PIXELS = 40_000_000
_SHARPEN_SCALE = 3.0
_OPENCV_PIXELS = 9_000_000  # above this its detector takes seconds; an A4 page at 300 dpi has 8.7 million


class PictureCodes:
    """Implements the CodeReader port."""

    def decode(self, image: Path) -> tuple[DecodedCode, ...]:
        """Return every code on every page of a picture file; see the port.

        Raises:
            RuleError: ``file.*``.
        """
        pages = (codes_in(page) for page in open_pages(image, PDF_DPI))
        return _distinct(code for codes in pages for code in codes)


def codes_in(picture: Picture, patient: bool = True) -> tuple[DecodedCode, ...]:
    """Return the codes in pixels; the live preview is not patient, it has another picture soon."""
    grey = grey_of(picture)
    found = _zxing(grey)
    if found or not patient:
        return found
    for scale in _SCALES:
        found = _zxing(_scaled(grey, scale), scale) if grey.size * scale**2 <= _SCALED_PIXELS else ()
        if found:
            return found
    return _zxing_sharpened(grey) or _zbar(grey) or _opencv(grey)


def _zxing(grey: Picture, scale: float = 1.0) -> tuple[DecodedCode, ...]:
    found = zxingcpp.read_barcodes(np.ascontiguousarray(grey), formats=_FORMATS)
    return _distinct(
        DecodedCode(code.format.name, bytes(code.bytes), _box(code.position, scale))
        for code in found
        if code.valid
    )


def _box(position: zxingcpp.Position, scale: float) -> Box:
    """Return the box around the four corners, in pixels of the picture before it was scaled."""
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    across, down = [round(c.x / scale) for c in corners], [round(c.y / scale) for c in corners]
    return min(across), min(down), max(across) - min(across), max(down) - min(down)


def _zxing_sharpened(grey: Picture) -> tuple[DecodedCode, ...]:
    """Read a print out of focus: enlarged, then what the lens spread is gathered again."""
    if grey.size * _SHARPEN_SCALE**2 > _SCALED_PIXELS:
        return ()
    large = _scaled(grey, _SHARPEN_SCALE)
    spread = cv2.GaussianBlur(large, (0, 0), 4)
    return _zxing(np.asarray(cv2.addWeighted(large, 4, spread, -3, 0), np.uint8), _SHARPEN_SCALE)


def _zbar(grey: Picture) -> tuple[DecodedCode, ...]:
    for scale in (1.0, 2.0):
        small_enough = grey.size * scale**2 <= _SCALED_PIXELS
        found = zbar_codes(_scaled(grey, scale)) if small_enough else ()
        if found:
            return _distinct(DecodedCode("QRCode", raw) for raw in found)
    return ()


def _opencv(grey: Picture) -> tuple[DecodedCode, ...]:
    if grey.size > _OPENCV_PIXELS:
        return ()
    try:
        _, found, _, _ = cv2.QRCodeDetector().detectAndDecodeBytesMulti(grey)
    except (cv2.error, ValueError):
        return ()
    told = (bytes(raw) for raw in found)
    return _distinct(DecodedCode("QRCode", raw) for raw in told if is_utf8(raw))


def _scaled(grey: Picture, scale: float) -> Picture:
    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
    return np.asarray(cv2.resize(grey, size, interpolation=how), np.uint8)


def _distinct(codes: Iterable[DecodedCode]) -> tuple[DecodedCode, ...]:
    """Return the codes in order, each once: one code may be found twice in one picture."""
    return tuple(dict.fromkeys(codes))
