"""Pages: turning, moving, deleting and bringing back, agreeing with the reader, undoing."""

from __future__ import annotations

from collections.abc import Callable

from app.domain import draft_edits
from app.domain.checklist import OTHER_SLOT
from app.domain.dossier import DraftPage
from ui.intake import page_edits
from ui.intake.draft_lane import Edit
from ui.intake.form import IntakeForm


class PageActs(IntakeForm):
    """What is done with the page in the middle."""

    def show_page(self, page_id: str) -> None:
        """Put a page in the middle."""
        self._page_chosen = True
        self._set(page_id=page_id)

    def turn_pages(self, step: int) -> None:
        """Go to the next or the previous page."""
        self._page_chosen = True
        ids = [page.id for page in self.state.pages]
        if ids:
            at = ids.index(self.state.page_id) if self.state.page_id in ids else 0
            self._set(page_id=ids[max(0, min(at + step, len(ids) - 1))])

    def rotate(self, quarter_turns: int) -> None:
        """Turn the page clockwise."""
        self._on_page(lambda page: lambda d: draft_edits.rotate_page(d, page.id, quarter_turns))

    def delete_or_restore(self) -> None:
        """Take the page out, or bring it back; it is kept either way."""
        self._on_page(
            lambda page: (
                lambda d: (
                    draft_edits.restore_page(d, page.id)
                    if page.deleted
                    else draft_edits.delete_page(d, page.id)
                )
            )
        )

    def toggle_blank(self) -> None:
        """Mark or unmark a blank side."""
        self._on_page(lambda page: lambda d: draft_edits.mark_blank(d, page.id, not page.blank))

    def move_page(self, slot: str) -> None:
        """Put the page into a slot; the reader will not move it again."""
        self._on_page(lambda page: lambda d: draft_edits.move_page(d, page.id, slot or OTHER_SLOT))

    def accept_suggestion(self) -> None:
        """Agree with the reader on the page shown."""
        preview = self.state.preview
        procedure = preview.procedure if preview else None
        self._on_page(
            lambda page: page_edits.accept(page, procedure, self._staff.id) if page.suggestion.kind else None
        )

    def undo(self) -> None:
        """Take back the last change of a page, the reader's as well."""
        if self._undo:
            self._edit(self._undo.pop())
            self._set(undo_depth=len(self._undo))

    def _on_page(self, make: Callable[[DraftPage], Edit | None]) -> None:
        page = self.state.page
        edit = make(page) if page is not None else None
        if page is None or edit is None or self._busy():
            return
        self._remember(page)
        self._edit(edit)
