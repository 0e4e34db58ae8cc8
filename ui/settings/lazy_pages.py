"""Pages made when they are first turned to: ten forms at once would hold the window for too long."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget


class LazyPages(QStackedWidget):
    """``fresh`` is told of every page the moment it is made, before it is seen."""

    def __init__(self, fresh: Callable[[QWidget], object]) -> None:
        super().__init__()
        self._fresh = fresh
        self._makers: list[Callable[[], QWidget]] = []
        self.made: dict[int, QWidget] = {}

    def add(self, make: Callable[[], QWidget]) -> None:
        """Add a page at the end."""
        self._makers.append(make)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.addWidget(area)

    def page(self, number: int) -> QWidget:
        """Return a page, made now if nobody asked for it before."""
        if number not in self.made:
            made = self.made[number] = self._makers[number]()
            self._fresh(made)
            area = self.widget(number)
            assert isinstance(area, QScrollArea)
            area.setWidget(made)
        return self.made[number]

    def turn_to(self, number: int) -> None:
        """Show a page."""
        if number >= 0:
            self.page(number)
            self.setCurrentIndex(number)
