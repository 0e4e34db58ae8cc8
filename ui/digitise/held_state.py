"""Holds what the digitisation page shows; whoever changes it tells everybody who draws it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.errors import DeskError
from ui.digitise.state import DigitiseState


class HeldState(QObject):
    """One frozen state at a time."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.now = DigitiseState()

    def set(self, **changes: Any) -> None:
        """Put these values in the place of the old ones."""
        self.now = replace(self.now, **changes)
        self.changed.emit()

    def fail(self, error: DeskError) -> None:
        """Show what went wrong."""
        self.set(error=error)
