"""All that one page says of a card: QR, zone and print beside each other, each value with its source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from app.domain.evidence import Doubt, FieldReading
from app.domain.paper_values import PROVEN, SURE, only_tones_differ, same_value
from app.domain.text import fold
from app.ports import Word
from ocr.cards.printed import printed_fields
from ocr.cards.proof import CARD, OLD_CARD, PASSPORT
from ocr.cards.zone import find_zone, zone_fields

CARD_KINDS = frozenset({CARD, OLD_CARD, PASSPORT})

_MISREAD = 0.8
"""Likeness from which another print is the same value misread, not another value."""
_OTHER_NAME = 0.6
_CONFIRMED = 95.0


def card_fields(words: Iterable[Word], coded: Sequence[FieldReading] = ()) -> tuple[FieldReading, ...]:
    """Return the values of a card page, proven ones first.

    A print that a proven value confirms, or that is plainly that value misread, says nothing new and is
    left out; one that says something else stays, for a person to see.

    Args:
        words: Of the page.
        coded: What the QR on the page says.
    """
    given = tuple(words)
    found = find_zone(given)
    proven = [*coded, *(zone_fields(found) if found else ())]
    names = {f.name: f.value for f in coded}
    printed = [f for f in printed_fields(given) if _says_something(f, proven)]
    if found and "full_name" not in names:
        printed = [_confirmed(field, found.zone.name) for field in printed]
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


def _confirmed(field: FieldReading, name: str) -> FieldReading:
    """Let the name of the zone, which has no tones, speak for or against the printed name."""
    if field.name != "full_name" or not name or field.source in PROVEN:
        return field
    if fold(field.value) == fold(name):
        return replace(field, confidence=max(field.confidence, _CONFIRMED), doubts=())
    if Levenshtein.normalized_similarity(fold(field.value), fold(name)) < _OTHER_NAME:
        return replace(field, doubts=(*field.doubts, Doubt.SEVERAL))
    return field
