"""The draft on screen: every change goes through the store's lane, and only its answers are drawn.

Scanning and reading change the same draft from other threads; their own answers could overtake an
edit's. So whatever happens elsewhere only asks this lane to look again, and what it shows is in order.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.domain.dossier import Draft
from app.domain.errors import DeskError
from app.use_cases.desk import Desk
from ui.background import Background

Edit = Callable[[Draft], Draft]


class _Form:
    """One sheet of the form; its draft is made at the first change, inside the store's lane."""

    def __init__(self, draft_id: str = "") -> None:
        self.draft_id = draft_id


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

        def done(draft: Draft) -> None:
            if form is self._form:
                self.arrived.emit(draft)
                if then is not None:
                    then(draft)

        self._background.store(self, lambda: self._changed(form, edit), done, self._fail(form))

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

    def _changed(self, form: _Form, edit: Edit) -> Draft:
        if not form.draft_id:
            form.draft_id = self._desk.start_draft(self._clerk_id).id
        return self._desk.edit_draft(form.draft_id, edit)

    def _fail(self, form: _Form) -> Callable[[DeskError], None]:
        def failed(error: DeskError) -> None:
            if form is self._form:
                self.failed.emit(error)

        return failed


def _same(draft: Draft) -> Draft:
    return draft
