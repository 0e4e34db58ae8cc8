"""Makes a reading of the words a value stands in: its box, how sure it is, and why somebody should look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.normal.form import Normal
from app.domain.papers.evidence import Doubt, FieldReading, Source
from app.domain.papers.values import HEARD
from app.domain.text import clean_line
from app.ports import Word
from ocr.lines import box_of

LEAST = 40.0
"""Values without a label that were read with less confidence are not given at all."""
LEAST_LABELLED = 12.0
"""The same for values beside their label."""
CLEAR_WORDS = 82.0
"""Names, places and other words read with less confidence often have a wrong tone."""
UNSURE_CAP = 50.0
"""No value that a person has a reason to look at is surer than this."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words as one text with single spaces, and which letters of it each word covers."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(clean_line(word.text) for word in self.words)

    def covered(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words that letters ``start`` to ``end`` of the text stand in; leaders are none."""
        found: list[Word] = []
        at = 0
        for word in self.words:
            length = len(clean_line(word.text))
            if at < end and at + length > start and any(letter.isalnum() for letter in word.text):
                found.append(word)
            at += length + 1
        return tuple(found)


def make_reading(
    name: str, normal: Normal, words: Sequence[Word], *, clear: float = HEARD, least: float = LEAST
) -> FieldReading | None:
    """Return the reading of a value found in words, or None when next to nothing of it was seen clearly.

    Args:
        name: Field name of the house.
        normal: The value, and which letters of the words' text it was made of.
        words: The words, in order.
        clear: Confidence under which the value is ``FAINT``.
        least: Confidence under which print gives nothing.
    """
    stretch = Stretch(tuple(words))
    covered = stretch.covered(normal.start, normal.end)
    if not covered:
        return None
    sure = min(word.confidence for word in covered)
    by_hand = _by_hand(covered)
    doubts = tuple(dict.fromkeys((*normal.doubts, *_seen(sure, clear, by_hand=by_hand))))
    if sure < least and not by_hand and _usual(covered) < LEAST:
        return None  # of several words one may be lost: the others still show where to look
    source = Source.HAND if by_hand else Source.PRINT
    raw = stretch.text[normal.start : normal.end]
    return FieldReading(name, normal.value, capped(sure, doubts), box_of(covered), source, doubts, raw)


def capped(confidence: float, doubts: Sequence[Doubt]) -> float:
    """Return the confidence, no more than the cap when there is a doubt."""
    return round(min(confidence, UNSURE_CAP) if doubts else confidence, 1)


def _usual(words: Sequence[Word]) -> float:
    """Return the mean confidence of words, by their letters."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters


def _by_hand(words: Sequence[Word]) -> bool:
    """Tell whether a value was written: half of its letters, or any of its figures."""
    written = [word.text for word in words if word.by_hand]
    figures = any(letter.isdigit() for text in written for letter in text)
    return figures or 0 < sum(map(len, (word.text for word in words))) <= 2 * sum(map(len, written))


def _seen(sure: float, clear: float, *, by_hand: bool) -> tuple[Doubt, ...]:
    return (Doubt.FAINT,) * (sure < clear) + (Doubt.HANDWRITTEN,) * by_hand
