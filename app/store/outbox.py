"""The outbox: events waiting for the province, written in the transaction of the dossier itself.

Implements ports.Outbox. "Confirmed" is written only when the far side returned the hash of the event
and of every file it refers to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, or_, select, update

from app.domain.errors import RuleError
from app.domain.status import SyncStatus
from app.ports import Acknowledgement, Downlink, Envelope, OutboxEntry, SyncCounts
from app.store import downlink, journal, sending
from app.store.database import Database
from app.store.page_files import PageFiles
from app.store.schema import cursors, files, outbox, outbox_files
from app.store.sending import ACCEPTED, CONFIRMED, QUARANTINED, UNFINISHED, WAITING


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
            .where(outbox.c.state.in_(UNFINISHED), ready)
            .order_by(outbox.c.queued_at, outbox.c.id)
            .limit(limit)
        )
        with self.database.read() as db:
            return tuple(_entry(db, row) for row in db.execute(wanted).all())

    def accepted(self, entry_id: str, ack: Acknowledgement, now: datetime) -> None:
        """The province holds the event; with no file left it is confirmed."""
        with self.database.write() as db:
            row = _get(db, entry_id)
            if row.state not in UNFINISHED:
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
                .where(outbox.c.id == entry_id, outbox.c.state.in_(UNFINISHED))
                .values(attempts=outbox.c.attempts + 1, error=error, next_at=next_at.isoformat())
            )

    def quarantined(self, entry_id: str, reason: str, now: datetime) -> None:
        """The province refused the event: this dossier waits for a person."""
        with self.database.write() as db:
            row = _get(db, entry_id)
            if row.state == CONFIRMED:
                return
            _set(db, entry_id, state=QUARANTINED, error=reason, attempts=row.attempts + 1)
            sending.refresh_dossier(db, row.dossier_id)
            journal.append(db, downlink.event(row.dossier_id, "quarantined", now, "", {"reason": reason}))

    def release(self, entry_id: str, by: str, now: datetime) -> None:
        """A person decided that an entry is to be tried again now, quarantined or waiting."""
        with self.database.write() as db:
            row = _get(db, entry_id)
            if row.state == CONFIRMED:
                return
            again = WAITING if row.state == QUARANTINED else row.state
            _set(db, entry_id, state=again, next_at=None, error="")
            sending.refresh_dossier(db, row.dossier_id)
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
        with self.database.read() as db:
            return sending.counts(db)

    def status_of(self, dossier_id: str) -> SyncStatus:
        """Return how one dossier stands: the worst of its events."""
        with self.database.read() as db:
            return sending.status_of(db, dossier_id)


def _get(connection: Connection, entry_id: str) -> Row[Any]:
    row = connection.execute(select(outbox).where(outbox.c.id == entry_id)).one_or_none()
    if row is None:
        raise RuleError("outbox.unknown")
    return row


def _set(connection: Connection, entry_id: str, **values: object) -> None:
    connection.execute(update(outbox).where(outbox.c.id == entry_id).values(**values))


def _files_left(connection: Connection, entry_id: str) -> tuple[str, ...]:
    return tuple(sha256 for sha256, stored in sending.files_of(connection, entry_id).items() if not stored)


def _confirm_when_whole(connection: Connection, entry_id: str, now: datetime) -> None:
    row = _get(connection, entry_id)
    if row.state == ACCEPTED and not _files_left(connection, entry_id):
        _set(connection, entry_id, state=CONFIRMED, finished_at=now.isoformat(), error="")
        sending.refresh_dossier(connection, row.dossier_id)


def _entry(connection: Connection, row: Row[Any]) -> OutboxEntry:
    sent = sending.files_of(connection, row.id)
    envelope = Envelope(
        row.id, row.dossier_id, row.sequence, row.kind, bytes(row.body), row.sha256, tuple(sent)
    )
    next_at = None if row.next_at is None else datetime.fromisoformat(row.next_at)
    left = tuple(sha256 for sha256, stored in sent.items() if not stored)
    return OutboxEntry(envelope, row.attempts, next_at, row.state == ACCEPTED, left)


def _position(connection: Connection) -> int:
    value = connection.execute(select(cursors.c.value).where(cursors.c.name == "feed")).scalar()
    return int(value or 0)
