"""Finds the sheet on a camera's picture and how to flatten it to its true proportions."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np

from app.domain.page_view import Cleaning, PageView
from app.pictures.files import Picture
from app.pictures.quadrilaterals import Quad, by_cutting_out, guesses, ordered
from app.pictures.surroundings import Surroundings, leaves_paper_out, surroundings

_LOOK_PX = 640
_LEAST_PX = 64  # of the shorter side of the small picture; a strip shows no sheet on a desk
_SURE_SCORE = 0.45
_MOST_LOOKED_AT = 40
_GOOD_SCORE = 0.8  # lines as clear as this need no cutting out, which costs a tenth of a second
_RATIOS = ((1 / math.sqrt(2), 297.0), (math.sqrt(2), 297.0), (85.6 / 53.98, 85.6), (53.98 / 85.6, 85.6))
"""Width over height, and the longer side in mm: A4 (A5 looks alike and is taken for it) and cards ID-1."""
_RATIO_SLACK = 0.09
_UNEVEN_LIGHT = 0.12


def sheet_seen(picture: Picture, *, hurry: bool = False) -> Quad | None:
    """Return the corners of the sheet on a colour picture, None when no sheet is sure.

    ``hurry`` is for the live preview: only the ways that take a few milliseconds.
    """
    scale = min(1.0, _LOOK_PX / max(picture.shape[:2]))
    if min(picture.shape[:2]) * scale < _LEAST_PX:
        return None
    small = np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    found = _best(small, hurry=hurry)
    return None if found is None else (found + 0.5) / scale


def camera_view(picture: Picture) -> PageView | None:
    """Return the view that flattens the sheet, its resolution told by its size; None when none is sure."""
    if picture.ndim == 2:
        picture = np.asarray(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), np.uint8)
    quad = sheet_seen(picture)
    if quad is None:
        return None
    height, width = picture.shape[:2]
    ratio, long_mm = _known_ratio(true_ratio(quad, width, height))
    corners = tuple(round(float(n), 1) for n in quad.ravel())
    flat = PageView(corners, _cleaning(picture, quad), ratio=round(ratio, 4))
    dpi = round(max(flat.size_px(width, height)) / long_mm * 25.4)
    return PageView(flat.corners, flat.cleaning, max(1, dpi), flat.ratio)


def true_ratio(quad: Quad, width: int, height: int) -> float:
    """Return width over height of a rectangle seen as this quadrilateral by a camera of square pixels.

    After Zhang and He, "Whiteboard scanning and image enhancement" (2007): the focal length follows from
    the sides meeting at right angles; without perspective the sides tell the ratio themselves.
    """
    centre = np.array([width / 2, height / 2])
    a, b, c, d = (np.append(point - centre, 1.0) for point in quad)  # top left, clockwise
    k2 = np.dot(np.cross(a, c), d) / np.dot(np.cross(b, c), d)
    k3 = np.dot(np.cross(a, c), b) / np.dot(np.cross(d, c), b)
    n2, n3 = k2 * b - a, k3 * d - a
    plain = _side_ratio(quad)
    if abs(n2[2] * n3[2]) < 1e-7:
        return plain
    focal2 = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2])
    if not (0.3 * width) ** 2 < focal2 < (6 * max(width, height)) ** 2:
        return plain
    weights = np.array([1 / focal2, 1 / focal2, 1.0])
    ratio = math.sqrt(float((n2 * n2 * weights).sum() / (n3 * n3 * weights).sum()))
    return ratio if 0.6 < ratio / plain < 1.7 else plain


def _side_ratio(quad: Quad) -> float:
    a, b, c, d = quad
    return (math.dist(a, b) + math.dist(d, c)) / (math.dist(a, d) + math.dist(b, c))


def _known_ratio(measured: float) -> tuple[float, float]:
    ratio, long_mm = min(_RATIOS, key=lambda known: abs(math.log(known[0] / measured)))
    near = abs(math.log(ratio / measured)) < _RATIO_SLACK
    return (ratio, long_mm) if near else (measured, 297.0)


def _best(small: Picture, *, hurry: bool) -> Quad | None:
    strength, around = _edge_strength(small), surroundings(small)
    scored = ((_score(quad, strength), quad) for quad in guesses(small))
    sure = sorted((pair for pair in scored if pair[0] >= _SURE_SCORE), key=lambda pair: -pair[0])
    score, best = _first_whole(sure, around)
    if not hurry and score < _GOOD_SCORE:
        height, width = small.shape[:2]
        cut = by_cutting_out(small, best if best is not None else _middle_of(width, height))
        if cut is not None and _score(cut, strength) > max(score, _SURE_SCORE):
            best = best if leaves_paper_out(cut, around) else cut
    return None if best is None else _refined(best, strength)


def _first_whole(scored: Sequence[tuple[float, Quad]], around: Surroundings) -> tuple[float, Quad | None]:
    """Return the best guess that is no frame printed on the paper."""
    whole = (pair for pair in scored[:_MOST_LOOKED_AT] if not leaves_paper_out(pair[1], around))
    return next(whole, (0.0, None))


def _middle_of(width: int, height: int) -> Quad:
    x, y = 0.12 * width, 0.12 * height
    return np.array([[x, y], [width - x, y], [width - x, height - y], [x, height - y]])


def _edge_strength(small: Picture) -> tuple[Picture, Picture]:
    """Return how strong the edges across and along are, 0 to 255, in whichever colour shows them best."""
    calm = cv2.GaussianBlur(small, (0, 0), 1.2)
    planes = [cv2.Scharr(calm, cv2.CV_32F, *way) for way in ((1, 0), (0, 1))]
    x, y = (np.clip(np.abs(p).max(axis=2) / 6, 0, 255).astype(np.uint8) for p in planes)
    return x, y


def _score(quad: Quad, strength: tuple[Picture, Picture]) -> float:
    """Return how well edges support the four sides, 0 to 1; the largest of equals wins a little."""
    sides = []
    for start, end in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        hits = _along(start, end, strength)
        sides.append(float((hits > 18).mean()) if hits.size else 0.0)
    height, width = strength[0].shape
    share = cv2.contourArea(quad.astype(np.float32)) / (height * width)
    return float((sum(sides) / 4) * 0.5 + min(sides) * 0.4 + 0.1 * min(1.0, share))


def _along(start: Quad, end: Quad, strength: tuple[Picture, Picture]) -> Picture:
    """Return the strongest edge within two pixels of each place of a side, as far as it is in the picture."""
    long = math.dist(start, end)
    if long < 8:
        return np.empty(0, np.uint8)
    direction = (end - start) / long
    across = np.array([-direction[1], direction[0]])
    plane = strength[1] if abs(direction[0]) > abs(direction[1]) else strength[0]
    places = start + np.linspace(0.03, 0.97, max(8, int(long / 3)))[:, None] * (end - start)
    spots = np.round(places[:, None] + np.arange(-2, 3)[None, :, None] * across).astype(np.int64)
    x, y = spots[:, :, 0], spots[:, :, 1]
    inside = (x >= 0) & (y >= 0) & (x < plane.shape[1]) & (y < plane.shape[0])
    seen = np.where(inside, plane[y.clip(0, plane.shape[0] - 1), x.clip(0, plane.shape[1] - 1)], 0)
    return np.asarray(seen.max(axis=1), np.uint8)


def _refined(quad: Quad, strength: tuple[Picture, Picture]) -> Quad:
    """Return the quadrilateral with each side laid on the strongest edge within a few pixels."""
    sides = [_side(a, b, strength) for a, b in zip(quad, np.roll(quad, -1, axis=0), strict=True)]
    corners = []
    for before, after in zip(np.roll(np.array(sides), 1, axis=0), sides, strict=True):
        x, y, w = np.cross(before, after)
        corners.append((x / w, y / w) if abs(w) > 1e-9 else (math.inf, math.inf))
    better = np.array(corners, np.float64)
    return ordered(better) if np.abs(better - quad).max() < 12 else quad


def _side(start: Quad, end: Quad, strength: tuple[Picture, Picture]) -> Quad:
    """Return the line (homogeneous) through the strongest edges near a side."""
    long = math.dist(start, end)
    direction = (end - start) / long
    across = np.array([-direction[1], direction[0]])
    plane = strength[1] if abs(direction[0]) > abs(direction[1]) else strength[0]
    places = start + np.linspace(0.05, 0.95, 60)[:, None] * (end - start)
    steps = np.arange(-5, 6)
    spots = places[:, None] + steps[None, :, None] * across
    x = np.clip(np.round(spots[:, :, 0]).astype(np.int64), 0, plane.shape[1] - 1)
    y = np.clip(np.round(spots[:, :, 1]).astype(np.int64), 0, plane.shape[0] - 1)
    weights = plane[y, x].astype(np.float64)
    strong = weights.max(axis=1) > 18
    if strong.sum() < 15:
        return np.asarray(np.cross(np.append(start, 1.0), np.append(end, 1.0)), np.float64)
    points = spots[np.arange(60), weights.argmax(axis=1)][strong].astype(np.float32)
    vx, vy, px, py = (float(n) for n in cv2.fitLine(points, cv2.DIST_HUBER, 0, 0.01, 0.01).ravel())
    return np.asarray(np.cross([px, py, 1.0], [px + vx, py + vy, 1.0]), np.float64)


def _cleaning(picture: Picture, quad: Quad) -> Cleaning:
    """Ask for shadows to be taken off when the paper is clearly darker in some part than in another."""
    ends = np.array([[0, 0], [96, 0], [96, 128], [0, 128]], np.float32)
    flat = cv2.warpPerspective(
        picture, cv2.getPerspectiveTransform(quad.astype(np.float32), ends), (96, 128), flags=cv2.INTER_AREA
    )
    grey = cv2.cvtColor(flat, cv2.COLOR_BGR2GRAY)[6:-6, 6:-6]
    paper = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    low, high = np.percentile(paper, (3, 97))
    return Cleaning.SHADOWS if low < high * (1 - _UNEVEN_LIGHT) else Cleaning.NONE
