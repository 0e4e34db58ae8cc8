"""The network scanner behind its child process: cancelled, hanging, killed; the scanner is let go of."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from app.domain.errors import DeviceError, StorageError
from app.pictures.files import open_pages
from app.ports import ScannedSheet, ScannerDevice, ScanSettings, ScanSource
from scanner.protocol import Places
from scanner.service import Scanners
from tests.devices.escl_scanner import EsclScanner, Faults

pytestmark = pytest.mark.slow  # each starts a child process

FEEDER = ScanSettings(ScanSource.FEEDER, dpi=75)


@pytest.fixture
def known(address: str, device: EsclScanner) -> ScannerDevice:
    return Scanners(Places(hosts=(address,))).device(f"escl:{device.uuid}")


def states(device: EsclScanner) -> set[str]:
    return {job.state for job in device.jobs.values()}


def test_a_batch_comes_whole_through_the_child(
    known: ScannerDevice, device: EsclScanner, tmp_path: Path
) -> None:
    sheets: list[ScannedSheet] = []
    assert Scanners().scan(known, FEEDER, tmp_path / "vào", sheets.append) == 4
    assert [sheet.path.read_bytes() for sheet in sheets] == device.sent


def test_cancelling_while_a_page_is_awaited_lets_the_scanner_go(
    known: ScannerDevice, device: EsclScanner, tmp_path: Path
) -> None:
    device.seconds_per_side = 30.0
    began = time.monotonic()
    delivered = Scanners().scan(
        known, FEEDER, tmp_path / "vào", lambda sheet: None, lambda: bool(device.jobs)
    )
    assert delivered == 0
    assert time.monotonic() - began < 20  # about two seconds on a machine with nothing else to do
    assert states(device) == {"Canceled"}
    assert list((tmp_path / "vào").iterdir()) == []


def test_cancelling_between_pages_keeps_those_that_came(
    known: ScannerDevice, device: EsclScanner, tmp_path: Path
) -> None:
    device.seconds_per_side = 0.5
    sheets: list[ScannedSheet] = []
    delivered = Scanners().scan(known, FEEDER, tmp_path / "vào", sheets.append, lambda: len(sheets) >= 2)
    assert delivered == len(sheets) >= 2
    assert [sheet.path.read_bytes() for sheet in sheets] == device.sent[: len(sheets)]
    assert states(device) == {"Canceled"}


def test_a_scanner_that_hangs_is_given_up_and_its_pages_stay(
    known: ScannerDevice, device: EsclScanner, tmp_path: Path
) -> None:
    device.faults = Faults(hang_after=2)
    sheets: list[ScannedSheet] = []
    with pytest.raises(DeviceError, match=r"scanner\.timeout"):
        Scanners(patience_seconds=4).scan(known, FEEDER, tmp_path / "vào", sheets.append)
    assert [sheet.path.read_bytes() for sheet in sheets] == device.sent
    assert len(sheets) == 2
    assert states(device) == {"Canceled"}  # and it is free for others


def test_a_desk_with_a_full_disk_lets_the_scanner_go(
    known: ScannerDevice, device: EsclScanner, tmp_path: Path
) -> None:
    def store(sheet: ScannedSheet) -> None:
        raise StorageError("disk.full")

    device.seconds_per_side = 0.5
    with pytest.raises(StorageError):
        Scanners().scan(known, FEEDER, tmp_path / "vào", store)
    assert states(device) == {"Canceled"}
    assert device.feeder


@pytest.mark.skipif(sys.platform != "linux", reason="finds the child by /proc")
def test_no_moment_of_killing_loses_a_page_or_leaves_half_of_one(
    known: ScannerDevice, device: EsclScanner, tmp_path: Path
) -> None:
    sheets_in = list(device.feeder)
    for attempt in range(4):
        device.feeder[:] = sheets_in
        device.jobs.clear()
        device.sent.clear()
        into, sheets = tmp_path / f"vào {attempt}", []

        def on_sheet(sheet: ScannedSheet, sheets: list[ScannedSheet] = sheets, at: int = attempt + 1) -> None:
            sheets.append(sheet)
            if sheet.number == at:
                for child in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split():
                    os.kill(int(child), signal.SIGKILL)

        try:
            Scanners().scan(known, FEEDER, into, on_sheet)
        except DeviceError as error:
            assert error.code == "scanner.crashed"
        assert sorted(into.iterdir()) == sorted(sheet.path for sheet in sheets)
        assert [sheet.path.read_bytes() for sheet in sheets] == device.sent[: len(sheets)]
        assert all(list(open_pages(sheet.path)) for sheet in sheets)
