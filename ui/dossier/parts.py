"""Small parts the screens share: a button that prints its key, a banner in place of a dialog, headings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.errors import DeskError
from app.messages import explain

Act = Callable[[], object]


class KeyButton(QPushButton):
    """A button with its key printed on it; mouse, Enter, Space and the key do the same."""

    def __init__(self, text: str, key: str, act: Act) -> None:
        super().__init__()
        self.setAutoDefault(True)
        self.show_text(text, key)
        self.clicked.connect(lambda _checked: act())

    def show_text(self, text: str, key: str) -> None:
        """Change the words; setting words drops a button's shortcut, so both are set together."""
        printed = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(f"{text}  ·  {printed}" if key else text)
        self.setAccessibleName(text)
        if key:
            self.setShortcut(QKeySequence(key))


class Banner(QFrame):
    """Says in its place what happened and what to do; hidden while there is nothing to say."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.setObjectName("banner")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        QHBoxLayout(self).addWidget(self.words)
        self.setVisible(False)

    def say(self, text: str) -> None:
        """Show a calm sentence, or nothing for an empty one."""
        self._show(text, wrong=False)

    def complain(self, text: str) -> None:
        """Show a sentence about something that went wrong."""
        self._show(text, wrong=True)

    def warn(self, error: DeskError | None) -> None:
        """Show the sentence of an error, or nothing."""
        self._show("" if error is None else str(explain(error, self._language)), wrong=True)

    def _show(self, text: str, *, wrong: bool) -> None:
        self.words.setText(text)
        self.words.setAccessibleName(text)
        self.setProperty("wrong", wrong)
        redress(self)
        self.setVisible(bool(text))


def redress(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose property or name changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def label(text: str = "", name: str = "", *, wrap: bool = False) -> QLabel:
    """Return a plain-text label; ``name`` is its role in the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    return made


def card(*widgets: QWidget, title: str = "") -> QFrame:
    """Return a white card holding the widgets one under another."""
    frame = QFrame()
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    if title:
        column.addWidget(label(title, "heading"))
    for widget in widgets:
        column.addWidget(widget)
    return frame


def row(*widgets: QWidget, stretch_last: bool = False) -> QWidget:
    """Return the widgets side by side, room left at the right end."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        line.addWidget(widget)
    if not stretch_last:
        line.addStretch(1)
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return holder


def forget_children(parent: QWidget) -> None:
    """Take every widget out of a layout and let Qt delete it."""
    layout = parent.layout()
    while layout is not None and (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def nobody(_: object) -> None:
    """Answer nobody waits for."""
