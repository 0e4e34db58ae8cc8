"""What a camera over a desk sees: papers laid down, moved, covered by a hand, blurred, under a lamp."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
WIDE, HIGH = 900, 1200
PLACE = ((120, 110), (790, 120), (780, 1080), (110, 1070))


@cache
def sheet(name: str, form: str = "TO KHAI", lines: int = 16) -> Picture:
    """Draw a filled in form of one person, without letters that OpenCV cannot draw."""
    page = np.full((1188, 840, 3), 240, np.uint8)
    cv2.putText(page, form, (250, 90), 0, 1.6, (30, 30, 30), 4)
    for line in range(lines):
        cv2.putText(page, f"Muc {line}: ho va ten", (60, 190 + 56 * line), 0, 0.9, (60, 60, 60), 2)
        cv2.putText(page, name[line % len(name) :], (420, 190 + 56 * line), 0, 0.9, (120, 60, 20), 2)
    return page


def desk(paper: Picture | None = None, place: object = PLACE, seed: int = 0, hand: bool = False) -> Picture:
    """Draw the desk with its grain, a paper on it and perhaps a hand over the paper's edge."""
    picture = np.full((HIGH, WIDE, 3), (62, 88, 112), np.uint8)
    if paper is not None:
        height, width = paper.shape[:2]
        ends = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
        matrix = cv2.getPerspectiveTransform(ends, np.float32(place))
        cv2.warpPerspective(
            paper, matrix, (WIDE, HIGH), picture, cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT
        )
    if hand:
        cv2.line(picture, (700, HIGH), (560, 760), (150, 178, 214), 120)
    grain = np.roll(_grain(), 37 * seed, axis=(0, 1))
    return np.asarray(cv2.add(picture, grain), np.uint8)


@cache
def _grain() -> Picture:
    return np.random.default_rng(1).integers(0, 12, (HIGH, WIDE, 3), np.uint8)


def lying(paper: Picture | None, looks: int = 5, **how: object) -> list[Picture]:
    """Draw a paper lying still, each picture with the noise of its own."""
    return [desk(paper, seed=number, **how) for number in range(looks)]


def moved(by: int) -> tuple[tuple[int, int], ...]:
    """Return the place a little aside."""
    return tuple((x + by, y + by // 2) for x, y in PLACE)


def film(path: Path, pictures: Iterable[Picture]) -> str:
    """Film one picture after another, as good as lossless."""
    writer: cv2.VideoWriter | None = None
    for picture in pictures:
        if writer is None:
            size = (picture.shape[1], picture.shape[0])
            writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 10, size)
            writer.set(cv2.VIDEOWRITER_PROP_QUALITY, 92)
        writer.write(picture if picture.ndim == 3 else cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR))
    assert writer is not None
    writer.release()
    return str(path)
