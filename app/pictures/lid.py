"""What a scanner sees beside the paper: the lid, white, grey or black, and what does not look like it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.pictures.files import Picture
from app.pictures.glance import Glance

_RING_PX = (1, 5)  # the outermost pixels of many scanners are black
_NEAR = 8  # grey levels around the lid's own that still are lid while its colour is measured
_LEAST_SHARE = 0.06  # of the picture's rim; less is dust or a shadow
_LEAST_DIFFERENCE, _MOST_DIFFERENCE = 3.5, 14.0
_GAP_MM = 2.0  # a faint edge is broken where the lid presses it flat


@dataclass(frozen=True, slots=True)
class Lid:
    """One guess at the lid.

    Args:
        level: Its grey level.
        differs: 255 where the picture is not like the lid.
        beside: 255 where the lid is seen, reached from the picture's rim.
    """

    level: float
    differs: Picture
    beside: Picture


def lids(seen: Glance) -> Iterator[Lid]:
    """Yield what may be the lid, what covers most of the rim first; one of them may be the paper."""
    grey = np.asarray(cv2.GaussianBlur(seen.grey, (3, 3), 0), np.uint8)
    ring = _ring(grey.shape)
    levels = grey[ring]
    for level in _peaks(levels):
        ground = _ground(seen.picture, ring & (np.abs(grey.astype(np.int16) - level) <= _NEAR))
        if ground is not None:
            yield _lid(seen, ground, level)


def _ring(shape: tuple[int, ...]) -> NDArray[np.bool_]:
    inner, outer = np.zeros(shape, bool), np.zeros(shape, bool)
    near, far = _RING_PX
    outer[near:-near, near:-near] = True
    inner[far:-far, far:-far] = True
    return outer & ~inner


def _peaks(levels: Picture) -> list[int]:
    """Return the two most common grey levels of the rim that lie apart."""
    counts = np.bincount(levels.ravel(), minlength=256).astype(np.float64)
    near = np.convolve(counts, np.ones(7), "same")
    found: list[int] = []
    for _ in range(3):
        peak = int(near.argmax())
        if near[peak] < _LEAST_SHARE * levels.size:
            break
        found.append(peak)
        near[max(0, peak - 7) : peak + 8] = 0
    return found


def _ground(picture: Picture, rim: NDArray[np.bool_]) -> Picture | None:
    """Return the lid's colour at every pixel: a plane through its pixels on the rim, lamps are uneven."""
    y, x = np.nonzero(rim)
    if len(x) < 60:
        return None
    height, width = rim.shape
    colours = picture[y, x].reshape(len(x), -1).astype(np.float64)
    at = np.stack([x / width - 0.5, y / height - 0.5, np.ones(len(x))], axis=1)
    planes, *_ = np.linalg.lstsq(at, colours, rcond=None)
    slopes = np.clip(planes[:2], -12, 12)  # seen at one end only, a plane would run away at the other
    middle = (colours - at[:, :2] @ slopes).mean(axis=0)
    steps = (np.arange(16) + 0.5) / 16 - 0.5
    coarse = steps[None, :, None] * slopes[0] + steps[:, None, None] * slopes[1] + middle
    even = np.clip(np.round(coarse), 0, 255).astype(np.uint8)
    smooth = cv2.resize(even, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(smooth.reshape(picture.shape), np.uint8)


def _lid(seen: Glance, ground: Picture, level: float) -> Lid:
    away = cv2.absdiff(cv2.GaussianBlur(seen.picture, (5, 5), 0), ground)
    if away.ndim == 3:
        b, g, r = cv2.split(away)
        away = cv2.max(cv2.max(b, g), r)
    likely = away[away < _NEAR]
    noise = float(likely.mean()) if likely.size else 1.0
    limit = float(np.clip(3.0 * noise, _LEAST_DIFFERENCE, _MOST_DIFFERENCE))
    differs = cv2.threshold(away, limit, 255, cv2.THRESH_BINARY)[1]
    return Lid(level, np.asarray(differs, np.uint8), _beside(np.asarray(differs, np.uint8), seen.mm))


def _beside(differs: Picture, mm: float) -> Picture:
    """Return the lid that can be reached from the rim without crossing an edge."""
    side = max(3, round(_GAP_MM * mm)) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    walls = cv2.morphologyEx(differs, cv2.MORPH_CLOSE, kernel)
    count, labels = cv2.connectedComponents(cv2.bitwise_not(walls), connectivity=4)
    rim = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    reached = np.zeros(count, bool)
    reached[np.unique(rim)] = True
    reached[0] = False
    return np.where(reached[labels], 255, 0).astype(np.uint8)
