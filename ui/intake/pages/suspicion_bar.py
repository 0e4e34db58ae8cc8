"""What may be wrong with the page in the middle, and the keys that answer it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.intake.pages.page_keys import ActButton
from ui.intake.pages.page_words import suspicion_words
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.widgets.lines_label import LinesLabel


class SuspicionBar(QFrame):
    """Nghi dính hai tờ, nghi quét hai lần: compare, keep or delete. Nothing is done by itself."""

    def __init__(self, model: IntakeViewModel) -> None:
        super().__init__()
        self.setObjectName("suspicion")
        self.words = LinesLabel(2)
        self.acts = tuple(ActButton(name, model) for name in ("compare", "keep", "delete"))
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in self.acts:
            row.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 6)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addLayout(row)

    def draw(self, state: IntakeState) -> None:
        """Show the suspicion of the page in the middle, if there is one."""
        page = state.page
        words = suspicion_words(state, page) if page is not None and not page.deleted else ""
        self.setVisible(bool(words))
        if not words:
            return
        self.words.show_text(words, 2, bold=True)
        for button in self.acts:
            button.draw(state)
        self.acts[0].setVisible(state.twin is not None)
