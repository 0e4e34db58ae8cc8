"""How readings are judged: the fewest edits that turn a block into some stretch of what was read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LEADERS = re.compile(r"[.…_·‥\-–—=~•*]{3,}|\.{2,}|…+|_{2,}")
QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\xa0": " "})
SHORTEST = 4
"""Blocks of fewer letters are found anywhere by chance, and not judged."""


def normal(text: str) -> str:
    """Return NFC with straight quotes and dashes; dotted leaders and runs of space are one space."""
    text = unicodedata.normalize("NFC", text).translate(QUOTES)
    return re.sub(r"\s+", " ", LEADERS.sub(" ", text)).strip()


def infix_distance(block: Sequence[str], text: Sequence[str]) -> int:
    """Return the fewest edits that turn a block into some stretch of a text (letters or words)."""
    return int(_edits(block, text).min())


def nearest(block: str, text: str) -> str:
    """Return the stretch of a text that is the block with the fewest edits."""
    end = int(_edits(block, text).argmin())
    start = end - int(_edits(block[::-1], text[:end][::-1]).argmin())
    return text[start:end]


def _edits(block: Sequence[str], text: Sequence[str]) -> NDArray[np.int64]:
    """Return for every end in the text the edits of the best stretch that ends there."""
    ids: dict[str, int] = {}
    want = [ids.setdefault(item, len(ids)) for item in block]
    have = np.array([ids.setdefault(item, len(ids)) for item in text], dtype=np.int64)
    steps = np.arange(len(have) + 1)
    row = np.zeros(len(have) + 1, dtype=np.int64)
    for done, item in enumerate(want, 1):
        change = row[:-1] + (have != item)
        new = np.concatenate([[done], np.minimum(change, row[1:] + 1)])
        row = np.minimum.accumulate(new - steps) + steps
    return row
