"""The holder's name: print, which has tones, judged by the zone, which has none and no check digit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from app.domain.papers.evidence import Doubt, FieldReading
from app.domain.papers.values import PROVEN, same_value
from app.domain.text import fold
from app.ports import Word
from ocr.cards.nations import OWN_NATION, country_named
from ocr.cards.printed import reading
from ocr.cards.zone import FoundZone, zone_name
from ocr.fields.rivals import RIVALLED
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
        return (*(_judged(name, found) for name in names), *others)
    spelled = [name for name in (*names, *_spelling(told, words)) if fold(name.value) == fold(told)][:1]
    if any(same_value(name.value, from_zone.value) for name in spelled):
        said = _judged(spelled[0], found)
        return replace(from_zone, doubts=said.doubts, confidence=said.confidence), *others
    if spelled:
        return _judged(spelled[0], found), from_zone, *others
    likely = [_judged(name, found) for name in names if Doubt.PATTERN not in name.doubts]
    return (*(likely or [from_zone]), *others)


def _spelling(told: str, words: Sequence[Word]) -> list[FieldReading]:
    """Return the lines of print that have just the letters of the zone's name."""
    lines = (line for line in segments_of(words) if line.folded == fold(told) and "<" not in line.text)
    return [name for name in (reading(_NAME, line.words) for line in lines) if name is not None]


def _judged(field: FieldReading, found: FoundZone) -> FieldReading:
    """Let the name of the zone speak for or against the printed name."""
    name = found.zone.name
    if field.source in PROVEN or not name:
        return field
    if fold(field.value) == fold(name):
        proven = _has_no_tones(found) or not _tone_is_open(field)
        return replace(field, confidence=max(field.confidence, _CONFIRMED), doubts=()) if proven else field
    if Levenshtein.normalized_similarity(fold(field.value), fold(name)) < _OTHER_NAME:
        return replace(field, doubts=(*field.doubts, Doubt.SEVERAL))
    return field


def _tone_is_open(field: FieldReading) -> bool:
    """Tell whether a tone of the name is a guess, which equal letters without tones cannot prove.

    A rule changed it (``REPAIRED``), it cannot be right as it stands (``PATTERN``), or a word of it is no
    surer than one that context chose (70) or that could nearly as well be another syllable (``RIVALLED``).
    """
    return bool(set(field.doubts) - {Doubt.FAINT}) or field.confidence <= RIVALLED


def _has_no_tones(found: FoundZone) -> bool:
    """Tell whether the holder is a foreigner, whose letters are the whole name."""
    return found.passport and country_named(found.zone.nationality) not in ("", OWN_NATION)
