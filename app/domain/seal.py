"""Tóm tắt có chữ ký on a receipt: what it says of the dossier, and what checking it can find."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.dossier import Dossier
from app.domain.text import initials


@dataclass(frozen=True, slots=True)
class SealedSummary:
    """What the desk signs of one receipt: enough to recognise it, too little to name a citizen.

    Args:
        code: Mã hồ sơ or số tạm as printed.
        received_at: Aware; kept to the second.
        initials: First letters of the submitter's name without tones, at most eight.
        pages: Pages digitised when the receipt was issued.
    """

    code: str
    procedure: str
    received_at: datetime
    due_at: datetime | None
    desk: str
    initials: str
    pages: int


def sealed_summary(dossier: Dossier) -> SealedSummary:
    """Return the summary of a dossier that its receipt carries."""
    return SealedSummary(
        code=str(dossier.code or dossier.printed_code),
        procedure=dossier.procedure,
        received_at=dossier.received_at.replace(microsecond=0),
        due_at=dossier.due_at.replace(microsecond=0) if dossier.due_at else None,
        desk=dossier.desk,
        initials=initials(dossier.applicant.submitter.full_name).upper()[:8],
        pages=dossier.page_count,
    )


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking a receipt found.

    Args:
        reason: Code of the sentence to show: ``seal.valid``, ``seal.unknown_key``,
            ``seal.bad_signature``, ``seal.code_differs``, ``seal.not_ours`` or ``seal.damaged``.
        summary: What the paper claims; proven only when ``valid``, None when nothing can be read or
            the signature contradicts it.
        key_id: Key the paper names, "" when none can be read.
    """

    valid: bool
    reason: str
    summary: SealedSummary | None = None
    key_id: str = ""

    @property
    def code(self) -> str:
        """Mã hồ sơ, or "" when unknown."""
        return self.summary.code if self.summary else ""

    @property
    def issued_at(self) -> datetime | None:
        """When the receipt was issued, or None when unknown."""
        return self.summary.received_at if self.summary else None

    @property
    def desk(self) -> str:
        """The desk that issued it, or "" when unknown."""
        return self.summary.desk if self.summary else ""
