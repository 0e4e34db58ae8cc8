"""Finds separator sheets: our QR, or a patch T (Kodak A-61599) as other capture programs print it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp

from app.domain.separator import (
    NEXT_PAPER,
    PATCH_NARROW_MM,
    PATCH_T_BARS_MM,
    PATCH_WIDE_MM,
    is_separator,
)
from app.pictures.files import Picture, grey_of
from app.pictures.glance import Glance

_QR = zxingcpp.barcode_formats_from_str("QRCode")
_QR_DPI = 150
_TOLERANCE_MM = 0.7  # printed at 97 to 103 %, a pixel of blur, threshold; a wide bar is 3 mm wider
_LEAST_LENGTH_MM = 38.0
_FULL = 0.8
_LEVEL_DEGREES = 2.0
_PATCH_MM = sum(PATCH_T_BARS_MM) + 3 * PATCH_NARROW_MM
"""From the first edge of a patch to its last; sheets carry one at each end."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """A straight dark bar: its middle, direction in degrees (0 to 180), length and thickness, in mm."""

    x: float
    y: float
    degrees: float
    length: float
    thickness: float


def separator_on(picture: Picture, dpi: int, seen: Glance) -> str:
    """Return the text of the separator sheet a side is, "" when it is none.

    Only codes with our own prefix count, so that cards and receipts with a QR stay papers. A patch T is
    taken at any turn; head first it looks like a patch 3, which is therefore taken too.
    """
    text = _qr_text(picture, dpi)
    if text:
        return text
    return NEXT_PAPER if has_patch(seen) else ""


def has_patch(seen: Glance) -> bool:
    """Tell whether a patch T is on a page, however it lies."""
    bars = _bars(seen)
    for first in bars:
        level = [b for b in bars if _apart(b.degrees, first.degrees) <= _LEVEL_DEGREES]
        if len(level) >= len(PATCH_T_BARS_MM) and _is_patch(level, first):
            return True
    return False


def _qr_text(picture: Picture, dpi: int) -> str:
    scale = min(1.0, _QR_DPI / max(dpi, 1))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = np.ascontiguousarray(grey_of(np.asarray(small, np.uint8)))
    for code in zxingcpp.read_barcodes(grey, formats=_QR, try_invert=False):
        if code.valid and is_separator(code.text):
            return str(code.text)
    return ""


def _bars(seen: Glance) -> list[_Bar]:
    """Return what looks like a bar of a patch: long, straight, full, of one of the two thicknesses."""
    grey = seen.grey
    dark = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    bars = []
    for label in range(1, count):
        x, y, w, h, area = (int(n) for n in boxes[label])
        if max(w, h) < 0.7 * _LEAST_LENGTH_MM * seen.mm or area < 40 * seen.mm**2:
            continue
        patch = (labels[y : y + h, x : x + w] == label).astype(np.uint8)
        bar = _bar(patch, (x, y), area, seen.mm)
        if bar is not None:
            bars.append(bar)
    return bars


def _bar(patch: Picture, at: tuple[int, int], area: int, mm: float) -> _Bar | None:
    outlines, _ = cv2.findContours(patch, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    (x, y), (w, h), degrees = cv2.minAreaRect(max(outlines, key=len))
    long, thick = (max(w, h) + 1) / mm, (min(w, h) + 1) / mm  # between pixel middles a pixel is missing
    wanted = min((PATCH_NARROW_MM, PATCH_WIDE_MM), key=lambda size: abs(size - thick))
    if long < _LEAST_LENGTH_MM or area / mm**2 < _FULL * long * thick or abs(thick - wanted) > _TOLERANCE_MM:
        return None
    turn = degrees if w >= h else degrees + 90
    return _Bar((x + at[0]) / mm, (y + at[1]) / mm, turn % 180, long, thick)


def _is_patch(bars: Sequence[_Bar], first: _Bar) -> bool:
    """Tell whether exactly four bars lie side by side, as thick and as far apart as a patch T wants."""
    turn = np.radians(first.degrees)
    across = np.array([-np.sin(turn), np.cos(turn)])
    along = np.array([np.cos(turn), np.sin(turn)])
    beside = [b for b in bars if abs(np.dot((b.x - first.x, b.y - first.y), along)) < 0.15 * first.length]
    places = [(float(np.dot((b.x, b.y), across)), b) for b in beside if _as_long(b, first)]
    here = float(np.dot((first.x, first.y), across))
    placed = sorted((p for p in places if abs(p[0] - here) <= _PATCH_MM), key=lambda p: p[0])
    if len(placed) != len(PATCH_T_BARS_MM):
        return False
    middles = [at - placed[0][0] for at, _ in placed]
    for wanted in (PATCH_T_BARS_MM, PATCH_T_BARS_MM[::-1]):
        thick = all(abs(b.thickness - w) <= _TOLERANCE_MM for (_, b), w in zip(placed, wanted, strict=True))
        if thick and all(abs(a - b) <= _TOLERANCE_MM for a, b in zip(middles, _middles(wanted), strict=True)):
            return True
    return False


def _as_long(bar: _Bar, other: _Bar) -> bool:
    return abs(bar.length - other.length) <= 0.1 * other.length


def _middles(bars: Sequence[float]) -> list[float]:
    """Return how far each bar's middle lies from the first one's, in millimetres."""
    places, edge = [], 0.0
    for bar in bars:
        places.append(edge + bar / 2)
        edge += bar + PATCH_NARROW_MM
    return [place - places[0] for place in places]


def _apart(one: float, other: float) -> float:
    apart = abs(one - other) % 180
    return min(apart, 180 - apart)
