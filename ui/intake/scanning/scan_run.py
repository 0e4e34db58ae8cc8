"""One batch at a time from the scanner, the camera's folder or files, into the draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.draft import Draft, DraftPage
from app.domain.errors import DeskError, DeviceError
from app.domain.pages.work import Landing
from app.domain.scanning.profile import ScanProfile
from app.domain.scanning.wish import ScanWish
from app.ports import ColourMode, ScannerDevice, ScanSettings, ScanSource
from app.use_cases.desk import Desk
from app.use_cases.scan_profiles import PAPER_SOURCES, settings_for
from ui.background import Background

OnPage = Callable[[Draft, DraftPage], None]
ANY_DEVICE = ScannerDevice("", "", "", PAPER_SOURCES, (1200,), tuple(ColourMode))
"""Stands for a scanner nobody has asked yet, so that what a batch will be can be told beforehand."""


@dataclass(frozen=True, slots=True)
class Order:
    """One batch as the clerk asks for it: profile, the paper's wish, and a source for this batch alone."""

    profile: ScanProfile
    wish: ScanWish = ScanWish()
    landing: Landing = Landing()
    turned: ScanSource | None = None


@dataclass(frozen=True, slots=True)
class BatchEnd:
    """How a batch ended.

    Args:
        pages: Those that came, in order; they are safe whatever happened.
        order: What was asked of the scanner; None for files.
        stopped: The clerk stopped it.
        error: Why the device or a file failed; None when neither did.
    """

    pages: tuple[DraftPage, ...] = ()
    order: Order | None = None
    stopped: bool = False
    error: DeskError | None = None

    @property
    def failed(self) -> bool:
        """True when the device or a file failed."""
        return self.error is not None

    @property
    def cut_short(self) -> bool:
        """True when papers may still lie where the batch came from."""
        return self.stopped or self.failed


class _Stop:
    """Asked by the device's thread between steps; set by Esc."""

    def __init__(self, order: Order | None = None) -> None:
        self.wanted = False
        self.order = order
        self.pages: tuple[DraftPage, ...] = ()

    def __call__(self) -> bool:
        return self.wanted


class ScanRun(QObject):
    """Runs one batch in the device lane; each page is safe on disk before ``page_arrived``."""

    page_arrived = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._stop: _Stop | None = None
        self._found: dict[str, ScannerDevice] = {}
        self._told: dict[str, ScannerDevice] = {}
        self.profile = desk.saved.now.profiles[0]
        self.other_device = ""
        """Another scanner the clerk chose until the program ends; "" for the desk's own."""

    @property
    def running(self) -> bool:
        """True from the key to the end of the batch."""
        return self._stop is not None

    def scan(self, draft_id: str, order: Order) -> None:
        """Scan one batch as ordered."""
        stop = self._begin(order)
        name = self._wanted(order.profile)

        def job() -> None:
            device = self._found.get(name) or find_scanner(self._desk, name)
            self._found[name] = self._told[name] = device
            settings = self.settings(order)
            self._desk.capture(draft_id, device, settings, order.landing, self._on_page(stop), stop)

        self._background.device(
            self, job, lambda _: self._end(stop), lambda error: self._end(stop, error, name)
        )

    def take_files(self, draft_id: str, paths: Sequence[Path], landing: Landing) -> None:
        """Take picture files and PDFs."""
        stop = self._begin()

        def job() -> None:
            self._desk.import_files(draft_id, tuple(paths), landing, self._on_page(stop), stop)

        self._background.device(self, job, lambda _: self._end(stop), lambda e: self._end(stop, e))

    def cancel(self) -> None:
        """Stop soon; pages already here stay."""
        if self._stop is not None:
            self._stop.wanted = True

    def settings(self, order: Order) -> ScanSettings:
        """Return what a batch would be scanned with, as far as the device is known."""
        device = self._told.get(self._wanted(order.profile), ANY_DEVICE)
        return settings_for(order.profile, order.wish, self._desk.settings.devices, device, order.turned)

    def next_source(self, order: Order) -> ScanSource:
        """Return the source after the one a batch would take (mặt kính, khay nạp, hai mặt)."""
        offered = self.sources(order.profile)
        now = self.settings(order).source
        at = offered.index(now) if now in offered else -1
        return offered[(at + 1) % len(offered)]

    def sources(self, profile: ScanProfile) -> tuple[ScanSource, ...]:
        """Return the sources of paper the device has, as far as it is known."""
        device = self._told.get(self._wanted(profile), ANY_DEVICE)
        return tuple(s for s in PAPER_SOURCES if s in device.sources) or device.sources

    def _wanted(self, profile: ScanProfile) -> str:
        return self.other_device or profile.device or self._desk.settings.devices.scanner

    def _on_page(self, stop: _Stop) -> OnPage:
        def on_page(_: Draft, page: DraftPage) -> None:
            self._background.tell(self, lambda: self._page(stop, page))

        return on_page

    def _page(self, stop: _Stop, page: DraftPage) -> None:
        if stop is self._stop:
            stop.pages += (page,)
            self.page_arrived.emit(page)

    def _begin(self, order: Order | None = None) -> _Stop:
        self._stop = _Stop(order)
        return self._stop

    def _end(self, stop: _Stop, error: DeskError | None = None, name: str | None = None) -> None:
        if stop is not self._stop:
            return
        self._stop = None
        end = BatchEnd(stop.pages, stop.order, stop.wanted)
        if error is not None:
            self._found.pop(name or "", None)  # asked anew next time: it may have been plugged elsewhere
            end = replace(end, error=error)
            self.failed.emit(error)
        self.ended.emit(end)


def find_scanner(desk: Desk, name: str = "") -> ScannerDevice:
    """Return a scanner by ``driver:id``, else the one the settings name, else the first there is.

    The others are listed, which takes seconds, only when none is named or the named one is not known.

    Raises:
        DeviceError: ``ui.no_scanner``, ``ui.scanner_away``, or what the named one answers.
    """
    wanted = name or desk.settings.devices.scanner
    if wanted:
        try:
            return desk.edges.scanner.device(wanted)
        except DeviceError as error:
            if error.code != "scanner.not_found":
                raise
    devices = desk.edges.scanner.devices()
    if wanted:
        return _named(devices, wanted)
    if not devices:
        raise DeviceError("ui.no_scanner")
    return devices[0]


def _named(devices: Sequence[ScannerDevice], wanted: str) -> ScannerDevice:
    found = next((d for d in devices if wanted in (f"{d.driver}:{d.id}", d.id, d.name)), None)
    if found is None:
        raise DeviceError("ui.scanner_away", scanner=wanted)
    return found
