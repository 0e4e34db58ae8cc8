"""Reads values off a page: those every act has by its form (NĐ 30/2020/NĐ-CP), those of a kind by its labels.

FIELD_READERS lists the readers that need no kind. Nothing guesses: no label and no pattern, no value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from app.domain.papers.document_type import DocumentType
from app.domain.papers.evidence import FieldReading
from app.domain.papers.field import FieldType
from app.ports import Word
from ocr.fields.acts import document_number, issued_on, issuing_agency
from ocr.fields.bounds import within_reason
from ocr.fields.by_label import read_by_label
from ocr.fields.cross_check import cross_checked
from ocr.fields.elsewhere import compared_elsewhere, proven_elsewhere
from ocr.fields.making import LEAST_LABELLED
from ocr.fields.personal_number import id_number
from ocr.fields.signer import signer
from ocr.fields.subject import subject
from ocr.lines import Line, segments_of

FieldReader = Callable[[Sequence[Line]], tuple[FieldReading, ...]]

FIELD_READERS: tuple[FieldReader, ...] = (
    document_number,
    issued_on,
    issuing_agency,
    subject,
    signer,
    id_number,
)


def read_fields(words: Iterable[Word], kind: DocumentType | None = None) -> tuple[FieldReading, ...]:
    """Return every value found on a page, one a name but for personal numbers of nobody in particular.

    Args:
        words: In reading order, boxes on the upright page.
        kind: What paper it is, None when nobody knows: then only what any act has is read.
    """
    given = within_reason(words)
    lines = segments_of(given)
    labelled = read_by_label(given, kind) if kind is not None and kind.fields else ()
    taken = {value.name for value in labelled} | _answered(kind)
    anywhere = (value for reader in FIELD_READERS for value in reader(lines) if value.name not in taken)
    found = (
        *labelled,
        *(value for value in anywhere if value.confidence >= LEAST_LABELLED or value.name in _SIGNED),
    )
    names = {"signer"} | _named(kind, FieldType.NAME)
    places = {"issuing_agency"} | _named(kind, FieldType.PLACE)
    said = (proven_elsewhere(value, lines) if value.name in names else value for value in found)
    told = (compared_elsewhere(value, lines) if value.name in places else value for value in said)
    return cross_checked(tuple(told))


_SIGNED = frozenset({"signer", "signer_position"})
"""What stands under a signature is given however faint, when it is wholly a name: a person looks there."""


def _named(kind: DocumentType | None, type_: FieldType) -> set[str]:
    """Return the names of a kind's fields of one type."""
    return {field.name for field in kind.fields if field.type is type_} if kind is not None else set()


def _answered(kind: DocumentType | None) -> set[str]:
    """Return what the labels of a kind answer for, found or not: whose number and which day, they know."""
    fields = kind.fields if kind is not None else ()
    numbers = any(field.type is FieldType.ID_NUMBER for field in fields)
    days = {field.name for field in fields if field.type is FieldType.DATE}
    return days | ({"id_number"} if numbers else set())
