"""How far each value of a dossier's papers is believed before anybody looked at it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from app.domain.papers.evidence import Doubt, Fact, FieldReading, Source
from app.domain.papers.field import FieldType
from app.domain.papers.field_kinds import type_of
from app.domain.papers.values import PROVEN, is_sure
from app.domain.reading.gathered import ReadPaper


class Grade(Enum):
    """PROVEN: by a code or check digits. CLEAR: print read surely. GUESS: handwriting, accepted or not."""

    GUESS = 1
    CLEAR = 2
    PROVEN = 3


def grades_of(papers: Iterable[ReadPaper]) -> dict[tuple[str, str], Grade]:
    """Return the grade of values by id of their paper and value; one that is neither has none."""
    found: dict[tuple[str, str], Grade] = {}
    for paper in papers:
        for fact in paper.facts:
            grade = _grade_of(fact, type_of(fact.name, paper.kind))
            key = (paper.id, fact.value)
            if grade is not None and (key not in found or grade.value > found[key].value):
                found[key] = grade
    return found


def proves(told: Fact | FieldReading, kind: FieldType) -> bool:
    """Tell whether a value proves itself; the letters of a machine-readable zone lack their tones."""
    toneless = told.source is Source.MRZ and kind in (FieldType.NAME, FieldType.PLACE, FieldType.TEXT)
    return told.source in PROVEN and not toneless and Doubt.CHECK_DIGIT not in told.doubts


def _grade_of(fact: Fact, kind: FieldType) -> Grade | None:
    if proves(fact, kind):
        return Grade.PROVEN
    if fact.source is Source.HAND:
        return Grade.GUESS
    return Grade.CLEAR if fact.source is Source.PRINT and is_sure(fact) else None
