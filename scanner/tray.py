"""The output tray in the child process: every side is whole and on disk before the desk hears of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Any

from app.domain.errors import StorageError
from app.domain.plain import from_plain, to_plain
from app.pictures.files import EncodedPage, Picture
from app.ports import ColourMode, ScannedSheet, ScanSettings
from scanner.shutter import HeardShutter
from scanner.tone import page_in
from scanner.writer import Side, Writer

Announce = Callable[[str, Any], None]

_ALIVE_SECONDS = 0.5


class Wishes:
    """What the desk said while the driver works: stop, and how many sheets are in safe hands."""

    def __init__(self) -> None:
        self.stop = Event()
        self.gone = Event()
        self.taken = 0
        self.shutter = HeardShutter()
        self._changed = Event()

    def sheets_taken(self, number: int) -> None:
        """Note that sheets up to this number are stored."""
        self.taken = max(self.taken, number)
        self._changed.set()

    def wait_taken(self, number: int) -> bool:
        """Wait until the desk holds so many sheets; False when it went away instead."""
        while self.taken < number and not self.gone.is_set():
            self._changed.wait(0.05)
            self._changed.clear()
        return self.taken >= number


class Tray:
    """Takes sides from a driver, writes them into the batch's folder and announces them.

    Use it as a context: on leaving, every side put is on disk and announced.

    Args:
        settings: What the device is asked for.
        wanted: What the desk asked for, where that differs: sides are made so.
    """

    def __init__(
        self,
        into: Path,
        batch: str,
        settings: ScanSettings,
        wishes: Wishes,
        announce: Announce,
        wanted: ScanSettings | None = None,
    ) -> None:
        self.settings = settings
        self.count = 0
        self.wanted = wanted or settings
        self._wishes = wishes
        self._announce = announce
        self._alive_at = 0.0
        self._arriving = into / f"{batch}-0000.part"
        self._writer = Writer(into, batch, self.wanted, self._tell)

    def __enter__(self) -> Tray:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.settle()
        except StorageError as failed:  # of two errors the disk's is the one that stops all work
            if failed is not error:
                raise
        finally:
            self._writer.close()

    @property
    def open(self) -> bool:
        """True while more sides are wanted."""
        return not self.cancelled() and self.count < self.settings.max_pages

    @property
    def arriving(self) -> Path:
        """A place for a side that is still coming in: swept when the driver dies, never taken for a side."""
        return self._arriving

    @property
    def taken(self) -> int:
        """Sides that the desk is known to have stored."""
        return self._wishes.taken

    def cancelled(self) -> bool:
        """True once the desk asked to stop."""
        return self._wishes.stop.is_set()

    def alive(self) -> None:
        """Tell the desk that the device moves; call it on real progress only, the watchdog lives on it."""
        now = time.monotonic()
        if now - self._alive_at >= _ALIVE_SECONDS:
            self._alive_at = now
            self._announce("alive", {})

    def put(self, picture: Picture, dpi: int, colour: ColourMode) -> None:
        """Deliver one side as pixels, which are the tray's from now on; may wait for the sides before.

        Raises:
            StorageError: ``disk.*``, also of a side before; nothing half-written is announced.
        """
        wanted = self.wanted.colour
        self._put(Side(self.count + 1, picture, dpi, lambda: page_in(picture, colour, wanted, dpi)))

    def put_encoded(self, page: EncodedPage, picture: Picture) -> None:
        """Deliver one side as a finished file; ``picture`` is the same side as pixels. Errors as ``put``.

        It stays as it is, byte for byte, unless the desk wanted a colour the device does not have.
        """
        if self.wanted.colour is self.settings.colour:
            self._put(Side(self.count + 1, picture, page.dpi, lambda: page, finished=True))
        else:
            self.put(picture, page.dpi, self.settings.colour)

    def settle(self) -> None:
        """Wait until every side put is on disk and announced. Errors as ``put``."""
        self._writer.settle()

    def wait_taken(self) -> bool:
        """Wait until the desk stored every side delivered so far; False when the desk went away."""
        self.settle()
        return self._wishes.wait_taken(self.count)

    def _put(self, side: Side) -> None:
        self.count = side.number
        self._writer.take(side)

    def _tell(self, sheet: ScannedSheet) -> None:
        self._announce("sheet", sheet_facts(sheet))


def sheet_facts(sheet: ScannedSheet) -> dict[str, Any]:
    """Return a sheet as facts of a ``sheet`` event."""
    facts = to_plain(sheet)
    return {**facts, "path": sheet.path.name}


def sheet_of(facts: dict[str, Any], into: Path) -> ScannedSheet:
    """Return the sheet of a ``sheet`` event in the batch's folder."""
    name = Path(str(facts["path"])).name
    return replace(from_plain(ScannedSheet, facts), path=into / name)
