"""The print system."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PrinterDevice:
    """One installed printer."""

    name: str
    description: str
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A job handed to the print system; handed over is not yet on paper.

    ``file`` is where it lies when the printer only saves into a folder, as in training; None otherwise.
    """

    printer: str
    id: str
    file: Path | None = None


class PrintState(StrEnum):
    """How far a print job is, as the print system tells it."""

    WAITING = "waiting"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Printer(Protocol):
    """Every installed printer."""

    def printers(self) -> tuple[PrinterDevice, ...]:
        """List installed printers."""
        ...

    def submit(self, pdf: Path, printer: str, title: str, copies: int = 1) -> PrintJob:
        """Hand a PDF to the print system.

        Raises:
            DeviceError: ``printer.*``.
        """
        ...

    def state(self, job: PrintJob) -> PrintState:
        """Ask the print system how the job stands.

        Raises:
            DeviceError: ``printer.stopped`` when the job waits at a printer that has stopped; it stays in
                the queue and prints once the printer is resumed.
        """
        ...
