"""Draws pictures whose papers are known to the pixel: scanner glasses and desks under a camera."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from app.training.card_paper import CARD_HEIGHT, CARD_WIDTH
from app.training.citizens import Household, load_commune
from app.training.papers import PAPERS, TRAINING_DAY, draw_paper
from app.training.photographs import desk_top, photographed, seen_aslant

Picture = NDArray[np.uint8]
Points = NDArray[np.float64]
Size = tuple[float, float]
_DRAWN_DPI = 300
_FORMS = tuple(paper.kind for paper in PAPERS if paper.kind not in ("the_can_cuoc", "mat_sau_trang"))


@dataclass(frozen=True, slots=True)
class Laid:
    """One paper on a glass: what is on it, its size, the place of its middle and its tilt."""

    content: Picture
    size_mm: Size
    middle_mm: Size
    degrees: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture and the corners of each paper on it, from top left clockwise."""

    picture: Picture
    corners: tuple[Points, ...]
    dpi: int


def households() -> tuple[Household, ...]:
    """Return the invented families of the training commune."""
    return tuple(load_commune(TRAINING_DAY).households)


@cache
def paper(kind: str, home: int = 0, seed: int = 1) -> Picture:
    """Return one training paper, flawless, at 300 dpi."""
    drawn = draw_paper(kind, households()[home % len(households())], seed)
    return np.ascontiguousarray(np.asarray(drawn.image)[:, :, ::-1])


def any_form(rng: np.random.Generator) -> Picture:
    """Return one of the forms and certificates."""
    return paper(str(rng.choice(_FORMS)), int(rng.integers(3)))


def id_card(home: int = 0, back: bool = False) -> Picture:
    """Return one side of an identity card, cut out of its training copy."""
    sheet, mm = paper("the_can_cuoc", home), _DRAWN_DPI / 25.4
    left, top = (210 - CARD_WIDTH) / 2, 108.0 if back else 38.0
    x, y, w, h = (round(n * mm) for n in (left, top, CARD_WIDTH, CARD_HEIGHT))
    return sheet[y : y + h, x : x + w]


def receipt(rng: np.random.Generator, long_mm: float = 150.0) -> Picture:
    """Return a till receipt 80 mm wide."""
    mm = _DRAWN_DPI / 25.4
    slip = np.full((round(long_mm * mm), round(80 * mm), 3), 250, np.uint8)
    for line in range(6, int(long_mm) - 8, 6):
        words = "PHIEU THU " + str(rng.integers(10**9))
        cv2.putText(slip, words, (round(6 * mm), round(line * mm)), 0, 1.3, (60, 60, 60), 3)
    return slip


def torn(content: Picture, rng: np.random.Generator) -> Picture:
    """Return a paper with a corner torn off: what is missing is marked by pure magenta."""
    height, width = content.shape[:2]
    off = int(min(height, width) * 0.22)
    edge = [(width - off, 0), (width, 0), (width, off)]
    jagged = [
        (width - off + step * off // 8 + int(rng.integers(-9, 9)), step * off // 8 + int(rng.integers(-9, 9)))
        for step in range(7, 0, -1)
    ]
    missing = content.copy()
    cv2.fillPoly(missing, [np.array(edge + jagged, np.int32)], (255, 0, 255))
    return missing


def glass(
    papers: Sequence[Laid],
    rng: np.random.Generator,
    *,
    lid: str = "white",
    size_mm: Size = (216.0, 297.0),
    dpi: int = 200,
    noise: float = 3.0,
) -> Drawn:
    """Draw papers under a lid (``white``, ``same``, ``grey`` or ``black``) as a scanner sees them."""
    mm = dpi / 25.4
    width, height = round(size_mm[0] * mm), round(size_mm[1] * mm)
    ground = _lid_ground(lid, (height, width), rng)
    picture, corners = ground, []
    for one in papers:
        at = _corners(one, mm)
        picture = _laid_on(picture, one.content, at, rng, lid)
        corners.append(at)
    grain = rng.normal(0, noise, (height, width, 1)) + rng.normal(0, noise / 3, (height, width, 3))
    noisy = np.clip(picture + grain, 0, 255).astype(np.uint8)
    return Drawn(jpeg(noisy, int(rng.integers(75, 92))), tuple(corners), dpi)


def jpeg(picture: Picture, quality: int) -> Picture:
    """Return a picture after JPEG."""
    data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)


def overlap(found: Sequence[Sequence[float]] | Points, true: Points, shape: tuple[int, ...]) -> float:
    """Return intersection over union of two quadrilaterals, as far as they lie inside the picture."""
    scale = min(1.0, 1000 / max(shape))
    size = (max(1, round(shape[0] * scale)), max(1, round(shape[1] * scale)))
    masks = []
    for quad in (np.asarray(found, np.float64), true):
        mask = np.zeros(size, np.uint8)
        cv2.fillPoly(mask, [np.round(quad * scale * 16).astype(np.int32)], 1, cv2.LINE_8, 4)
        masks.append(mask > 0)
    union = (masks[0] | masks[1]).sum()
    return float((masks[0] & masks[1]).sum() / union) if union else 0.0


def tilt(quad: Sequence[Sequence[float]] | Points) -> float:
    """Return the tilt of a quadrilateral's top edge in degrees, within 45."""
    points = np.asarray(quad, np.float64)
    x, y = points[1] - points[0]
    return (math.degrees(math.atan2(y, x)) + 45) % 90 - 45


def _lid_ground(lid: str, shape: tuple[int, int], rng: np.random.Generator) -> NDArray[np.float64]:
    level = {"white": 240, "same": 252, "grey": 130, "black": 28}[lid] + float(rng.uniform(-3, 3))
    slope = np.linspace(1, float(rng.uniform(0.95, 1.0)), shape[1])[None, :, None]
    tint = np.array([1.0, 1.0, 1.0 - float(rng.uniform(0, 0.01))])[None, None, :]
    return np.asarray(np.full((*shape, 1), level) * slope * tint, np.float64)


def _corners(one: Laid, mm: float) -> Points:
    wide, high = one.size_mm
    turn = math.radians(one.degrees)
    across, down = np.array([math.cos(turn), math.sin(turn)]), np.array([-math.sin(turn), math.cos(turn)])
    middle = np.array(one.middle_mm)
    signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    return np.array([(middle + a * wide / 2 * across + b * high / 2 * down) * mm for a, b in signs])


def _laid_on(
    ground: NDArray[np.float64], content: Picture, at: Points, rng: np.random.Generator, lid: str
) -> NDArray[np.float64]:
    """Lay one paper down: its shadow on the lid first, on two sides deeper than on the others."""
    height, width = ground.shape[:2]
    wide, high = math.dist(at[0], at[1]), math.dist(at[0], at[3])
    small = cv2.resize(content, (max(1, round(wide)), max(1, round(high))), interpolation=cv2.INTER_AREA)
    there = (np.abs(small.astype(np.int16) - (255, 0, 255)).max(axis=2) > 60).astype(np.float32)
    ends = np.array([[0, 0], [small.shape[1], 0], small.shape[1::-1], [0, small.shape[0]]], np.float32)
    matrix = cv2.getPerspectiveTransform(ends, at.astype(np.float32))
    paper_there = cv2.warpPerspective(there, matrix, (width, height), flags=cv2.INTER_LINEAR)[:, :, None]
    pixels = cv2.warpPerspective(small, matrix, (width, height), flags=cv2.INTER_CUBIC).astype(np.float64)
    if lid == "black":
        shadow: NDArray[np.float64] = np.zeros((height, width), np.float64)
    else:
        dark = float(rng.uniform(0.15, 0.45))
        shift = np.array([[1, 0, rng.uniform(1, 4)], [0, 1, rng.uniform(1, 4)]], np.float32)
        moved = cv2.warpAffine(paper_there[:, :, 0], shift, (width, height))
        around = cv2.GaussianBlur(np.maximum(moved, paper_there[:, :, 0]), (0, 0), 2.5)
        shadow = np.asarray(dark * around, np.float64)
    under = ground * (1 - shadow[:, :, None])
    return np.asarray(under * (1 - paper_there) + pixels * paper_there, np.float64)


def desk(content: Picture, rng: np.random.Generator, *, top: str = "wood", long_px: int = 1600) -> Drawn:
    """Draw a sheet on a ``dark``, ``light`` or ``wood`` desk as a camera sees it: aslant, half in shadow."""
    high, wide = round(long_px * 0.75), long_px
    if content.shape[0] > content.shape[1]:
        high, wide = wide, high
    ground = desk_top(top, (high, wide), rng)
    sheet_ratio = content.shape[1] / content.shape[0]
    tall = high * float(rng.uniform(0.68, 0.84))
    if tall * sheet_ratio > 0.86 * wide:
        tall = 0.86 * wide / sheet_ratio
    at = seen_aslant(tall * sheet_ratio, tall, (wide / 2, high / 2), rng)
    picture = photographed(ground, content, at, rng)
    return Drawn(jpeg(picture, int(rng.integers(70, 90))), (at,), 0)
