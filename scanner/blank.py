"""Tells a blank side of paper: no ink but dust, punch holes, edge shadows and what shines through.

The answer only marks a side, nothing is ever deleted by it, and doubt means "not blank".
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from app.pictures.files import Picture
from app.pictures.glance import glance

_LOOK_DPI = 100
_EDGE_MM = 5.0  # shadows of the lid and of the paper's own edge
_HOLE_ZONE_MM = 20.0  # punch holes are centred 12 mm from the edge (ISO 838)
_HOLE_MM = (4.0, 8.5)  # ISO 838 says 5.5 to 6.5; torn and skewed ones are wider
_NEIGHBOURHOOD_MM = 10.4  # wider than any stroke
_CONTRAST = 45  # grey levels darker than the paper around; print seen through 80 g paper stays below 40
_DARK_SIDE = 80  # grey level; the darkest coloured paper in offices stays above 110
_SPECK_MM2 = 0.3  # dust up to 0.6 mm; the thinnest 8 pt letter without its dot covers 0.4
_INK_MM2 = 2.5  # three letters of 8 pt print


def is_blank(picture: Picture, dpi: int) -> bool:
    """Return True when a side carries no writing, print or stamp."""
    return ink_area(picture, dpi) < _INK_MM2


def ink_area(picture: Picture, dpi: int) -> float:
    """Return the area covered by ink in square millimetres, dust and punch holes left out."""
    small = glance(picture, dpi, _LOOK_DPI)
    darkest, mm = small.darkest, small.mm  # red ink too is dark
    edge = round(_EDGE_MM * mm)
    inner = darkest[edge : darkest.shape[0] - edge, edge : darkest.shape[1] - edge]
    if inner.size == 0:
        return 0.0
    ink = _ink(inner, mm)
    boxes = cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:]
    pixels = boxes[:, cv2.CC_STAT_AREA]
    kept = (pixels >= _SPECK_MM2 * mm**2) & ~_holes(boxes, inner.shape, mm)
    return float(pixels[kept].sum() / mm**2)


def _ink(grey: Picture, mm: float) -> Picture:
    """Return 1 where there is ink: darker than the paper around, or dark for the whole side.

    The second catches solid areas wider than the neighbourhood; a side dark all over (lid open, black
    card) has no paper to compare with and counts as ink.
    """
    bright = float(np.percentile(grey, 95))
    if bright < _DARK_SIDE:
        return np.ones_like(grey)
    local = _paper(grey, mm).astype(np.int16) - grey > _CONTRAST
    return np.asarray(local | (grey < bright / 2), np.uint8)


def _paper(grey: Picture, mm: float) -> Picture:
    """Return the paper without what stands on it: the bright level around each point."""
    side = max(3, round(_NEIGHBOURHOOD_MM * mm)) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (side, side))
    closed = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, kernel)
    return np.asarray(cv2.blur(closed, (side, side)), np.uint8)


def _holes(boxes: NDArray[Any], shape: tuple[int, ...], mm: float) -> NDArray[np.bool_]:
    """Tell which blobs are punch holes: round, full, of the right size, near an edge."""
    x, y, w, h, pixels = boxes.T
    smallest, largest = (limit * mm for limit in _HOLE_MM)
    right_size = (np.minimum(w, h) >= smallest) & (np.maximum(w, h) <= largest)
    full = pixels > 0.65 * w * h  # a disc fills 0.785 of its box; letters and rings far less
    to_edge = np.minimum.reduce([x, y, shape[1] - x - w, shape[0] - y - h])
    near_edge = to_edge < (_HOLE_ZONE_MM - _EDGE_MM) * mm - smallest
    return np.asarray(right_size & full & near_edge, np.bool_)
