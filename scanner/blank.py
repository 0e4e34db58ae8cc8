"""Tells a blank side of paper: no ink but dust, punch holes, edge shadows and what shines through.

The answer only marks a side, nothing is ever deleted by it, and doubt means "not blank".
"""

from __future__ import annotations

import cv2
import numpy as np

from app.pictures.files import Picture

_LOOK_DPI = 100
_MM = _LOOK_DPI / 25.4
_EDGE_MM = 5.0  # shadows of the lid and of the paper's own edge
_HOLE_ZONE_MM = 20.0  # punch holes are centred 12 mm from the edge (ISO 838)
_HOLE_MM = (4.0, 8.5)  # ISO 838 says 5.5 to 6.5; torn and skewed ones are wider
_CONTRAST = 45  # grey levels darker than the paper around; print seen through 80 g paper stays below 40
_DARK_SIDE = 80  # grey level; the darkest coloured paper in offices stays above 110
_SPECK_MM2 = 0.3  # dust up to 0.6 mm; the thinnest 8 pt letter without its dot covers 0.4
_INK_MM2 = 2.5  # three letters of 8 pt print


def is_blank(picture: Picture, dpi: int) -> bool:
    """Return True when a side carries no writing, print or stamp."""
    return ink_area(picture, dpi) < _INK_MM2


def ink_area(picture: Picture, dpi: int) -> float:
    """Return the area covered by ink in square millimetres, dust and punch holes left out."""
    small = _small(picture, dpi)
    darkest = np.asarray(small.min(axis=2), np.uint8) if small.ndim == 3 else small  # red ink too is dark
    edge = round(_EDGE_MM * _MM)
    inner = darkest[edge:-edge, edge:-edge]
    if inner.size == 0:
        return 0.0
    ink = _ink(inner)
    count, _, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height, width = inner.shape
    areas = (_area(boxes[blob], width, height) for blob in range(1, count))
    return sum(areas)


def _ink(grey: Picture) -> Picture:
    """Return 1 where there is ink: darker than the paper around, or dark for the whole side.

    The second catches solid areas wider than the neighbourhood; a side dark all over (lid open, black
    card) has no paper to compare with and counts as ink.
    """
    bright = float(np.percentile(grey, 95))
    if bright < _DARK_SIDE:
        return np.ones_like(grey)
    local = _paper(grey).astype(np.int16) - grey > _CONTRAST
    return np.asarray(local | (grey < bright / 2), np.uint8)


def _small(picture: Picture, dpi: int) -> Picture:
    """Return the side at 100 dpi; area averaging also takes the grain out of the paper."""
    scale = _LOOK_DPI / max(dpi, 1)
    size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _paper(grey: Picture) -> Picture:
    """Return the paper without what stands on it: the bright level around each point."""
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (41, 41))  # a centimetre: wider than any stroke
    closed = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, kernel)
    return np.asarray(cv2.blur(closed, (41, 41)), np.uint8)


def _area(box: np.ndarray[tuple[int], np.dtype[np.int32]], width: int, height: int) -> float:
    """Return the ink of one blob in square millimetres, 0 for dust and holes."""
    x, y, w, h, pixels = (int(n) for n in box)
    area = pixels / _MM**2
    if area < _SPECK_MM2 or _is_hole(x, y, w, h, pixels, width, height):
        return 0.0
    return area


def _is_hole(x: int, y: int, w: int, h: int, pixels: int, width: int, height: int) -> bool:
    """Tell a punch hole: round, full, of the right size, near an edge."""
    smallest, largest = (limit * _MM for limit in _HOLE_MM)
    right_size = smallest <= w <= largest and smallest <= h <= largest
    full = pixels / (w * h) > 0.65  # a disc fills 0.785 of its box; letters and rings far less
    zone = (_HOLE_ZONE_MM - _EDGE_MM) * _MM
    near_edge = min(x, y, width - x - w, height - y - h) < zone - smallest
    return right_size and full and near_edge
