"""Tells the edge of a sheet from a frame printed on it: beyond a sheet's edge there is no more paper."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.pictures.files import Picture

_AS_BRIGHT = 0.92  # of the paper inside; a pale desk under a sheet stays below 0.9
_NEAR, _FAR = 0.012, 0.04  # of the longer side: where the paper beside an edge is looked at
_LETTERS = 17  # pixels of a small picture; wider than any stroke, narrower than a desk
_CONTRAST = 18
_LEAST_INK = 25  # pixels; a few letters, more than dust


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A small picture seen without its letters, and its letters alone (1 where there is ink)."""

    paper: Picture
    ink: Picture


def surroundings(small: Picture) -> Surroundings:
    """Look at a small colour picture (about 640 pixels)."""
    grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), np.uint8)
    paper = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((_LETTERS, _LETTERS), np.uint8))
    even = cv2.blur(paper, (_LETTERS, _LETTERS))
    ink = np.asarray(cv2.subtract(even, grey) > _CONTRAST, np.uint8)
    return Surroundings(np.asarray(even, np.uint8), ink)


def leaves_paper_out(quad: NDArray[np.float64], seen: Surroundings) -> bool:
    """Tell whether, beyond any side, the paper goes on as bright as inside and carries ink."""
    middle = quad.mean(axis=0)
    sides = zip(quad, np.roll(quad, -1, axis=0), strict=True)
    return any(_goes_on(start, end, middle, seen) for start, end in sides)


def _goes_on(
    start: NDArray[np.float64], end: NDArray[np.float64], middle: NDArray[np.float64], seen: Surroundings
) -> bool:
    long = math.dist(start, end)
    if long < 8:
        return False
    across = np.array([start[1] - end[1], end[0] - start[0]]) / long
    outward = across if np.dot(across, (start + end) / 2 - middle) > 0 else -across
    near, far = (part * max(seen.paper.shape) for part in (_NEAR, _FAR))
    steps = np.linspace(near, far, 5)
    places = start + np.linspace(0.1, 0.9, 40)[:, None] * (end - start)
    beyond, inside = (_levels(places, outward * way, steps, seen.paper) for way in (1, -1))
    both = ~np.isnan(beyond) & ~np.isnan(inside)
    if both.mean() < 0.25:  # the side runs along the picture's rim
        return False
    as_bright = (beyond[both] >= _AS_BRIGHT * inside[both]).mean() > 0.5
    return bool(as_bright and _ink_beyond(start, outward, near, seen.ink) >= _LEAST_INK)


def _levels(
    places: NDArray[np.float64], way: NDArray[np.float64], steps: NDArray[np.float64], paper: Picture
) -> NDArray[np.float64]:
    """Return how bright the paper is beside each place, not a number outside the picture."""
    spots = np.round(places[:, None] + steps[None, :, None] * way).astype(np.int64)
    x, y = spots[:, :, 0], spots[:, :, 1]
    height, width = paper.shape
    there = (x >= 0) & (y >= 0) & (x < width) & (y < height)
    levels = np.where(there, paper[y.clip(0, height - 1), x.clip(0, width - 1)], 0).sum(axis=1)
    count = there.sum(axis=1)
    return np.where(count > 0, levels / np.maximum(count, 1), np.nan)


def _ink_beyond(start: NDArray[np.float64], outward: NDArray[np.float64], near: float, ink: Picture) -> int:
    y, x = np.nonzero(ink)
    return int(((x - start[0]) * outward[0] + (y - start[1]) * outward[1] > near).sum())
