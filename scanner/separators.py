"""Finds separator sheets: our QR, or a patch T (Kodak A-61599) as other capture programs print it.

A separator leaves the dossier, so the whole sheet must be one: the code as large as we print it and in its
place, or the bars at an end, and hardly anything else. A written page that shows a code stays a paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp

from app.domain.scanning.separator import (
    NEXT_PAPER,
    PATCH_NARROW_MM,
    PATCH_T_BARS_MM,
    PATCH_WIDE_MM,
    is_separator,
)
from app.pictures.files import Picture
from app.pictures.glance import Glance
from scanner.separator_words import FEW, LONG_NAME, NOT_MANY, Outline, letters_beside

_QR = zxingcpp.barcode_formats_from_str("QRCode")
_QR_MM = (62.0, 98.0)  # ours are 75 to 86 mm by what they say; printers and cameras scale them
_OFF_MIDDLE_MM = 25.0
_FROM_END_MM = 45.0
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


def separator_on(page: Glance) -> str:
    """Return the text of the separator sheet a straightened page (about 75 dpi) is, "" when it is none.

    Only codes with our own prefix count, so that cards and receipts with a QR stay papers. A patch T is
    taken at any turn; head first it looks like a patch 3, which is therefore taken too.
    """
    bars = _bars(page)
    text, code = _our_code(page)
    if not text and not _has_patch(bars, page):
        return ""
    letters = letters_beside(page, [*code, *(_outline(bar, page.mm) for bar in bars)])
    # What lies over a sheet of ours, fed with it, hides the bars at one of its ends.
    whole = LONG_NAME if text else NOT_MANY
    if letters <= FEW or (letters <= whole and _at_both_ends(bars, page)):
        return text or NEXT_PAPER
    return ""


def _our_code(page: Glance) -> tuple[str, list[Outline]]:
    """Return what our code says and where it is; nothing when it has not our size or is off its place."""
    grey = np.ascontiguousarray(page.darkest)
    for code in zxingcpp.read_barcodes(grey, formats=_QR, try_invert=False):
        if code.valid and is_separator(code.text):
            at = code.position
            ends = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
            corners = np.array([(p.x, p.y) for p in ends], np.float64)
            if _as_printed(corners, page):
                return str(code.text), [corners]
    return "", []


def _as_printed(corners: Outline, page: Glance) -> bool:
    sides = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1) / page.mm
    height, width = page.picture.shape[:2]
    off = np.abs(corners.mean(axis=0) - (width / 2, height / 2)) / page.mm
    return bool(sides.min() >= _QR_MM[0] and sides.max() <= _QR_MM[1] and off.min() <= _OFF_MIDDLE_MM)


def _has_patch(bars: Sequence[_Bar], page: Glance) -> bool:
    """Tell whether a patch T stands at an end of the page, in the middle of its width."""
    for first in bars:
        level = [b for b in bars if _apart(b.degrees, first.degrees) <= _LEVEL_DEGREES]
        if len(level) >= len(PATCH_T_BARS_MM) and _is_patch(level, first) and _end_of(first, page):
            return True
    return False


def _at_both_ends(bars: Sequence[_Bar], page: Glance) -> bool:
    """Tell whether bars stand at two ends of the page that face each other."""
    return {_end_of(bar, page) for bar in bars} - {""} in ({"top", "bottom"}, {"left", "right"})


def _end_of(bar: _Bar, page: Glance) -> str:
    """Return the end of the page along which a bar lies, in the middle of its width; "" for none."""
    high, wide = (n / page.mm for n in page.picture.shape[:2])
    lying = _apart(bar.degrees, 0) < 45
    along, across = (bar.x, bar.y) if lying else (bar.y, bar.x)
    width, length = (wide, high) if lying else (high, wide)
    if abs(along - width / 2) > _OFF_MIDDLE_MM or min(across, length - across) > _FROM_END_MM:
        return ""
    first, last = ("top", "bottom") if lying else ("left", "right")
    return first if across < length / 2 else last


def _outline(bar: _Bar, mm: float) -> Outline:
    size = (bar.length * mm, bar.thickness * mm)
    return np.asarray(cv2.boxPoints(((bar.x * mm, bar.y * mm), size, bar.degrees)), np.float64)


def _bars(seen: Glance) -> list[_Bar]:
    """Return what looks like a bar of a patch: long, straight, full, of one of the two thicknesses."""
    dark = cv2.threshold(seen.darkest, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    long = boxes[:, 2:4].max(axis=1) >= 0.7 * _LEAST_LENGTH_MM * seen.mm
    likely = np.nonzero(long & (boxes[:, cv2.CC_STAT_AREA] >= 40 * seen.mm**2))[0]
    bars = []
    for label in likely[likely > 0]:
        x, y, w, h, area = (int(n) for n in boxes[label])
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
