"""The draft on screen: every change goes through the store's lane, and only its answers are drawn.

Scanning and reading change the same draft from other threads; their own answers could overtake an
edit's. So whatever happens elsewhere only asks this lane to look again, and what it shows is in order.
What was done to pages is noted in the same lane, so that an undo pressed at once finds its step.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.domain.draft import Draft
from app.domain.errors import DeskError
from app.domain.pages.history import PageHistory
from app.use_cases.desk import Desk
from ui.background import Background
from ui.intake.pages import page_edits

Edit = page_edits.Edit
Step = tuple[PageHistory, Edit]


class _Form:
    """One sheet of the form; everything in it is made and changed inside the store's lane."""

    def __init__(self, draft_id: str = "") -> None:
        self.draft_id = draft_id
        self.history = PageHistory()
        self.seen: Draft | None = None

    def note_others(self, draft: Draft) -> None:
        """Note what reader and scanner did to pages since the lane last saw them."""
        for before, label in page_edits.done_by_others(self.seen, draft):
            self.history = self.history.noted(before, draft, label)


class DraftLane(QObject):
    """Edits of the current form in the order they were made."""

    arrived = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, background: Background, clerk_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background, self._clerk_id = desk, background, clerk_id
        self._form = _Form()
        self._looks = 0

    def blank(self) -> None:
        """Turn to an empty form; answers for the form before are no longer drawn."""
        self._form, self._looks = _Form(), 0

    def open(self, draft_id: str) -> None:
        """Turn to a draft that exists and draw it."""
        self._form, self._looks = _Form(draft_id), 0
        self.look()

    def edit(self, edit: Edit, then: Callable[[Draft], None] | None = None) -> None:
        """Change the draft, making it first if need be; ``then`` runs after it was drawn."""
        form = self._form
        self._run(form, lambda: self._changed(form, edit), then)

    def change_pages(self, label: str, edit: Edit, then: Callable[[Draft], None] | None = None) -> None:
        """Change pages so that it can be taken back; ``label`` names what was done."""
        form = self._form
        self._run(form, lambda: self._noted(form, label, edit), then)

    def undo(self, then: Callable[[Draft], None] | None = None) -> None:
        """Take back the last change of pages, if there is one when its turn comes."""
        form = self._form
        self._run(form, lambda: self._stepped(form, PageHistory.undone), then)

    def redo(self, then: Callable[[Draft], None] | None = None) -> None:
        """Do again what was taken back last, if there is something when its turn comes."""
        form = self._form
        self._run(form, lambda: self._stepped(form, PageHistory.redone), then)

    @property
    def history(self) -> PageHistory:
        """What can be taken back and done again on this form."""
        return self._form.history

    def look(self) -> None:
        """Read the draft again; of looks not yet begun one is enough."""
        if self._looks >= 2:
            return
        self._looks += 1
        form = self._form

        def done(draft: Draft) -> None:
            if form is self._form:
                self._looks -= 1
                self.arrived.emit(draft)

        def failed(error: DeskError) -> None:
            if form is self._form:
                self._looks -= 1
                self.failed.emit(error)

        self._background.store(self, lambda: self._changed(form, _same), done, failed)

    def _run(
        self, form: _Form, job: Callable[[], Draft], then: Callable[[Draft], None] | None = None
    ) -> None:
        def done(draft: Draft) -> None:
            if form is self._form:
                self.arrived.emit(draft)
                if then is not None:
                    then(draft)

        self._background.store(self, job, done, self._fail(form))

    def _changed(self, form: _Form, edit: Edit) -> Draft:
        if not form.draft_id:
            form.draft_id = self._desk.start_draft(self._clerk_id).id

        def watched(draft: Draft) -> Draft:
            form.note_others(draft)
            return edit(draft)

        before = form.seen
        form.seen = after = self._desk.edit_draft(form.draft_id, watched)
        if before is not None and before.procedure != after.procedure:
            form.history = PageHistory()  # the slots are others now
        return after

    def _noted(self, form: _Form, label: str, edit: Edit) -> Draft:
        found: list[Draft] = []

        def kept(draft: Draft) -> Draft:
            found.append(draft)
            return edit(draft)

        after = self._changed(form, kept)
        form.history = form.history.noted(found[-1], after, label)
        return after

    def _stepped(self, form: _Form, step: Callable[[PageHistory], Step | None]) -> Draft:
        self._changed(form, _same)  # what the reader has just done is the last step
        found = step(form.history)
        if found is None:
            return self._changed(form, _same)
        history, edit = found
        after = self._changed(form, edit)
        form.history = history
        return after

    def _fail(self, form: _Form) -> Callable[[DeskError], None]:
        def failed(error: DeskError) -> None:
            if form is self._form:
                self.failed.emit(error)

        return failed


def _same(draft: Draft) -> Draft:
    return draft
