"""What of a page is looked at for values: no paper has more, and hostile ones must not cost more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from app.ports import Word

LONGEST_WORD = 64
"""Letters; the longest line of a machine-readable zone has 44."""
LONGEST_LINE = 1000
"""Letters; a line across an A3 table has some 300."""
MOST_WORDS = 3000
"""A page of small print has half of them."""


def within_reason(words: Iterable[Word]) -> tuple[Word, ...]:
    """Return the words of a page without monstrous ones, those beyond a line's end and beyond a page's."""
    usual = (word for word in words if len(word.text) <= LONGEST_WORD)
    lines = groupby(usual, key=lambda word: word.line)
    return tuple(islice((word for _, line in lines for word in _beginning(line)), MOST_WORDS))


def _beginning(line: Iterable[Word]) -> Iterator[Word]:
    letters = 0
    for word in line:
        letters += len(word.text) + 1
        if letters > LONGEST_LINE:
            return
        yield word
