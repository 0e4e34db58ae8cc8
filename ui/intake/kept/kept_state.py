"""What the intake shows of the kept papers at one moment."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.draft import Draft
from app.domain.kept.reuse import OfferedPaper
from app.domain.page_view import PageLook
from app.use_cases.kept_papers import KeptOffers


@dataclass(frozen=True, slots=True)
class KeptShown:
    """Kept papers of the owner of the draft.

    Args:
        offers: What the store holds of them.
        at: Place in that list of the paper the panel is at; ``page`` the page of it in the middle.
        withdrawing: The reason of a withdrawal is being written.
    """

    offers: KeptOffers = KeptOffers()
    at: int = 0
    page: int = 0
    withdrawing: bool = False

    @property
    def chosen(self) -> OfferedPaper | None:
        """The paper the panel is at."""
        papers = self.offers.papers
        return papers[min(self.at, len(papers) - 1)] if papers else None

    def takes(self, draft: Draft | None, slot: str) -> bool:
        """Tell whether the key on a line of the checklist uses a kept paper or takes it back."""
        if draft is None or draft.kept_pages(slot):
            return False
        return bool(draft.reused_in(slot) or self.offers.for_slot(slot))

    @property
    def look(self) -> PageLook | None:
        """The page to show, or None when there is no picture of it."""
        looks = self.chosen.paper.looks if self.chosen is not None else ()
        return looks[self.page] if self.page < len(looks) else None
