"""Lays curved and keystoned lines level: how far each place of a page must move up or down.

Pages of a bound file and pages held before a camera have lines that bend and run together. The slope of
the lines is measured everywhere by sliding narrow strips of the page along each other; one smooth surface
goes through the slopes, so that a stamp, a table or a picture cannot bend the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Numbers = NDArray[np.float64]

_STRIP, _BAND = 70, 300
"""Width of a strip and height of a band in pixels: a word wide, some lines high."""
_FURTHEST = 9
"""Rows two neighbouring strips are slid at most; 7 degrees at 200 dpi."""
_ALONG, _DOWN = 3, 2
"""Terms of the surface along and down the page; more follow single words instead of the paper."""
_LEAST_INK = 25
_LEAST_PLACES = 30
_LEAST_BEND = 3.0
"""A page whose lines bend less than this many rows is left as it lies; the engine follows that itself."""
_CALM = 0.35
"""Pull of the surface towards level, in places of text; corners without text must not run away."""
_EXPLAINED = 0.7
"""Slopes that stay this far from the surface, against the flat page, are no bent lines of text."""
_PAPER = 255


@dataclass(frozen=True, slots=True)
class Bend:
    """Độ cong: how far below its flattened place each point of a page lies.

    Args:
        terms: Slope of the lines as a polynomial, along the page by down the page, both from 0 to 1.
        width: Pixels of the page.
        height: Pixels of the page.
    """

    terms: Numbers
    width: int
    height: int

    def below(self, x: Numbers, y: Numbers) -> Numbers:
        """Return the rows by which points of the flattened page lie lower on the bent one."""
        along, down = x / self.width, y / self.height
        powers = np.arange(_ALONG) + 1
        rise = (along[..., None] ** powers - 0.5**powers) / powers * self.width
        return np.asarray(np.einsum("...m,mn,...n->...", rise, self.terms, _powers(down, _DOWN)))


def find_bend(ink: NDArray[np.uint8]) -> Bend | None:
    """Return the bend of a page from its ink (1 where there is any), None when its lines are level."""
    height, width = ink.shape
    profiles = _profiles(ink)
    places, slopes, weights = _slopes(profiles, width / len(profiles))
    if len(slopes) < _LEAST_PLACES:
        return None
    terms = _surface(places, slopes, weights)
    left = np.abs(slopes - _at(places, terms))
    if np.average(left, weights=weights) > _EXPLAINED * np.average(np.abs(slopes), weights=weights):
        return None
    bend = Bend(terms, width, height)
    return bend if np.abs(bend.below(*_grid(width, height, 9))).max() >= _LEAST_BEND else None


def flattened(page: Grey, bend: Bend) -> Grey:
    """Return the page with its lines level; every point moves up or down only."""
    height, width = page.shape
    coarse = bend.below(*_grid(width, height, 65)).astype(np.float32)
    moved = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    rows = moved + np.arange(height, dtype=np.float32)[:, None]
    columns = np.broadcast_to(np.arange(width, dtype=np.float32), rows.shape)
    return np.asarray(
        cv2.remap(page, np.ascontiguousarray(columns), rows, cv2.INTER_CUBIC, borderValue=_PAPER), np.uint8
    )


def _grid(width: int, height: int, steps: int) -> tuple[Numbers, Numbers]:
    """Return points at the middles of a coarse picture's pixels, as ``cv2.resize`` understands them."""
    x = (np.arange(steps) + 0.5) * width / steps - 0.5
    y = (np.arange(steps) + 0.5) * height / steps - 0.5
    across, down = np.meshgrid(x, y)
    return across, down


def _profiles(ink: NDArray[np.uint8]) -> Numbers:
    """Return for each strip its ink row by row, a little blurred."""
    edges = np.linspace(0, ink.shape[1], max(2, ink.shape[1] // _STRIP) + 1).astype(int)[:-1]
    rows = np.add.reduceat(ink.astype(np.float32), edges, axis=1)
    return np.asarray(cv2.GaussianBlur(rows, (1, 7), 0, sigmaY=1.5).T, np.float64)


def _slopes(profiles: Numbers, strip: float) -> tuple[Numbers, Numbers, Numbers]:
    """Return places (along, down; 0 to 1), the slope of the lines there, and how much ink told it."""
    bands = np.linspace(0, profiles.shape[1], max(1, profiles.shape[1] // _BAND) + 1).astype(int)
    found = []
    for number in range(len(profiles) - 1):
        for top, bottom in pairwise(bands):
            shift = _shift(profiles[number, top:bottom], profiles[number + 1, top:bottom])
            if shift is not None:
                along, down = (number + 1) / len(profiles), (top + bottom) / 2 / profiles.shape[1]
                found.append((along, down, shift[0] / strip, shift[1]))
    told = np.array(found, dtype=np.float64).reshape(-1, 4)
    return told[:, :2], told[:, 2], told[:, 3]


def _shift(left: Numbers, right: Numbers) -> tuple[float, float] | None:
    """Return the rows by which the right strip lies lower, to a tenth, and how much ink says so."""
    ink = min(left.sum(), right.sum())
    middle = slice(_FURTHEST, len(left) - _FURTHEST)
    if ink < _LEAST_INK or len(left) < 6 * _FURTHEST:
        return None
    shifts = range(-_FURTHEST, _FURTHEST + 1)
    fits = np.array([left[middle] @ right[_FURTHEST + s : len(right) - _FURTHEST + s] for s in shifts])
    best = int(fits.argmax())
    if best in (0, len(fits) - 1) or fits[best] < 1.1 * np.median(fits):
        return None
    before, top, after = fits[best - 1 : best + 2]
    return best - _FURTHEST + 0.5 * (before - after) / (before - 2 * top + after - 1e-9), float(ink)


def _surface(places: Numbers, slopes: Numbers, weights: Numbers) -> Numbers:
    """Fit the slopes by one smooth surface; what lies far off, a stamp or a rule, loses its say."""
    table = (_powers(places[:, 0], _ALONG)[:, :, None] * _powers(places[:, 1], _DOWN)[:, None, :]).reshape(
        len(slopes), -1
    )
    say = np.sqrt(weights / weights.mean())
    weights = say**2
    calm = _CALM * np.eye(table.shape[1])
    found = np.zeros(table.shape[1])
    for _ in range(5):
        told = np.vstack([table * say[:, None], calm])
        found = np.linalg.lstsq(told, np.concatenate([slopes * say, np.zeros(len(calm))]), rcond=1e-6)[0]
        off = np.abs(slopes - table @ found)
        say = np.sqrt(weights / (1 + (off / (2 * np.median(off) + 1e-6)) ** 2))
    return found.reshape(_ALONG, _DOWN)


def _at(places: Numbers, terms: Numbers) -> Numbers:
    along, down = _powers(places[:, 0], _ALONG), _powers(places[:, 1], _DOWN)
    return np.asarray(np.einsum("im,mn,in->i", along, terms, down))


def _powers(values: Numbers, terms: int) -> Numbers:
    return np.asarray(values[..., None] ** np.arange(terms))
