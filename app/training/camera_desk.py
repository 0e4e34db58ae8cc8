"""Draws what a document camera sees of an invented commune: papers laid on a desk by a hand, one by one.

The pictures are numbered, so that they stand for a camera: it begins again after the last.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

CAMERA_PICTURES = "camera-ao"
"""Folder of the pictures."""

PATTERN = "hinh%03d.jpg"

_WIDE, _HIGH = 1944, 2592  # five megapixels, the head turned so that an A4 sheet fills it
_SHEET_HIGH = 2330
_QUALITY = 82
_DESK = (62, 88, 112)
_SKIN, _CUFF = (150, 178, 214), (128, 84, 52)
_EMPTY, _LYING, _AFTER_HAND = 5, 14, 8
"""How many pictures each moment lasts; about eight are looked at in a second."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment at the desk.

    Args:
        slide: How far below its place the sheet lies, 0 to 1 of the picture's height; None for no sheet.
        hand: How far the hand reaches into the picture from below, 0 to 1; 0 for no hand.
        pictures: How many pictures it lasts.
    """

    slide: float | None
    hand: float
    pictures: int = 1


MOMENTS: tuple[Scene, ...] = (
    Scene(None, 0.0, _EMPTY),
    Scene(0.8, 0.3),
    Scene(0.45, 0.5),
    Scene(0.15, 0.62),
    Scene(0.0, 0.7),
    Scene(0.0, 0.35),
    Scene(0.0, 0.0, _LYING),
    Scene(0.0, 0.5, 3),
    Scene(0.0, 0.0, _AFTER_HAND),
    Scene(0.0, 0.6),
    Scene(0.4, 0.5),
    Scene(0.8, 0.3),
)
"""A sheet comes, lies, is pointed at (and must not be taken twice), and goes."""


def lay_camera(folder: Path, papers: Sequence[Path]) -> None:
    """Draw the sequence of all papers into a folder; what was there is drawn anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    desk = draw_desk()
    numbers = iter(range(1, 1000))
    for order, path in enumerate(papers):
        paper = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
        if paper is None:
            continue
        lying = placement(order)
        for scene in MOMENTS:
            picture = draw_scene(desk, np.asarray(paper, np.uint8), lying, scene)
            _write(folder, picture, [next(numbers) for _ in range(scene.pictures)])


def draw_scene(desk: Pixels, paper: Pixels, lying: NDArray[np.float32], scene: Scene) -> Pixels:
    """Return one picture: the desk, the sheet on it, the hand above both, and the shadow of the lamp."""
    picture = desk.copy()
    if scene.slide is not None:
        place = lying + np.array([60 * scene.slide, scene.slide * _HIGH], np.float32)
        _lay_sheet(picture, paper, np.asarray(place, np.float32))
    if scene.hand:
        _reach(picture, scene.hand)
    return np.asarray(cv2.multiply(picture, _light(), scale=1 / 255), np.uint8)


def placement(order: int) -> NDArray[np.float32]:
    """Return where a sheet lies: a little aslant and seen from a little aside, each differently."""
    rng = np.random.default_rng(40 + order)
    high, wide = _SHEET_HIGH, _SHEET_HIGH * 210 / 297
    left, top = (_WIDE - wide) / 2, (_HIGH - high) / 2
    flat = np.array([[left, top], [left + wide, top], [left + wide, top + high], [left, top + high]])
    angle = np.radians(float(rng.uniform(-2.0, 2.0)))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    middle = np.array([_WIDE / 2, _HIGH / 2])
    return np.asarray((flat - middle) @ turn.T + middle + rng.uniform(-14, 14, (4, 2)), np.float32)


def _lay_sheet(picture: Pixels, paper: Pixels, place: NDArray[np.float32]) -> None:
    height, width = paper.shape[:2]
    ends = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(ends, place)
    cv2.warpPerspective(
        paper, matrix, (_WIDE, _HIGH), picture, cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT
    )


def _reach(picture: Pixels, reach: float) -> None:
    """Draw an arm from below with its hand: fingers together, thumb aside."""
    top = _HIGH - reach * _HIGH
    x = _WIDE * 0.68
    cv2.line(picture, _at(x + 130, _HIGH + 200), _at(x + 40, top + 760), _CUFF, 300, cv2.LINE_AA)
    cv2.line(picture, _at(x + 40, top + 900), _at(x, top + 480), _SKIN, 200, cv2.LINE_AA)
    cv2.ellipse(picture, _at(x, top + 430), (165, 210), 0, 0, 360, _SKIN, -1, cv2.LINE_AA)
    for finger, (aside, up) in enumerate(((-120, 90), (-45, 0), (40, 15), (115, 110))):
        shade = tuple(int(level - 6 * finger) for level in _SKIN)
        cv2.line(picture, _at(x + aside * 0.8, top + 380), _at(x + aside, top + up), shade, 76, cv2.LINE_AA)
    cv2.line(picture, _at(x - 130, top + 500), _at(x - 270, top + 330), _SKIN, 84, cv2.LINE_AA)


def _at(x: float, y: float) -> tuple[int, int]:
    return round(x), round(y)


def draw_desk() -> Pixels:
    """Return the empty desk: brown board with its grain."""
    rng = np.random.default_rng(17)
    grain = cv2.resize(
        rng.normal(0, 7, (_HIGH // 24, _WIDE // 3)).astype(np.float32),
        (_WIDE, _HIGH),
        interpolation=cv2.INTER_CUBIC,
    )
    return np.asarray(np.clip(np.array(_DESK, np.float32) + grain[:, :, None], 0, 255), np.uint8)


def _light() -> Pixels:
    """Return the light of a lamp at the upper left: a fifth less at the far corner, where a head leans in."""
    y, x = np.mgrid[0 : _HIGH // 16, 0 : _WIDE // 16].astype(np.float32)
    far = (x / (_WIDE // 16) + y / (_HIGH // 16)) / 2
    small = np.asarray(np.clip(250 - 55 * far, 0, 255), np.uint8)
    return np.asarray(cv2.merge([cv2.resize(small, (_WIDE, _HIGH))] * 3), np.uint8)


def _write(folder: Path, picture: Pixels, numbers: Iterator[int] | Sequence[int]) -> None:
    """Write a picture under its first number; the others are further names of the same file."""
    first, *others = [folder / (PATTERN % number) for number in numbers]
    _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    first.write_bytes(data.tobytes())
    for other in others:
        try:
            os.link(first, other)
        except OSError:  # a file system without further names
            shutil.copyfile(first, other)
