"""Trường dữ liệu của một loại giấy: which values stand on such a paper, and by which words they are found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldType(StrEnum):
    """What a value must look like, and so how it is read, normalised and checked.

    NAME: họ tên of a person. DATE: a day, kept as ISO; YEAR: a year alone is enough. ID_NUMBER: số định
    danh, CMND or passport. DOCUMENT_NUMBER: số, ký hiệu. PLACE: an address or place name. AREA: square
    metres. CODE: digits and letters without spaces.
    """

    NAME = "name"
    DATE = "date"
    YEAR = "year"
    SEX = "sex"
    ID_NUMBER = "id_number"
    DOCUMENT_NUMBER = "document_number"
    PLACE = "place"
    AREA = "area"
    CODE = "code"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class PaperField:
    """Một trường của một loại giấy.

    Args:
        name: Field name of the house (``child_full_name``), unique within its kind.
        type: What the value looks like.
        labels: Words printed before or above the value, as on the form.
        section: Words of the heading the label stands under, where two persons share the same labels
            ("bên nam", "người mẹ"); empty for a label that is unique on the paper.
        needed: A paper of this kind without the value is not read well enough.
    """

    name: str
    type: FieldType
    labels: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    needed: bool = False
