"""Looking things up: the register and its queues, one dossier with its history, a person, a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from app.domain.codes import parse_code
from app.domain.dossier import Dossier
from app.domain.errors import RuleError
from app.domain.people.person import Person
from app.domain.register import DossierFile, DossierRow, Queue, SyncRow
from app.ports import Clock, SyncCounts
from app.store import dossiers, journal, records, sending
from app.store.database import Database
from app.store.outbox import StoredOutbox
from app.store.page_files import PageFiles
from app.use_cases.print_receipt import printings

_DAYS_BACK = 7
"""Longest a receipt stays on the list of the unprinted: over a weekend and most of a holiday."""


@dataclass(frozen=True)
class ListRegister:
    """Sổ theo dõi hồ sơ: one queue, narrowed by a search without tones or by a scanned code."""

    database: Database
    clock: Clock

    def __call__(
        self, queue: Queue, query: str = "", limit: int = 200, offset: int = 0
    ) -> tuple[DossierRow, ...]:
        """Return dossiers, latest first; a whole code finds its dossier in any queue."""
        with self.database.read() as db:
            try:
                whole = DossierRow.of(dossiers.by_code(db, parse_code(query)))
                found: tuple[DossierRow, ...] = () if offset else (whole,)
            except RuleError:
                found = dossiers.listed(db, queue, query, self.clock.now(), limit, offset)
            sent = sending.standing_of(db, [row.id for row in found])
        return tuple(
            replace(row, confirmed_at=at, sync_note=reason)
            for row in found
            for at, reason in (sent.get(row.id, (None, "")),)
        )


@dataclass(frozen=True)
class CountQueues:
    """How many dossiers stand in each queue."""

    database: Database
    clock: Clock

    def __call__(self) -> dict[Queue, int]:
        """Return a count for every queue."""
        with self.database.read() as db:
            return dossiers.counts(db, self.clock.now())


@dataclass(frozen=True)
class OpenDossier:
    """One dossier with its history and how its sending stands."""

    database: Database

    def __call__(self, dossier_id: str) -> DossierFile:
        """Return the file.

        Raises:
            RuleError: ``dossier.unknown``.
        """
        with self.database.read() as db:
            dossier = dossiers.get(db, dossier_id)
            history = journal.of_dossier(db, dossier_id)
            rows = sending.rows_of(db, dossier_id)
        error = next((row.error for row in rows if row.error), "")
        return DossierFile(dossier, history, error, sum(row.files_left for row in rows), rows)


@dataclass(frozen=True)
class FindDossier:
    """One dossier by the code on its receipt."""

    database: Database

    def __call__(self, code: str) -> Dossier:
        """Return the dossier.

        Raises:
            RuleError: ``code.dossier`` when the text is no code, ``dossier.unknown``.
        """
        with self.database.read() as db:
            return dossiers.by_code(db, parse_code(code))


@dataclass(frozen=True)
class UnprintedReceipts:
    """Receipts of which nobody knows that they reached paper, as after a power cut or a failed print."""

    database: Database
    clock: Clock

    def __call__(self) -> tuple[DossierRow, ...]:
        """Return the unprinted of today and the seven days before, in order of receipt."""
        today = self.clock.now().date()
        days = [today - timedelta(days=back) for back in range(_DAYS_BACK, -1, -1)]
        with self.database.read() as db:
            return tuple(
                DossierRow.of(dossier)
                for day in days
                for dossier in dossiers.of_day(db, day)
                if printings(journal.of_dossier(db, dossier.id)) == 0
            )


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What the desk already knows of a person, and their latest dossiers."""

    person: Person
    dossiers: tuple[DossierRow, ...]


@dataclass(frozen=True)
class FindPerson:
    """Look a person up by their number."""

    database: Database

    def __call__(self, id_number: str) -> KnownPerson | None:
        """Return what is known, or None for somebody new."""
        with self.database.read() as db:
            person = records.person_of(db, id_number)
            found = dossiers.of_person(db, id_number)
        return None if person is None else KnownPerson(person, found)


@dataclass(frozen=True)
class PageFile:
    """Where the original of a page is."""

    page_files: PageFiles

    def __call__(self, sha256: str) -> Path:
        """Return the path.

        Raises:
            StorageError: ``page.lost``.
        """
        return self.page_files.open_checked(sha256)


@dataclass(frozen=True)
class SyncView:
    """How the sending stands: counts that add up, and what is not confirmed."""

    database: Database

    def __call__(self) -> SyncCounts:
        """Return the reconciliation counts."""
        with self.database.read() as db:
            return sending.counts(db)


@dataclass(frozen=True)
class SyncRows:
    """What is not confirmed yet, quarantined first."""

    database: Database

    def __call__(self, limit: int = 200) -> tuple[SyncRow, ...]:
        """Return the lines of the sync page."""
        with self.database.read() as db:
            return sending.rows_open(db, limit)


@dataclass(frozen=True)
class SendAgain:
    """A person lets a quarantined or waiting event be tried again now."""

    outbox: StoredOutbox
    clock: Clock

    def __call__(self, entry_id: str, clerk_id: str) -> None:
        """Release one entry; the journal keeps who did."""
        self.outbox.release(entry_id, clerk_id, self.clock.now())
