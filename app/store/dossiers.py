"""Dossiers: rows to dataclasses and back, the register's queues and its search."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, false, func, insert, or_, select, text, update

from app.domain.codes import AnyCode, DossierCode
from app.domain.dossier import Dossier
from app.domain.errors import RuleError
from app.domain.plain import from_plain, to_plain
from app.domain.register import DossierRow, Queue
from app.domain.status import CLOSED, ProcessingStatus, SyncStatus
from app.store import search
from app.store.schema import FEE_UNSAID, dossiers


def add(connection: Connection, dossier: Dossier, read_text: str = "") -> None:
    """Record a received dossier and make it findable; ``read_text`` is what was read on its papers."""
    connection.execute(insert(dossiers).values(**_columns(dossier)))
    _index(connection, dossier, read_text)


def save(connection: Connection, dossier: Dossier) -> Dossier:
    """Record a changed dossier; its version goes up by one."""
    newer = replace(dossier, version=dossier.version + 1)
    connection.execute(update(dossiers).where(dossiers.c.id == dossier.id).values(**_columns(newer)))
    if newer.code is not None and newer.printed_code != newer.code:
        search.index(connection, "code", newer.id, str(newer.code))
    return newer


def get(connection: Connection, dossier_id: str) -> Dossier:
    """Return one dossier.

    Raises:
        RuleError: ``dossier.unknown``.
    """
    body = connection.execute(select(dossiers.c.body).where(dossiers.c.id == dossier_id)).scalar()
    if body is None:
        raise RuleError("dossier.unknown")
    return _read(body)


def by_code(connection: Connection, code: AnyCode) -> Dossier:
    """Return the dossier with this printed or bound code.

    Raises:
        RuleError: ``dossier.unknown``.
    """
    same = or_(dossiers.c.printed_code == str(code), dossiers.c.code == str(code))
    body = connection.execute(select(dossiers.c.body).where(same)).scalar()
    if body is None:
        raise RuleError("dossier.unknown")
    return _read(body)


def of_day(connection: Connection, day: date) -> tuple[Dossier, ...]:
    """Return every dossier received on a day, in order of receipt."""
    return between(connection, day, day)


def between(connection: Connection, first: date, last: date) -> tuple[Dossier, ...]:
    """Return every dossier received from one day to another, both included, in order of receipt."""
    rows = connection.execute(
        select(dossiers.c.body)
        .where(dossiers.c.received_on >= first.isoformat(), dossiers.c.received_on <= last.isoformat())
        .order_by(dossiers.c.received_at)
    )
    return tuple(_read(row.body) for row in rows)


def of_person(connection: Connection, id_number: str, limit: int = 20) -> tuple[DossierRow, ...]:
    """Return the latest dossiers a person owns or handed in."""
    theirs = or_(dossiers.c.owner_id == id_number, dossiers.c.submitter_id == id_number)
    rows = connection.execute(
        select(dossiers).where(theirs).order_by(dossiers.c.received_at.desc()).limit(limit)
    )
    return tuple(_row(row) for row in rows)


def listed(
    connection: Connection, queue: Queue, query: str, now: datetime, limit: int, offset: int = 0
) -> tuple[DossierRow, ...]:
    """Return a stretch of one queue of the register, narrowed by a folded search; latest first."""
    wanted = select(dossiers).where(_in_queue(queue, now))
    if query.strip():
        found = search.found(query, "dossier", "code")
        wanted = wanted.where(false() if found is None else dossiers.c.id.in_(found))
    latest = wanted.order_by(dossiers.c.received_at.desc(), dossiers.c.id.desc())
    rows = connection.execute(latest.limit(limit).offset(offset))
    return tuple(_row(row) for row in rows)


def counts(connection: Connection, now: datetime) -> dict[Queue, int]:
    """Return how many dossiers stand in each queue."""
    return {
        queue: connection.execute(
            select(func.count()).select_from(dossiers).where(_in_queue(queue, now))
        ).scalar_one()
        for queue in Queue
    }


_STATUS = dossiers.c.status
_OPEN = _STATUS.not_in([int(s) for s in CLOSED])


def _in_queue(queue: Queue, now: datetime) -> ColumnElement[bool]:
    tomorrow_end = _days_later(now, 1)
    queues: dict[Queue, ColumnElement[bool]] = {
        Queue.ALL: dossiers.c.id.is_not(None),
        Queue.TODAY: dossiers.c.received_on == now.date().isoformat(),
        Queue.SUPPLEMENT: _STATUS.in_([int(ProcessingStatus.SUPPLEMENT_REQUESTED)]),
        Queue.PROCESSING: _STATUS.in_([int(ProcessingStatus.RECEIVED), int(ProcessingStatus.PROCESSING)]),
        Queue.DUE_SOON: and_(_OPEN, dossiers.c.due_at >= now.isoformat(), dossiers.c.due_at <= tomorrow_end),
        Queue.LATE: and_(_OPEN, dossiers.c.due_at < now.isoformat()),
        Queue.TO_RETURN: _STATUS.in_([int(ProcessingStatus.RESOLVED)]),
        Queue.WAITING_TO_SEND: dossiers.c.sync == SyncStatus.WAITING.value,
        Queue.QUARANTINED: dossiers.c.sync == SyncStatus.QUARANTINED.value,
    }
    return queues[queue]


def _days_later(now: datetime, days: int) -> str:
    return datetime.combine((now + timedelta(days=days)).date(), datetime.max.time(), now.tzinfo).isoformat()


def _columns(dossier: Dossier) -> dict[str, object]:
    owner = dossier.applicant.dossier_owner
    return {
        "id": dossier.id,
        "printed_code": str(dossier.printed_code),
        "code": None if dossier.code is None else str(dossier.code),
        "procedure": dossier.procedure,
        "procedure_name": dossier.procedure_name,
        "owner_name": owner.full_name,
        "owner_id": owner.id_number,
        "submitter_id": dossier.applicant.submitter.id_number,
        "channel": int(dossier.channel),
        "received_on": dossier.received_at.date().isoformat(),
        "received_at": dossier.received_at.isoformat(),
        "due_at": None if dossier.due_at is None else dossier.due_at.isoformat(),
        "finished_at": None if dossier.finished_at is None else dossier.finished_at.isoformat(),
        "status": int(dossier.status),
        "sync": dossier.sync.value,
        "clerk": dossier.clerk,
        "desk": dossier.desk,
        "version": dossier.version,
        "body": json.dumps(to_plain(dossier), ensure_ascii=False),
    }


def _read(body: str) -> Dossier:
    return from_plain(Dossier, json.loads(body))


def _row(row: Row[Any]) -> DossierRow:
    dossier = _read(row.body)
    return DossierRow.of(dossier)


def _index(connection: Connection, dossier: Dossier, read_text: str) -> None:
    people = (dossier.applicant.submitter, dossier.applicant.dossier_owner)
    words = [str(dossier.printed_code), dossier.procedure, dossier.procedure_name, read_text]
    words += [part for p in people for part in (p.full_name, p.id_number, p.phone)]
    words += list(dossier.fields.values())
    search.index(connection, "dossier", dossier.id, " ".join(words))


def is_taken(connection: Connection, code: AnyCode) -> bool:
    """Tell whether any dossier of this desk was printed with, or bound to, this code."""
    same = or_(dossiers.c.printed_code == str(code), dossiers.c.code == str(code))
    return connection.execute(select(dossiers.c.id).where(same)).first() is not None


@dataclass(frozen=True, slots=True)
class FeeUnsaid:
    """A dossier recorded before a fee could be undecided; ``amount`` in đồng, ``received_on`` an ISO day."""

    id: str
    procedure: str
    received_on: str
    amount: int


def with_fee_unsaid(connection: Connection) -> tuple[FeeUnsaid, ...]:
    """Return the dossiers that do not say whether the province sets their fee."""
    amount = func.coalesce(func.json_extract(dossiers.c.body, "$.fee.amount"), 0)
    wanted = select(dossiers.c.id, dossiers.c.procedure, dossiers.c.received_on, amount)
    return tuple(FeeUnsaid(*row) for row in connection.execute(wanted.where(text(FEE_UNSAID))))


def say_fee(connection: Connection, dossier_id: str, *, undecided: bool) -> None:
    """Write down whether the province sets the fee of a dossier; nothing else of it changes."""
    told = func.json_set(dossiers.c.body, "$.fee.undecided", func.json("true" if undecided else "false"))
    connection.execute(update(dossiers).where(dossiers.c.id == dossier_id).values(body=told))


@dataclass(frozen=True, slots=True)
class BoundCode:
    """A legal code the province gave to a dossier that was printed with a provisional one."""

    dossier_id: str
    code: DossierCode


def bind_code(connection: Connection, bound: BoundCode) -> Dossier:
    """Give a provisional dossier its legal code; binding the same code again changes nothing.

    Raises:
        RuleError: ``code.already_bound`` when it already has a different legal code.
    """
    dossier = get(connection, bound.dossier_id)
    if dossier.code == bound.code:
        return dossier
    if dossier.code is not None:
        raise RuleError("code.already_bound", code=str(dossier.code))
    if is_taken(connection, bound.code):
        raise RuleError("code.taken", code=str(bound.code))
    return save(connection, replace(dossier, code=bound.code))
