"""One batch at a time from the scanner, the camera's folder or files, into the draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.dossier import Draft, DraftPage
from app.domain.errors import DeskError, DeviceError
from app.domain.page_work import Landing
from app.ports import ColourMode, ScannerDevice, ScanSettings, ScanSource
from app.use_cases.desk import Desk
from ui.background import Background

OnPage = Callable[[Draft, DraftPage], None]


class _Stop:
    """Asked by the device's thread between steps; set by Esc."""

    def __init__(self) -> None:
        self.wanted = False

    def __call__(self) -> bool:
        return self.wanted


class ScanRun(QObject):
    """Runs one batch in the device lane; each page is safe on disk before ``page_arrived``."""

    page_arrived = Signal(object)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._stop: _Stop | None = None
        self._device: ScannerDevice | None = None
        self.source = ScanSource(desk.settings.devices.source)

    @property
    def running(self) -> bool:
        """True from the key to the end of the batch."""
        return self._stop is not None

    def scan(self, draft_id: str, slot: str) -> None:
        """Scan one batch with the desk's scanner."""
        stop = self._begin()

        def job() -> None:
            device = self._device or find_scanner(self._desk)
            self._device = device
            landing = Landing(slot)
            self._desk.capture(draft_id, device, self._settings(device), landing, self._on_page(stop), stop)

        self._background.device(self, job, lambda _: self._end(stop), lambda e: self._end(stop, e))

    def take_files(self, draft_id: str, paths: Sequence[Path], slot: str) -> None:
        """Take picture files and PDFs."""
        stop = self._begin()

        def job() -> None:
            self._desk.import_files(draft_id, tuple(paths), Landing(slot), self._on_page(stop), stop)

        self._background.device(self, job, lambda _: self._end(stop), lambda e: self._end(stop, e))

    def cancel(self) -> None:
        """Stop soon; pages already here stay."""
        if self._stop is not None:
            self._stop.wanted = True

    def next_source(self) -> ScanSource:
        """Turn to the next source the device has (mặt kính, khay nạp, hai mặt)."""
        known = self._device.sources if self._device else _PAPER_SOURCES
        order = [s for s in _PAPER_SOURCES if s in known] or list(known)
        at = order.index(self.source) if self.source in order else -1
        self.source = order[(at + 1) % len(order)]
        return self.source

    def _settings(self, device: ScannerDevice) -> ScanSettings:
        wanted = self._desk.settings.devices
        source = self.source if self.source in device.sources else device.sources[0]
        return ScanSettings(source, wanted.dpi, ColourMode(wanted.colour))

    def _on_page(self, stop: _Stop) -> OnPage:
        def on_page(_: Draft, page: DraftPage) -> None:
            self._background.tell(self, lambda: self._page(stop, page))

        return on_page

    def _page(self, stop: _Stop, page: DraftPage) -> None:
        if stop is self._stop:
            self.page_arrived.emit(page)

    def _begin(self) -> _Stop:
        self._stop = _Stop()
        return self._stop

    def _end(self, stop: _Stop, error: DeskError | None = None) -> None:
        if stop is not self._stop:
            return
        self._stop = None
        if error is not None:
            self._device = None
            self.failed.emit(error)
        self.ended.emit()


_PAPER_SOURCES = (ScanSource.FLATBED, ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX)


def find_scanner(desk: Desk) -> ScannerDevice:
    """Return the scanner the settings name, or the first there is; slow devices take seconds.

    Raises:
        DeviceError: ``ui.no_scanner``, or ``ui.scanner_away`` when the named one is not there.
    """
    devices = desk.edges.scanner.devices()
    wanted = desk.settings.devices.scanner
    if wanted:
        found = next((d for d in devices if wanted in (f"{d.driver}:{d.id}", d.id, d.name)), None)
        if found is None:
            raise DeviceError("ui.scanner_away", scanner=wanted)
        return found
    if not devices:
        raise DeviceError("ui.no_scanner")
    return devices[0]
