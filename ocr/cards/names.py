"""The holder's name: print, which has tones, judged by the zone, which has none and no check digit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from app.domain.papers.evidence import Doubt, FieldReading
from app.domain.papers.values import PROVEN, same_value
from app.domain.text import fold
from app.ports import Word
from ocr.cards.printed import reading
from ocr.cards.zone import FoundZone, zone_name
from ocr.lines import segments_of

_NAME = "full_name"
_OTHER_NAME = 0.6
_CONFIRMED = 95.0


def named(
    found: FoundZone, printed: Sequence[FieldReading], words: Sequence[Word]
) -> tuple[FieldReading, ...]:
    """Return the printed values of a page with a zone, the name as both tell it.

    In a passport a name whose label nobody could read is the line that has the letters of the zone. The
    zone's own name stands after a printed one of the same letters, and alone where no print could be it.
    """
    told, from_zone = found.zone.name, zone_name(found)
    names = [field for field in printed if field.name == _NAME]
    others = [field for field in printed if field.name != _NAME]
    if from_zone is None:
        return (*(_confirmed(name, told) for name in names), *others)
    spelled = [name for name in (*names, *_spelling(told, words)) if fold(name.value) == fold(told)][:1]
    if any(same_value(name.value, from_zone.value) for name in spelled):
        return replace(from_zone, doubts=(), confidence=_CONFIRMED), *others
    if spelled:
        return _confirmed(spelled[0], told), from_zone, *others
    likely = [_confirmed(name, told) for name in names if Doubt.PATTERN not in name.doubts]
    return (*(likely or [from_zone]), *others)


def _spelling(told: str, words: Sequence[Word]) -> list[FieldReading]:
    """Return the lines of print that have just the letters of the zone's name."""
    lines = (line for line in segments_of(words) if line.folded == fold(told) and "<" not in line.text)
    return [name for name in (reading(_NAME, line.words) for line in lines) if name is not None]


def _confirmed(field: FieldReading, name: str) -> FieldReading:
    """Let the name of the zone speak for or against the printed name."""
    if field.source in PROVEN or not name:
        return field
    if fold(field.value) == fold(name):
        return replace(field, confidence=max(field.confidence, _CONFIRMED), doubts=())
    if Levenshtein.normalized_similarity(fold(field.value), fold(name)) < _OTHER_NAME:
        return replace(field, doubts=(*field.doubts, Doubt.SEVERAL))
    return field
