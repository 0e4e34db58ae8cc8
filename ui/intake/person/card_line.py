"""The line a hand-held scanner types a card into: no Vietnamese keyboard may change what it types."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.domain.text import nfc
from ui.input_method import commit_composition
from ui.intake.view_model import IntakeViewModel

GIVE_UP_MS = 3_000
"""A scanner that sends no Enter: what stands still this long and looks like a card is taken."""


class CardLine(QLineEdit):
    """Takes the whole QR text at Enter. The text never stays on screen."""

    def __init__(self, model: IntakeViewModel) -> None:
        super().__init__()
        self._model = model
        self.setObjectName("cardfield")
        self.setMaxLength(2_000)
        self.setPlaceholderText(self.tr("quét mã QR trên thẻ"))
        self.setAccessibleName(self.tr("Mã QR thẻ căn cước"))
        self._quiet = QTimer(self, interval=GIVE_UP_MS, singleShot=True)
        self._quiet.timeout.connect(self._take_if_whole)
        self.textChanged.connect(lambda text: self._quiet.start() if text else self._quiet.stop())

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:  # noqa: N802 - Qt's
        """Refuse input methods; QLineEdit ignores the attribute WA_InputMethodEnabled, so it is said here."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        return super().inputMethodQuery(query, argument) if argument else super().inputMethodQuery(query)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter takes the card, or on a blank form the draft offered back; arrows walk the offers."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.text():
            self._model.turn_offered(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        commit_composition()
        text = nfc(self.text()).strip()
        self.clear()
        if text:
            self._model.enter_card(text)
        else:
            self._model.open_offered()

    def _take_if_whole(self) -> None:
        if self.text().count("|") >= 6:
            self._take()
