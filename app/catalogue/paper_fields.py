"""The pack of paper_fields.toml: which values stand on each kind of paper, and by which words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.catalogue.record import Record
from app.domain.papers.document_type import DocumentType
from app.domain.papers.field import FieldType, PaperField

_TYPES = {kind.value: kind for kind in FieldType}
_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_STANDS_ALONE = frozenset({FieldType.DOCUMENT_NUMBER})
"""Types that may be without a label: their pattern alone is enough (số phát hành)."""


@dataclass(frozen=True, slots=True)
class FieldsOfKind:
    """The fields of one kind, and the record they came from so that a mistake can be named."""

    record: Record
    fields: tuple[PaperField, ...]


def fields_of_kind(record: Record) -> FieldsOfKind:
    """Read the fields of one kind of paper."""
    record.only(("kind", "fields"))
    found: dict[str, PaperField] = {}
    for item in record.tables("fields", "name"):
        field = _field(item)
        if field.name in found:
            raise record.wrong("fields", f"trùng: trường “{field.name}” đã có")
        found[field.name] = field
    if not found:
        raise record.wrong("fields", "còn thiếu")
    return FieldsOfKind(record, tuple(found.values()))


def with_fields(
    kinds: Mapping[str, DocumentType], fields: Mapping[str, FieldsOfKind]
) -> dict[str, DocumentType]:
    """Return the kinds with their fields.

    Raises:
        RuleError: ``catalogue.invalid`` for fields of a kind that no pack has.
    """
    for kind, given in fields.items():
        if kind not in kinds:
            raise given.record.wrong("kind", f"không có loại giấy “{kind}” trong document_types.toml")
    return {
        name: replace(kind, fields=fields[name].fields) if name in fields else kind
        for name, kind in kinds.items()
    }


def _field(record: Record) -> PaperField:
    record.only(("name", "type", "labels", "section", "needed"))
    name, kind = record.text("name"), record.choice("type", _TYPES)
    if not _NAME.fullmatch(name):
        raise record.wrong("name", f"chỉ gồm chữ thường không dấu, số và dấu gạch dưới: {name}")
    labels = record.texts("labels")
    if not labels and kind not in _STANDS_ALONE:
        raise record.wrong("labels", f"trường “{name}” còn thiếu nhãn in trên giấy")
    return PaperField(name, kind, labels, record.texts("section"), record.flag("needed"))
