"""One line to type in, with its label before it and what is wrong beneath it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.banner import restyle
from ui.widgets.state_icon import Sign, StateIcon

LABEL_WIDTH = 96


class TypedLine(QLineEdit):
    """A line edit that tells when the cursor leaves it, and then shows how its text begins."""

    def __init__(self, typed: Callable[[str], object], left: Callable[[], object]) -> None:
        super().__init__()
        self._left = left
        self.textEdited.connect(typed)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the cursor left; a menu or another window is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._left()
            self.setCursorPosition(0)


class Field(QWidget):
    """Label, line and error of one value."""

    def __init__(
        self, name: str, title: str, typed: Callable[[str, str], object], left: Callable[[str], object]
    ) -> None:
        super().__init__()
        self.name = name
        self.line = TypedLine(lambda text: typed(name, text), lambda: left(name))
        self.line.setAccessibleName(title)
        self.title = QLabel(title)
        self.title.setObjectName("soft")
        self.title.setFixedWidth(LABEL_WIDTH)
        self.title.setBuddy(self.line)
        self.note = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.icon = StateIcon(18)
        self.told = QWidget()
        self.told.hide()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.title)
        row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(row)
        column.addWidget(self.told)
        told = self._told_row = QHBoxLayout(self.told)
        told.setContentsMargins(LABEL_WIDTH + 6, 0, 0, 2)
        told.setSpacing(4)
        told.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.note, 1)
        self.row = row

    def narrow(self) -> None:
        """Take no more room for the label than its words, and the whole width for what is wrong."""
        self.title.setMinimumWidth(0)
        self.title.setMaximumWidth(LABEL_WIDTH)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._told_row.setContentsMargins(0, 0, 0, 2)

    def draw(self, text: str, wrong: str = "", right: str = "") -> None:
        """Show a value and what is wrong, or what agrees; never disturbs a word being composed."""
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0 if not self.line.hasFocus() else len(text))
        self.line.setToolTip(text)
        self._note(wrong or right, "wrong" if wrong else "right")
        if bool(self.line.property("wrong")) != bool(wrong):
            self.line.setProperty("wrong", bool(wrong))
            restyle(self.line)

    def _note(self, text: str, role: str) -> None:
        if self.note.text() == text and self.note.objectName() == role:
            return
        self.note.setObjectName(role)
        restyle(self.note)
        self.note.setText(text)
        self.icon.show_sign(Sign.WRONG if role == "wrong" else Sign.DONE)
        self.told.setVisible(bool(text))
