"""The values read on pages, without the words of the pages: quick enough to ask for at every edit."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from app.domain.papers.evidence import FieldReading
from app.domain.plain import from_plain
from app.store.schema import readings

_WANTED = ("rotation", "width_px", "height_px", "suggestion.kind", "fields")
_INTO = ("rotation", "width_px", "height_px", "kind", "fields")


@dataclass(frozen=True, slots=True)
class PageFields:
    """What stands on one page as it is seen.

    Args:
        rotation: Degrees clockwise that make the picture upright; boxes are meant on the upright one.
        width_px, height_px: Of the upright picture.
        kind: DocumentType id of the paper the values were read as, "" where nobody knew.
    """

    rotation: int
    width_px: int
    height_px: int
    kind: str = ""
    fields: tuple[FieldReading, ...] = ()


def fields_of(connection: Connection, pictures: Iterable[str]) -> dict[str, PageFields]:
    """Return the values read on pages by the key of their look; pages not yet read are absent."""
    told = [func.json_extract(readings.c.body, f"$.{name}") for name in _WANTED]
    rows = connection.execute(select(readings.c.picture, *told).where(readings.c.picture.in_(list(pictures))))
    return {
        row[0]: from_plain(
            PageFields, dict(zip(_INTO, (*row[1:4], row[4] or "", json.loads(row[5] or "[]")), strict=True))
        )
        for row in rows
    }
