"""Fits a sheet of paper to the outline of a patch on a picture: its tilt, its four straight edges."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_RIM_PX = 3.0  # closer to the picture's rim, an outline is where the picture ends, not the paper
_ON_EDGE_PX = 1.6
_SHORT_PX = 40.0  # an edge seen for less than this tells nothing


@dataclass(frozen=True, slots=True)
class Fit:
    """A sheet fitted to an outline.

    Args:
        degrees: Clockwise tilt of the sheet, -45 to 45.
        box: Left, top, right and bottom in the picture turned back by that tilt (about its origin).
        support: How much of each edge (left, top, right, bottom) the outline follows, 0 to 1; -1 for an
            edge that lies outside the picture.
    """

    degrees: float
    box: tuple[float, float, float, float]
    support: tuple[float, float, float, float]

    @property
    def corners(self) -> Points:
        """Top left, top right, bottom right, bottom left on the picture."""
        left, top, right, bottom = self.box
        level = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float64)
        return turned(level, -self.degrees)

    @property
    def sure(self) -> bool:
        """True when the outline is a sheet: straight edges all round, one of them may be torn."""
        visible = sorted(s for s in self.support if s >= 0)
        if not visible or (len(visible) > 1 and visible[1] < 0.7) or visible[0] < 0.25:
            return False
        return len(visible) > 1 or visible[0] > 0.9


def turned(points: Points, degrees: float) -> Points:
    """Return points turned anticlockwise by so many degrees (as seen, y downwards) about the origin."""
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    return np.asarray(points @ np.array([[cos, -sin], [sin, cos]]), np.float64)


def fitted(outline: Points, width: int, height: int) -> Fit | None:
    """Fit a sheet to the outline (n x 2) of a patch on a picture of the given size."""
    free = outline[_inside(outline, width, height, _RIM_PX)]
    if len(free) < _SHORT_PX:
        return None
    degrees = _tilt(outline, width, height)
    for _ in range(2):
        level, whole = turned(free, degrees), turned(outline, degrees)
        box = _box(level, whole)
        degrees += _slope(level, box)
    level = turned(free, degrees)
    box = _box(level, turned(outline, degrees))
    return Fit(degrees, box, _support(level, box, degrees, (width, height)))


def _inside(points: Points, width: int, height: int, rim: float) -> NDArray[np.bool_]:
    x, y = points[:, 0], points[:, 1]
    return np.asarray((x > rim) & (y > rim) & (x < width - 1 - rim) & (y < height - 1 - rim), np.bool_)


def _tilt(outline: Points, width: int, height: int) -> float:
    """Return the tilt most of the outline's length agrees on, to about a degree."""
    hull = cv2.convexHull(outline.astype(np.float32))[:, 0].astype(np.float64)
    steps = np.roll(hull, -1, axis=0) - hull
    long = np.hypot(steps[:, 0], steps[:, 1])
    middles = hull + steps / 2
    # Along the rim it is the picture that ends, not the paper.
    kept = _inside(middles, width, height, 2 * _RIM_PX) & (long > 0)
    if not kept.any():
        return 0.0
    angles = (np.degrees(np.arctan2(steps[kept, 1], steps[kept, 0])) + 45) % 90 - 45
    weights = long[kept] ** 1.5
    apart = np.abs(angles[:, None] - angles[None, :])
    votes = (np.minimum(apart, 90 - apart) < 1.2) @ weights
    best = float(angles[votes.argmax()])
    near = (angles - best + 45) % 90 - 45
    mine = np.abs(near) < 1.2
    return best + float(np.average(near[mine], weights=weights[mine]))


def _box(level: Points, whole: Points) -> tuple[float, float, float, float]:
    """Return the outermost places the outline follows; the picture's rim where the paper leaves it."""
    left, top = (_outermost(level[:, axis], whole[:, axis], -1) for axis in (0, 1))
    right, bottom = (_outermost(level[:, axis], whole[:, axis], 1) for axis in (0, 1))
    return left, top, right, bottom


def _outermost(free: Points, whole: Points, side: int) -> float:
    far = float((whole * side).max())
    edge = float(np.quantile(free * side, 0.995))
    if far - edge > 6:  # the paper goes on beyond what can be seen
        return far * side
    near = free[np.abs(free * side - edge) <= 3]
    return float(np.median(near)) if len(near) > _SHORT_PX / 2 else edge * side


def _slope(level: Points, box: tuple[float, float, float, float]) -> float:
    """Return how many degrees the points on the four edges still slope."""
    total, weight = 0.0, 0.0
    for axis, position in ((0, box[0]), (1, box[1]), (0, box[2]), (1, box[3])):
        near = level[np.abs(level[:, axis] - position) <= 3]
        if len(near) < _SHORT_PX:
            continue
        along, across = near[:, 1 - axis], near[:, axis]
        spread = float(((along - along.mean()) ** 2).sum())
        rise = float(((along - along.mean()) * (across - across.mean())).sum())
        total += rise if axis == 1 else -rise
        weight += spread
    return math.degrees(math.atan2(total, weight)) if weight else 0.0


def _support(
    level: Points, box: tuple[float, float, float, float], degrees: float, size: tuple[int, int]
) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    ends = (
        (0, left, top, bottom),
        (1, top, left, right),
        (0, right, top, bottom),
        (1, bottom, left, right),
    )
    a, b, c, d = (_followed(level, end, degrees, size) for end in ends)
    return a, b, c, d


def _followed(
    level: Points, edge: tuple[int, float, float, float], degrees: float, size: tuple[int, int]
) -> float:
    """Return the share of an edge's visible length that has outline on it, -1 when hardly any is visible."""
    axis, position, start, end = edge
    steps = np.arange(math.ceil(start), math.floor(end), 2.0)
    places = np.empty((len(steps), 2))
    places[:, axis], places[:, 1 - axis] = position, steps
    steps = steps[_inside(turned(places, -degrees), *size, _RIM_PX)]
    if len(steps) * 2 < _SHORT_PX:
        return -1.0
    on = level[np.abs(level[:, axis] - position) <= _ON_EDGE_PX][:, 1 - axis]
    hit = np.isin(np.round(steps / 2), np.round(on / 2)) | np.isin(
        np.round(steps / 2 + 0.5), np.round(on / 2)
    )
    return float(hit.mean())
