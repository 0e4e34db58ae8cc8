"""A page being spoilt, with the places of its fields carried along through every bend."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from app.training.drawing import Box

Pixels = NDArray[np.uint8]
Spots = NDArray[np.float64]
Field = NDArray[np.float32]
LID = (244, 244, 242)
"""What a scanner sees beside a sheet."""


@dataclass(frozen=True, slots=True)
class Shot:
    """Ảnh một trang: red-green-blue pixels, and the places carried along.

    Args:
        spots: x and y of places on the paper, one row each.
        dpi: Resolution of the paper.
        quality: JPEG quality the file will have.
        camera: Whether a camera took it: the file then tells no resolution.
    """

    pixels: Pixels
    spots: Spots
    dpi: int = 300
    quality: int = 88
    camera: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.pixels.shape[1], self.pixels.shape[0]

    def seen(self, pixels: NDArray[np.generic]) -> Shot:
        """Return the shot with other pixels at the same places."""
        return replace(self, pixels=np.clip(pixels, 0, 255).astype(np.uint8))


def corners_of(boxes: list[Box]) -> Spots:
    """Return the four corners of every box."""
    places = [((x, y), (x + w, y), (x + w, y + h), (x, y + h)) for x, y, w, h in boxes]
    return np.array(places, np.float64).reshape(-1, 2)


def boxes_of(spots: Spots) -> list[Box]:
    """Return the upright boxes round every four places."""
    boxes = []
    for four in spots.reshape(-1, 4, 2):
        (left, top), (right, bottom) = np.floor(four.min(axis=0)), np.ceil(four.max(axis=0))
        boxes.append((int(left), int(top), int(right - left), int(bottom - top)))
    return boxes


def scaled(shot: Shot, dpi: int) -> Shot:
    """Return the page in another resolution."""
    if dpi == shot.dpi:
        return shot
    scale = dpi / shot.dpi
    small = cv2.resize(shot.pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return replace(shot, pixels=np.asarray(small, np.uint8), spots=shot.spots * scale, dpi=dpi)


def flattened(shot: Shot, matrix: NDArray[np.float64]) -> Shot:
    """Return the page through a 3x3 map; beside it is the scanner's lid."""
    pixels = cv2.warpPerspective(
        shot.pixels,
        matrix,
        shot.size,
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=LID,
    )
    return replace(shot, pixels=np.asarray(pixels, np.uint8), spots=through(matrix, shot.spots))


def through(matrix: NDArray[np.float64], spots: Spots) -> Spots:
    """Return where a 3x3 map takes places."""
    if not len(spots):
        return spots
    moved = cv2.perspectiveTransform(spots.reshape(-1, 1, 2), matrix)
    return np.asarray(moved.reshape(-1, 2), np.float64)


def turned(shot: Shot, degrees: float) -> Shot:
    """Return the page turned clockwise about its middle."""
    width, height = shot.size
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return flattened(shot, np.vstack([turn, [0, 0, 1]]))


def bent(shot: Shot, dx: Field, dy: Field) -> Shot:
    """Return the page as if each of its new pixels came from a little aside.

    ``dx`` and ``dy`` tell how far aside, in pixels, over a coarse grid of the page; they must be smooth.
    """
    width, height = shot.size
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    aside = [cv2.resize(field, (width, height), interpolation=cv2.INTER_CUBIC) for field in (dx, dy)]
    pixels = cv2.remap(
        shot.pixels,
        x + aside[0],
        y + aside[1],
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=LID,
    )
    spots = shot.spots.copy()
    for _ in range(6):  # the map tells where a pixel comes from; where it goes to follows in a few steps
        column = spots[:, 0].clip(0, width - 1).astype(int)
        row = spots[:, 1].clip(0, height - 1).astype(int)
        spots = shot.spots - np.stack([field[row, column] for field in aside], axis=1)
    return replace(shot, pixels=np.asarray(pixels, np.uint8), spots=spots)
