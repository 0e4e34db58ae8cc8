"""What may be done with a dossier next: one button per allowed status, then a line for the reason."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.status import ProcessingStatus
from ui.dossier.model import DossierModel
from ui.dossier.parts import forget_children, label
from ui.dossier.words import status_words
from ui.input_method import commit_composition
from ui.widgets.key_button import KeyButton


class ChangeBar(QFrame):
    """Buttons of allowed changes; choosing one asks for its note in the same place."""

    def __init__(self, model: DossierModel) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model = model
        self._drawn: tuple[ProcessingStatus, ...] | None = None
        self._asking: ProcessingStatus | None = None
        self.buttons = QWidget()
        QHBoxLayout(self.buttons).setContentsMargins(0, 0, 0, 0)
        self.question = label()
        self.note = QLineEdit()
        self.note.setMaxLength(2_000)
        self.note.returnPressed.connect(self._confirm)
        self.confirm = KeyButton(self.tr("Ghi lại"), "Ctrl+Return", self._confirm)
        self.confirm.setObjectName("primary")
        self.asking = self._note_line()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.addWidget(self.buttons)
        column.addWidget(self.asking)

    def draw(self) -> None:
        """Show the buttons, or the line for the note."""
        state = self._model.state
        if state.changes != self._drawn:
            self._draw_buttons(state.changes)
        self.buttons.setVisible(state.asked is None)
        self.asking.setVisible(state.asked is not None)
        self.confirm.setEnabled(not state.busy)
        if state.asked is not self._asking:
            self._asking = state.asked
            if state.asked is not None:
                self._ask(state.asked, owed=state.reason_owed)

    def _note_line(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.question)
        line.addWidget(self.note, 1)
        line.addWidget(self.confirm)
        line.addWidget(label(self.tr("Esc: thôi"), "soft"))
        return holder

    def _draw_buttons(self, changes: tuple[ProcessingStatus, ...]) -> None:
        self._drawn = changes
        forget_children(self.buttons)
        line = self.buttons.layout()
        if line is None:
            return
        first = self.tr("Chuyển sang:") if changes else self.tr("Hồ sơ đã kết thúc, không còn bước nào.")
        line.addWidget(label(first, "soft"))
        for number, status in enumerate(changes, start=1):
            button = KeyButton(status_words(status), f"Ctrl+{number}", partial(self._model.ask, status))
            line.addWidget(button)
        if isinstance(line, QHBoxLayout):
            line.addStretch(1)

    def _ask(self, status: ProcessingStatus, *, owed: bool) -> None:
        if owed:
            words = self.tr("{status} – lý do (bắt buộc, ghi vào văn bản cho dân):")
        else:
            words = self.tr("{status} – ghi chú (nếu có):")
        self.question.setText(words.format(status=status_words(status)))
        self.note.setAccessibleName(self.question.text())
        self.note.clear()
        self.note.setFocus()

    def _confirm(self) -> None:
        commit_composition()
        self._model.change(self.note.text())
