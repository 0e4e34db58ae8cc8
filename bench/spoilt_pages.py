"""Readings made worse than any scan of the set: letters misread, the title cut off, half a page."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.ports import Word

_LETTERS = "aeiotnmrlcu"
_SHARES = (0.08, 0.2, 0.3)


def spoilt(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Return a page as it was read, with misread letters, without its head, and its upper and lower half."""
    yield tuple(words)
    chance = random.Random(len(words))
    for share in _SHARES:
        yield tuple(replace(word, text=_misread(word.text, share, chance)) for word in words)
    if not words:
        return
    top, foot = min(word.y for word in words), max(word.y for word in words)
    for first, last in ((0.25, 1.0), (0.0, 0.5), (0.5, 1.0)):
        low, high = top + first * (foot - top), top + last * (foot - top)
        yield tuple(word for word in words if low <= word.y <= high)


def _misread(text: str, share: float, chance: random.Random) -> str:
    return "".join(
        chance.choice(_LETTERS) if letter.isalpha() and chance.random() < share else letter for letter in text
    )
