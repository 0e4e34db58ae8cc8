"""The output tray in the child process: every side is whole and on disk before the desk hears of it."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

from app.domain.errors import StorageError
from app.domain.plain import from_plain, to_plain
from app.pictures.files import EncodedPage, Picture, encode_page
from app.ports import ColourMode, ScannedSheet, ScanSettings
from scanner.examine import findings

Announce = Callable[[str, Any], None]

_ALIVE_SECONDS = 0.5
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png"}


class Wishes:
    """What the desk said while the driver works: stop, and how many sheets are in safe hands."""

    def __init__(self) -> None:
        self.stop = Event()
        self.gone = Event()
        self._taken = 0
        self._changed = Event()

    def sheets_taken(self, number: int) -> None:
        """Note that sheets up to this number are stored."""
        self._taken = max(self._taken, number)
        self._changed.set()

    def wait_taken(self, number: int) -> bool:
        """Wait until the desk holds so many sheets; False when it went away instead."""
        while self._taken < number and not self.gone.is_set():
            self._changed.wait(0.05)
            self._changed.clear()
        return self._taken >= number


class Tray:
    """Takes sides from a driver, writes them into the batch's folder and announces them."""

    def __init__(
        self, into: Path, batch: str, settings: ScanSettings, wishes: Wishes, announce: Announce
    ) -> None:
        self.settings = settings
        self.count = 0
        self._into = into
        self._batch = batch
        self._wishes = wishes
        self._announce = announce
        self._alive_at = 0.0

    @property
    def open(self) -> bool:
        """True while more sides are wanted."""
        return not self.cancelled() and self.count < self.settings.max_pages

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
        """Deliver one side as pixels.

        Raises:
            StorageError: ``disk.*``; nothing half-written is announced.
        """
        self.put_encoded(encode_page(picture, colour, dpi), picture)

    def put_encoded(self, page: EncodedPage, picture: Picture) -> None:
        """Deliver one side as a finished file; ``picture`` is the same side as pixels. Errors as ``put``."""
        number = self.count + 1
        path = self._into / f"{self._batch}-{number:04d}{_ENDINGS[page.mime]}"
        try:
            write_whole(path, page.data)
        except OSError as error:
            full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
            raise StorageError(
                "disk.full" if full else "disk.failed", file=path.name, detail=error.strerror or ""
            ) from error
        self.count = number
        found = findings(picture, page.dpi, self.settings)
        sheet = ScannedSheet(
            path,
            page.mime,
            page.width_px,
            page.height_px,
            page.dpi,
            number,
            blank=found.blank,
            view=found.view,
            separator=found.separator,
            fingerprint=found.fingerprint,
            suspicion=found.suspicion,
        )
        self._announce("sheet", sheet_facts(sheet))

    def wait_taken(self) -> bool:
        """Wait until the desk stored every side delivered so far; False when the desk went away."""
        return self._wishes.wait_taken(self.count)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is whole or absent, also after a power cut: part, fsync, rename, fsync folder."""
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    if os.name == "posix":  # Windows cannot open a folder to sync it; its rename is journalled
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def sheet_facts(sheet: ScannedSheet) -> dict[str, Any]:
    """Return a sheet as facts of a ``sheet`` event."""
    facts = to_plain(sheet)
    return {**facts, "path": sheet.path.name}


def sheet_of(facts: dict[str, Any], into: Path) -> ScannedSheet:
    """Return the sheet of a ``sheet`` event in the batch's folder."""
    name = Path(str(facts["path"])).name
    return replace(from_plain(ScannedSheet, facts), path=into / name)
