"""Nhật ký ngày: every dossier a desk received on one day, and counts of them that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.dossier import Dossier
from app.domain.procedure import Channel
from app.domain.status import SyncStatus


@dataclass(frozen=True, slots=True)
class DailyLogRow:
    """Một dòng nhật ký.

    Args:
        code: As printed on the receipt; ``provisional`` while no mã hồ sơ replaced it.
        submitter: Họ tên người nộp; the log is a paper of the office and does not leave it.
        papers: Papers handed in; ``missing`` those still lacking at that moment.
        fee: Phí, lệ phí in đồng; ``undecided`` where the province sets it and the desk knows no sum.
        reused: Papers among them for which one of the store (kho giấy tờ) stands in.
        clerk: Họ tên cán bộ.
    """

    received_at: datetime
    code: str
    procedure_name: str
    submitter: str
    papers: int
    pages: int
    fee: int
    due_at: datetime | None
    sync: SyncStatus
    clerk: str
    channel: Channel = Channel.DIRECT
    provisional: bool = False
    missing: int = 0
    reused: int = 0
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class DailyLogTotals:
    """Cộng nhật ký: ``received == confirmed + waiting + quarantined``, whatever the rows are.

    ``by_channel`` and ``by_clerk`` each add up to ``received``, largest first. ``reused`` are papers,
    ``with_reuse`` dossiers that have at least one of them. ``undecided`` are dossiers whose fee is not in
    ``fees``, because the province sets it and the desk knows no sum.
    """

    received: int = 0
    confirmed: int = 0
    waiting: int = 0
    quarantined: int = 0
    by_channel: tuple[tuple[Channel, int], ...] = ()
    by_clerk: tuple[tuple[str, int], ...] = ()
    papers: int = 0
    pages: int = 0
    fees: int = 0
    undecided: int = 0
    provisional: int = 0
    incomplete: int = 0
    reused: int = 0
    with_reuse: int = 0


@dataclass(frozen=True, slots=True)
class DailyLog:
    """Nhật ký of one day of one desk or office.

    Args:
        desk: Name of the desk, or of the office when the log covers all its desks.
        printed_at: When the statuses of sending were read; they change later, the day does not.
    """

    day: date
    agency: str
    office: str
    desk: str
    printed_at: datetime
    rows: tuple[DailyLogRow, ...]
    agency_parent: str = ""
    place: str = ""
    training: bool = False


def daily_log_row(dossier: Dossier, clerk_name: str) -> DailyLogRow:
    """Return the line of one dossier; ``clerk_name`` is the full name behind its account."""
    return DailyLogRow(
        received_at=dossier.received_at,
        code=str(dossier.code or dossier.printed_code),
        procedure_name=dossier.procedure_name,
        submitter=dossier.applicant.submitter.full_name,
        papers=sum(p.in_hand for p in dossier.papers),
        pages=dossier.page_count,
        fee=dossier.fee.amount,
        undecided=bool(dossier.fee.undecided),
        due_at=dossier.due_at,
        sync=dossier.sync,
        clerk=clerk_name,
        channel=dossier.channel,
        provisional=dossier.provisional,
        missing=sum(bool(p.missing_reason) for p in dossier.papers),
        reused=sum(bool(p.reused) for p in dossier.papers),
    )


def daily_log_totals(rows: Sequence[DailyLogRow]) -> DailyLogTotals:
    """Count the rows; every figure of the summary is computed here and nowhere else."""
    sync = Counter(row.sync for row in rows)
    return DailyLogTotals(
        received=len(rows),
        confirmed=sync[SyncStatus.CONFIRMED],
        waiting=sync[SyncStatus.WAITING],
        quarantined=sync[SyncStatus.QUARANTINED],
        by_channel=tuple(Counter(row.channel for row in rows).most_common()),
        by_clerk=tuple(Counter(row.clerk for row in rows).most_common()),
        papers=sum(row.papers for row in rows),
        pages=sum(row.pages for row in rows),
        fees=sum(row.fee for row in rows),
        undecided=sum(row.undecided for row in rows),
        provisional=sum(row.provisional for row in rows),
        incomplete=sum(row.missing > 0 for row in rows),
        reused=sum(row.reused for row in rows),
        with_reuse=sum(row.reused > 0 for row in rows),
    )
