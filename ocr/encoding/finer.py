"""Redraws the masks of inks at the density of print, so that a viewer need not enlarge them in steps.

Which ink lies where is told at a coarser density, at a quarter of the work; only edges are looked for here.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ocr.encoding.inks import Ink
from ocr.encoding.stored import Mask, Pixels

_BLUR = 0.5
"""Dots: the noise on the edges of strokes costs more bytes than the strokes, and nobody reads it."""
_RIM, _NEAR = np.ones((3, 3), np.uint8), np.ones((9, 9), np.uint8)


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the edges of marks lie.

    Args:
        bare: What bare paper would be in the picture as it came, in cells.
        least: How dark a mark must be, at the density at which inks were told apart.
    """

    bare: Pixels
    least: Pixels


def finer(inks: tuple[Ink, ...], edges: Edges, picture: Pixels) -> tuple[Ink, ...]:
    """Return the inks with the edges they have in a finer picture (red, green, blue) of the same page."""
    size = picture.shape[1], picture.shape[0]
    enough = cv2.resize(edges.least, size, interpolation=cv2.INTER_LINEAR)
    dark = (_darkness(picture, edges.bare) > enough).astype(np.uint8)
    return tuple(
        Ink(np.asarray(cv2.bitwise_and(dark, _around(ink, inks, size)), np.uint8), ink.colour) for ink in inks
    )


def _darkness(picture: Pixels, bare: Pixels) -> Pixels:
    """Return how much darker than bare paper the darkest channel is; one channel at a time in memory."""
    size = picture.shape[1], picture.shape[0]
    least = np.full(size[::-1], 255, np.uint8)
    for channel in range(3):
        paper = cv2.resize(np.ascontiguousarray(bare[:, :, channel]), size, interpolation=cv2.INTER_LINEAR)
        flat = cv2.divide(cv2.extractChannel(picture, channel), paper, scale=257)
        cv2.min(least, flat, dst=least)
    return np.asarray(cv2.bitwise_not(cv2.GaussianBlur(least, (3, 3), _BLUR)), np.uint8)


def _around(ink: Ink, inks: tuple[Ink, ...], size: tuple[int, int]) -> Mask:
    """Return the place of an ink and what lies near it, such as dots too small to be seen coarsely.

    Where another ink is near, only a dot around: its rim is not this ink's.
    """
    others = np.zeros_like(ink.mask)
    for other in inks:
        if other is not ink:
            cv2.bitwise_or(others, other.mask, dst=others)
    rim = cv2.subtract(cv2.dilate(ink.mask, _RIM), others)
    near = cv2.subtract(cv2.dilate(ink.mask, _NEAR), cv2.dilate(others, _RIM))
    return np.asarray(cv2.resize(cv2.bitwise_or(rim, near), size, interpolation=cv2.INTER_NEAREST), np.uint8)
