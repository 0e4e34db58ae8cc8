"""Says in its place what happened and what to do, with a key to try again; never steals the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.domain.errors import DeskError
from app.messages import explain
from ui.widgets.key_button import KeyButton

AWAY, AWAY_ABOVE = "Ctrl+Backspace", "Ctrl+Shift+Backspace"
"""Keys that take a banner away: of a page, and of the one that stands above every page."""


class Banner(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(
        self,
        language: str,
        retry: Callable[[], object],
        dismiss: Callable[[], object],
        other: Callable[[], object] | None = None,
        away_key: str = AWAY,
    ) -> None:
        super().__init__()
        self._language = language
        self._shown: tuple[str, bool, str, str] = ("", False, "", "")
        self.setObjectName("banner")
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.again = KeyButton(self.tr("Thử lại"), "F11", retry)
        self.other = KeyButton("", "Shift+F11", other or dismiss)
        self.away = KeyButton(self.tr("Đã rõ"), away_key, dismiss)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 4, 6, 4)
        line.addWidget(self.words, 1)
        line.addWidget(self.again)
        line.addWidget(self.other)
        line.addWidget(self.away)
        self.hide()

    def warn(self, error: DeskError, retry: bool = False) -> None:
        """Show an error's sentence, with or without the key to try again."""
        again = self.tr("Thử lại") if retry else ""
        self._show(str(explain(error, self._language)), wrong=True, again=again)

    def offer(self, error: DeskError, again: str, other: str) -> None:
        """Show an error's sentence with what its keys do; "" hides a key."""
        self._show(str(explain(error, self._language)), wrong=True, again=again, other=other)

    def say(self, text: str) -> None:
        """Show a calm sentence, or nothing when it is empty."""
        self._show(text, wrong=False)

    def _show(self, text: str, *, wrong: bool, again: str = "", other: str = "") -> None:
        if (text, wrong, again, other) == self._shown:
            return
        self._shown = (text, wrong, again, other)
        self.words.setText(text)
        self.setAccessibleName(text)
        self.setProperty("wrong", wrong)
        for button, words in ((self.again, again), (self.other, other)):
            button.say(words)
            button.setVisible(bool(words))
        restyle(self)
        self.setVisible(bool(text))


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
