"""Straightens a page whose edges cannot be seen, by its lines of text."""

from __future__ import annotations

import numpy as np

from app.domain.page_view import PageView
from app.pictures.glance import Glance, ink_of
from app.pictures.papers import LEAST_TILT
from app.pictures.sheet_edges import turned
from app.pictures.skew import find_skew

_SURE_SHARPNESS = 1.4
_MARGIN_MM = 2.0


def levelled(seen: Glance) -> PageView | None:
    """Return the view that levels the text and keeps all ink; None when it is level or there is no text."""
    ink = ink_of(seen.darkest, seen.mm)
    skew = find_skew(ink, enlarged=2.0)
    if skew.sharpness < _SURE_SHARPNESS or abs(skew.degrees) < LEAST_TILT:
        return None
    height, width = ink.shape
    ends = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    y, x = np.nonzero(ink)
    points = turned(np.stack([x, y], axis=1).astype(np.float64), skew.degrees)
    middle = turned(ends, skew.degrees).mean(axis=0)
    half, margin = np.array([width, height]) / 2, _MARGIN_MM * seen.mm
    left, top = np.minimum(middle - half, points.min(axis=0) - margin)
    right, bottom = np.maximum(middle + half, points.max(axis=0) + margin)
    level = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
    corners = turned(level, -skew.degrees) * seen.scale
    return PageView(tuple(round(float(n), 1) for n in corners.ravel()))
