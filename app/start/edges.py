"""The edges of this machine: its scanners, reader, printer and line, behind the ports the desk knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.catalogue import Catalogue
from app.clock import SystemClock
from app.ports import Line, Outbox, Printer, ScannedSheet
from app.settings import LineSettings, Settings
from app.start.first_use import at_first_use, closed_if_used
from app.start.probes import probes_of
from app.use_cases.acts.ground import Edges
from app.use_cases.desk_folder import DeskFolder

if TYPE_CHECKING:
    from app.pictures.pages import PagePainter
    from ocr.binder import PdfBinder
    from ocr.engine import PageReader
    from scanner.codes import PictureCodes
    from scanner.examine import SideExaminer
    from scanner.feed import CameraFeed
    from scanner.service import Scanners


def edges_of(stack: ExitStack) -> Callable[[DeskFolder, Settings, Catalogue], Edges]:
    """Return what makes the edges of a desk; those that end are closed with the stack."""

    def make(folder: DeskFolder, settings: Settings, catalogue: Catalogue) -> Edges:
        codes = at_first_use(_codes)
        reader: PageReader = closed_if_used(stack, lambda: _reader(settings, catalogue, codes))
        scanners = at_first_use(lambda: _scanners(folder, settings))
        printer = at_first_use(lambda: _printer(folder, settings))
        return Edges(
            scanner=scanners,
            camera=at_first_use(_camera),
            reader=reader,
            binder=at_first_use(lambda: _binder(reader, folder)),
            codes=codes,
            printer=printer,
            clock=SystemClock(),
            render_pdf=_pages_of,
            examiner=at_first_use(_examiner),
            pictures=at_first_use(_painter),
            line=_line(settings.line),
            probes=probes_of(scanners, printer, settings),
        )

    return make


def _codes() -> PictureCodes:
    from scanner.codes import PictureCodes

    return PictureCodes()


def _reader(settings: Settings, catalogue: Catalogue, codes: PictureCodes) -> PageReader:
    from ocr.engine import PageReader

    reading = settings.reader
    return PageReader(
        catalogue.document_types, reading.language, reading.workers, reading.timeout_seconds, codes=codes
    )


def _scanners(folder: DeskFolder, settings: Settings) -> Scanners:
    from scanner.protocol import Places
    from scanner.service import Scanners

    stacks = sorted(folder.training_scanners.glob("*/stack.txt")) if settings.training else []
    devices = settings.devices
    return Scanners(
        Places(
            folders=(devices.scan_folder,) if devices.scan_folder else (),
            cameras=(devices.camera,) if devices.camera else (),
            commands=(devices.scan_command,) if devices.scan_command else (),
            hosts=tuple(host for part in devices.network_scanners.split(",") if (host := part.strip())),
            stacks=tuple(str(stack.parent) for stack in stacks),
        )
    )


def _camera() -> CameraFeed:
    from scanner.feed import CameraFeed

    return CameraFeed()


def _binder(reader: PageReader, folder: DeskFolder) -> PdfBinder:
    from ocr.binder import PdfBinder

    return PdfBinder(reader.encode, folder.encoded)


def _pages_of(path: Path, into: Path) -> Iterable[ScannedSheet]:
    from scanner.files import pages_of

    return pages_of(path, into)


def _examiner() -> SideExaminer:
    from scanner.examine import SideExaminer

    return SideExaminer()


def _painter() -> PagePainter:
    from app.pictures.pages import PagePainter

    return PagePainter()


def _printer(folder: DeskFolder, settings: Settings) -> Printer:
    if settings.training:
        from app.training.folder_printer import FolderPrinter

        return FolderPrinter(folder.root / "may-in-ao")
    from ui.printing import system_printer

    return system_printer()


def _line(settings: LineSettings) -> Callable[[Outbox], Line] | None:
    """Return how to reach the province; None when no address is set up."""
    if not settings.url:
        return None
    from sync.https import LineAddress
    from sync.line import ProvinceLine

    address = LineAddress(settings.url, settings.desk_key, settings.ca_file)
    interval = timedelta(seconds=settings.interval_seconds)
    return lambda outbox: ProvinceLine(outbox, address, SystemClock(), interval)
