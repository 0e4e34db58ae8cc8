"""The outbox in memory, with a journal on disk when a test kills the process that uses it.

It sits the same contract as the store's outbox (tests/contracts/outbox_contract.py).
"""

from __future__ import annotations

import base64
import json
import os
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.errors import StorageError
from app.domain.status import SyncStatus
from app.ports import Acknowledgement, Downlink, Envelope, OutboxEntry, SyncCounts


@dataclass(slots=True)
class _Row:
    envelope: Envelope
    attempts: int = 0
    next_at: datetime | None = None
    accepted: bool = False
    quarantined: bool = False
    error: str = ""
    left: list[str] = field(default_factory=list)

    @property
    def confirmed(self) -> bool:
        return self.accepted and not self.left

    @property
    def finished(self) -> bool:
        return self.confirmed and not self.quarantined


class MemoryOutbox:
    """Every call is also a line of the journal; opening the journal again plays the lines back."""

    def __init__(self, folder: Path, journal: Path | None = None) -> None:
        self.folder = folder
        self.rows: dict[str, _Row] = {}
        self.applied: list[Downlink] = []
        self.last_confirmed_at: datetime | None = None
        self._stored: set[str] = set()
        self._journal = None
        if journal is not None:
            self._play(journal)
            self._journal = journal.open("a", encoding="utf-8")

    # what a test does with it

    def keep_file(self, sha256: str, body: bytes) -> None:
        (self.folder / sha256).write_bytes(body)

    def queue(self, envelope: Envelope) -> None:
        self._write("queue", **_plain(envelope))
        left = [f for f in envelope.files if f not in self._stored]
        self.rows[envelope.id] = _Row(envelope, left=left)

    def release(self, entry_id: str) -> None:
        """A person has looked at a refused dossier and sends it again."""
        self._write("release", id=entry_id)
        self.rows[entry_id].quarantined = False
        self.rows[entry_id].next_at = None

    def close(self) -> None:
        if self._journal is not None:
            self._journal.close()

    # the port

    def due(self, now: datetime, limit: int = 20) -> tuple[OutboxEntry, ...]:
        lowest: dict[str, _Row] = {}
        for row in self.rows.values():
            known = lowest.get(row.envelope.dossier_id)
            if not row.finished and (known is None or row.envelope.sequence < known.envelope.sequence):
                lowest[row.envelope.dossier_id] = row
        due = [r for r in lowest.values() if not r.quarantined and (r.next_at is None or r.next_at <= now)]
        return tuple(
            OutboxEntry(r.envelope, r.attempts, r.next_at, r.accepted, tuple(r.left)) for r in due[:limit]
        )

    def accepted(self, entry_id: str, ack: Acknowledgement, now: datetime) -> None:
        self._write("accepted", id=entry_id, sha256=ack.sha256, now=now.isoformat())
        self.rows[entry_id].accepted = True
        self._note_confirmed(self.rows[entry_id], now)

    def file_stored(self, entry_id: str, sha256: str, now: datetime) -> None:
        self._write("file_stored", id=entry_id, sha256=sha256, now=now.isoformat())
        self._stored.add(sha256)
        for row in self.rows.values():
            if sha256 in row.left:
                row.left.remove(sha256)
                self._note_confirmed(row, now)

    def postponed(self, entry_id: str, error: str, next_at: datetime) -> None:
        self._write("postponed", id=entry_id, error=error, next_at=next_at.isoformat())
        row = self.rows[entry_id]
        row.attempts, row.error, row.next_at = row.attempts + 1, error, next_at

    def quarantined(self, entry_id: str, reason: str, now: datetime) -> None:
        self._write("quarantined", id=entry_id, reason=reason, now=now.isoformat())
        self.rows[entry_id].quarantined = True
        self.rows[entry_id].error = reason

    def file_path(self, sha256: str) -> tuple[Path, str]:
        path = self.folder / sha256
        if not path.exists():
            raise StorageError("file.missing")
        return path, "application/pdf"

    def position(self) -> int:
        return self.applied[-1].position if self.applied else 0

    def apply(self, message: Downlink, now: datetime) -> None:
        if message.position <= self.position():
            return
        self._write(
            "apply",
            position=message.position,
            kind=message.kind,
            dossier=message.dossier_id,
            data=message.data,
        )
        self.applied.append(message)

    def counts(self) -> SyncCounts:
        by_dossier = [self.status_of(d) for d in {r.envelope.dossier_id for r in self.rows.values()}]
        waiting_files = {f for r in self.rows.values() if not r.quarantined for f in r.left}
        return SyncCounts(
            confirmed=by_dossier.count(SyncStatus.CONFIRMED),
            waiting=by_dossier.count(SyncStatus.WAITING),
            quarantined=by_dossier.count(SyncStatus.QUARANTINED),
            waiting_files=len(waiting_files),
            waiting_bytes=sum((self.folder / f).stat().st_size for f in waiting_files),
            last_confirmed_at=self.last_confirmed_at,
        )

    def status_of(self, dossier_id: str) -> SyncStatus:
        rows = [r for r in self.rows.values() if r.envelope.dossier_id == dossier_id]
        if any(r.quarantined for r in rows):
            return SyncStatus.QUARANTINED
        return SyncStatus.CONFIRMED if all(r.finished for r in rows) else SyncStatus.WAITING

    # the journal

    def _note_confirmed(self, row: _Row, now: datetime) -> None:
        if row.confirmed:
            self.last_confirmed_at = now

    def _write(self, act: str, **facts: Any) -> None:
        if self._journal is None:
            return
        self._journal.write(json.dumps({"act": act, **facts}) + "\n")
        self._journal.flush()
        os.fsync(self._journal.fileno())

    def _play(self, journal: Path) -> None:
        if not journal.exists():
            return
        whole, _, torn = journal.read_bytes().rpartition(b"\n")
        if torn:
            journal.write_bytes(whole + b"\n" if whole else b"")
        for line in whole.decode().splitlines():
            self._replay(json.loads(line))

    def _replay(self, told: dict[str, Any]) -> None:
        now = datetime.fromisoformat(told["now"]) if "now" in told else datetime.min
        act = told["act"]
        if act == "queue":
            self.queue(_envelope(told))
        elif act == "accepted":
            self.accepted(told["id"], Acknowledgement(told["id"], told["sha256"]), now)
        elif act == "file_stored":
            self.file_stored(told["id"], told["sha256"], now)
        elif act == "postponed":
            self.postponed(told["id"], told["error"], datetime.fromisoformat(told["next_at"]))
        elif act == "quarantined":
            self.quarantined(told["id"], told["reason"], now)
        elif act == "release":
            self.release(told["id"])
        else:
            self.apply(Downlink(told["position"], told["kind"], told["dossier"], told["data"]), now)


def _plain(envelope: Envelope) -> dict[str, Any]:
    return {
        "id": envelope.id,
        "dossier_id": envelope.dossier_id,
        "sequence": envelope.sequence,
        "kind": envelope.kind,
        "body": base64.b64encode(envelope.body).decode(),
        "sha256": envelope.sha256,
        "files": list(envelope.files),
    }


def _envelope(told: dict[str, Any]) -> Envelope:
    plain = {k: v for k, v in told.items() if k != "act"}
    made = Envelope(**plain | {"files": tuple(told["files"])})
    return replace(made, body=base64.b64decode(told["body"]))
