"""A card scanned while the cursor is in any other field: what the reader types is caught whole.

A hand-held reader types faster than anybody's fingers. Once that is noticed, the cursor is put on the card
line, where no Vietnamese keyboard changes what is typed, and the field gets back what it held before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.domain.text import nfc
from ui.background import is_alive
from ui.intake.person.reader_keys import FASTEST_HAND_MS, NOTICED_AT, DigitRun, ReaderKeys

ENDED_MS = 250
"""After so long without a letter a reader without Enter has finished."""

_TICK_MS = 10
_MOST_TICKS = FASTEST_HAND_MS // _TICK_MS

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_CARD_BARS = 6
_TYPED_WITH = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True, slots=True)
class _Field:
    """A field as it was before the reader typed into it; a word being composed counts as typed by hand."""

    line: QLineEdit
    text: str
    cursor: int
    composed: str

    def put_back(self) -> None:
        """Give the field what it held."""
        text = self.text[: self.cursor] + self.composed + self.text[self.cursor :]
        self.line.setText(text)
        self.line.setCursorPosition(self.cursor + len(self.composed))
        self.line.textEdited.emit(text)


class CardBurst(QObject):
    """Watches the field the cursor is in, within the intake; other screens keep what is typed there.

    Args:
        within: The form whose fields are watched.
        card: The card line: it needs no watching.
        take: Called with the text of a card.
    """

    def __init__(self, within: QWidget, card: QLineEdit, take: Callable[[str], None]) -> None:
        super().__init__(within)
        self._within, self._card, self._take = within, card, take
        self._watched: QWidget | None = None
        self._before: _Field | None = None
        self._digits, self._preedit, self._stamp, self._idle = "", "", 0, 0
        self._held: str | None = None
        self._quiet = QTimer(self, interval=ENDED_MS, singleShot=True)
        self._quiet.timeout.connect(self._end)
        self._ticker = QTimer(self, interval=_TICK_MS)
        self._ticker.timeout.connect(self._tick)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        self._under_way: set[int] = set()  # times of digits that an input method still holds
        self._keys = ReaderKeys(self._run_began, self._run_noticed)
        application.installNativeEventFilter(self._keys)
        self.destroyed.connect(partial(application.removeNativeEventFilter, self._keys))
        self._follow(None, QApplication.focusWidget())

    def settle(self) -> None:
        """Let what is still held go where it belongs; before the form is stored or left."""
        if self._held is not None:
            self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look at what is typed; while a card is being read, keep it."""
        letters = self._letters(event)
        if letters is None:
            return False
        if self._held is not None:
            return self._is_under_way(event) or self._hold(letters, event)
        if watched is self._card or not isinstance(watched, QLineEdit):
            return False
        self._count(watched, letters, event.timestamp() if isinstance(event, QKeyEvent) else 0)
        if len(self._digits) < NOTICED_AT:
            return False
        self._begin()
        return True

    def _letters(self, event: QEvent) -> str | None:
        """Return what an event types: "" for a key that types nothing, None for other events."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & ~_TYPED_WITH
            return event.text() if plain and event.text().isprintable() and not event.isAutoRepeat() else ""
        if isinstance(event, QInputMethodEvent):
            before, self._preedit = self._preedit, event.preeditString()
            whole = event.commitString() + self._preedit
            if whole == before:  # input methods also tell that nothing has changed
                return None
            return whole[len(before) :] if whole.startswith(before) else ""
        return None

    def _count(self, line: QLineEdit, letters: str, stamp: int) -> None:
        quick = self._is_quick(stamp)
        self._stamp, self._idle = stamp, 0
        self._ticker.start()
        if not (letters.isdigit() and letters.isascii()):
            self._digits = ""
            return
        if not self._digits or not quick:
            composed = self._preedit.removesuffix(letters) if self._preedit.endswith(letters) else ""
            self._before = _Field(line, line.text(), line.cursorPosition(), composed)
            self._digits = ""
        self._digits += letters

    def _is_quick(self, stamp: int) -> bool:
        """Tell whether no hand types so fast; by the keyboard's clock where there is one.

        Letters from an input method carry no time. Theirs is counted in ticks of an idle window: a slow
        search between two letters must not look like a slow hand.
        """
        if stamp and self._stamp:
            return stamp - self._stamp <= FASTEST_HAND_MS
        return self._ticker.isActive() and self._idle <= _MOST_TICKS

    def _tick(self) -> None:
        self._idle += 1
        if self._idle > _MOST_TICKS:
            self._ticker.stop()

    def _begin(self) -> None:
        """Noticed: give the field back what it held and turn to the card line, away from any composing."""
        self._held, self._digits = self._digits, ""
        QGuiApplication.inputMethod().reset()
        self._preedit = ""
        if self._before is not None:
            self._before.put_back()
        self._card.setFocus(Qt.FocusReason.OtherFocusReason)
        self._quiet.start()

    def _run_began(self) -> None:
        """The first of some digits is on its way: remember the field as it is."""
        line = self._watched
        if self._held is None and isinstance(line, QLineEdit) and line is not self._card:
            self._before = _Field(line, line.text(), line.cursorPosition(), self._preedit)

    def _run_noticed(self, run: DigitRun) -> None:
        """A reader types: its newest digit and all that follow come past the input method."""
        line = self._watched
        if self._held is not None or not isinstance(line, QLineEdit) or line is self._card:
            return
        self._digits, self._under_way = run.digits[:-1], set(run.stamps[:-1])
        self._begin()

    def _is_under_way(self, event: QEvent) -> bool:
        """Tell a digit that is known already, coming late from an input method."""
        if not self._under_way:
            return False
        return isinstance(event, QInputMethodEvent) or (
            isinstance(event, QKeyEvent) and event.timestamp() in self._under_way
        )

    def _hold(self, letters: str, event: QEvent) -> bool:
        self._held = (self._held or "") + letters
        self._quiet.start()
        if isinstance(event, QKeyEvent) and event.key() in _ENDS:
            self._end(event.key())
        return True

    def _end(self, key: int = 0) -> None:
        """The reader has finished: a card is taken, anything else goes where the cursor was."""
        self._quiet.stop()
        text, self._held = nfc(self._held or "").strip(), None
        self._under_way = set()
        field, self._before = self._before, None
        if text.count("|") >= _CARD_BARS:
            self._take(text)
        elif field is not None and is_alive(field.line):
            field.line.setFocus(Qt.FocusReason.OtherFocusReason)
            field.line.setCursorPosition(field.cursor + len(field.composed))
            field.line.insert(text)
            if key:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    pressed = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
                    QCoreApplication.postEvent(field.line, pressed)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Watch the field the cursor went to."""
        if self._watched is not None and is_alive(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now if now is not None and self._within.isAncestorOf(now) else None
        self._digits, self._preedit = "", ""
        if self._watched is not None:
            self._watched.installEventFilter(self)
