"""Keeps sides while the driver feeds the next: first safe on disk, then looked at, then told.

Two lanes of one thread each, so that a slow look at one side never delays the saving of the next.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Semaphore

from app.durable import disk_error, write_durably
from app.pictures.files import PAGE_ENDINGS, EncodedPage, Picture
from app.ports import ScannedSheet, ScanSettings
from scanner.examine import Findings, findings
from scanner.raw_sides import raw_path, write_raw

ROOM = 2
"""Sides on their way to the desk besides the one being scanned; an A4 at 300 dpi is 26 MB of pixels."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side as the driver gave it.

    Args:
        make: Returns it as a file; may take its time unless it is ``finished``.
    """

    number: int
    picture: Picture
    dpi: int
    make: Callable[[], EncodedPage]
    finished: bool = False


class Writer:
    """Takes sides in order, keeps them durably and tells of each, in the same order.

    The first side that cannot be kept ends it: what comes later is not kept either, so that no sheet is
    missing in the middle, and the error is raised at the next ``take`` or ``settle``.
    """

    def __init__(
        self, into: Path, batch: str, wanted: ScanSettings, tell: Callable[[ScannedSheet], None]
    ) -> None:
        self._into = into
        self._batch = batch
        self._wanted = wanted
        self._tell = tell
        self._room = Semaphore(ROOM)
        self._failed: Exception | None = None
        self._keeping = ThreadPoolExecutor(1, "keep")
        self._looking = ThreadPoolExecutor(1, "look")

    def take(self, side: Side) -> None:
        """Take one side, waiting until there is room; on return it lies in a file.

        Raises:
            StorageError: ``disk.*``; this side or one before could not be kept.
        """
        self._room.acquire()
        if not side.finished:
            self._hold(side)
        kept = self._keeping.submit(self._keep_or_fail, side)
        if side.finished:
            kept.result()
        self._check()

    def settle(self) -> None:
        """Wait until every side taken is on disk and told. Errors as ``take``."""
        for _ in range(ROOM):
            self._room.acquire()
        self._room.release(ROOM)
        self._check()

    def close(self) -> None:
        """End both lanes; nothing may be taken any more."""
        self._keeping.shutdown()
        self._looking.shutdown()

    def _check(self) -> None:
        if self._failed is not None:
            raise self._failed

    def _hold(self, side: Side) -> None:
        path = raw_path(self._into, self._batch, side.number, side.dpi)
        try:
            write_raw(path, side.picture)
        except OSError as error:
            self._failed = disk_error(error, path.name)

    def _keep_or_fail(self, side: Side) -> None:
        try:
            if self._failed is None:
                self._keep(side)
                return
        except Exception as error:  # whatever an encoder or the disk says belongs to the driver's thread
            self._failed = error
        self._room.release()

    def _keep(self, side: Side) -> None:
        page = side.make()
        path = self._into / f"{self._batch}-{side.number:04d}{PAGE_ENDINGS[page.mime]}"
        try:
            write_durably(path, page.data)
        except OSError as error:
            raise disk_error(error, path.name) from error
        raw_path(self._into, self._batch, side.number, side.dpi).unlink(missing_ok=True)
        seen = ScannedSheet(path, page.mime, page.width_px, page.height_px, page.dpi, side.number)
        self._looking.submit(self._show_or_fail, seen, side.picture)

    def _show_or_fail(self, sheet: ScannedSheet, picture: Picture) -> None:
        try:
            self._show(sheet, picture)
        except Exception as error:
            self._failed = error
        finally:
            self._room.release()

    def _show(self, sheet: ScannedSheet, picture: Picture) -> None:
        found = self._found(picture, sheet.dpi)
        self._tell(
            ScannedSheet(
                sheet.path,
                sheet.mime,
                sheet.width_px,
                sheet.height_px,
                sheet.dpi,
                sheet.number,
                blank=found.blank,
                view=found.view,
                separator=found.separator,
                fingerprint=found.fingerprint,
                suspicion=found.suspicion,
            )
        )

    def _found(self, picture: Picture, dpi: int) -> Findings:
        try:
            return findings(picture, dpi, self._wanted)
        except Exception:  # a picture nobody understands is still a sheet the clerk scanned
            return Findings()
