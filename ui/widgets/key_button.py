"""A button with its key printed on it; the key works at once and takes the word being typed with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from ui.input_method import commit_composition


class KeyButton(QPushButton):
    """Mouse and key do the same.

    A shortcut of its own, since QPushButton's waits 100 ms for its animation. It is without focus so
    that Tab walks the fields; whoever cannot use a mouse has the key.
    """

    def __init__(self, text: str, key: str, act: Callable[[], object], role: str = "") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName(role)
        self._act = act
        self._key = key
        self._shortcut = QShortcut(QKeySequence(key), self)
        self._shortcut.setAutoRepeat(False)
        self._shortcut.activated.connect(self.run)
        self.clicked.connect(lambda _checked: self.run())
        self.say(text)

    def say(self, text: str, printed_key: str = "") -> None:
        """Change the words; the key stays printed in front of them."""
        native = QKeySequence(self._key).toString(QKeySequence.SequenceFormat.NativeText)
        key = printed_key or _short(native)
        self.setText(f"{key}  {text}" if text and key else text or key)
        self.setAccessibleName(text or self.toolTip())

    def repeat(self) -> KeyButton:
        """Let the key repeat while it is held."""
        self._shortcut.setAutoRepeat(True)
        return self

    def run(self) -> None:
        """Take the word being composed into its field, then act."""
        commit_composition()
        if self.isEnabled():
            self._act()


def _short(key: str) -> str:
    for name, sign in (("Return", "Enter"), ("PgUp", "PgUp"), ("Del", "Del"), ("Left", "←"), ("Right", "→")):
        key = key.replace(name, sign)
    return key
