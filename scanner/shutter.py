"""What the desk says to a camera taking papers: press now, take by yourself or not, picture shown."""

from __future__ import annotations

from threading import Lock

PRESS = "press"
AUTO = "auto"
SHOWN = "shown"


class HeardShutter:
    """The clerk's wishes as the child process hears them, line by line."""

    def __init__(self) -> None:
        self.automatic = True
        self.shown = 0
        self._presses = 0
        self._lock = Lock()

    def hear(self, word: str, rest: str) -> None:
        """Take one line: ``press``, ``auto on``, ``auto off`` or ``shown N``; others are not for it."""
        if word == PRESS:
            with self._lock:
                self._presses += 1
        elif word == AUTO:
            self.automatic = rest == "on"
        elif word == SHOWN:
            self.shown = int(rest)

    def pressed(self) -> bool:
        """Return True once for every press."""
        with self._lock:
            pressed = self._presses > 0
            self._presses -= pressed
        return pressed


def auto_line(on: bool) -> str:
    """Return the line that turns taking by itself on or off."""
    return f"{AUTO} {'on' if on else 'off'}"
