"""The kinds of paper of the packs, and the values read on a page taken for one of them."""

from __future__ import annotations

from collections.abc import Sequence

from app.catalogue import load_catalogue
from app.ports import Word
from ocr.fields import read_fields

KINDS = {kind.id: kind for kind in load_catalogue().document_types}
BIRTH = KINDS["giay_khai_sinh"]


def values(words: Sequence[Word], kind: str) -> dict[str, str]:
    """Return what is read on a page of a kind, by field name."""
    return {field.name: field.value for field in read_fields(words, KINDS[kind])}
