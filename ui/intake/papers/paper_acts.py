"""Papers: the checklist's lines, scanning and taking files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from app.domain import draft_edits
from app.domain.draft import Draft, DraftPage
from app.domain.pages.work import Landing
from app.domain.procedure import CopyCounts
from ui.intake.form import IntakeForm


class PaperActs(IntakeForm):
    """What is done with slots and batches."""

    def choose_slot(self, slot: str) -> None:
        """Mark a line of the checklist; the next batch lands there."""
        if slot == self.state.slot:
            return
        self._set(slot=slot)
        if self.state.draft is not None:
            self._edit(lambda draft: draft_edits.choose_slot(draft, slot))

    def fold_conditional(self, open_: bool) -> None:
        """Open or fold the papers that are asked for only under a condition."""
        self._set(conditional_open=open_)

    def set_circumstance(self, slot: str, applies: bool) -> None:
        """Say whether a conditional paper applies to this citizen."""
        self._edit(lambda draft: draft_edits.set_circumstance(draft, slot, applies))

    def set_counts(self, slot: str, counts: CopyCounts) -> None:
        """Say how many originals, certified and plain copies were received."""
        self._edit(lambda draft: draft_edits.set_counts(draft, slot, counts))

    def set_shown(self, slot: str, shown: bool) -> None:
        """Say that a paper was shown."""
        self._right(f"slot:{slot}")
        self._edit(lambda draft: draft_edits.set_shown(draft, slot, shown))

    def take_files(self, paths: Sequence[Path]) -> None:
        """F5: take picture files and PDFs."""
        if paths and not self._scan.running and not self._busy():
            slot = self.state.slot
            self._begin_batch(lambda draft: self._scan.take_files(draft.id, paths, Landing(slot)))

    def _begin_batch(self, begin: Callable[[Draft], None]) -> None:
        self._page_chosen = False
        beside = self.state.page if self.state.landing_mode else None
        filling = beside.slot if beside is not None else self.state.target
        self._set(scanning=True, arrived=0, filling=filling, notice=None)
        self.flush(begin)

    def cancel_scan(self) -> bool:
        """Esc: stop the batch; True when one was running."""
        self._scan.cancel()
        return self._scan.running

    def _page_arrived(self, page: DraftPage) -> None:
        self._set(arrived=self.state.arrived + 1, page_id=page.id)
        self._lane.look()
