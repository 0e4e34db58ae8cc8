"""Brings red lines of print back into a page whose red ink was faded for the sake of the seals.

Titles of giấy khai sinh, giấy chứng nhận kết hôn, giấy chứng nhận quyền sử dụng đất and căn cước are red.
What is put back is a line of print and nothing else: letters side by side, low and wide, away from seals,
with no other ink across them.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Stats = NDArray[np.int32]
Box = tuple[int, int, int, int]

_RED_ABOVE = 45
"""How much darker than the red channel the green one is where the ink is red; both flattened."""
_SURELY_RED = 90
_STEP, _FEWEST_DOTS = 4, 60
_TALLEST = 4.5
"""Height of a line in letter heights; a title of 22 points has 2.5, a seal of 36 mm about 15."""
_LARGEST_SEAL = 40
_SEAL_ASPECT = 2.5
_LINE_ASPECT = 4.0
_FEWEST_LETTERS = 4
_TOUCHING = 12
"""Serifs of bold capitals touch, so that a word may be one blob; a rule is flatter."""
_OTHER_INK_BELOW = 150
_OTHER_INK = 0.25
"""Most black or blue ink in a line against its red: a signature over a seal's words has more."""


def has_red_ink(picture: NDArray[np.uint8]) -> bool:
    """Tell whether a picture has more red ink than a few dots by chance."""
    if picture.ndim != 3:
        return False
    few = np.ascontiguousarray(picture[::_STEP, ::_STEP])
    redness = cv2.subtract(cv2.extractChannel(few, 0), cv2.extractChannel(few, 1))
    return int(np.count_nonzero(redness > _SURELY_RED)) >= _FEWEST_DOTS


def red_lines(faded: Grey, dark: Grey, letter_px: float) -> tuple[Box, ...]:
    """Return boxes x, y, width, height of lines of red print, with room for their tones.

    Args:
        faded: Red channel, flattened and straight.
        dark: Green channel of the same page, prepared the same way.
        letter_px: Median height of the letters of the page.
    """
    red = _red(faded, dark)
    labels, stats = _blobs(red)
    tallest = _TALLEST * letter_px
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    letter = (height >= 0.5 * letter_px) & (height <= tallest) & (width <= _TOUCHING * height)
    letter[0] = False
    if np.count_nonzero(letter) < _FEWEST_LETTERS:
        return ()
    letter &= ~_in_seals(red, stats, letter_px)
    wide = np.ones((1, round(2 * letter_px) | 1), np.uint8)
    _, rows = _blobs(cv2.morphologyEx(letter[labels].astype(np.uint8), cv2.MORPH_CLOSE, wide))
    found = []
    for x, y, w, h, _ in rows[1:].tolist():
        parts = np.unique(labels[y : y + h, x : x + w])
        letters = np.maximum(1, width[parts] // height[parts])[letter[parts]].sum()
        if h <= tallest and w >= _LINE_ASPECT * h and letters >= _FEWEST_LETTERS:
            box = (max(0, x - 2), max(0, y - h // 2), w + 4, h + h // 2 + h // 4)
            found += [box] * _is_bare(faded, red, box)
    return tuple(found)


def with_red_lines(faded: Grey, dark: Grey, boxes: Sequence[Box]) -> Grey:
    """Return the page with the red ink in some boxes dark again, all other red ink still faded."""
    back = np.zeros(faded.shape, np.uint8)
    for box in boxes:
        back[_place(box)] = _red(faded[_place(box)], dark[_place(box)])
    edges = cv2.dilate(back, np.ones((5, 5), np.uint8)) == 1  # the rim of a stroke is only half red
    return np.where(edges, np.minimum(faded, dark), faded)


def _red(faded: Grey, dark: Grey) -> NDArray[np.uint8]:
    return (cv2.subtract(faded, dark) > _RED_ABOVE).astype(np.uint8)


def _is_bare(faded: Grey, red: NDArray[np.uint8], box: Box) -> bool:
    """Tell whether a line has next to no black or blue ink in it."""
    other = np.count_nonzero(faded[_place(box)] < _OTHER_INK_BELOW)
    return bool(other <= _OTHER_INK * np.count_nonzero(red[_place(box)]))


def _place(box: Box) -> tuple[slice, slice]:
    x, y, width, height = box
    return np.s_[y : y + height, x : x + width]


def _in_seals(red: NDArray[np.uint8], stats: Stats, letter_px: float) -> Mask:
    """Tell which blobs lie inside or beside a seal: a large compact blob once its worn ring is closed."""
    _, large = _blobs(cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)))
    inside = np.zeros(len(stats), np.bool_)
    x = stats[:, cv2.CC_STAT_LEFT] + stats[:, cv2.CC_STAT_WIDTH] / 2
    y = stats[:, cv2.CC_STAT_TOP] + stats[:, cv2.CC_STAT_HEIGHT] / 2
    for left, top, width, height, _ in large[1:]:
        side, short = max(width, height), min(width, height)
        if short <= _TALLEST * letter_px or side > min(_LARGEST_SEAL * letter_px, _SEAL_ASPECT * short):
            continue
        near = 0.25 * side
        inside |= (x > left - near) & (x < left + width + near) & (y > top - near) & (y < top + height + near)
    return inside


def _blobs(mask: cv2.typing.MatLike) -> tuple[NDArray[np.int32], Stats]:
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    return np.asarray(labels, np.int32), np.asarray(stats, np.int32)
