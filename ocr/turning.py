"""Decides which way up a page lies; a wrong turn is worse than none.

Three witnesses, cheap ones first: rows of text are sharp only along the lines; Vietnamese lines carry
more ink above the small letters (tones, capitals) than below; and Tesseract's own script detection.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.pictures.skew import find_skew
from ocr.preparation import Grey, PreparedPage, ink
from ocr.tesseract import Tesseract

_SURE_OSD = 3.0
_SURE_AXIS = 1.25
_CLEAR_ROWS = 1.4
_FEWEST_LINES = 6


@dataclass(frozen=True, slots=True)
class LineBalance:
    """How many lines were measured, and the share of them with more ink above than below."""

    lines: int
    share_up: float

    @property
    def upright(self) -> bool:
        """Whether the lines say that the page stands on its feet."""
        return self.lines >= _FEWEST_LINES and self.share_up >= 0.58


def find_turn(page: PreparedPage, engine: Tesseract) -> int:
    """Return the degrees clockwise (0, 90, 180, 270) that make a page upright, 0 when unsure.

    Args:
        page: Prepared as it lay.
        engine: Asked only when the lines alone do not show an upright page.
    """
    along = page.sharpness
    if along >= _CLEAR_ROWS and line_balance(page.grey).upright:
        return 0
    across = _across(page)
    degrees, confidence = engine.orientation(_small(page.grey), 150)
    if confidence < _SURE_OSD or _against_axis(degrees, along, across):
        return 0
    return degrees


def likely_turns(page: PreparedPage) -> tuple[int, int]:
    """Return the two turns the run of the lines allows, for a page that read badly as it lay."""
    return (90, 270) if _across(page) > _SURE_AXIS * page.sharpness else (0, 180)


def turned(picture: NDArray[np.uint8], degrees: int) -> NDArray[np.uint8]:
    """Turn pixels clockwise by a multiple of 90 degrees."""
    return np.ascontiguousarray(np.rot90(picture, -(degrees // 90) % 4))


def line_balance(grey: Grey) -> LineBalance:
    """Compare the ink above and below the small letters of each line of a straight page."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink(grey), connectivity=8)
    letter = (stats[:, cv2.CC_STAT_HEIGHT] <= 70) & (stats[:, cv2.CC_STAT_WIDTH] <= 120)
    letter[0] = False
    rows = np.convolve(letter[labels].sum(axis=1), np.ones(3) / 3, "same")
    ups = [up for up in (_up(line) for line in _lines(rows)) if up is not None]
    return LineBalance(len(ups), float(np.mean(np.array(ups) > 0)) if ups else 0.0)


def _lines(rows: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    inked = np.diff(np.concatenate([[0], (rows > rows.max() * 0.02).astype(np.int8), [0]]))
    starts, ends = np.flatnonzero(inked == 1), np.flatnonzero(inked == -1)
    return [rows[a:b] for a, b in zip(starts, ends, strict=True) if 15 <= b - a <= 120]


def _up(line: NDArray[np.float64]) -> float | None:
    """Return the surplus of ink above the small letters over that below the baseline.

    The steepest rise of a line's profile tops the small letters, the steepest fall is the baseline; on a
    page upside down they change places.
    """
    slope = np.diff(line)
    top, base = int(np.argmax(slope)), int(np.argmin(slope))
    return float(line[:top].sum() - line[base + 1 :].sum()) if base > top else None


def _across(page: PreparedPage) -> float:
    return find_skew(ink(turned(page.grey, 90))).sharpness


def _against_axis(degrees: int, along: float, across: float) -> bool:
    sideways = degrees in (90, 270)
    return (along > _SURE_AXIS * across) if sideways else (across > _SURE_AXIS * along)


def _small(grey: Grey) -> Grey:
    return np.asarray(cv2.resize(grey, None, fx=0.75, fy=0.75, interpolation=cv2.INTER_AREA), np.uint8)
