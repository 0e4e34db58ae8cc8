"""Values of other sources, each taken into the field with one key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.checking.item import CheckItem
from ui.intake.checking.words import place_words, value_words
from ui.intake.state import IntakeState
from ui.widgets.key_button import KeyButton

KEYS = ("Alt+A", "Alt+B", "Alt+C")
_LONGEST, _LEAST = 42, 12
"""Letters that a button shows, and that it shows of a value at least."""


class Choices(QWidget):
    """At most three other values, with where each stands."""

    def __init__(self, take: Callable[[str], object]) -> None:
        super().__init__()
        self._values: list[str] = []
        self._take = take
        self.buttons = [self._button(number, key) for number, key in enumerate(KEYS)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for button in self.buttons:
            column.addWidget(button)

    def _button(self, number: int, key: str) -> KeyButton:
        return KeyButton("", key, lambda: self._take(self._values[number]), "choice")

    def draw(self, item: CheckItem, state: IntakeState) -> None:
        """Show what other sources say of this value."""
        others = item.choices[: len(KEYS)]
        self._values = [value_words(item.kind, other.value) for other in others]
        for number, button in enumerate(self.buttons):
            there = number < len(others)
            button.setVisible(there)
            button.setEnabled(there)
            if there:
                words = f"{self._values[number]}  —  {place_words(others[number].place, state)}"
                button.say(_short(self._values[number], place_words(others[number].place, state)))
                button.setToolTip(words)
        self.setVisible(bool(others))


def _short(value: str, where: str) -> str:
    """Return both in the room of a button; it is the value that is cut, for the field shows it whole."""
    room = max(_LEAST, _LONGEST - len(where) - len("  —  "))
    shown = value if len(value) <= room else value[: room - 1].rstrip() + "…"
    return f"{shown}  —  {where}"
