"""A clerk's hands: keys and a hand-held scanner, whatever letters they type."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def type_text(text: str) -> None:
    """Send letters as a keyboard does; QTest.keyClicks aborts on letters with marks."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(focused(), event)


def scan_code(text: str) -> None:
    """Type a code and Enter, as a hand-held scanner does."""
    type_text(text)
    press(Qt.Key.Key_Return)


def compose(preedit: str, committed: str = "") -> None:
    """Let a Vietnamese keyboard compose a word, and commit it."""
    event = QInputMethodEvent(preedit, [])
    if committed:
        event.setCommitString(committed)
    QCoreApplication.sendEvent(focused(), event)
