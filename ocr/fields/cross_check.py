"""Values of one page against each other: a number may not contradict the sex or birth year beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.domain.evidence import Doubt, FieldReading
from app.domain.person import PersonalId, Sex
from ocr.fields.making import capped

_OF_MOTHER_OR_FATHER = {"mother_": Sex.FEMALE, "wife_": Sex.FEMALE, "father_": Sex.MALE, "husband_": Sex.MALE}


def cross_checked(readings: Sequence[FieldReading]) -> tuple[FieldReading, ...]:
    """Return the readings; a number, birth date or sex that contradict each other get ``PATTERN``."""
    by_name = {reading.name: reading for reading in readings}
    doubtful: set[str] = set()
    for name, reading in by_name.items():
        if name.endswith("id_number") and len(reading.value) == 12 and reading.value.isdigit():
            doubtful |= _contradicted(name.removesuffix("id_number"), reading.value, by_name)
    return tuple(_doubted(reading) if reading.name in doubtful else reading for reading in readings)


def _contradicted(prefix: str, number: str, by_name: Mapping[str, FieldReading]) -> set[str]:
    """Return the names that contradict a person's number, and the number's own name with them."""
    person, names = PersonalId(number), set[str]()
    sex, born = by_name.get(f"{prefix}sex"), by_name.get(f"{prefix}birth_date")
    told = Sex(sex.value) if sex is not None else _OF_MOTHER_OR_FATHER.get(prefix, Sex.UNKNOWN)
    if told not in (Sex.UNKNOWN, person.sex):
        names |= {f"{prefix}sex", f"{prefix}id_number"}
    if born is not None and _year(born.value) != person.birth_year:
        names |= {f"{prefix}birth_date", f"{prefix}id_number"}
    return names


def _year(value: str) -> int:
    return date.fromisoformat(value).year if "-" in value else int(value)


def _doubted(reading: FieldReading) -> FieldReading:
    doubts = tuple(dict.fromkeys((*reading.doubts, Doubt.PATTERN)))
    return replace(reading, doubts=doubts, confidence=capped(reading.confidence, doubts))
