"""The panels that take the place of the person in the right column, each with its key."""

from __future__ import annotations

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


class Sides:
    """Shows at most one panel instead of the person; its key opens it, the same key or Esc closes it."""

    def __init__(self, model: IntakeViewModel, over: QWidget, column: QVBoxLayout) -> None:
        self._model, self._over, self._column = model, over, column
        self._panels: dict[Side, tuple[SidePanel, QWidget]] = {}

    def add(self, side: Side, panel: SidePanel, widget: QWidget, key: str) -> None:
        """Take in a panel (and the widget it is) under a key."""
        self._panels[side] = panel, widget
        widget.hide()
        self._column.addWidget(widget, 1)
        opener = QShortcut(QKeySequence(key), self._over)
        opener.setAutoRepeat(False)
        opener.activated.connect(lambda: self._model.show_side(side))
        closer = QShortcut(QKeySequence("Esc"), widget)
        closer.activated.connect(lambda: self._model.show_side(side))

    def draw(self, state: IntakeState, covered: bool) -> None:
        """Show the panel that is open; ``covered`` while something else needs the room."""
        for side, (panel, widget) in self._panels.items():
            open_here = state.side is side and not covered
            if open_here:
                panel.draw(state)
            widget.setVisible(open_here)

    def begin(self, side: Side) -> None:
        """Put the cursor into an open panel."""
        if side in self._panels:
            self._panels[side][0].begin()
