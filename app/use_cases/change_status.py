"""Changing where a dossier stands, by the rules, with a reason where one is owed."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dossier import Dossier, DossierEvent, with_status
from app.domain.errors import RuleError
from app.domain.ids import new_id
from app.domain.status import ProcessingStatus
from app.domain.text import checked_line
from app.exchange import envelope
from app.ports import Clock
from app.store import dossiers, journal, outbox, sending
from app.store.database import Database

REASON_OWED = frozenset(
    {
        ProcessingStatus.NOT_RECEIVED,
        ProcessingStatus.SUPPLEMENT_REQUESTED,
        ProcessingStatus.WITHDRAWAL_REQUESTED,
        ProcessingStatus.STOPPED,
    }
)
"""Changes that the law wants explained to the citizen (Mẫu 02, 03, 05)."""


@dataclass(frozen=True)
class ChangeStatus:
    """Move one dossier to another status; journal and outbox in the same transaction."""

    database: Database
    clock: Clock
    desk: str

    def __call__(self, dossier_id: str, after: ProcessingStatus, clerk_id: str, note: str = "") -> Dossier:
        """Return the changed dossier.

        Raises:
            RuleError: ``dossier.transition`` when the rules do not know the change,
                ``dossier.reason_owed`` when it needs a reason and has none.
        """
        reason = checked_line(note, "note", 2_000)
        if after in REASON_OWED and not reason:
            raise RuleError("dossier.reason_owed")
        now = self.clock.now().replace(microsecond=0)
        with self.database.write() as db:
            before = dossiers.get(db, dossier_id)
            dossier = dossiers.save(db, with_status(before, after, now))
            facts: dict[str, object] = {"status": int(after), "before": int(before.status), "note": reason}
            event = DossierEvent(new_id(now), dossier_id, "status_changed", now, clerk_id, self.desk, facts)
            journal.append(db, event)
            sequence = outbox.next_sequence(db, dossier_id)
            outbox.queue(db, envelope.status_changed(event, sequence), now)
            return sending.refresh_dossier(db, dossier.id)
