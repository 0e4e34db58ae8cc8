"""What a clerk types into a checked field, brought to the form the desk keeps."""

from __future__ import annotations

import re

from app.domain.declaration.values import day_of
from app.domain.errors import RuleError
from app.domain.papers.field import FieldType
from app.domain.people.person import Sex
from app.domain.text import clean_line, fold
from app.use_cases.receive import check_number

_YEAR = re.compile(r"(?:19|20)\d\d")
_SEXES = {"nam": Sex.MALE, "nu": Sex.FEMALE}


def typed_value(kind: FieldType, text: str) -> str:
    """Return the value a typed text means; empty says that the paper does not tell.

    Raises:
        RuleError: ``checking.date`` for digits that are no day, ``person.id_number``.
    """
    line = clean_line(text)
    if not line:
        return ""
    if kind in (FieldType.DATE, FieldType.YEAR):
        return _day(line)
    if kind is FieldType.SEX:
        return _SEXES.get(fold(line), line)
    if kind is FieldType.ID_NUMBER:
        number = re.sub(r"[\s.\-]", "", line).upper()
        check_number(number)
        return number
    return line.replace(" ", "") if kind is FieldType.CODE else line


def _day(line: str) -> str:
    day = day_of(line)
    if day is not None:
        return day.isoformat()
    if _YEAR.fullmatch(line) or not any(c.isdigit() for c in line):
        return line  # a year alone, or words such as "không thời hạn"
    raise RuleError("checking.date")
