"""The outbox: events waiting for the province, written in the transaction of the dossier itself.

Implements ports.Outbox. "Confirmed" is written only when the far side returned the hash of the event
and of every file it refers to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, and_, case, func, insert, or_, select, update

from app.domain.dossier import Dossier
from app.domain.errors import RuleError
from app.domain.register import SyncRow
from app.domain.status import SyncStatus
from app.ports import Acknowledgement, Downlink, Envelope, OutboxEntry, SyncCounts
from app.store import dossiers, downlink, journal
from app.store.database import Database
from app.store.page_files import PageFiles
from app.store.schema import cursors, files, outbox, outbox_files

WAITING, ACCEPTED, CONFIRMED, QUARANTINED = "waiting", "accepted", "confirmed", "quarantined"
_UNFINISHED = (WAITING, ACCEPTED)


def queue(connection: Connection, envelope: Envelope, now: datetime) -> None:
    """Put one event in the queue, with the files that must follow it."""
    connection.execute(
        insert(outbox).values(
            id=envelope.id,
            dossier_id=envelope.dossier_id,
            sequence=envelope.sequence,
            kind=envelope.kind,
            body=envelope.body,
            sha256=envelope.sha256,
            queued_at=now.isoformat(),
            state=WAITING,
        )
    )
    for position, sha256 in enumerate(dict.fromkeys(envelope.files)):
        connection.execute(
            insert(outbox_files).values(entry_id=envelope.id, sha256=sha256, position=position)
        )


def next_sequence(connection: Connection, dossier_id: str) -> int:
    """Return the number of a dossier's next event, counted from 1 without gaps."""
    last = connection.execute(
        select(func.max(outbox.c.sequence)).where(outbox.c.dossier_id == dossier_id)
    ).scalar()
    return int(last or 0) + 1


@dataclass(frozen=True, slots=True)
class StoredOutbox:
    """The queue in the desk's own database."""

    database: Database
    page_files: PageFiles

    def due(self, now: datetime, limit: int = 20) -> tuple[OutboxEntry, ...]:
        """Return the head of each dossier's queue that may be tried now, oldest first.

        A quarantined head holds back its own dossier only.
        """
        heads = (
            select(outbox.c.dossier_id, func.min(outbox.c.sequence).label("sequence"))
            .where(outbox.c.state != CONFIRMED)
            .group_by(outbox.c.dossier_id)
            .subquery()
        )
        ready = or_(outbox.c.next_at.is_(None), outbox.c.next_at <= now.isoformat())
        wanted = (
            select(outbox)
            .join(
                heads,
                and_(heads.c.dossier_id == outbox.c.dossier_id, heads.c.sequence == outbox.c.sequence),
            )
            .where(outbox.c.state.in_(_UNFINISHED), ready)
            .order_by(outbox.c.queued_at, outbox.c.id)
            .limit(limit)
        )
        with self.database.read() as db:
            return tuple(_entry(db, row) for row in db.execute(wanted).all())

    def accepted(self, entry_id: str, ack: Acknowledgement, now: datetime) -> None:
        """The province holds the event; with no file left it is confirmed."""
        with self.database.write() as db:
            row = _get(db, entry_id)
            if row.state not in _UNFINISHED:
                return
            if ack.id != entry_id or ack.sha256 != row.sha256:
                raise RuleError("province.wrong_acknowledgement")
            _set(db, entry_id, state=ACCEPTED, error="", next_at=None)
            _confirm_when_whole(db, entry_id, now)

    def file_stored(self, entry_id: str, sha256: str, now: datetime) -> None:
        """The province returned the hash of one file; the last one confirms the entry."""
        with self.database.write() as db:
            db.execute(
                update(outbox_files)
                .where(
                    outbox_files.c.entry_id == entry_id,
                    outbox_files.c.sha256 == sha256,
                    outbox_files.c.stored_at.is_(None),
                )
                .values(stored_at=now.isoformat())
            )
            _confirm_when_whole(db, entry_id, now)

    def postponed(self, entry_id: str, error: str, next_at: datetime) -> None:
        """The line failed; outcome unknown, to be sent again."""
        with self.database.write() as db:
            db.execute(
                update(outbox)
                .where(outbox.c.id == entry_id, outbox.c.state.in_(_UNFINISHED))
                .values(attempts=outbox.c.attempts + 1, error=error, next_at=next_at.isoformat())
            )

    def quarantined(self, entry_id: str, reason: str, now: datetime) -> None:
        """The province refused the event: this dossier waits for a person."""
        with self.database.write() as db:
            row = _get(db, entry_id)
            if row.state == CONFIRMED:
                return
            _set(db, entry_id, state=QUARANTINED, error=reason, attempts=row.attempts + 1)
            refresh_dossier(db, row.dossier_id)
            journal.append(db, downlink.event(row.dossier_id, "quarantined", now, "", {"reason": reason}))

    def release(self, entry_id: str, by: str, now: datetime) -> None:
        """A person decided that an entry is to be tried again now, quarantined or waiting."""
        with self.database.write() as db:
            row = _get(db, entry_id)
            if row.state == CONFIRMED:
                return
            again = WAITING if row.state == QUARANTINED else row.state
            _set(db, entry_id, state=again, next_at=None, error="")
            refresh_dossier(db, row.dossier_id)
            journal.append(db, downlink.event(row.dossier_id, "sent_again", now, by, {"entry": entry_id}))

    def file_path(self, sha256: str) -> tuple[Path, str]:
        """Return path and MIME type of a stored file."""
        with self.database.read() as db:
            mime = db.execute(select(files.c.mime).where(files.c.sha256 == sha256)).scalar()
        return self.page_files.open_checked(sha256), str(mime or "application/octet-stream")

    def position(self) -> int:
        """Return the last downlink position applied."""
        with self.database.read() as db:
            return _position(db)

    def apply(self, message: Downlink, now: datetime) -> None:
        """Apply one message from the province, once."""
        with self.database.write() as db:
            if message.position <= _position(db):
                return
            downlink.apply(db, message, now)
            db.execute(cursors.delete().where(cursors.c.name == "feed"))
            db.execute(insert(cursors).values(name="feed", value=str(message.position)))

    def counts(self) -> SyncCounts:
        """Count dossiers, each by the worst of its events, and the files still to send."""
        unfinished = case((outbox.c.state.in_(_UNFINISHED), 1), else_=0)
        refused = case((outbox.c.state.in_([QUARANTINED]), 1), else_=0)
        each = (
            select(func.max(refused).label("refused"), func.max(unfinished).label("unfinished"))
            .group_by(outbox.c.dossier_id)
            .subquery()
        )
        with self.database.read() as db:
            total, quarantined, waiting = db.execute(
                select(
                    func.count(),
                    func.coalesce(func.sum(each.c.refused), 0),
                    func.coalesce(func.sum((1 - each.c.refused) * each.c.unfinished), 0),
                )
            ).one()
            left = db.execute(
                select(func.count(), func.coalesce(func.sum(files.c.bytes), 0))
                .select_from(outbox_files.join(files).join(outbox))
                .where(outbox_files.c.stored_at.is_(None), outbox.c.state.in_(_UNFINISHED))
            ).one()
            last = db.execute(select(func.max(outbox.c.finished_at))).scalar()
        return SyncCounts(
            confirmed=total - quarantined - waiting,
            waiting=waiting,
            quarantined=quarantined,
            waiting_files=int(left[0]),
            waiting_bytes=int(left[1]),
            last_confirmed_at=None if last is None else datetime.fromisoformat(last),
        )

    def status_of(self, dossier_id: str) -> SyncStatus:
        """Return how one dossier stands: the worst of its events."""
        with self.database.read() as db:
            return _status_of(db, dossier_id)

    def rows(self, limit: int = 200) -> tuple[SyncRow, ...]:
        """Return what is not confirmed, quarantined first."""
        wanted = (
            select(outbox)
            .where(outbox.c.state != CONFIRMED)
            .order_by(outbox.c.state != QUARANTINED, outbox.c.queued_at)
            .limit(limit)
        )
        with self.database.read() as db:
            return tuple(_sync_row(db, row) for row in db.execute(wanted).all())

    def rows_of(self, dossier_id: str) -> tuple[SyncRow, ...]:
        """Return every event of one dossier in order."""
        wanted = select(outbox).where(outbox.c.dossier_id == dossier_id).order_by(outbox.c.sequence)
        with self.database.read() as db:
            return tuple(_sync_row(db, row) for row in db.execute(wanted).all())


def standing_of(connection: Connection, dossier_ids: Sequence[str]) -> dict[str, tuple[datetime | None, str]]:
    """Return per dossier when the province last confirmed and, if quarantined, the reason it gave."""
    refused = func.max(case((outbox.c.state == QUARANTINED, outbox.c.error), else_=""))
    rows = connection.execute(
        select(outbox.c.dossier_id, func.max(outbox.c.finished_at), refused)
        .where(outbox.c.dossier_id.in_(dossier_ids))
        .group_by(outbox.c.dossier_id)
    )
    return {
        dossier_id: (None if at is None else datetime.fromisoformat(at), str(reason))
        for dossier_id, at, reason in rows
    }


def _get(connection: Connection, entry_id: str) -> Row[Any]:
    row = connection.execute(select(outbox).where(outbox.c.id == entry_id)).one_or_none()
    if row is None:
        raise RuleError("outbox.unknown")
    return row


def _set(connection: Connection, entry_id: str, **values: object) -> None:
    connection.execute(update(outbox).where(outbox.c.id == entry_id).values(**values))


def _files(connection: Connection, entry_id: str) -> dict[str, bool]:
    """Return the files of an entry in their order, each with whether the province holds it."""
    rows = connection.execute(
        select(outbox_files).where(outbox_files.c.entry_id == entry_id).order_by(outbox_files.c.position)
    )
    return {row.sha256: row.stored_at is not None for row in rows}


def _files_left(connection: Connection, entry_id: str) -> tuple[str, ...]:
    return tuple(sha256 for sha256, stored in _files(connection, entry_id).items() if not stored)


def _confirm_when_whole(connection: Connection, entry_id: str, now: datetime) -> None:
    row = _get(connection, entry_id)
    if row.state == ACCEPTED and not _files_left(connection, entry_id):
        _set(connection, entry_id, state=CONFIRMED, finished_at=now.isoformat(), error="")
        refresh_dossier(connection, row.dossier_id)


def _status_of(connection: Connection, dossier_id: str) -> SyncStatus:
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
    status = _status_of(connection, dossier_id)
    if status is not dossier.sync:
        return dossiers.save(connection, replace(dossier, sync=status))
    return dossier


def _entry(connection: Connection, row: Row[Any]) -> OutboxEntry:
    files_of = _files(connection, row.id)
    envelope = Envelope(
        row.id, row.dossier_id, row.sequence, row.kind, bytes(row.body), row.sha256, tuple(files_of)
    )
    next_at = None if row.next_at is None else datetime.fromisoformat(row.next_at)
    left = tuple(sha256 for sha256, stored in files_of.items() if not stored)
    return OutboxEntry(envelope, row.attempts, next_at, row.state == ACCEPTED, left)


def _sync_row(connection: Connection, row: Row[Any]) -> SyncRow:
    files_of = _files(connection, row.id)
    dossier = dossiers.get(connection, row.dossier_id)
    return SyncRow(
        entry_id=row.id,
        dossier_id=row.dossier_id,
        code=str(dossier.code or dossier.printed_code),
        kind=row.kind,
        state=row.state,
        attempts=row.attempts,
        error=row.error,
        next_at=None if row.next_at is None else datetime.fromisoformat(row.next_at),
        queued_at=datetime.fromisoformat(row.queued_at),
        files_left=list(files_of.values()).count(False),
        files_total=len(files_of),
        finished_at=None if row.finished_at is None else datetime.fromisoformat(row.finished_at),
    )


def _position(connection: Connection) -> int:
    value = connection.execute(select(cursors.c.value).where(cursors.c.name == "feed")).scalar()
    return int(value or 0)
