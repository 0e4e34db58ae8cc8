"""Boxes the wheel does not change: a clerk scrolling past must not alter a count or a choice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class _Still(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def hold_still(*boxes: QWidget) -> None:
    """Leave the wheel to the page around these boxes."""
    for box in boxes:
        box.installEventFilter(_Still(box))
