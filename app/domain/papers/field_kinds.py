"""Kiểu của một trường: what a value must look like, by the kind of paper it stands on, else by its name."""

from __future__ import annotations

from app.domain.papers.document_type import DocumentType
from app.domain.papers.field import FieldType

_NAMES: tuple[tuple[tuple[str, ...], FieldType], ...] = (
    (("business_name",), FieldType.TEXT),
    (("full_name", "_name", "signer"), FieldType.NAME),
    (("birth_date", "issued_on", "expires_on", "_date", "_on"), FieldType.DATE),
    (("sex",), FieldType.SEX),
    (("id_number",), FieldType.ID_NUMBER),
    (("document_number",), FieldType.DOCUMENT_NUMBER),
    (("residence", "birth_place", "issuing_agency"), FieldType.PLACE),
    (("area_m2",), FieldType.AREA),
    (("parcel_number", "map_sheet", "tax_code"), FieldType.CODE),
)


def type_of(name: str, kind: DocumentType | None = None) -> FieldType:
    """Return the type of a field as its kind of paper says, or as fields of such a name have it."""
    own = next((field.type for field in kind.fields if field.name == name), None) if kind else None
    named = (found for ends, found in _NAMES if name.endswith(ends))
    return own or next(named, FieldType.TEXT)
