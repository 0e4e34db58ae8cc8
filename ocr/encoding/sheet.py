"""One page ready to be told apart: evenly lit, at the density of its masks, with its paper known."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.encoding.stored import Colour, Mask, Pixels

PER_CELL = 8
"""Dots of the page to one cell of its thumbnail: about a millimetre."""

_MARK, _OBJECT = 7, 25
"""In cells: what is narrower than the first is a mark, than the second an object on the paper."""
_OBJECT_DARKER = 60
_LARGEST_OBJECT = 70
"""In cells: what is larger is a shadow or another paper, whose marks are looked for by themselves."""
_TINT, _DARK = 14, 190
_FAR = 18.0
_SAMPLE = 7
_UNEVEN_SHARE = 0.003
_BLUR = 0.35
_NOISE_SIGMAS = 4.5
_FAINTEST = 24


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page for encoding.

    Args:
        pixels: Red, green, blue; the light evened out, white paper white.
        bare: What bare paper would be in the picture as it came, in cells.
        ground: The paper's own colour around every cell, in cells.
        paper: Colour of the paper at large.
        flat: ``pixels`` on white paper wherever they lie: tints and patterns taken off.
        darkness: How far the darkest channel of ``flat`` is from white.
        faintest: Least darkness that is no noise and no pattern of the paper.
        objects: Cells of broad things on the paper: seals, emblems, small photographs.
        dpi: Density of all of these.
    """

    pixels: Pixels
    bare: Pixels
    ground: Pixels
    paper: Colour
    flat: Pixels
    darkness: Pixels
    faintest: int
    objects: Mask
    dpi: int

    @property
    def tinted(self) -> bool:
        """Whether the paper is not white."""
        return self.paper != (255, 255, 255)

    @property
    def unlike_paper(self) -> NDArray[np.bool_]:
        """Cells where the ground is neither the paper nor marks on it: photographs, cards, shadows."""
        far = np.abs(self.ground.astype(np.int16) - np.array(self.paper, np.int16)).max(axis=2)
        return np.asarray(far > _FAR, np.bool_)

    @property
    def uneven(self) -> bool:
        """Whether something larger than marks lies on the paper."""
        return bool(self.unlike_paper.mean() > _UNEVEN_SHARE)


def sheet_of(picture: Pixels, dpi: int) -> Sheet:
    """Look at a picture (red, green, blue) of a page at the density of its masks."""
    light = _light(_closed(_cells(picture), _MARK))
    tone = np.median(light.reshape(-1, 3), axis=0)
    tinted = float(np.ptp(tone)) > _TINT or float(tone.min()) < _DARK
    paper = tuple(round(float(c)) for c in tone) if tinted else (255, 255, 255)
    tint = np.array([c / 255 for c in paper], np.float32)
    light = np.asarray(light / tint, np.float32)
    even = _divided(picture, light)
    cells = _cells(even)
    near, wide = _closed(cells, _MARK), _closed(cells, _OBJECT)
    objects = _objects(cells, near, wide)
    around = np.asarray(cv2.dilate(objects, np.ones((5, 5), np.uint8)))[:, :, None]
    ground = np.where(around == 1, wide, near).astype(np.uint8)
    flat = _divided(even, ground.astype(np.float32))
    sharp = cv2.bitwise_not(cv2.min(cv2.min(flat[:, :, 0], flat[:, :, 1]), flat[:, :, 2]))
    darkness = np.asarray(cv2.GaussianBlur(sharp, (3, 3), _BLUR), np.uint8)
    bare = np.clip(ground * light / 255, 0, 255).astype(np.uint8)
    return Sheet(
        even, bare, ground, (paper[0], paper[1], paper[2]), flat, darkness, _faintest(darkness), objects, dpi
    )


def _cells(picture: Pixels) -> Pixels:
    height, width = picture.shape[:2]
    size = (max(1, width // PER_CELL), max(1, height // PER_CELL))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _closed(cells: Pixels, size: int) -> Pixels:
    """Return the colour of the paper around every cell, marks smaller than a size closed over."""
    closed = cv2.morphologyEx(cells, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    return np.asarray(cv2.GaussianBlur(closed, (0, 0), 1.5), np.uint8)


def _objects(cells: Pixels, near: Pixels, wide: Pixels) -> Mask:
    """Return the broad things on the paper, such as seals, emblems and small photographs, whole."""
    broad = (cv2.subtract(wide, near).max(axis=2) > _OBJECT_DARKER).astype(np.uint8)
    dark = (cv2.subtract(wide, cells).max(axis=2) > _OBJECT_DARKER).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(broad, connectivity=8)
    small = stats[:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1].max(axis=1) <= _LARGEST_OBJECT
    small[0] = False
    grown = cv2.dilate(small.astype(np.uint8)[labels], np.ones((7, 7), np.uint8))
    return np.asarray(cv2.bitwise_or(small.astype(np.uint8)[labels], cv2.bitwise_and(grown, dark)), np.uint8)


def _light(ground: Pixels) -> NDArray[np.float32]:
    """Return the light on bare paper everywhere: one smooth surface through what looks like paper."""
    height, width = ground.shape[:2]
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=2).reshape(-1, 6)
    some, values = terms[::_SAMPLE], ground.reshape(-1, 3)[::_SAMPLE].astype(np.float32)
    kept = values.min(axis=1) >= np.percentile(values.min(axis=1), 40)
    for _ in range(4):
        weights = np.linalg.lstsq(some[kept], values[kept], rcond=None)[0]
        off = np.abs(values - some @ weights).max(axis=1)
        kept = off <= max(_FAR / 2, float(np.percentile(off, 25)))
    return np.asarray(np.clip(terms @ weights, 40, 255).reshape(height, width, 3), np.float32)


def _divided(picture: Pixels, light: NDArray[np.float32]) -> Pixels:
    """Divide by a light given in cells; the paper's own grain is brighter than its mean and is clipped."""
    size, cells = (picture.shape[1], picture.shape[0]), np.clip(light, 1, 255).astype(np.uint8)
    even = np.empty_like(picture)
    for channel in range(3):  # one after another: a page at 300 dpi is 26 MB
        full = cv2.resize(np.ascontiguousarray(cells[:, :, channel]), size, interpolation=cv2.INTER_LINEAR)
        cv2.insertChannel(cv2.divide(cv2.extractChannel(picture, channel), full, scale=257), even, channel)
    return even


def _faintest(darkness: Pixels) -> int:
    """Return the darkness above the paper's grain, judged by the half of it that is brighter than usual."""
    counts = np.bincount(darkness[::2, ::2].ravel(), minlength=256).astype(np.float64)
    usual = int(np.argmax(counts[:60]))
    below = counts[: usual + 1]
    steps = np.arange(usual, -1, -1)
    spread = float(np.sqrt((below * steps**2).sum() / below.sum()))
    upper = counts[usual : usual + 40]
    grain = float(np.sqrt((upper[:20] * np.arange(len(upper[:20])) ** 2).sum() / upper[:20].sum()))
    return int(np.clip(usual + _NOISE_SIGMAS * max(spread, grain * 0.8), _FAINTEST, 90))
