"""Whose turn it is at the reader: papers of a citizen who waits go first, back files take what is left."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from app.ports import Cancelled

QUIET_SECONDS = 8.0
"""Rest after the last act at the desk before back files are read again: the next page may be coming."""
_LOOK_SECONDS = 0.1


class ReadingTurns:
    """Shared by everything that reads on this desk; safe to ask from any thread."""

    def __init__(self, quiet_seconds: float = QUIET_SECONDS) -> None:
        self.quiet_seconds = quiet_seconds
        self._lock = threading.Lock()
        self._reading = 0
        self._free_from = 0.0

    @contextmanager
    def at_the_desk(self) -> Iterator[None]:
        """Read a page somebody waits for."""
        with self._lock:
            self._reading += 1
        try:
            yield
        finally:
            with self._lock:
                self._reading -= 1
                self._free_from = time.monotonic() + self.quiet_seconds

    def touch(self) -> None:
        """Tell that a clerk has just done something for a citizen."""
        with self._lock:
            self._free_from = time.monotonic() + self.quiet_seconds

    def wanted_at_the_desk(self) -> bool:
        """Tell whether back files must wait."""
        with self._lock:
            return self._reading > 0 or time.monotonic() < self._free_from

    def wait(self, cancelled: Cancelled) -> None:
        """Return when back files may be read, or at once when cancelled."""
        while self.wanted_at_the_desk() and not cancelled():
            time.sleep(_LOOK_SECONDS)
