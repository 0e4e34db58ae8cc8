"""Asks for one of a list: a few letters narrow it, arrows choose, Enter takes, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from app.domain.text import fold
from ui.dossier.parts import label
from ui.input_method import commit_composition

_VALUE = Qt.ItemDataRole.UserRole


class Chooser(QFrame):
    """Value and words of each choice; with ``free`` what is typed is taken where it fits no choice."""

    def __init__(self, title: str, taken: Callable[[str], object], left: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._taken, self._left = taken, left
        self._choices: tuple[tuple[str, str], ...] = ()
        self._free = False
        self.line = QLineEdit()
        self.line.setObjectName("search")
        self.line.setAccessibleName(title)
        self.line.setMaxLength(300)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.addWidget(label(title, "heading", wrap=True))
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda item: self._taken(item.data(_VALUE)))

    def open(self, choices: Sequence[tuple[str, str]], *, free: bool = False) -> None:
        """Show the choices with the cursor in the line."""
        self._choices, self._free = tuple(choices), free
        self.line.clear()
        self._narrow("")
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrows walk the list while the cursor stays in the line."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if key == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(self.list.currentRow() + step, self.list.count() - 1)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
                self._take()
                return True
            if key == Qt.Key.Key_Escape:
                self._left()
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        wanted = fold(text).split()
        self.list.clear()
        for value, words in self._choices:
            if all(word in fold(words) for word in wanted):
                entry = QListWidgetItem(words)
                entry.setData(_VALUE, value)
                self.list.addItem(entry)
        if self.list.count() and not (self._free and wanted):
            self.list.setCurrentRow(0)

    def _take(self) -> None:
        commit_composition()
        row = self.list.currentRow()
        if row >= 0:
            self._taken(self.list.item(row).data(_VALUE))
        elif self._free:
            self._taken(self.line.text())
