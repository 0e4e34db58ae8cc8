"""Sees a reader's keys on X11 before any input method does, by the keyboard's own clock.

An input method is given every key at once and answers later; where the window is busy, a whole card would be
composed before its first letter arrived. Windows and Wayland have no such door: there the letters themselves
are watched (``card_burst``).
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

NOTICED_AT = 6
"""Digits in a row; a card begins with twelve."""

FASTEST_HAND_MS = 60
"""Between two digits; a trained hand on a number pad needs about 100."""

_DISTINCT = 3  # a key held down repeats one digit
_KEY_PRESS = 2  # XCB_KEY_PRESS
_DIGITS = dict(zip(range(10, 20), "1234567890", strict=True))
"""The digit row of a keyboard as readers imitate it, by X key code."""


class _KeyEvent(ctypes.Structure):
    """The beginning of xcb_key_press_event_t."""

    _fields_ = (
        ("response_type", ctypes.c_uint8),
        ("detail", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("time", ctypes.c_uint32),
    )


@dataclass
class DigitRun:
    """Digits following each other faster than any hand."""

    digits: str = ""
    stamps: list[int] = field(default_factory=list)

    def press(self, code: int, stamp: int) -> None:
        """Take the press of one key, at its time in milliseconds."""
        digit = _DIGITS.get(code, "")
        if not digit or (self.stamps and stamp - self.stamps[-1] > FASTEST_HAND_MS):
            self.clear()
        if digit:
            self.digits += digit
            self.stamps.append(stamp)

    @property
    def noticed(self) -> bool:
        """True once no hand can have typed it."""
        return len(self.digits) >= NOTICED_AT and len(set(self.digits)) >= _DISTINCT

    def clear(self) -> None:
        """Begin anew."""
        self.digits = ""
        self.stamps.clear()


class ReaderKeys(QAbstractNativeEventFilter):
    """Tells when a run of digits begins and when it is noticed as a reader's.

    Args:
        began: Called at the first digit of every run, before anything of it is typed.
        noticed: Called with the run when its newest digit is about to be typed.
    """

    def __init__(self, began: Callable[[], None], noticed: Callable[[DigitRun], None]) -> None:
        super().__init__()
        self._began, self._noticed = began, noticed
        self.run = DigitRun()

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Look at one event of the window system; none is kept from Qt."""
        if kind == b"xcb_generic_event_t":
            event = _KeyEvent.from_address(int(message))
            if event.response_type & 0x7F == _KEY_PRESS:
                self._press(event.detail, event.time)
        return False, 0

    def _press(self, code: int, stamp: int) -> None:
        self.run.press(code, stamp)
        if len(self.run.digits) == 1:
            self._began()
        elif self.run.noticed:
            run, self.run = self.run, DigitRun()
            self._noticed(run)
