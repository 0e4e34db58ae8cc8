"""Small parts the pages share: a sentence in place of a dialog, labels, and emptying a layout."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.domain.errors import DeskError
from app.messages import explain
from ui.widgets.banner import restyle


class Notice(QFrame):
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
        restyle(self)
        self.setVisible(bool(text))


def label(text: str = "", name: str = "", *, wrap: bool = False) -> QLabel:
    """Return a plain-text label; ``name`` is its role in the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    return made


def forget_children(parent: QWidget) -> None:
    """Take every widget out of a layout and let Qt delete it."""
    layout = parent.layout()
    while layout is not None and layout.count():
        item = layout.takeAt(0)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
