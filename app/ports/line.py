"""The line to the province, and the queue of what must go over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.domain.errors import DeskError
from app.domain.status import SyncStatus
from app.ports.moments import Cancelled, never_cancelled


@dataclass(frozen=True, slots=True)
class Envelope:
    """One event on its way to the province; the id is the idempotency key for ever.

    Args:
        body: Canonical JSON bytes; ``sha256`` is their hash in hex.
        files: Hashes of files this event refers to; they may follow later.
    """

    id: str
    dossier_id: str
    sequence: int
    kind: str
    body: bytes
    sha256: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What the far side stored: the same id and the hash of the bytes it holds."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Greeting:
    """The gateway proved to be the gateway (not a captive portal), at its own time."""

    agency: str
    server_time: datetime


@dataclass(frozen=True, slots=True)
class Downlink:
    """One message from the province to the desk: a status change, a bound code, a catalogue notice."""

    position: int
    kind: str
    dossier_id: str
    data: dict[str, object] = field(default_factory=dict)


class Province(Protocol):
    """The gateway at the far end of the line. All calls may take long and fail with LineError."""

    def greet(self) -> Greeting:
        """Prove that the far end is the gateway. Raises LineError ``line.*``."""
        ...

    def deliver(self, envelope: Envelope) -> Acknowledgement:
        """Deliver one event; the same event again gives the same answer.

        Raises:
            LineError: ``line.*``; the outcome is unknown and it is safe to send again.
            RuleError: ``province.refused`` (this dossier only is to be quarantined) with ``reason``.
        """
        ...

    def absent(self, hashes: Sequence[str]) -> tuple[str, ...]:
        """Return those hashes the far side does not hold yet."""
        ...

    def upload(self, sha256: str, path: Path, mime: str) -> Acknowledgement:
        """Store one file under its hash; repeating is harmless. Errors as ``deliver``."""
        ...

    def receive(self, after: int, limit: int = 100) -> tuple[Downlink, ...]:
        """Return messages for this desk after a position, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """Gói tin chờ gửi, as the sync engine sees it."""

    envelope: Envelope
    attempts: int
    next_at: datetime | None
    accepted: bool
    files_left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SyncCounts:
    """Sổ đối soát: confirmed + waiting + quarantined equals every dossier and page ever queued."""

    confirmed: int = 0
    waiting: int = 0
    quarantined: int = 0
    waiting_files: int = 0
    waiting_bytes: int = 0
    last_confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LineReport:
    """How one round with the province went, for the screen.

    Args:
        online: The gateway proved to be the gateway in this round; unknown to be online otherwise.
        confirmed: Dossier events confirmed in this round.
        received: Messages from the province applied in this round.
        problem: What failed, or None.
        stuck: The line works but nothing has moved for ten minutes.
        wait_seconds: How long to wait before the next round.
    """

    online: bool
    confirmed: int
    received: int
    problem: DeskError | None
    stuck: bool
    wait_seconds: float


class Line(Protocol):
    """One round of sending and receiving at a time; called off the UI thread."""

    def round(self, cancelled: Cancelled = never_cancelled) -> LineReport:
        """Hold one round; never raises for the line itself.

        Raises:
            StorageError: The desk's own disk failed; nothing was marked sent that is not.
        """
        ...

    def test(self) -> Greeting:
        """Ask the gateway who it is, for the settings screen. Raises LineError ``line.*``."""
        ...


class Outbox(Protocol):
    """The desk's queue as the sync engine needs it; the store implements it."""

    def due(self, now: datetime, limit: int = 20) -> tuple[OutboxEntry, ...]:
        """Return entries to work on now: per dossier the lowest unfinished sequence only."""
        ...

    def accepted(self, entry_id: str, ack: Acknowledgement, now: datetime) -> None:
        """The province holds the event (its files may still be under way)."""
        ...

    def file_stored(self, entry_id: str, sha256: str, now: datetime) -> None:
        """The province returned the hash of one file it stored; last one confirms the entry."""
        ...

    def postponed(self, entry_id: str, error: str, next_at: datetime) -> None:
        """The line failed; try again at ``next_at``."""
        ...

    def quarantined(self, entry_id: str, reason: str, now: datetime) -> None:
        """The province refused; this dossier waits for a person, others flow."""
        ...

    def file_path(self, sha256: str) -> tuple[Path, str]:
        """Return path and MIME type of a stored file."""
        ...

    def position(self) -> int:
        """Return the last downlink position applied."""
        ...

    def apply(self, message: Downlink, now: datetime) -> None:
        """Apply one downlink message and its position in one transaction; repeats change nothing."""
        ...

    def counts(self) -> SyncCounts:
        """Return the reconciliation counts."""
        ...

    def status_of(self, dossier_id: str) -> SyncStatus:
        """Return how one dossier stands."""
        ...
