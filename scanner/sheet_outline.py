"""Finds the sheet in a live picture fast enough to do it eight times a second; for the preview only.

What is cut out of a still is found with more care on the still itself (``scanner.examine``).
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from app.pictures.files import Picture

Quad = NDArray[np.float32]
"""Four corners, x and y: top left, top right, bottom right, bottom left."""

SIDE = 480
"""Longer side of the picture the sheet is looked for on."""

_SMALLEST = 0.025  # of the picture: an ID card where an A4 sheet fills it has 0.07
_BEND = 0.012  # of the outline's length: a finger over the edge bends it more
_FILLED = 0.94
_FLATTEST_COSINE = 0.5  # corners of 60 to 120 degrees
_NARROWEST = 0.3
_AT_EDGE = 2.0


def outline(picture: Picture) -> Quad | None:
    """Return the corners of the sheet in pixels of the picture given; None when no whole sheet is seen.

    A hand on the sheet, or a sheet that reaches out of the picture, is no whole sheet.
    """
    scale = min(1.0, SIDE / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    for mask in _masks(np.asarray(small, np.uint8)):
        found = _largest(mask)
        if found is not None:
            return np.asarray(found / scale, np.float32)
    return None


def _masks(small: Picture) -> Iterator[Picture]:
    """Yield what may be paper: brighter than the desk, paler than the desk, or framed by edges."""
    soft = cv2.GaussianBlur(small, (5, 5), 0)
    grey = cv2.cvtColor(soft, cv2.COLOR_BGR2GRAY) if soft.ndim == 3 else soft
    _, bright = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    yield _closed(bright)
    if soft.ndim == 3:
        colourful = cv2.cvtColor(soft, cv2.COLOR_BGR2HSV)[:, :, 1]
        _, pale = cv2.threshold(colourful, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
        yield _closed(pale)
    edges = cv2.Canny(grey, 30, 90)
    yield np.asarray(cv2.dilate(edges, np.ones((3, 3), np.uint8)), np.uint8)


def _closed(mask: cv2.typing.MatLike) -> Picture:
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8)), np.uint8)


def _largest(mask: Picture) -> Quad | None:
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for contour in sorted(contours, key=cv2.contourArea, reverse=True)[:3]:
        area = cv2.contourArea(contour)
        if area < _SMALLEST * mask.size:
            return None
        bent = cv2.approxPolyDP(contour, _BEND * cv2.arcLength(contour, True), True)
        if len(bent) != 4 or not cv2.isContourConvex(bent):
            continue
        quad = ordered(bent.reshape(4, 2).astype(np.float32))
        if area >= _FILLED * cv2.contourArea(quad) and _is_sheet(quad, mask.shape):
            return quad
    return None


def ordered(points: Quad) -> Quad:
    """Return four corners beginning at the top left, clockwise."""
    middle = points.mean(axis=0)
    angles = np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0])
    round_ = points[np.argsort(angles)]
    first = int(np.argmin(round_.sum(axis=1)))
    return np.asarray(np.roll(round_, -first, axis=0), np.float32)


def _is_sheet(quad: Quad, shape: tuple[int, ...]) -> bool:
    height, width = shape[:2]
    low = bool((quad < _AT_EDGE).any())
    high = bool((quad[:, 0] > width - 1 - _AT_EDGE).any() or (quad[:, 1] > height - 1 - _AT_EDGE).any())
    if low or high:
        return False
    sides = np.roll(quad, -1, axis=0) - quad
    lengths = np.linalg.norm(sides, axis=1)
    turns = (sides * np.roll(sides, -1, axis=0)).sum(axis=1) / (lengths * np.roll(lengths, -1))
    return bool(np.abs(turns).max() < _FLATTEST_COSINE and lengths.min() > _NARROWEST * lengths.max())
