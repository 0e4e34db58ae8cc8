"""How the sending of dossiers stands: the worst of each one's events, the lines still open, the counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, case, func, select

from app.domain.dossier import Dossier
from app.domain.register import SyncRow
from app.domain.status import SyncStatus
from app.ports import SyncCounts
from app.store import dossiers
from app.store.schema import files, outbox, outbox_files

WAITING, ACCEPTED, CONFIRMED, QUARANTINED = "waiting", "accepted", "confirmed", "quarantined"
UNFINISHED = (WAITING, ACCEPTED)


def counts(connection: Connection) -> SyncCounts:
    """Count dossiers, each by the worst of its events, and the files still to send."""
    each = _by_dossier()
    total, quarantined, waiting = connection.execute(
        select(
            func.count(),
            func.coalesce(func.sum(each.c.refused), 0),
            func.coalesce(func.sum((1 - each.c.refused) * each.c.unfinished), 0),
        )
    ).one()
    left = connection.execute(
        select(func.count(), func.coalesce(func.sum(files.c.bytes), 0))
        .select_from(outbox_files.join(files).join(outbox))
        .where(outbox_files.c.stored_at.is_(None), outbox.c.state.in_(UNFINISHED))
    ).one()
    last = connection.execute(select(func.max(outbox.c.finished_at))).scalar()
    return SyncCounts(
        confirmed=total - quarantined - waiting,
        waiting=waiting,
        quarantined=quarantined,
        waiting_files=int(left[0]),
        waiting_bytes=int(left[1]),
        last_confirmed_at=_moment(last),
    )


def status_of(connection: Connection, dossier_id: str) -> SyncStatus:
    """Return how one dossier stands: the worst of its events."""
    states = {
        row.state
        for row in connection.execute(select(outbox.c.state).where(outbox.c.dossier_id == dossier_id))
    }
    if QUARANTINED in states:
        return SyncStatus.QUARANTINED
    if states and states <= {CONFIRMED}:
        return SyncStatus.CONFIRMED
    return SyncStatus.WAITING


def refresh_dossier(connection: Connection, dossier_id: str) -> Dossier:
    """Bring a dossier's own sync state in line with its events and return it."""
    dossier = dossiers.get(connection, dossier_id)
    status = status_of(connection, dossier_id)
    if status is not dossier.sync:
        return dossiers.save(connection, replace(dossier, sync=status))
    return dossier


def rows_open(connection: Connection, limit: int) -> tuple[SyncRow, ...]:
    """Return what is not confirmed, quarantined first."""
    wanted = (
        select(outbox)
        .where(outbox.c.state != CONFIRMED)
        .order_by(outbox.c.state != QUARANTINED, outbox.c.queued_at)
        .limit(limit)
    )
    return tuple(_sync_row(connection, row) for row in connection.execute(wanted).all())


def rows_of(connection: Connection, dossier_id: str) -> tuple[SyncRow, ...]:
    """Return every event of one dossier in order."""
    wanted = select(outbox).where(outbox.c.dossier_id == dossier_id).order_by(outbox.c.sequence)
    return tuple(_sync_row(connection, row) for row in connection.execute(wanted).all())


def standing_of(connection: Connection, dossier_ids: Sequence[str]) -> dict[str, tuple[datetime | None, str]]:
    """Return per dossier when the province last confirmed and, if quarantined, the reason it gave."""
    refused = func.max(case((outbox.c.state == QUARANTINED, outbox.c.error), else_=""))
    rows = connection.execute(
        select(outbox.c.dossier_id, func.max(outbox.c.finished_at), refused)
        .where(outbox.c.dossier_id.in_(dossier_ids))
        .group_by(outbox.c.dossier_id)
    )
    return {dossier_id: (_moment(at), str(reason)) for dossier_id, at, reason in rows}


def files_of(connection: Connection, entry_id: str) -> dict[str, bool]:
    """Return the files of an event in their order, each with whether the province holds it."""
    rows = connection.execute(
        select(outbox_files).where(outbox_files.c.entry_id == entry_id).order_by(outbox_files.c.position)
    )
    return {row.sha256: row.stored_at is not None for row in rows}


def _by_dossier() -> Any:
    unfinished = case((outbox.c.state.in_(UNFINISHED), 1), else_=0)
    refused = case((outbox.c.state == QUARANTINED, 1), else_=0)
    each: Select[tuple[int, int]] = select(
        func.max(refused).label("refused"), func.max(unfinished).label("unfinished")
    )
    return each.group_by(outbox.c.dossier_id).subquery()


def _sync_row(connection: Connection, row: Row[Any]) -> SyncRow:
    sent = files_of(connection, row.id)
    dossier = dossiers.get(connection, row.dossier_id)
    return SyncRow(
        entry_id=row.id,
        dossier_id=row.dossier_id,
        code=str(dossier.code or dossier.printed_code),
        kind=row.kind,
        state=row.state,
        attempts=row.attempts,
        error=row.error,
        next_at=_moment(row.next_at),
        queued_at=datetime.fromisoformat(row.queued_at),
        files_left=list(sent.values()).count(False),
        files_total=len(sent),
        finished_at=_moment(row.finished_at),
    )


def _moment(stored: str | None) -> datetime | None:
    return None if stored is None else datetime.fromisoformat(stored)
