"""The field in which one value is checked: Enter accepts, the arrows walk, and no key is lost to a menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.input_method import commit_composition

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class LineActs:
    """What the keys of the field do."""

    accept: Act
    back: Act
    before: Act
    after: Act


class ValueLine(QLineEdit):
    """A line edit whose Enter, Shift+Enter, Up and Down belong to the list of values."""

    def __init__(self, acts: LineActs) -> None:
        super().__init__()
        self._acts = acts
        self.setObjectName("search")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the word being composed into the field, then act."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        acts = {
            Qt.Key.Key_Return: self._acts.back if shift else self._acts.accept,
            Qt.Key.Key_Enter: self._acts.back if shift else self._acts.accept,
            Qt.Key.Key_Up: self._acts.before,
            Qt.Key.Key_Down: self._acts.after,
        }
        act = acts.get(Qt.Key(event.key())) if plain else None
        if act is None:
            super().keyPressEvent(event)
            return
        event.accept()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.isAutoRepeat():
            return  # a key held down must not accept what nobody has seen
        commit_composition()
        act()
