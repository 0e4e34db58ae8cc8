"""The panels that take the place of the person in the right column, each with its key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.intake.state import IntakeState, Side
from ui.intake.view_model import IntakeViewModel


class SidePanel(Protocol):
    """What a panel of the right column can do; it is a widget with a width of its own."""

    def draw(self, state: IntakeState) -> None:
        """Show its part of the state; asked only while it is open."""
        ...

    def begin(self) -> None:
        """Put the cursor where its work begins."""
        ...


MakePanel = Callable[[], tuple[SidePanel, QWidget]]
"""Makes a panel, given with the widget it is."""


class Sides:
    """Shows at most one panel instead of the person; its key opens it, the same key or Esc closes it."""

    def __init__(self, model: IntakeViewModel, over: QWidget, column: QVBoxLayout) -> None:
        self._model, self._over, self._column = model, over, column
        self._makers: dict[Side, MakePanel] = {}
        self._panels: dict[Side, tuple[SidePanel, QWidget]] = {}

    def add(self, side: Side, key: str, make: MakePanel) -> None:
        """Take in a panel under a key; it is made when it is first opened."""
        self._makers[side] = make
        opener = QShortcut(QKeySequence(key), self._over)
        opener.setAutoRepeat(False)
        opener.activated.connect(lambda: self._model.show_side(side))

    def draw(self, state: IntakeState, covered: bool) -> None:
        """Show the panel that is open; ``covered`` while something else needs the room."""
        if state.side in self._makers and not covered:
            self._panel(state.side)[0].draw(state)
        for side, (_, widget) in self._panels.items():
            widget.setVisible(state.side is side and not covered)

    def begin(self, side: Side) -> None:
        """Put the cursor into an open panel."""
        if side in self._makers:
            self._panel(side)[0].begin()

    def _panel(self, side: Side) -> tuple[SidePanel, QWidget]:
        if side not in self._panels:
            self._panels[side] = self._makers[side]()
            widget = self._panels[side][1]
            widget.hide()
            self._column.addWidget(widget, 1)
            closer = QShortcut(QKeySequence("Esc"), widget)
            closer.activated.connect(lambda: self._model.show_side(side))
        return self._panels[side]
