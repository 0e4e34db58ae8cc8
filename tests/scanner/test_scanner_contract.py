"""What the desk may rely on, whatever the scanner: asked of every driver in its real child process."""

from __future__ import annotations

import os
import random
import signal
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import DeviceError, StorageError
from app.domain.scanning.file_check import check_picture
from app.messages import known_codes
from app.pictures.files import open_pages
from app.ports import ScannedSheet
from scanner.options import fitted
from tests.scanner.rigs import RIGS, Rig

pytestmark = pytest.mark.slow  # each starts a child process


@pytest.fixture(params=sorted(RIGS))
def rig(request: pytest.FixtureRequest, tmp_path: Path) -> Rig:
    return RIGS[request.param](tmp_path)


def test_every_side_is_whole_on_disk_when_it_is_announced(rig: Rig, tmp_path: Path) -> None:
    pixels: list[tuple[int, ...]] = []
    sheets: list[ScannedSheet] = []

    def on_sheet(sheet: ScannedSheet) -> None:
        sheets.append(sheet)
        pixels.extend(page.shape[:2] for page in open_pages(sheet.path))

    delivered = rig.scanners.scan(rig.device, rig.settings, tmp_path / "vào", on_sheet)

    assert delivered == len(sheets) == rig.sides
    assert [sheet.number for sheet in sheets] == list(range(1, rig.sides + 1))
    assert pixels == [(sheet.height_px, sheet.width_px) for sheet in sheets]
    facts = [check_picture(sheet.path) for sheet in sheets]
    assert [(f.mime, f.dpi) for f in facts] == [(sheet.mime, sheet.dpi) for sheet in sheets]
    assert sorted(f.path for f in sheets) == sorted((tmp_path / "vào").iterdir())
    assert not any(sheet.blank for sheet in sheets)


@pytest.mark.slow
def test_a_device_that_is_gone_is_an_error_with_words(rig: Rig, tmp_path: Path) -> None:
    gone = replace(rig.device, id=str(tmp_path / "gone"), name="Máy đã rút")
    with pytest.raises(DeviceError) as failed:
        rig.scanners.scan(gone, rig.settings, tmp_path / "vào", lambda sheet: None)
    assert failed.value.code in ("scanner.not_found", "camera.not_found")
    assert failed.value.code in known_codes("vi") & known_codes("en")


@pytest.mark.slow
def test_cancelling_is_soon_and_no_error_and_keeps_what_was_delivered(rig: Rig, tmp_path: Path) -> None:
    sheets: list[ScannedSheet] = []
    device = rig.device
    began = time.monotonic()
    delivered = rig.scanners.scan(device, rig.settings, tmp_path / "vào", sheets.append, lambda: bool(sheets))
    assert time.monotonic() - began < 5
    assert delivered == len(sheets) >= 1
    assert all(sheet.path.exists() for sheet in sheets)


@pytest.mark.slow
def test_a_batch_cancelled_before_it_began_may_deliver_nothing(rig: Rig, tmp_path: Path) -> None:
    sheets: list[ScannedSheet] = []
    delivered = rig.scanners.scan(rig.device, rig.settings, tmp_path / "vào", sheets.append, lambda: True)
    assert delivered == len(sheets) < 2


@pytest.mark.slow
def test_a_full_disk_at_the_desk_ends_the_batch(rig: Rig, tmp_path: Path) -> None:
    def store(sheet: ScannedSheet) -> None:
        raise StorageError("disk.full")

    with pytest.raises(StorageError):
        rig.scanners.scan(rig.device, rig.settings, tmp_path / "vào", store)


@pytest.mark.slow
def test_the_device_is_listed_with_a_name_and_its_sources(rig: Rig) -> None:
    listed = {(device.driver, device.id): device for device in rig.scanners.devices()}
    found = listed[rig.device.driver, rig.device.id]
    assert found.name
    assert rig.settings.source in found.sources


@pytest.mark.slow
def test_one_device_is_asked_what_it_offers(rig: Rig) -> None:
    told = rig.scanners.device(f"{rig.device.driver}:{rig.device.id}")
    assert told.driver == rig.device.driver
    assert told.name
    assert rig.settings.source in told.sources
    assert all(dpi > 0 for dpi in told.resolutions_dpi)
    assert fitted(rig.settings, told).source is rig.settings.source


@pytest.mark.slow
def test_asking_a_device_that_is_gone_is_an_error_with_words(rig: Rig, tmp_path: Path) -> None:
    with pytest.raises(DeviceError) as failed:
        rig.scanners.device(f"{rig.device.driver}:{tmp_path / 'gone'}")
    assert failed.value.code in ("scanner.not_found", "scanner.offline", "camera.not_found")
    assert failed.value.code in known_codes("vi") & known_codes("en")


def test_what_a_device_does_not_offer_is_refused_before_its_driver_sees_it(rig: Rig, tmp_path: Path) -> None:
    gone = replace(rig.device, id=str(tmp_path / "gone"), sources=())
    with pytest.raises(DeviceError, match=r"scanner\.unsupported"):
        rig.scanners.scan(gone, rig.settings, tmp_path / "vào", lambda sheet: None)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="finds the child by /proc")
@pytest.mark.parametrize("attempt", range(4))
def test_a_driver_killed_at_any_moment_loses_no_announced_side_and_doubles_none(
    rig: Rig, tmp_path: Path, attempt: int
) -> None:
    sheets: list[ScannedSheet] = []
    bytes_then: list[bytes] = []

    def on_sheet(sheet: ScannedSheet) -> None:
        sheets.append(sheet)
        bytes_then.append(sheet.path.read_bytes())

    killing = threading.Timer(random.Random(attempt).uniform(0.3, 2.0), kill_the_driver)
    killing.start()
    with suppress(DeviceError):
        rig.scanners.scan(rig.device, rig.settings, tmp_path / "vào", on_sheet)
    killing.cancel()
    killing.join()
    assert [sheet.number for sheet in sheets] == list(range(1, len(sheets) + 1))
    assert [sheet.path.read_bytes() for sheet in sheets] == bytes_then
    assert [len(list(open_pages(sheet.path))) for sheet in sheets] == [1] * len(sheets)
    assert sorted((tmp_path / "vào").iterdir()) == [sheet.path for sheet in sheets]


def kill_the_driver() -> None:
    for child in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split():
        with suppress(OSError):
            if b"scanner.worker" in Path(f"/proc/{child}/cmdline").read_bytes():
                os.kill(int(child), signal.SIGKILL)
