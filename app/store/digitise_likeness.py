"""Which other results one may repeat: looked up by index, so that the ten thousandth costs no more."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, and_, false, or_, select, true

from app.domain.back_files.job import DigitisedItem
from app.domain.papers.values import value_key
from app.domain.text import fold
from app.store.digitising import item_from
from app.store.schema import digitise_items

_ITEMS = digitise_items.c
_KIN = 2
"""First letters of a fingerprint, which tell size and lie of the sheet."""


def of_same_page(connection: Connection, item: DigitisedItem, most: int) -> tuple[DigitisedItem, ...]:
    """Return other read results with the very file of this one's first page, the first read first."""
    first = _first_page(item)
    return tuple(_items(connection, item, _ITEMS.sha256 == first, most)) if first else ()


def of_same_number(connection: Connection, item: DigitisedItem) -> Iterator[DigitisedItem]:
    """Yield other read results of this kind and number whose owner may be the same, the first read first.

    Numbers that differ in spaces or capitals are the same here; whoever wants the exact one looks again.
    """
    number = value_key(item.value("document_number"))
    if number:
        same = and_(_ITEMS.kind == item.kind, _ITEMS.number == number, _may_own(item))
        another_page = or_(_ITEMS.sha256 == "", _ITEMS.sha256 != _first_page(item))
        yield from _items(connection, item, same & another_page)


def may_look_alike(connection: Connection, item: DigitisedItem) -> tuple[tuple[str, str], ...]:
    """Return id and fingerprint of read results of the kind that neither number nor owner tells apart."""
    mine = item.kept_pages[0].fingerprint if item.kept_pages else ""
    if not mine:
        return ()
    number, owner = value_key(item.value("document_number")), value_key(item.owner.id_number)
    chosen = and_(
        _ITEMS.kind == item.kind,
        _ITEMS.number.in_(("", number)) if number else true(),
        _ITEMS.owner_id.in_(("", owner)) if owner else true(),
        _ITEMS.fingerprint.startswith(mine[:_KIN], autoescape=True),
    )
    rows = select(_ITEMS.id, _ITEMS.fingerprint).where(chosen, *_others(item)).order_by(_ITEMS.ready_at)
    return tuple((str(found), str(text)) for found, text in connection.execute(rows))


def _may_own(item: DigitisedItem) -> ColumnElement[bool]:
    """Two whole numbers decide; where one lacks, the folded names do."""
    owner, name = value_key(item.owner.id_number), fold(item.owner.full_name)
    by_name = _ITEMS.owner_name.in_(("", name)) if item.owner.full_name else false()
    return or_(_ITEMS.owner_id == owner, and_(_ITEMS.owner_id == "", by_name)) if owner else by_name


def _items(
    connection: Connection, item: DigitisedItem, chosen: ColumnElement[bool], most: int | None = None
) -> Iterator[DigitisedItem]:
    rows = select(_ITEMS.body).where(chosen, *_others(item)).order_by(_ITEMS.ready_at).limit(most)
    return map(item_from, connection.execute(rows).scalars())


def _others(item: DigitisedItem) -> tuple[ColumnElement[bool], ...]:
    return _ITEMS.id != item.id, _ITEMS.ready_at.is_not(None)


def _first_page(item: DigitisedItem) -> str:
    return item.kept_pages[0].sha256 if item.kept_pages else ""
