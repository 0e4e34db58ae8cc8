"""Suspects two sheets fed at once: the paper is too long, or another sheet's edge crosses the whole page.

False alarms cost trust, so an edge must run through both margins, where no printer prints, from one side
of the paper to the other, and must not lie where letters are folded.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from app.domain.page_view import PageView
from app.pictures.files import Picture
from app.pictures.glance import MM_PER_INCH
from app.pictures.paper_sizes import standard_size
from app.ports import ScanSettings, ScanSource

_LONGER_MM = 10.0
_A4_LONG_MM = 297.0
_FULL_WIDTH_MM = 140.0  # narrower papers are slips and tickets of any length
_MARGIN_MM = (1.0, 5.0)
_RIM_MM = 12.0
_INK_MM2 = 20.0
_FOLD_MM = 7.0
_FOLDS = (1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4)
_TILTS = np.arange(-3.0, 3.01, 0.5)
_SEEN_SHARE = 0.9
_LEAST_EDGE = 5.0  # grey levels; paper grain at 75 dpi stays below 2


def too_long(view: PageView, shape: tuple[int, ...], dpi: int, settings: ScanSettings) -> bool:
    """Tell a sheet longer than asked (A4 when nothing was asked): two that overlap pass as one long one."""
    if settings.source not in (ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX):
        return False
    wide, high = (n / max(dpi, 1) * MM_PER_INCH for n in view.size_px(shape[1], shape[0]))
    asked = max(settings.height_mm, settings.width_mm) or _A4_LONG_MM
    if min(wide, high) < _FULL_WIDTH_MM or standard_size(wide, high) is not None:
        return False
    return high > asked + _LONGER_MM


def second_edge(page: Picture, dpi: float, settings: ScanSettings) -> bool:
    """Tell whether another sheet's edge crosses a straightened page (darkest colour, about 75 dpi)."""
    if settings.source not in (ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX):
        return False
    mm = dpi / MM_PER_INCH
    height, width = page.shape
    if width < _FULL_WIDTH_MM * mm or height < _FULL_WIDTH_MM * mm:
        return False
    steps = np.abs(_steps(page, mm)) >= _LEAST_EDGE
    rows = [row for tilt in _TILTS for row in _crossings(steps, float(tilt), mm)]
    return any(not _is_fold(row, height, mm) and _written_on_both_sides(page, row, mm) for row in rows)


def _steps(page: Picture, mm: float) -> NDArray[np.float32]:
    """Return how much darker or lighter the paper gets downwards, averaged along a few millimetres."""
    calm = cv2.blur(page.astype(np.float32), (max(3, round(2.0 * mm)), 1))
    return np.asarray(cv2.filter2D(calm, -1, np.array([[-1], [0], [1]], np.float32)), np.float32)


def _crossings(steps: NDArray[np.bool_], tilt: float, mm: float) -> list[int]:
    """Return the rows (at the middle of the page) where an edge of this tilt runs from side to side."""
    height, width = steps.shape
    drop = (np.arange(width) - width / 2) * np.tan(np.radians(tilt))
    near, far = (round(n * mm) for n in _MARGIN_MM)
    rows = np.arange(round(_RIM_MM * mm), height - round(_RIM_MM * mm))
    left, right = np.arange(near, far), np.arange(width - far, width - near)
    for columns in (left, right, np.arange(near, width - near)):
        # The margins first: hardly any row passes them.
        at = np.clip(rows[:, None] + np.round(drop[columns]).astype(np.int64)[None, :], 0, height - 1)
        rows = rows[steps[at, columns[None, :]].mean(axis=1) >= _SEEN_SHARE]
    return [int(row) for row in rows]


def _written_on_both_sides(page: Picture, row: int, mm: float) -> bool:
    """Tell two sheets from the end of one: beyond the end there is only the lid."""
    rim, least = round(_RIM_MM * mm), _INK_MM2 * mm**2
    ink = page < np.median(page) * 0.7
    ink[:, : round(_MARGIN_MM[1] * mm)], ink[:, -round(_MARGIN_MM[1] * mm) :] = False, False
    return bool(ink[rim : row - rim].sum() > least and ink[row + rim : -rim].sum() > least)


def _is_fold(row: int, height: int, mm: float) -> bool:
    return any(abs(row - part * height) <= _FOLD_MM * mm for part in _FOLDS)
