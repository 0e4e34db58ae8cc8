"""How a declared value is kept (ISO dates, bare digits, male/female) and how people write and read it."""

from __future__ import annotations

import re
from datetime import date

from app.domain.declaration.form import DeclarationField
from app.domain.papers.field import FieldType
from app.domain.people.person import Sex
from app.domain.text import clean_line, fold
from app.domain.written import short_date

_DAY = re.compile(r"^(\d{1,2})\D+(\d{1,2})\D+(\d{4})$")
_DIGITS = re.compile(r"^(\d{2})(\d{2})(\d{4})$")
_SEXES = {"nam": Sex.MALE, "male": Sex.MALE, "nu": Sex.FEMALE, "female": Sex.FEMALE}
_CHOSEN = "; "


def kept(field: DeclarationField, text: str) -> str:
    """Return a typed text as it is kept; what cannot be understood stays as it was typed."""
    line = clean_line(text)
    if field.choices:
        return _chosen(field.choices, line)
    match field.type:
        case FieldType.DATE | FieldType.YEAR:
            day = day_of(line)
            return day.isoformat() if day else line
        case FieldType.SEX:
            return _SEXES[fold(line)].value if fold(line) in _SEXES else line
        case FieldType.ID_NUMBER:
            return re.sub(r"[\s.\-]", "", line)
        case FieldType.CODE:
            return line.replace(" ", "")
    return line


def shown(field: DeclarationField, value: str) -> str:
    """Return a kept value as it stands on paper and on the screen."""
    if field.type in (FieldType.DATE, FieldType.YEAR):
        day = iso_day(value)
        return short_date(day) if day else value
    if field.type is FieldType.SEX:
        return Sex(value).vietnamese if value in set(Sex) else value
    return value


def fitted(field: DeclarationField, value: str) -> str:
    """Return a value of another place as this field takes it: a year alone is no day."""
    return "" if field.type is FieldType.DATE and iso_day(value) is None else value


def ticked(field: DeclarationField, value: str) -> frozenset[str]:
    """Return which of the choices a value ticks."""
    return frozenset(part for part in value.split(_CHOSEN) if part in field.choices)


def day_of(text: str) -> date | None:
    """Read 05/03/1992, 5-3-1992, 05031992 or 1992-03-05; anything else, and no such day, is None."""
    line = clean_line(text)
    found = _DAY.match(line) or _DIGITS.match(line)
    if found is None:
        return iso_day(line)
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def iso_day(value: str) -> date | None:
    """Return the day of an ISO date, or None for any other text."""
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None


def _chosen(choices: tuple[str, ...], line: str) -> str:
    """Return the choices whose beginnings were typed: "v; nhi" is "Vận động; Nhìn"."""
    found = []
    for part in line.split(";"):
        begins = fold(part)
        near = [c for c in choices if fold(c) == begins] or [c for c in choices if fold(c).startswith(begins)]
        if begins and len(near) == 1:
            found.append(near[0])
        elif part.strip():
            found.append(clean_line(part))
    return _CHOSEN.join(dict.fromkeys(found))
