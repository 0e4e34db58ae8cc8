"""Values of one page against each other: a number and sex or birth year, a shop and its owner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.domain.papers.evidence import Doubt, FieldReading
from app.domain.people.person import PersonalId, Sex
from ocr.fields.making import capped
from ocr.fields.tones import lost_tones

_OF_MOTHER_OR_FATHER = {"mother_": Sex.FEMALE, "wife_": Sex.FEMALE, "father_": Sex.MALE, "husband_": Sex.MALE}


def cross_checked(readings: Sequence[FieldReading]) -> tuple[FieldReading, ...]:
    """Return the readings; a number, birth date or sex that contradict each other get ``PATTERN``.

    A hộ kinh doanh is often called after its owner: where its last word is the owner's given name but for a
    tone, the tone was lost in the capitals, and is put right: ``REPAIRED``.
    """
    readings = _shop_of_owner(readings)
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


def _shop_of_owner(readings: Sequence[FieldReading]) -> tuple[FieldReading, ...]:
    given = [reading.value.split()[-1] for reading in readings if reading.name == "full_name"]
    return tuple(
        _called_after(reading, given[0]) if given and reading.name == "business_name" else reading
        for reading in readings
    )


def _called_after(shop: FieldReading, given: str) -> FieldReading:
    rest, _, last = shop.value.rpartition(" ")
    if not rest or not lost_tones(last, given):
        return shop
    name = given.upper() if last.isupper() else given
    return _doubted(replace(shop, value=f"{rest} {name}"), Doubt.REPAIRED)


def _year(value: str) -> int:
    return date.fromisoformat(value).year if "-" in value else int(value)


def _doubted(reading: FieldReading, doubt: Doubt = Doubt.PATTERN) -> FieldReading:
    doubts = tuple(dict.fromkeys((*reading.doubts, doubt)))
    return replace(reading, doubts=doubts, confidence=capped(reading.confidence, doubts))
