"""Chuẩn hóa: brings what stands beside a label to the normal form of its type, or to nothing at all."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.normal.dates import normal_date, normal_year
from app.domain.normal.form import Normal
from app.domain.normal.numbers import (
    normal_area,
    normal_code,
    normal_id_number,
    normal_labelled_number,
)
from app.domain.normal.words import normal_name, normal_place, normal_sex, normal_words
from app.domain.papers.field import FieldType
from app.domain.text import nfc

_NORMAL: dict[FieldType, Callable[[str], Normal | None]] = {
    FieldType.NAME: normal_name,
    FieldType.DATE: normal_date,
    FieldType.YEAR: normal_year,
    FieldType.SEX: normal_sex,
    FieldType.ID_NUMBER: normal_id_number,
    FieldType.DOCUMENT_NUMBER: normal_labelled_number,
    FieldType.PLACE: normal_place,
    FieldType.AREA: normal_area,
    FieldType.CODE: normal_code,
    FieldType.TEXT: normal_words,
}

_LONGEST = 1000
"""Letters looked at; a value has at most three lines."""


def normalise(kind: FieldType, text: str) -> Normal | None:
    """Return the value of a type found in a text, or None when the text holds no such value.

    Args:
        kind: What the value must look like.
        text: What was read beside a label; ``start`` and ``end`` of the result are places in its NFC.
    """
    return _NORMAL[kind](nfc(text[:_LONGEST]))
