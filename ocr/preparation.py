"""Prepares one page for the engine: seals faded, straightened, flattened, background white, leaders gone.

The order and the figures were measured on real scans (docs/how-to/tune-the-reader.md). Every step is one
affine map, one bend or leaves places alone, so that boxes can be carried back to the upright original.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.pictures.skew import Skew, find_skew
from ocr.cells import Move, moved
from ocr.flattening import Bend, find_bend, flattened
from ocr.leaders import without_leaders
from ocr.pen_ink import has_pen_ink, without_pen
from ocr.red_ink import has_red_ink, red_lines, with_red_lines
from ocr.tables import find_tables

Grey = NDArray[np.uint8]
Affine = NDArray[np.float64]

LETTER_PX = 17.0
"""Median height of letters the engine reads best and fast: 13 pt type at about 180 dpi."""

_LARGEST_PX = 14_000_000
_PAPER = 255
_INK_BELOW = 150


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """One page ready for the engine.

    Args:
        grey: Dark letters on a white ground, straight, letters about ``LETTER_PX`` high.
        to_upright: 2x3 affine map from pixels of ``grey``, bent again, to pixels of the upright original.
        skew_degrees: Clockwise skew that was taken out.
        sharpness: How clearly rows of text stand apart; about 1 when there are none this way round.
        letters: How many letter-like blobs there are; a blank side has next to none.
        dpi: What to tell the engine.
        bend: How curved or keystoned lines were laid level; None when they lay so.
        moves: Cells of tables that lie elsewhere on ``grey``; words are put back first of all.
    """

    grey: Grey
    to_upright: Affine
    skew_degrees: float
    sharpness: float
    letters: int
    dpi: int
    bend: Bend | None = None
    moves: tuple[Move, ...] = ()

    def on_upright(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return where points (x, y) of ``grey`` lie on the upright original."""
        x, y = points[:, 0], points[:, 1]
        bent = y if self.bend is None else y + self.bend.below(x, y)
        return np.asarray(np.column_stack([x, bent, np.ones(len(x))]) @ self.to_upright.T)


def prepare(upright: NDArray[np.uint8], dpi: int) -> PreparedPage:
    """Prepare an upright picture, colour (RGB) or grey.

    Args:
        upright: Pixels as decoded, turned by a multiple of 90 degrees at most.
        dpi: What the file claims, 0 when it claims nothing; only a hint.
    """
    grey = red_channel(upright)
    factor = _scale(grey, dpi)
    small = _resized(grey, factor)
    flat = flatten(small)
    if has_pen_ink(upright):
        green, blue = (flatten(_resized(_channel(upright, number), factor)) for number in (1, 2))
        flat = without_pen(flat, green, blue, LETTER_PX)
    skew = find_skew(ink(flat))
    straight, back = _straightened(flat, skew)
    if has_red_ink(upright):
        straight = _with_red_lines(straight, _channel(upright, 1), factor, skew)
    bend = find_bend(ink(straight))
    level = straight if bend is None else flattened(straight, bend)
    tables, unruled = find_tables(level)
    laid, moves = moved(unruled, tables, LETTER_PX)
    cleaned, letters = without_leaders(laid, ink(laid))
    to_upright = np.vstack([back, [0, 0, 1]])
    to_upright = (
        np.diag([upright.shape[1] / small.shape[1], upright.shape[0] / small.shape[0], 1]) @ to_upright
    )
    engine_dpi = int(np.clip(round((dpi or 200) * factor), 70, 400))
    return PreparedPage(
        cleaned, to_upright[:2], skew.degrees, skew.sharpness, letters, engine_dpi, bend, moves
    )


def red_channel(picture: NDArray[np.uint8]) -> Grey:
    """Return the red channel: stamps and red ink fade to paper, black and blue stay dark."""
    return _channel(picture, 0) if picture.ndim == 3 else picture


def flatten(grey: Grey) -> Grey:
    """Divide by the paper's own brightness, so that shadows and yellowed paper become white."""
    height, width = grey.shape
    thumb = cv2.resize(grey, (max(1, width // 8), max(1, height // 8)), interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(thumb, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), 5)
    ground = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(ground, 40), scale=_PAPER), np.uint8)


def ink(flat: Grey) -> NDArray[np.uint8]:
    """Return 1 where there is ink on a flattened page."""
    mask: NDArray[np.uint8] = (flat < _INK_BELOW).astype(np.uint8)
    return mask


def _channel(picture: NDArray[np.uint8], number: int) -> Grey:
    return np.asarray(cv2.extractChannel(picture, number), np.uint8)


def _scale(grey: Grey, dpi: int) -> float:
    """Return the factor that makes letters ``LETTER_PX`` high; the claimed dpi helps when none are found."""
    height, width = grey.shape
    known = 200 / dpi if 72 <= dpi <= 1200 else 2200 / max(height, width)
    seen = _letter_height(grey)
    factor = float(np.clip(LETTER_PX / seen, 0.25, 3.0)) if seen else min(known, 2.0)
    return float(min(factor, (_LARGEST_PX / (height * width)) ** 0.5))


def _letter_height(grey: Grey) -> float:
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink(flatten(grey)), connectivity=8)
    boxes = stats[1:]
    width, height = boxes[:, cv2.CC_STAT_WIDTH], boxes[:, cv2.CC_STAT_HEIGHT]
    like = (height >= 7) & (height <= 120) & (width >= 3) & (width <= 4 * height) & (height <= 5 * width)
    return float(np.median(height[like])) if np.count_nonzero(like) >= 40 else 0.0


def _resized(grey: Grey, factor: float) -> Grey:
    if 0.97 < factor < 1.03:
        return grey
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, None, fx=factor, fy=factor, interpolation=how), np.uint8)


def _straightened(flat: Grey, skew: Skew) -> tuple[Grey, Affine]:
    height, width = flat.shape
    forward = cv2.getRotationMatrix2D((width / 2, height / 2), skew.degrees, 1.0)
    if abs(skew.degrees) < 0.05:
        return flat, np.array([[1.0, 0, 0], [0, 1, 0]])
    cos, sin = abs(forward[0, 0]), abs(forward[0, 1])
    wide, high = int(width * cos + height * sin) + 1, int(height * cos + width * sin) + 1
    forward[0, 2] += (wide - width) / 2
    forward[1, 2] += (high - height) / 2
    turned = cv2.warpAffine(flat, forward, (wide, high), flags=cv2.INTER_CUBIC, borderValue=_PAPER)
    return np.asarray(turned, np.uint8), np.asarray(cv2.invertAffineTransform(forward), np.float64)


def _with_red_lines(straight: Grey, green: Grey, factor: float, skew: Skew) -> Grey:
    """Put red titles back; they are looked for at half the size, for most red ink is only a seal."""
    half, _ = _straightened(flatten(_resized(green, factor / 2)), skew)
    faded = np.asarray(cv2.resize(straight, half.shape[::-1], interpolation=cv2.INTER_AREA), np.uint8)
    boxes = red_lines(faded, half, LETTER_PX / 2)
    if not boxes:
        return straight
    dark, _ = _straightened(flatten(_resized(green, factor)), skew)
    return with_red_lines(straight, dark, [(2 * x, 2 * y, 2 * w, 2 * h) for x, y, w, h in boxes])
