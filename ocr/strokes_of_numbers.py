"""Counts the strokes of I, II and III on the page: of three side by side the engine often says two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ocr.hocr import ReadWord

Grey = NDArray[np.uint8]

DOUBTFUL = 70.0
"""Highest confidence of a number completed here."""
_INK_BELOW = 150
_STROKES = re.compile(r"(?P<strokes>I{1,2}|IH|HI)(?P<after>\.?)")
_MOST = 3
_EVEN = 1.6
"""Widest against narrowest of the strokes of one number."""


def with_counted_strokes(read: Sequence[ReadWord], page: Grey) -> tuple[ReadWord, ...]:
    """Return the words as they lie on the prepared page, Roman numbers with all their strokes."""
    return tuple(_counted(each, page) for each in read)


def _counted(each: ReadWord, page: Grey) -> ReadWord:
    word = each.word
    found = _STROKES.fullmatch(word.text)
    if found is None:
        return each
    widths = _widths(page[word.y + word.height // 3, word.x : word.x + word.width])
    said = found["strokes"]
    more = len(said) < len(widths) <= _MOST or ("H" in said and len(widths) == _MOST)
    if not more or widths.max() > _EVEN * widths.min() + 1:
        return each
    text = "I" * len(widths) + found["after"]
    return ReadWord(replace(word, text=text, confidence=min(DOUBTFUL, word.confidence)))


def _widths(row: Grey) -> NDArray[np.int64]:
    """Return how wide each stroke is that a row of pixels goes through."""
    turns = np.diff(np.concatenate([[0], (row < _INK_BELOW).astype(np.int8), [0]]))
    return np.asarray(np.flatnonzero(turns == -1) - np.flatnonzero(turns == 1))
