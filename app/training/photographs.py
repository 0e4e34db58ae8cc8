"""What a phone makes of a sheet on a desk: seen aslant, in the light of the room, the rest is desk."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Points = NDArray[np.float64]
Light = NDArray[np.float32]
Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Room:
    """How hard a picture was to take; the defaults are an ordinary counter.

    Args:
        turns: Largest turn about the three axes in degrees: nodding, swinging, rolling.
        dim: Least light at the darker side, 0 to 1.
        shade: How dark the shadow of whoever holds the camera may be, 0 to 1.
        blur: Least and most blur in pixels.
        noise: Grain in grey levels.
    """

    turns: tuple[float, float, float] = (16.0, 16.0, 12.0)
    dim: float = 0.7
    shade: float = 0.4
    blur: tuple[float, float] = (0.4, 1.2)
    noise: float = 3.0


def desk_top(top: str, shape: tuple[int, int], rng: np.random.Generator) -> Light:
    """Return an empty ``dark``, ``light`` or ``wood`` desk."""
    colour = {"dark": (60, 55, 52), "light": (205, 212, 216), "wood": (70, 115, 165)}[top]
    ground = np.full((*shape, 3), colour, np.float32)
    rough = cv2.GaussianBlur(rng.normal(0, 1, shape).astype(np.float32), (0, 0), 3)
    if top == "wood":
        lines = rng.normal(0, 1, shape).astype(np.float32)
        grain = cv2.GaussianBlur(lines, (0, 0), sigmaX=60, sigmaY=1.5)
        ground += (grain / grain.std() * 14)[:, :, None]
    return np.asarray(ground + (rough / rough.std() * 3)[:, :, None], np.float32)


def seen_aslant(
    wide: float, tall: float, middle: Size, rng: np.random.Generator, room: Room = Room()
) -> Points:
    """Return where a camera sees a sheet's corners, turned about all three axes."""
    x, y, z = (math.radians(float(rng.uniform(-a, a))) for a in room.turns)
    turn = cv2.Rodrigues(np.array([0, 0, z]))[0] @ cv2.Rodrigues(np.array([x, 0, 0]))[0]
    turn = turn @ cv2.Rodrigues(np.array([0, y, 0]))[0]
    flat = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]]) * (wide / 2, tall / 2, 0)
    away = flat @ turn.T
    focal = 1.6 * max(wide, tall)
    return np.asarray(away[:, :2] * (focal / (focal + away[:, 2]))[:, None] + middle, np.float64)


def onto(content: Picture, at: Points) -> Points:
    """Return the 3x3 map from a flat sheet's pixels to where its corners are seen."""
    height, width = content.shape[:2]
    ends = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(ends, at.astype(np.float32)), np.float64)


def photographed(
    ground: Light, content: Picture, at: Points, rng: np.random.Generator, room: Room = Room()
) -> Picture:
    """Return the picture of a sheet whose corners are seen ``at``, with its own shadow on the desk."""
    height, width = ground.shape[:2]
    if 2 * math.dist(at[0], at[3]) < content.shape[0]:  # taken far smaller than drawn: no ragged letters
        content = np.asarray(
            cv2.resize(content, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8
        )
    matrix = onto(content, at)
    there = cv2.warpPerspective(np.ones(content.shape[:2], np.float32), matrix, (width, height))
    pixels = cv2.warpPerspective(content, matrix, (width, height), flags=cv2.INTER_AREA).astype(np.float32)
    moved = cv2.warpAffine(there, np.array([[1, 0, 5], [0, 1, 6]], np.float32), (width, height))
    shadow = 1 - 0.35 * cv2.GaussianBlur(moved, (0, 0), 5)[:, :, None]
    picture = ground * shadow * (1 - there[:, :, None]) + pixels * there[:, :, None]
    return _in_room_light(np.asarray(picture, np.float32), rng, room)


def _in_room_light(picture: Light, rng: np.random.Generator, room: Room) -> Picture:
    """Dim one side, throw the shadow of whoever holds the camera over a part, blur and add grain."""
    height, width = picture.shape[:2]
    light = np.linspace(1, float(rng.uniform(room.dim, 0.95)), width, dtype=np.float32)[None, :, None]
    hand = np.zeros((height, width), np.float32)
    edge = int(rng.uniform(0.3, 0.7) * width)
    lean = edge + height // 8
    cv2.fillPoly(hand, [np.array([[edge, 0], [width, 0], [width, height], [lean, height]], np.int32)], 1)
    shade = 1 - float(rng.uniform(0, room.shade)) * cv2.GaussianBlur(hand, (0, 0), 12)[:, :, None]
    lit = cv2.GaussianBlur(picture * light * shade * 0.9, (0, 0), float(rng.uniform(*room.blur)))
    grain = np.asarray(rng.normal(0, room.noise, lit.shape), np.float32)
    return np.asarray(np.clip(lit + grain, 0, 255), np.uint8)
