"""Feeding old results through a scanner, separator sheets between them; each side is safe as it arrives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.ports import Cancelled, ScannedSheet, Scanner, ScannerDevice, ScanSettings, never_cancelled
from app.store import digitising
from app.store.database import Database
from app.use_cases.adopt import remove_sheet
from app.use_cases.back_files.taking import AddSheet
from app.use_cases.rescue import RecoverStaged


@dataclass(frozen=True)
class FeedSheets:
    """Scan one batch into a job."""

    scanner: Scanner
    recover: RecoverStaged
    add: AddSheet
    database: Database
    inbox: Path

    def __call__(
        self,
        job_id: str,
        device: ScannerDevice,
        settings: ScanSettings,
        on_sheet: Callable[[], None],
        cancelled: Cancelled = never_cancelled,
    ) -> int:
        """Return how many sides came, those an earlier batch had left on their way among them.

        A batch that ends well ends its last result too. After a jam or a kill the result stays open, and the
        sheets fed next follow those that were taken.

        Raises:
            DeviceError: The device failed; StorageError: the disk failed. Sides taken before are safe.
        """
        into = self.inbox / job_id
        into.mkdir(parents=True, exist_ok=True)
        count = 0

        def take(sheet: ScannedSheet) -> None:
            nonlocal count
            self.add(job_id, sheet, sheet.path.name)
            remove_sheet(sheet.path)
            count += 1
            on_sheet()

        with self.database.read() as db:
            here = digitising.pages_taken(db, job_id)
        for sheet in self.recover.left_behind(into, here):
            take(sheet)
        self.scanner.scan(device, settings, into, take, cancelled)
        if not cancelled():
            self.add.close(job_id)
        return count
