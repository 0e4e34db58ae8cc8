"""Sổ theo dõi hồ sơ on screen: the queues with counts and one line per dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.dossier import Dossier, DossierEvent
from app.domain.status import ProcessingStatus, SyncStatus


class Queue(StrEnum):
    """Hàng việc on the left edge of the window."""

    ALL = "all"
    TODAY = "today"
    SUPPLEMENT = "supplement"
    PROCESSING = "processing"
    DUE_SOON = "due_soon"
    LATE = "late"
    TO_RETURN = "to_return"
    WAITING_TO_SEND = "waiting_to_send"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One line of the register.

    Args:
        submitter_name: Người nộp, where another person than the owner stood at the desk; else "".
        confirmed_at: When the province last confirmed what it stored of this dossier, if it did.
        sync_note: Why it is quarantined, in the words the province gave; "" otherwise.
    """

    id: str
    code: str
    provisional: bool
    procedure: str
    procedure_name: str
    owner_name: str
    received_at: datetime
    due_at: datetime | None
    status: ProcessingStatus
    sync: SyncStatus
    clerk: str
    pages: int
    submitter_name: str = ""
    confirmed_at: datetime | None = None
    sync_note: str = ""

    @classmethod
    def of(cls, dossier: Dossier) -> DossierRow:
        """Return the line for a dossier; its legal code once it has one."""
        return cls(
            id=dossier.id,
            code=str(dossier.code or dossier.printed_code),
            provisional=dossier.provisional,
            procedure=dossier.procedure,
            procedure_name=dossier.procedure_name,
            owner_name=dossier.applicant.dossier_owner.full_name,
            received_at=dossier.received_at,
            due_at=dossier.due_at,
            status=dossier.status,
            sync=dossier.sync,
            clerk=dossier.clerk,
            pages=dossier.page_count,
            submitter_name=dossier.applicant.submitter.full_name if dossier.applicant.owner else "",
        )


@dataclass(frozen=True, slots=True)
class SyncRow:
    """One event on its way to the province, as the sync page and the dossier page show it.

    Args:
        state: ``waiting``, ``accepted`` (its files are still to follow), ``confirmed`` or ``quarantined``.
        error: The last error code of the line, or the reason the province gave; "" when there is none.
    """

    entry_id: str
    dossier_id: str
    code: str
    kind: str
    state: str
    attempts: int
    error: str
    next_at: datetime | None
    queued_at: datetime
    files_left: int
    files_total: int
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DossierFile:
    """Everything the desk holds on one dossier: the record, its history, how its sending stands."""

    dossier: Dossier
    history: tuple[DossierEvent, ...]
    sync_error: str = ""
    files_left: int = 0
    sending: tuple[SyncRow, ...] = ()
