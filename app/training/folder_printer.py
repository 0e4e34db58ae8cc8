"""A printer that prints into a folder: for training, for a desk without a screen, and for tests."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.domain.errors import DeviceError
from app.ports import PrinterDevice, PrintJob, PrintState

NAME = "In vào thư mục"


class FolderPrinter:
    """Máy in vào thư mục: each job becomes a numbered PDF, which is as far as paper goes here.

    Files are named by number only, so that no title can carry a citizen's number into a file name.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def printers(self) -> tuple[PrinterDevice, ...]:
        """List the one printer there is."""
        return (PrinterDevice(NAME, str(self._folder), is_default=True),)

    def submit(self, pdf: Path, printer: str, title: str, copies: int = 1) -> PrintJob:
        """Copy a PDF into the folder, once per copy; ``printer`` "" means the default.

        Raises:
            DeviceError: ``printer.not_found`` for another name, ``printer.failed`` when the file cannot
                be read or the folder not written.
        """
        if printer not in ("", NAME):
            raise DeviceError("printer.not_found", printer=printer)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            job = f"{self._last_number() + 1:05d}"
            for copy in range(1, max(1, copies) + 1):
                self._place(pdf, self._folder / (f"{job}.pdf" if copy == 1 else f"{job}-{copy}.pdf"))
        except OSError as error:
            detail = error.strerror or str(error)
            raise DeviceError("printer.failed", printer=NAME, title=title, detail=detail) from None
        return PrintJob(NAME, job, self._folder / f"{job}.pdf")

    def state(self, job: PrintJob) -> PrintState:
        """Tell whether the job's file is there."""
        return PrintState.PRINTED if (self._folder / f"{job.id}.pdf").exists() else PrintState.UNKNOWN

    def _place(self, pdf: Path, target: Path) -> None:
        part = target.with_name(f"{target.name}.part")
        shutil.copyfile(pdf, part)
        part.replace(target)

    def _last_number(self) -> int:
        numbers = (path.stem.partition("-")[0] for path in self._folder.glob("*.pdf"))
        return max((int(number) for number in numbers if number.isdecimal()), default=0)
