"""Tỷ lệ khai thác, sử dụng lại: how many dossiers of a period used a paper again, and papers by status."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from app.store import dossiers
from app.store.database import Database


@dataclass(frozen=True, slots=True)
class ReuseTotals:
    """Counts of one period.

    Args:
        received: Dossiers received.
        with_reuse: Those with at least one paper of status 2 or 3 (rules of the province's score).
        papers: Papers in hand by trạng thái số hóa 0 to 3; they add up to all papers in hand.
    """

    received: int
    with_reuse: int
    papers: dict[int, int]


@dataclass(frozen=True)
class ReuseCounts:
    """Count what was used again."""

    database: Database

    def __call__(self, first: date, last: date) -> ReuseTotals:
        """Return the counts from one day to another, both included."""
        with self.database.read() as db:
            received = dossiers.between(db, first, last)
        status = Counter(paper.digitised for dossier in received for paper in dossier.papers if paper.in_hand)
        used = sum(any(paper.reused for paper in dossier.papers) for dossier in received)
        return ReuseTotals(len(received), used, {state: status[state] for state in range(4)})
