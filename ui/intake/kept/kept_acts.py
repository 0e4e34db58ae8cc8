"""What is done with kept papers: found as soon as the owner is known, used and taken back by one key."""

from __future__ import annotations

from dataclasses import replace

from app.domain import draft_edits
from app.domain.draft import Draft
from app.domain.errors import RuleError
from app.domain.kept.paper import numbers_of
from app.domain.kept.reuse import OfferedPaper
from app.use_cases.kept_papers import KeptOffers
from app.use_cases.receive import check_number
from ui.intake.form import IntakeForm
from ui.intake.kept.kept_state import KeptShown

Sought = tuple[str, tuple[str, ...], str, int]
"""Draft, numbers of its owner, procedure and channel: with another one the offers are others."""


class KeptActs(IntakeForm):
    """The form's side of the store of papers."""

    _sought: Sought = ("", (), "", 0)

    def follow_owner(self, draft: Draft) -> None:
        """Look into the store once another owner, procedure or channel is known."""
        numbers = tuple(n for n in numbers_of(draft.applicant.dossier_owner) if _is_whole(n))
        sought = (draft.id, numbers, draft.procedure, int(draft.channel))
        if sought == self._sought:
            return
        if sought[:2] != self._sought[:2]:
            self._set(kept=KeptShown())
        self._sought = sought
        if numbers:
            self._seek(sought)

    def _blank(self) -> None:
        """Empty the form; the same draft opened again is looked up again."""
        self._sought = ("", (), "", 0)
        super()._blank()

    def toggle_kept(self, slot: str) -> bool:
        """Use the latest kept paper for a line of the checklist, or take it back; False when none fits."""
        draft, kept = self.state.draft, self.state.kept
        if draft is None or self._busy() or not kept.takes(draft, slot):
            return False
        self._use_kept(slot, "" if draft.reused_in(slot) else kept.offers.for_slot(slot)[0].paper.id)
        return True

    def toggle_chosen_kept(self) -> None:
        """Use the paper the panel is at where it fits first, or take it back from where it is used."""
        draft, chosen = self.state.draft, self.state.kept.chosen
        if draft is None or chosen is None or self._busy():
            return
        used = slot_of(draft, chosen)
        if used:
            self._use_kept(used, "")
        elif chosen.usable:
            self._use_kept(place_for(draft, chosen, self.state.target), chosen.paper.id)

    def choose_kept(self, index: int) -> None:
        """Go to a paper of the panel; its first page stands in the middle."""
        if self.state.kept.offers.papers and index != self.state.kept.at:
            at = max(0, min(index, len(self.state.kept.offers.papers) - 1))
            self._set(kept=replace(self.state.kept, at=at, page=0, withdrawing=False))

    def turn_kept(self, step: int) -> None:
        """Show the page before or after of the paper the panel is at."""
        chosen = self.state.kept.chosen
        if chosen is not None and chosen.paper.pages:
            page = max(0, min(self.state.kept.page + step, len(chosen.paper.pages) - 1))
            self._set(kept=replace(self.state.kept, page=page))

    def ask_withdrawal(self) -> None:
        """Ask why the paper may not be used any more, or stop asking."""
        if self.state.kept.chosen is not None:
            self._set(kept=replace(self.state.kept, withdrawing=not self.state.kept.withdrawing))

    def withdraw_kept(self, reason: str) -> None:
        """Thu hồi: nobody may use the paper any more; it stays in the list with the reason."""
        chosen, clerk = self.state.kept.chosen, self._staff.id
        if chosen is None or not self.state.kept.withdrawing:
            return
        self._set(kept=replace(self.state.kept, withdrawing=False))
        self._background.store(
            self,
            lambda: self._desk.withdraw_kept_paper(chosen.paper.id, reason, clerk),
            lambda _: self._seek(self._sought),
            self._failed,
        )

    def _use_kept(self, slot: str, paper_id: str) -> None:
        self._right(f"slot:{slot}")
        self._edit(lambda draft: draft_edits.reuse_paper(draft, slot, paper_id))

    def _seek(self, sought: Sought) -> None:
        clerk = self._staff.id

        def found(offers: KeptOffers) -> None:
            if sought == self._sought:
                self._set(kept=replace(self.state.kept, offers=offers))

        self._background.store(
            self, lambda: self._desk.find_kept_papers(sought[0], clerk), found, self._failed
        )


def slot_of(draft: Draft, offered: OfferedPaper) -> str:
    """Return the requirement the paper stands in for now, or ""."""
    said = (paper.slot for paper in draft.papers if paper.reused == offered.paper.id)
    return next((slot for slot in said if draft.reused_in(slot)), "")


def place_for(draft: Draft, offered: OfferedPaper, target: str) -> str:
    """Return where a paper goes: the line marked, else the first that has no pages, else the first."""
    if target in offered.slots:
        return target
    free = (slot for slot in offered.slots if not draft.kept_pages(slot))
    return next(free, offered.slots[0])


def _is_whole(number: str) -> bool:
    try:
        check_number(number)
    except RuleError:
        return False
    return True
