"""What the desk may rely on, whatever the scanner: asked of every driver in its real child process."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import DeviceError, StorageError
from app.domain.file_check import check_picture
from app.messages import known_codes
from app.pictures.files import open_pages
from app.ports import ScannedSheet
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
