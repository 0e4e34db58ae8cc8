"""Mâu thuẫn giữa các nguồn: what two values differ in, named so that one sentence can explain it."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date
from enum import StrEnum

from app.domain.papers.field import FieldType
from app.domain.papers.people import FEMALE_ROLES, MALE_ROLES, PersonTold, Place, letters_between
from app.domain.papers.values import only_tones_differ, same_value
from app.domain.people.person import PersonalId, Sex
from app.domain.text import fold

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""Huyền, sắc, ngã, hỏi, nặng: the marks that may stand on either vowel of oà/òa and uý/úy."""

_NOT_OF_WORDS = re.compile(r"[\W_]+")


class Clash(StrEnum):
    """What is wrong between two values, or between a value and the law.

    SPACING, TONES, LETTERS: names. DAY_MONTH, DATES: days. NUMBERS: số định danh. VALUES: all others.
    OTHER_PERSON: name and number are both somebody else's. NUMBER_SEX, NUMBER_BIRTH: digits of a number
    contradict its bearer. EXPIRED: the day it is good until has passed. TOO_OLD: issued too long ago.
    """

    SPACING = "spacing"
    TONES = "tones"
    LETTERS = "letters"
    DAY_MONTH = "day_month"
    DATES = "dates"
    NUMBERS = "numbers"
    VALUES = "values"
    OTHER_PERSON = "other_person"
    NUMBER_SEX = "number_sex"
    NUMBER_BIRTH = "number_birth"
    EXPIRED = "expired"
    TOO_OLD = "too_old"


SERIOUS = frozenset({Clash.OTHER_PERSON, Clash.NUMBER_SEX, Clash.NUMBER_BIRTH, Clash.EXPIRED, Clash.TOO_OLD})
"""What is told once more before a receipt is issued; it never stops one."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Một mâu thuẫn của một giá trị.

    Args:
        here, there: The two values. ``there`` is what the number says (a sex, a year) for the clashes of a
            number with its own bearer, and the last day it was good for a paper too old.
        place: Where ``there`` stands; None when it follows from the number itself or from the law.
        number: The ID number whose digits contradict; "" for every other clash.
        proven: ``there`` stands on a card: in its QR or zone, or read from it at the desk.
        printed: ``there`` is clear print of another paper, and ``here`` a guess that no card confirms.
    """

    clash: Clash
    here: str
    there: str
    place: Place | None = None
    number: str = ""
    proven: bool = False
    printed: bool = False

    @property
    def surer(self) -> bool:
        """True when ``there`` is believed rather than a guess, and a guess is kept against it by two keys."""
        return self.proven or self.printed

    @property
    def serious(self) -> bool:
        """True for what is told once more at F9."""
        return self.clash in SERIOUS


def clash_of(kind: FieldType, one: str, other: str) -> Clash | None:
    """Name what two values of a field differ in; None when they say the same. It is symmetric."""
    if not one or not other or same_value(one, other):
        return None
    match kind:
        case FieldType.NAME:
            return _of_names(one, other)
        case FieldType.DATE | FieldType.YEAR:
            return _of_days(one, other)
        case FieldType.ID_NUMBER:
            return Clash.NUMBERS if len(one) == len(other) else None  # an old CMND stays true beside it
        case FieldType.PLACE:
            return None if _same_place(one, other) else Clash.VALUES
        case FieldType.TEXT:
            return None if same_syllables(one, other) else Clash.VALUES
    return None if _bare(one) == _bare(other) else Clash.VALUES


def same_syllables(one: str, other: str) -> bool:
    """Tell whether two texts are the same words, wherever the tone stands: hòa is hoà, Thúy is Thuý."""
    return _tone_last(one) == _tone_last(other)


def misread_place(one: str, other: str) -> bool:
    """Tell whether two addresses differ like a misreading: in one syllable, by its tone or one letter."""
    mine, theirs = _address(one), _address(other)
    odd = [pair for pair in zip(mine, theirs, strict=False) if pair[0] != pair[1]]
    if len(mine) != len(theirs) or len(odd) != 1:
        return False
    return letters_between(fold(odd[0][0]), fold(odd[0][1])) <= 1


def of_number(person: PersonTold) -> tuple[Conflict, ...]:
    """Return what the digits of a person's number contradict on the same paper: sex, role or birth year."""
    if len(person.id_number) != 12 or not person.id_number.isascii() or not person.id_number.isdigit():
        return ()
    number = PersonalId(person.id_number)
    found = []
    sex = person.sex or _sex_of_role(person.role)
    if sex in (Sex.MALE, Sex.FEMALE) and sex != number.sex:
        found.append(Conflict(Clash.NUMBER_SEX, sex, number.sex.value, number=number.number))
    year = person.birth_date[:4]
    if year.isdigit() and int(year) != number.birth_year:
        born = str(number.birth_year)
        found.append(Conflict(Clash.NUMBER_BIRTH, person.birth_date, born, number=number.number))
    return tuple(found)


def of_expiry(value: str, today: date) -> Conflict | None:
    """Return that a paper good until ``value`` has expired; words instead of a day never expire."""
    day = day_of(value)
    return Conflict(Clash.EXPIRED, value, today.isoformat()) if day is not None and day < today else None


def of_age(value: str, months: int, today: date) -> Conflict | None:
    """Return that a paper issued on ``value`` is older than the months it is good for; 0 is for ever."""
    day = day_of(value)
    if day is None or not months:
        return None
    last = months_after(day, months)
    return Conflict(Clash.TOO_OLD, value, last.isoformat()) if last < today else None


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, the last of a shorter month (BLDS 2015, Điều 148)."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = min(day.year + year, MAXYEAR), month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def day_of(value: str) -> date | None:
    """Return the day of an ISO date, None for any other text."""
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None


def _of_names(one: str, other: str) -> Clash | None:
    if same_syllables(one, other):
        return None
    if "".join(one.split()).casefold() == "".join(other.split()).casefold():
        return Clash.SPACING
    return Clash.TONES if only_tones_differ(one, other) else Clash.LETTERS


def _same_place(one: str, other: str) -> bool:
    """Tell whether two addresses say the same, one perhaps without its province or its commas."""
    shorter, longer = sorted((_address(one), _address(other)), key=len)
    rest = iter(longer)
    return shorter[:2] == longer[:2] and all(word in rest for word in shorter)


def _address(text: str) -> tuple[str, ...]:
    return _tone_last(" ".join(_NOT_OF_WORDS.split(unicodedata.normalize("NFC", text))))


def _of_days(one: str, other: str) -> Clash | None:
    if one.startswith(other) or other.startswith(one):
        return None  # a year alone, or a year and a month
    first, second = day_of(one), day_of(other)
    if (
        first is None
        or second is None
        or (first.year, first.month, first.day)
        != (
            second.year,
            second.day,
            second.month,
        )
    ):
        return Clash.DATES
    return Clash.DAY_MONTH


def _sex_of_role(role: str) -> str:
    if role in MALE_ROLES:
        return Sex.MALE
    return Sex.FEMALE if role in FEMALE_ROLES else ""


def _bare(value: str) -> str:
    return "".join(c for c in value.casefold() if c.isalnum())


def _tone_last(text: str) -> tuple[str, ...]:
    """Return the words with the tone of each behind its letters."""
    words = unicodedata.normalize("NFD", text.casefold()).split()
    return tuple(
        "".join(c for c in word if c not in _TONES) + "".join(sorted(c for c in word if c in _TONES))
        for word in words
    )
