"""Finds how far a page's lines are from level, by the sharpness of its row profile."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

LIMIT_DEGREES = 8.0
STEP_DEGREES = 0.05

_MOST_POINTS = 40_000


@dataclass(frozen=True, slots=True)
class Skew:
    """Skew of a page.

    Args:
        degrees: Clockwise tilt of the lines; turning back by it levels them. 0 when nothing is sure.
        sharpness: How much better than chance the rows separate; lines of text give 2 and more.
    """

    degrees: float
    sharpness: float


def find_skew(ink: NDArray[np.uint8], limit: float = LIMIT_DEGREES, enlarged: float = 1.0) -> Skew:
    """Find the skew of a page from its ink (1 where there is any), to 0.05 degrees.

    ``enlarged`` counts the rows of a small picture finer, as if it had so many times its resolution.
    """
    points = _points(ink) * enlarged
    if points.shape[1] < 200:
        return Skew(0.0, 0.0)
    coarse = _best(points, np.arange(-limit, limit + 0.01, 0.5))
    middle = _best(points, coarse + np.arange(-0.5, 0.51, 0.1))
    fine = _best(points, middle + np.arange(-0.1, 0.11, STEP_DEGREES))
    best, level = _energy(points, fine), _chance(points)
    if abs(abs(coarse) - limit) < 0.01 or best < 1.1 * level:
        return Skew(0.0, best / level)
    return Skew(round(float(fine), 2), best / level)


def _points(ink: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return a sample of letter-sized ink: rules, frames, shadows and speckle do not vote."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    votes = (height >= 5) & (height <= 90) & (width >= 3) & (width <= 250)
    votes[0] = False
    y, x = np.nonzero(votes[labels]) if count > 1 else (np.empty(0), np.empty(0))
    step = max(1, len(x) // _MOST_POINTS)
    return np.array([x[::step], y[::step]], dtype=np.float64)


def _best(points: NDArray[np.float64], degrees: NDArray[np.float64]) -> float:
    return float(degrees[int(np.argmax([_energy(points, angle) for angle in degrees]))])


def _energy(points: NDArray[np.float64], degrees: float) -> float:
    """Sum of squared row counts: greatest when rows of ink fall into few lines."""
    slope = np.tan(np.radians(degrees))
    rows = (points[1] - points[0] * slope) / 2
    rows = (rows - rows.min()).astype(np.int64)
    counts = np.bincount(rows).astype(np.float64)
    return float((counts**2).sum() / len(counts) / counts.mean() ** 2)


def _chance(points: NDArray[np.float64]) -> float:
    """Energy of the same ink at a tilt no page has."""
    return min(_energy(points, 20.0), _energy(points, -20.0))
