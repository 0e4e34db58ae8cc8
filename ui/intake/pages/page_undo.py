"""Leaves Ctrl+Z and Ctrl+Y to the pages while the text field under the cursor has nothing to take back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class PageUndo(QObject):
    """Watches the text field that has the cursor; Qt's fields keep these keys even when they do nothing."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let a key go by that the field itself could not use."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(watched, QLineEdit) and isinstance(event, QKeyEvent):
            undo = event.matches(_UNDO) and not watched.isUndoAvailable()
            redo = event.matches(_REDO) and not watched.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit) and self._over.isAncestorOf(now):
            now.installEventFilter(self)  # a second time changes nothing
