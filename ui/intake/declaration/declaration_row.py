"""One field of the form: its label as printed, the line, and beneath it where the value came from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.input_method import commit_composition
from ui.intake.declaration.declared_row import DeclaredRow
from ui.intake.view_model import IntakeViewModel
from ui.widgets.banner import restyle
from ui.widgets.field import TypedLine
from ui.widgets.lines_label import LinesLabel
from ui.widgets.state_icon import StateIcon


class DeclaredLine(TypedLine):
    """A line in which Enter goes on to the next field that needs somebody."""

    def __init__(
        self, typed: Callable[[str], object], left: Callable[[], object], entered: Callable[[], object]
    ) -> None:
        super().__init__(typed, left)
        self._entered = entered

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on; up and down go line by line."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                commit_composition()
                self._entered()
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)


class DeclarationRow(QWidget):
    """Draws one row of the form."""

    def __init__(
        self, model: IntakeViewModel, row: DeclaredRow, entered: Callable[[DeclarationRow], object]
    ) -> None:
        super().__init__()
        self._model, self.row = model, row
        self.line = DeclaredLine(self._typed, self._left, lambda: entered(self))
        self.line.setAccessibleName(row.field.label)
        self.title = LinesLabel(3)
        self.title.setObjectName("soft")
        star = " *" if row.field.required else ""
        self.title.show_text(f"{row.field.label}{star}", 3)
        self.choices = QLabel(" · ".join(row.field.choices), wordWrap=True)
        self.choices.setObjectName("soft")
        self.choices.setVisible(bool(row.field.choices))
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.icon = StateIcon(18)
        below = self.below = QWidget()
        beneath = QHBoxLayout(below)
        beneath.setContentsMargins(2, 0, 0, 0)
        beneath.setSpacing(4)
        beneath.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        beneath.addWidget(self.told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 3)
        column.setSpacing(1)
        for widget in (self.title, self.choices, self.line, below):
            column.addWidget(widget)

    def draw(self, row: DeclaredRow) -> None:
        """Show the row as it stands; never disturbs a word being composed."""
        self.row = row
        if self.line.text() != row.text:
            self.line.setText(row.text)
            self.line.setCursorPosition(len(row.text) if self.line.hasFocus() else 0)
        self.line.setToolTip(row.text)
        role = "wrong" if row.doubtful else "right" if row.offer else "soft"
        if self.told.objectName() != role:
            self.told.setObjectName(role)
            restyle(self.told)
        self.told.setText(row.told)
        self.icon.show_sign(row.sign)
        self.below.setVisible(bool(row.told))
        if bool(self.line.property("wrong")) != row.doubtful:
            self.line.setProperty("wrong", row.doubtful)
            restyle(self.line)

    def _typed(self, text: str) -> None:
        self._model.declare(self.row, text)

    def _left(self) -> None:
        self._model.leave(self.row.key)
