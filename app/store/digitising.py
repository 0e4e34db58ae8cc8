"""Digitisation jobs and their results: where each stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from app.domain.back_files.job import DigitisedItem, DigitiseJob, ItemState
from app.domain.errors import RuleError, StorageError
from app.domain.ids import new_id
from app.domain.papers.values import value_key
from app.domain.plain import from_plain, to_plain
from app.domain.text import fold
from app.store.schema import digitise_items, digitise_jobs

_ITEMS = digitise_items.c


def save_job(connection: Connection, job: DigitiseJob) -> None:
    """Record a job, new or changed."""
    values = {"name": job.name, "state": job.state.value, "body": _body(job)}
    row = insert(digitise_jobs).values(id=job.id, started_at=job.started_at.isoformat(), **values)
    connection.execute(row.on_conflict_do_update(index_elements=["id"], set_=values))


def job_of(connection: Connection, job_id: str) -> DigitiseJob:
    """Return one job.

    Raises:
        RuleError: ``digitise.no_job``.
    """
    body = connection.execute(select(digitise_jobs.c.body).where(digitise_jobs.c.id == job_id)).scalar()
    if body is None:
        raise RuleError("digitise.no_job")
    return _job(body)


def jobs(connection: Connection) -> tuple[DigitiseJob, ...]:
    """Return every job, the latest first."""
    rows = connection.execute(select(digitise_jobs.c.body).order_by(digitise_jobs.c.started_at.desc()))
    return tuple(_job(row.body) for row in rows)


def list_sources(connection: Connection, job_id: str, sources: Sequence[str], now: datetime) -> int:
    """Add the files a job does not know yet, in this order; return how many were new."""
    known = set(connection.execute(select(_ITEMS.source).where(_ITEMS.job_id == job_id)).scalars())
    fresh = [source for source in sources if source not in known]
    start = _last_position(connection, job_id) + 1
    for position, source in enumerate(fresh, start):
        _insert(connection, DigitisedItem(new_id(now), job_id, position, source))
    return len(fresh)


def add_item(connection: Connection, job_id: str, source: str, now: datetime) -> DigitisedItem:
    """Record a new result at the end of its job."""
    item = DigitisedItem(new_id(now), job_id, _last_position(connection, job_id) + 1, source)
    _insert(connection, item)
    return item


def _last_position(connection: Connection, job_id: str) -> int:
    """Return the place of a job's last result; it is looked for among all of them, so not once a result."""
    last = select(func.coalesce(func.max(_ITEMS.position), 0)).where(_ITEMS.job_id == job_id)
    return int(connection.execute(last).scalar_one())


def _insert(connection: Connection, item: DigitisedItem) -> None:
    place = {"id": item.id, "job_id": item.job, "position": item.position, "source": item.source}
    connection.execute(insert(digitise_items).values(**place, **_columns(item)))


def item_of(connection: Connection, item_id: str) -> DigitisedItem:
    """Return one result.

    Raises:
        RuleError: ``digitise.no_item``.
    """
    body = connection.execute(select(_ITEMS.body).where(_ITEMS.id == item_id)).scalar()
    if body is None:
        raise RuleError("digitise.no_item")
    return item_from(body)


def change(
    connection: Connection, item_id: str, edit: Callable[[DigitisedItem], DigitisedItem]
) -> DigitisedItem:
    """Apply one edit to the stored result, so that reader and clerk never overwrite each other.

    Raises:
        RuleError: ``digitise.no_item``, and what the edit raises.
    """
    edited = edit(item_of(connection, item_id))
    connection.execute(update(digitise_items).where(_ITEMS.id == item_id).values(**_columns(edited)))
    return edited


def remove_empty(connection: Connection, item_id: str) -> None:
    """Forget a result without any paper: what was left open behind the last separator sheet."""
    connection.execute(digitise_items.delete().where(_ITEMS.id == item_id, _ITEMS.sha256 == ""))


def ids_in(connection: Connection, job_id: str, states: Iterable[ItemState], limit: int = 64) -> list[str]:
    """Return ids of a job's results in these states, the furthest along first, then as they stand."""
    wanted = [state.value for state in states]
    further = select(_ITEMS.id).where(_ITEMS.job_id == job_id, _ITEMS.state.in_(wanted))
    order = (_ITEMS.state == ItemState.LISTED.value, _ITEMS.position)
    return list(connection.execute(further.order_by(*order).limit(limit)).scalars())


def items_in(
    connection: Connection, states: Iterable[ItemState], job_id: str = "", limit: int = 200, offset: int = 0
) -> tuple[DigitisedItem, ...]:
    """Return results in these states as they stand, of one job or of all."""
    chosen: list[ColumnElement[bool]] = [_ITEMS.state.in_([state.value for state in states])]
    if job_id:
        chosen.append(_ITEMS.job_id == job_id)
    rows = select(_ITEMS.body).where(*chosen).order_by(_ITEMS.job_id, _ITEMS.position)
    return tuple(item_from(body) for body in connection.execute(rows.limit(limit).offset(offset)).scalars())


def counts(connection: Connection, job_id: str = "") -> dict[str, int]:
    """Return how many results stand in each state, of one job or of all."""
    rows = select(_ITEMS.state, func.count()).group_by(_ITEMS.state)
    if job_id:
        rows = rows.where(_ITEMS.job_id == job_id)
    return {state: int(count) for state, count in connection.execute(rows)}


def last_ready(connection: Connection, job_id: str, limit: int) -> tuple[datetime, ...]:
    """Return when the last results were ready for a person, the latest first."""
    rows = select(_ITEMS.ready_at).where(_ITEMS.job_id == job_id, _ITEMS.ready_at.is_not(None))
    moments = connection.execute(rows.order_by(_ITEMS.ready_at.desc()).limit(limit)).scalars()
    return tuple(datetime.fromisoformat(moment) for moment in moments if moment)


def kept_by_kind(connection: Connection, year: int) -> dict[str, int]:
    """Return how many results of each kind were registered in a year."""
    rows = select(_ITEMS.kind, func.count()).where(
        _ITEMS.state == ItemState.KEPT.value, _ITEMS.finished_at.like(f"{year:04d}-%")
    )
    return {kind: int(count) for kind, count in connection.execute(rows.group_by(_ITEMS.kind))}


def pages_taken(connection: Connection, job_id: str) -> frozenset[str]:
    """Return the names under which sides of a stack were taken, and its files that were put aside."""
    bodies = connection.execute(select(_ITEMS.body).where(_ITEMS.job_id == job_id)).scalars()
    found: set[str] = set()
    for item in map(item_from, bodies):
        found |= {page.staged for page in item.pages} if item.pages else {item.source}
    return frozenset(found)


def _columns(item: DigitisedItem) -> dict[str, object]:
    first = item.kept_pages[0] if item.kept_pages else None
    return {
        "state": item.state.value,
        "kind": item.kind,
        "owner_id": value_key(item.owner.id_number),
        "owner_name": fold(item.owner.full_name),
        "number": value_key(item.value("document_number")),
        "sha256": first.sha256 if first else "",
        "fingerprint": first.fingerprint if first else "",
        "kept_paper": item.kept_paper,
        "ready_at": item.ready_at.isoformat() if item.ready_at else None,
        "finished_at": item.decided_at.isoformat() if item.decided_at else None,
        "body": _body(item),
    }


def _body(value: DigitiseJob | DigitisedItem) -> str:
    return json.dumps(to_plain(value), ensure_ascii=False)


def _job(body: str) -> DigitiseJob:
    try:
        return from_plain(DigitiseJob, json.loads(body))
    except (ValueError, TypeError, KeyError) as error:
        raise StorageError("database.damaged", file="digitise_jobs") from error


def item_from(body: str) -> DigitisedItem:
    """Return the result a row holds.

    Raises:
        StorageError: ``database.damaged``.
    """
    try:
        return from_plain(DigitisedItem, json.loads(body))
    except (ValueError, TypeError, KeyError) as error:
        raise StorageError("database.damaged", file="digitise_items") from error
