"""Số trang of a dossier: what was expected, scanned, blank and deleted; nothing vanishes from the sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.draft import Draft


@dataclass(frozen=True, slots=True)
class PageCounts:
    """Đếm trang. scanned = kept + deleted + separators, and blank sides are among the kept ones.

    Args:
        expected: Sides the clerk said would come; 0 when nobody said.
        scanned: Sides that came from a device or file; pages made of others do not count.
        kept: Sides that belong to the dossier.
        blank: Kept sides marked as blank.
        deleted: Sides taken out by a person; their originals stay on the desk.
        separators: Separator sheets (tờ ngăn).
    """

    expected: int = 0
    scanned: int = 0
    kept: int = 0
    blank: int = 0
    deleted: int = 0
    separators: int = 0

    @property
    def short(self) -> int:
        """How many expected sides did not come (negative: more came); 0 when nobody said."""
        return self.expected - self.scanned + self.separators if self.expected else 0


def page_counts(draft: Draft) -> PageCounts:
    """Count the pages of a draft."""
    came = [p for p in draft.pages if not p.made_of and not p.cut_from]
    separators = sum(1 for p in came if p.separator)
    papers = [p for p in came if not p.separator]
    gone = {p.id for p in draft.pages if p.deleted}  # a sheet taken out takes out the sides laid on it
    kept = [p for p in papers if not (p.deleted or p.joined_into in gone)]
    return PageCounts(
        expected=draft.expected_pages,
        scanned=len(came),
        kept=len(kept),
        blank=sum(1 for p in kept if p.blank),
        deleted=len(papers) - len(kept),
        separators=separators,
    )
