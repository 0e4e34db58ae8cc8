"""Drafts left open by any kind of stop, offered back on a blank form without stealing the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.intake.wording import draft_words
from ui.widgets.key_button import KeyButton


class OfferBar(QFrame):
    """Shows one offered draft at a time."""

    def __init__(self, model: IntakeViewModel) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._model = model
        self.words = QLabel(wordWrap=True)
        self.open = KeyButton(self.tr("Mở lại"), "Ctrl+Shift+O", model.open_offered)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.open)
        self.hide()

    def draw(self, state: IntakeState) -> None:
        """Show the marked draft while the form is blank."""
        self.setVisible(bool(state.offered) and state.blank and state.issued is None)
        if not state.offered:
            return
        draft = state.offered[state.offered_index]
        told = self.tr("Còn {n} hồ sơ đang nhập dở. Lúc {at}: {what} — Enter mở lại").format(
            n=len(state.offered),
            at=f"{draft.started_at:%H:%M %d/%m}",
            what=draft_words(draft, self._model.procedure_name(draft.procedure)),
        )
        self.words.setText(told + (self.tr(", ↑ ↓ xem hồ sơ khác") if len(state.offered) > 1 else ""))
