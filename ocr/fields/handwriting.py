"""Tells words written by hand from print: by the pen's colour, its even stroke, and figures out of line.

Each witness compares a word with the print of its own page, so that scanner, paper and type do not matter.
A word is marked, never read better: what a hand wrote stays a guess for a person to check.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from app.ports import Word

Pixels = NDArray[np.uint8]

_PRINT = 90.0
"""Confidence of words that are taken for the page's print."""
_FEWEST_PRINTED = 12
_PEN_BLUE, _PEN_COLOUR = 30.0, 30.0
"""A pen's ink is so much bluer than red, and so much more coloured than the print."""
_EVEN_STROKE = 0.55
"""A pen draws all strokes alike; a doubtful word's stroke varies by less than this part of the print's."""
_EVEN_ALONE, _EVEN_TOGETHER, _EVEN_AT_MOST = 0.38, 0.48, 0.6
"""Clear print is now and then that even, in "năm" and in noughts, but hardly two words side by side."""
_DOUBTFUL = 85.0
_SERIF_VARIES = 0.28
"""Print without serifs is as even as a pen: on a page set in it the stroke is no witness."""
_FEWEST_LETTERS = 3
_CROP_PX = 48
_TALLER = 1.12
"""Figures so much taller than the figures and capitals of their line were written in a gap left for them."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How the ink of one word looks.

    Args:
        colour: Median spread between its channels, 0 to 255.
        blue: Median of blue less red.
        unevenness: Standard deviation of its stroke's width over the mean; None when too small to tell.
    """

    colour: float
    blue: float
    unevenness: float | None


def mark_handwriting(picture: Pixels, words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words, those that look written by hand marked so.

    Args:
        picture: The upright page in colour (RGB) or grey.
        words: Boxes in its pixels.
    """
    looks = [_look(picture, word) for word in words]
    printed = [look for look, word in zip(looks, words, strict=True) if look and word.confidence >= _PRINT]
    if len(printed) < _FEWEST_PRINTED:
        return tuple(words)
    colour = median(look.colour for look in printed)
    strokes = [look.unevenness for look in printed if look.unevenness is not None]
    stroke = median(strokes) if strokes else 0.0
    even = _even_words(words, [_ratio(look, stroke) for look in looks])
    return tuple(
        replace(word, by_hand=True) if look and (is_even or _in_pen_colour(look, colour)) else word
        for look, word, is_even in zip(looks, words, even, strict=True)
    )


def figures_by_hand(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words of one line, its figures marked when they stand out of the line's print.

    Numbers and days are written into gaps of typed acts ("Số: 299 /UBND-TTHC"): print has its figures as
    tall as each other and as its capitals.
    """
    like = [word for word in words if _is_figures(word) or _is_plain_capitals(word)]
    if len(like) < 2:
        return tuple(words)
    usual = min(word.height for word in like)
    tall = {id(word) for word in like if _is_figures(word) and word.height > _TALLER * usual + 1}
    return tuple(replace(word, by_hand=True) if id(word) in tall else word for word in words)


def _in_pen_colour(look: Ink, colour: float) -> bool:
    return look.blue > _PEN_BLUE and look.colour > colour + _PEN_COLOUR


def _ratio(look: Ink | None, stroke: float) -> float | None:
    """Return how a word's stroke varies compared with the print's; None where that tells nothing."""
    if look is None or look.unevenness is None or stroke < _SERIF_VARIES:
        return None
    return look.unevenness / stroke


def _even_words(words: Sequence[Word], ratios: Sequence[float | None]) -> list[bool]:
    """Tell of each word whether a pen drew it: very even, even as its neighbour, or even and doubtful."""
    found = []
    for at, (word, ratio) in enumerate(zip(words, ratios, strict=True)):
        beside = [n for n in (at - 1, at + 1) if 0 <= n < len(words) and words[n].line == word.line]
        others = [other for n in beside if (other := ratios[n]) is not None]
        found.append(ratio is not None and _is_even(word, ratio, others))
    return found


def _is_even(word: Word, ratio: float, beside: Sequence[float]) -> bool:
    if ratio < (_EVEN_STROKE if word.confidence < _DOUBTFUL else _EVEN_ALONE):
        return True
    return bool(beside) and ratio < _EVEN_AT_MOST and (ratio + min(beside)) / 2 < _EVEN_TOGETHER


def _look(picture: Pixels, word: Word) -> Ink | None:
    letters = sum(letter.isalnum() for letter in word.text)
    crop = picture[max(0, word.y) : word.y + word.height, max(0, word.x) : word.x + word.width]
    if not letters or crop.shape[0] < 8 or crop.shape[1] < 8:
        return None
    grey = np.asarray(cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY), np.uint8) if crop.ndim == 3 else crop
    ink = _inked(grey)
    if not ink.any():
        return None
    colour, blue = _colours(crop, ink) if crop.ndim == 3 else (0.0, 0.0)
    return Ink(colour, blue, _unevenness(grey) if letters >= _FEWEST_LETTERS else None)


def _colours(crop: Pixels, ink: Pixels) -> tuple[float, float]:
    levels = crop[::2, ::3][ink[::2, ::3] == 1].astype(np.int16)
    if not len(levels):
        return 0.0, 0.0
    spread = levels.max(axis=1) - levels.min(axis=1)
    return float(np.median(spread)), float(np.median(levels[:, 2] - levels[:, 0]))


def _unevenness(grey: Pixels) -> float | None:
    factor = _CROP_PX / grey.shape[0]
    if factor > 1:
        larger = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
        grey = np.asarray(larger, np.uint8)
    ink = _inked(grey)
    depth = cv2.distanceTransform(ink, cv2.DIST_L2, 3)
    ridge = depth[(depth >= cv2.dilate(depth, np.ones((3, 3), np.uint8))) & (ink == 1)]
    return float(ridge.std() / ridge.mean()) if ridge.size > 20 else None


def _inked(grey: Pixels) -> Pixels:
    return np.asarray(cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1], np.uint8)


def _is_figures(word: Word) -> bool:
    return word.text.strip(" .,:;/").isdigit()


def _is_plain_capitals(word: Word) -> bool:
    """Tell whether a word is capitals without tones or tails, as tall as figures are."""
    letters = [letter for letter in word.text if letter.isalpha()]
    return len(letters) > 1 and all("A" <= letter <= "Z" and letter not in "QJ" for letter in letters)
