"""Tells print in Vietnamese from print in another language, which this reader would only guess at."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.normal.syllable import is_syllable
from app.ports import Word

_FEWEST = 25
"""Words that must be there to judge; a card or a short note is never called foreign."""
_MARKED = 0.12
"""Least share of Vietnamese syllables with a mark or đ: about 0.7 in Vietnamese, 0.3 on cards in two
languages, up to 0.05 in French."""
_BARE = 0.5
"""Least share of Vietnamese syllables, marked or not: 0.98 in Vietnamese, 0.3 in French, 0.2 in English."""
_SENSE = 0.2
"""Least share of syllables and numbers among all that was read: a page on its head or a pattern gives under
0.1, a bad fax of a Vietnamese page over 0.5."""
_SIGNS = ".,;:!?()[]\"'“”‘’-–/…"


def is_foreign(words: Sequence[Word]) -> bool:
    """Tell whether a page is printed in another language than Vietnamese, or makes no words at all."""
    bare = [word.text.strip(_SIGNS) for word in words]
    said = [text for text in bare if text.isalpha() and len(text) >= 2]
    read = [text for text in bare if len(text) >= 2]
    if len(read) >= _FEWEST and sum(map(_makes_sense, read)) < _SENSE * len(read):
        return True
    if len(said) < _FEWEST:
        return False
    ours = [word for word in said if is_syllable(word)]
    marked = sum(not word.isascii() for word in ours)
    return marked < _MARKED * len(said) and len(ours) < _BARE * len(said)


def _makes_sense(text: str) -> bool:
    return is_syllable(text) or not any(letter.isalpha() for letter in text)
