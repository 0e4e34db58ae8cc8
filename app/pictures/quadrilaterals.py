"""Guesses at the sheet on a camera's picture; each way fails on other desks, so there are several."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from app.pictures.files import Picture

Quad = NDArray[np.float64]
"""Four corners from top left clockwise, in pixels."""

_LEAST_SHARE = 0.08  # of the picture; a smaller sheet is not what was photographed
_LINES_EACH_WAY = 6
_SAME_LINE_PX = 7
_CUT_PX = 320
_LEAST_CUT_PX = 100
_LEAST_APART = 12  # grey levels in any colour


def guesses(picture: Picture) -> Iterator[Quad]:
    """Yield what may be the sheet on a small colour picture."""
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
    calm = np.asarray(cv2.bilateralFilter(grey, 7, 40, 7), np.uint8)
    yield from _by_lines(calm)
    yield from _by_outlines(calm)
    yield from _by_colour(picture)


def by_cutting_out(picture: Picture, start: Quad) -> Quad | None:
    """Return the sheet cut out by its colours (GrabCut), begun from a rough guess.

    Where the ground has the colour of what lies on it, there is nothing to tell them by: the cut would
    take minutes on a large picture and find nothing. The small one bounds it to half a second.
    """
    scale = min(1.0, _CUT_PX / max(picture.shape[:2]))
    small = np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    mask = np.full(small.shape[:2], cv2.GC_BGD, np.uint8)
    middle = start.mean(axis=0)
    for size, value in ((1.12, cv2.GC_PR_BGD), (0.98, cv2.GC_PR_FGD), (0.7, cv2.GC_FGD)):
        shape = np.round((middle + (start - middle) * size) * scale).astype(np.int32)
        cv2.fillPoly(mask, [shape], int(value))
    if not _differ(small[mask == cv2.GC_FGD], small[mask == cv2.GC_BGD]):
        return None
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.grabCut(small, mask, (0, 0, 0, 0), models[0], models[1], 1, cv2.GC_INIT_WITH_MASK)
    inside = np.where((mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD), 255, 0).astype(np.uint8)
    whole = cv2.morphologyEx(inside, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    quad = _quad_of(np.asarray(whole, np.uint8))
    return None if quad is None else (quad + 0.5) / scale - 0.5


def _differ(inside: Picture, ground: Picture) -> bool:
    """Tell whether a sheet has another colour than the ground, by the most common of each."""
    if min(inside.shape[0], ground.shape[0]) < _LEAST_CUT_PX:
        return False
    apart = np.median(inside, axis=0) - np.median(ground, axis=0)
    return bool(np.abs(apart).max() >= _LEAST_APART)


def ordered(points: Quad) -> Quad:
    """Return four corners from top left clockwise."""
    middle = points.mean(axis=0)
    turn = np.argsort(np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0]))
    round_ = points[turn]
    return np.asarray(np.roll(round_, -int(round_.sum(axis=1).argmin()), axis=0), np.float64)


def _by_lines(grey: Picture) -> Iterator[Quad]:
    """Yield quadrilaterals of the longest straight edges, two each way."""
    edges = cv2.Canny(grey, 25, 75)
    least = min(grey.shape) / 5
    found = cv2.HoughLinesP(edges, 1, np.pi / 360, 40, minLineLength=least, maxLineGap=12)
    if found is None:
        return
    ends = found.reshape(-1, 4).astype(np.float64)
    flat = np.abs(ends[:, 2] - ends[:, 0]) > np.abs(ends[:, 3] - ends[:, 1])
    across, down = _merged(ends[flat], 1), _merged(ends[~flat], 0)
    for top, bottom in itertools.combinations(across, 2):
        for left, right in itertools.combinations(down, 2):
            quad = [_crossing(a, b) for a, b in ((top, left), (top, right), (bottom, right), (bottom, left))]
            if all(point is not None for point in quad):
                yield from _plausible(np.array(quad, np.float64), grey.shape)


def _merged(ends: Quad, axis: int) -> list[Quad]:
    """Return the longest lines, pieces of one line joined; ``axis`` is the one they lie apart along."""
    kept: list[tuple[float, Quad]] = []
    lengths = np.hypot(ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1])
    for index in np.argsort(-lengths):
        one, long = ends[index], float(lengths[index])
        middle = (one[axis] + one[axis + 2]) / 2
        apart = [abs((k[axis] + k[axis + 2]) / 2 - middle) for _, k in kept]
        twin = next((n for n, gap in enumerate(apart) if gap < _SAME_LINE_PX), None)
        if twin is None:
            kept.append((long, one))
        else:
            kept[twin] = (kept[twin][0] + long, kept[twin][1])
    kept.sort(key=lambda pair: -pair[0])
    longest, rest = kept[:_LINES_EACH_WAY], kept[_LINES_EACH_WAY:]
    # On a form its rules are longer than what a hand leaves of the sheet's edge; that one lies outermost.
    rest.sort(key=lambda pair: pair[1][axis] + pair[1][axis + 2])
    return [line for _, line in (*longest, *rest[:1], *rest[1:][-1:])]


def _crossing(one: Quad, other: Quad) -> Quad | None:
    a, b = np.append(one[:2], 1.0), np.append(one[2:], 1.0)
    c, d = np.append(other[:2], 1.0), np.append(other[2:], 1.0)
    x, y, w = np.cross(np.cross(a, b), np.cross(c, d))
    return None if abs(w) < 1e-9 else np.array([x / w, y / w])


def _by_outlines(grey: Picture) -> Iterator[Quad]:
    edges = cv2.dilate(cv2.Canny(grey, 40, 120), np.ones((5, 5), np.uint8))
    outlines, _ = cv2.findContours(edges, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in sorted(outlines, key=cv2.contourArea, reverse=True)[:3]:
        quad = _quad_of_outline(np.asarray(outline, np.int32))
        if quad is not None:
            yield from _plausible(quad, grey.shape)


def _by_colour(picture: Picture) -> Iterator[Quad]:
    """Yield the pale patch: bright, and of little colour."""
    lab = cv2.cvtColor(cv2.GaussianBlur(picture, (5, 5), 0), cv2.COLOR_BGR2LAB)
    light, a, b = cv2.split(lab)
    chroma = cv2.convertScaleAbs(np.hypot(a.astype(np.float32) - 128, b.astype(np.float32) - 128), alpha=3)
    for plane, way in ((light, cv2.THRESH_BINARY), (chroma, cv2.THRESH_BINARY_INV)):
        patch = cv2.threshold(plane, 0, 255, way + cv2.THRESH_OTSU)[1]
        closed = cv2.morphologyEx(patch, cv2.MORPH_CLOSE, np.ones((11, 11), np.uint8))
        quad = _quad_of(np.asarray(closed, np.uint8))
        if quad is not None:
            yield from _plausible(quad, picture.shape)


def _quad_of(patch: Picture) -> Quad | None:
    outlines, _ = cv2.findContours(patch, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    return _quad_of_outline(np.asarray(max(outlines, key=cv2.contourArea), np.int32))


def _quad_of_outline(outline: NDArray[np.int32]) -> Quad | None:
    hull = cv2.convexHull(outline)
    around = cv2.arcLength(hull, True)
    for part in (0.02, 0.03, 0.05, 0.08):
        corners = cv2.approxPolyDP(hull, part * around, True)
        if len(corners) == 4:
            return ordered(corners[:, 0].astype(np.float64))
    return None


def _plausible(quad: Quad, shape: tuple[int, ...]) -> Iterator[Quad]:
    """Yield the quadrilateral when a camera may see a sheet so: convex, large, nearly all in the picture."""
    quad = ordered(quad)
    height, width = shape[:2]
    slack = 0.04 * max(height, width)
    outside = (quad < -slack).any() or (quad > np.array([width, height]) + slack).any()
    if outside or not cv2.isContourConvex(quad.astype(np.float32)):
        return
    if cv2.contourArea(quad.astype(np.float32)) < _LEAST_SHARE * height * width:
        return
    sides = np.roll(quad, -1, axis=0) - quad
    turns = np.degrees(np.arctan2(sides[:, 1], sides[:, 0]))
    bends = (np.roll(turns, -1) - turns) % 360
    if (np.abs(bends - 90) < 35).all():
        yield quad
