"""Takes shadows off a page: every part of the paper gets the brightness of its brightest part."""

from __future__ import annotations

import cv2
import numpy as np

from app.pictures.files import Picture, grey_of

_GROUND_SIDE = 300
_LETTERS = np.ones((15, 15), np.uint8)  # a centimetre and a half on A4: wider than any stroke
_NEIGHBOURS = np.ones((3, 3), np.uint8)
_DARKEST_GROUND = 40


def without_shadows(picture: Picture) -> Picture:
    """Return the page with even paper; colours of stamps and ink are kept.

    The ground is what the paper would look like without anything on it: the bright level around each
    point, smoothed. All three colours are divided by the same ground, so red stays as red as it was.
    """
    ground = _ground(grey_of(picture))
    light = np.maximum(ground, _DARKEST_GROUND)
    if picture.ndim == 2:
        return np.asarray(cv2.divide(picture, light, scale=255), np.uint8)
    planes = [cv2.divide(plane, light, scale=255) for plane in cv2.split(picture)]
    return np.asarray(cv2.merge(planes), np.uint8)


def _ground(grey: Picture) -> Picture:
    height, width = grey.shape
    scale = min(1.0, _GROUND_SIDE / max(height, width))
    small = cv2.resize(
        grey, (max(1, round(width * scale)), max(1, round(height * scale))), interpolation=cv2.INTER_AREA
    )
    paper = _without_islands(np.asarray(cv2.morphologyEx(small, cv2.MORPH_CLOSE, _LETTERS), np.uint8))
    smooth = cv2.GaussianBlur(paper, (0, 0), 5)
    return np.asarray(cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def _without_islands(ground: Picture) -> Picture:
    """Return the ground with every dark island filled to the level around it.

    A hand or a telephone throws its shadow from outside, so it reaches the rim; what is dark inside the
    page alone is a photograph or a dark print, and bleaching it would destroy it.
    """
    filled = np.full_like(ground, 255)
    filled[0], filled[-1], filled[:, 0], filled[:, -1] = ground[0], ground[-1], ground[:, 0], ground[:, -1]
    for _ in range(ground.size):
        lower = np.asarray(cv2.max(cv2.erode(filled, _NEIGHBOURS), ground), np.uint8)
        if np.array_equal(lower, filled):
            break
        filled = lower
    return filled
