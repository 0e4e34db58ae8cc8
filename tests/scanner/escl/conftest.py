"""A virtual network scanner with paper in it, and a desk that scans from it in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.errors import DeviceError
from app.messages import known_codes
from app.pictures.files import open_pages
from app.ports import ScannedSheet, ScannerDevice, ScanSettings, ScanSource
from scanner.drivers.escl import EsclDriver
from scanner.escl import job
from tests.devices.escl_scanner import EsclScanner
from tests.devices.escl_server import on_the_network
from tests.scanner.papers import written_side
from tests.scanner.trays import Desk

FEEDER = ScanSettings(ScanSource.FEEDER, dpi=75)
GLASS = ScanSettings(ScanSource.FLATBED, dpi=75)


@dataclass(frozen=True)
class Scanned:
    """How a batch ended: the code of the error, "" when there was none, and what was delivered."""

    code: str
    sheets: list[ScannedSheet]

    @property
    def files(self) -> list[bytes]:
        return [sheet.path.read_bytes() for sheet in self.sheets]


@pytest.fixture
def device() -> EsclScanner:
    """Four sheets in the feeder, another on the glass."""
    scanner = EsclScanner()
    scanner.load(*[written_side(number) for number in range(4)])
    scanner.glass = written_side(9)
    return scanner


@pytest.fixture
def address(device: EsclScanner) -> Iterator[str]:
    with on_the_network(device) as at:
        yield at


@pytest.fixture
def listed(device: EsclScanner, address: str) -> ScannerDevice:
    return ScannerDevice("escl", device.uuid, "Máy tầng 2", address=f"{address}/eSCL")


@pytest.fixture
def scan(listed: ScannerDevice, tmp_path: Path) -> Callable[[ScanSettings], Scanned]:
    """Scan one batch; whatever was delivered must open as a whole picture."""
    batches = 0

    def scanned(settings: ScanSettings = FEEDER) -> Scanned:
        nonlocal batches
        batches += 1
        desk, code = Desk(tmp_path / f"vào {batches}", settings), ""
        with desk.tray:
            try:
                EsclDriver().scan(listed, desk.tray)
            except DeviceError as error:
                code = error.code
                assert code in known_codes("vi") & known_codes("en")
        assert [len(list(open_pages(sheet.path))) for sheet in desk.sheets] == [1] * len(desk.sheets)
        assert sorted(desk.into.iterdir()) == sorted(sheet.path for sheet in desk.sheets)
        return Scanned(code, desk.sheets)

    return scanned


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits that take a clerk's minute take a test's second."""
    monkeypatch.setattr(job, "PATIENCE_SECONDS", 0.6)
    monkeypatch.setattr(job, "BUSY_SECONDS", 0.4)
    monkeypatch.setattr(job, "_PAUSE_SECONDS", 0.1)
    monkeypatch.setattr(job, "_LONGEST_PAUSE", 0.1)
