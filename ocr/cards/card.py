"""All that one page says of a card: QR, zone and print beside each other, each value with its source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Levenshtein

from app.domain.papers.evidence import FieldReading
from app.domain.papers.values import SURE, only_tones_differ, same_value
from app.domain.text import fold
from app.ports import Word
from ocr.cards.names import named
from ocr.cards.printed import printed_fields
from ocr.cards.proof import CARD, OLD_CARD, PASSPORT
from ocr.cards.zone import find_zone, zone_fields
from ocr.fields.bounds import within_reason

CARD_KINDS = frozenset({CARD, OLD_CARD, PASSPORT})

_MISREAD = 0.8
"""Likeness from which another print is the same value misread, not another value."""


def card_fields(words: Iterable[Word], coded: Sequence[FieldReading] = ()) -> tuple[FieldReading, ...]:
    """Return the values of a card page, proven ones first.

    A print that a proven value confirms, or that is plainly that value misread, says nothing new and is
    left out; one that says something else stays, for a person to see.

    Args:
        words: Of the page.
        coded: What the QR on the page says.
    """
    given = within_reason(words)
    found = find_zone(given)
    proven = [*coded, *(zone_fields(found) if found else ())]
    printed = tuple(f for f in printed_fields(given) if _says_something(f, proven))
    if found and not any(f.name == "full_name" for f in coded):
        printed = named(found, printed, given)
    return (*_once(proven), *printed)


def _once(proven: Sequence[FieldReading]) -> list[FieldReading]:
    """Leave out what an earlier and stronger source has said in the same words."""
    kept: list[FieldReading] = []
    for field in proven:
        if not any(other.name == field.name and same_value(other.value, field.value) for other in kept):
            kept.append(field)
    return kept


def _says_something(field: FieldReading, proven: Sequence[FieldReading]) -> bool:
    sound = [other for other in proven if other.name == field.name and not other.doubts]
    if not sound:
        return True
    return not any(_same(field, other.value) for other in sound)


def _same(field: FieldReading, value: str) -> bool:
    if same_value(field.value, value) or only_tones_differ(field.value, value):
        return True
    if field.confidence < SURE or field.doubts:
        return True  # too faint to contradict what proves itself
    if any(c.isdigit() for c in value) and not any(c.isalpha() for c in value):
        return False  # every figure of a clear number counts
    return Levenshtein.normalized_similarity(fold(field.value), fold(value)) >= _MISREAD
