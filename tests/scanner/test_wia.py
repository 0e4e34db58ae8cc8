"""A scanner of Windows, on recorded objects: the desk gets every side, and every fault its own sentence."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from app.domain.errors import DeviceError
from app.messages import known_codes
from app.ports import ColourMode, ScannerDevice, ScanSettings, ScanSource
from scanner.drivers.wia import WiaDriver
from scanner.drivers.wia_properties import hresult_of
from scanner.protocol import Places
from tests.devices.wia_recorded import END_OF_MEDIA, ComError, DeviceManager, Scanner
from tests.scanner.papers import written_side
from tests.scanner.trays import Desk

FEEDER = ScanSettings(ScanSource.FEEDER, dpi=75)
DUPLEX = ScanSettings(ScanSource.FEEDER_DUPLEX, dpi=75)
GLASS = ScanSettings(ScanSource.FLATBED, dpi=75)


def papers(count: int) -> list[np.ndarray]:
    return [written_side(number, dpi=75) for number in range(count)]


def driver_of(*scanners: Scanner) -> WiaDriver:
    manager = DeviceManager(*scanners)
    return WiaDriver(manager=lambda: manager, warm_seconds=0)


def device_of(scanner: Scanner) -> ScannerDevice:
    return ScannerDevice("wia", scanner.id, scanner.name)


def scanned(scanner: Scanner, settings: ScanSettings, into: Path) -> Desk:
    desk = Desk(into, settings)
    driver_of(scanner).scan(device_of(scanner), desk.tray)
    return desk


def failure(scanner: Scanner, settings: ScanSettings, desk: Desk) -> str:
    with pytest.raises(DeviceError) as failed:
        driver_of(scanner).scan(device_of(scanner), desk.tray)
    assert failed.value.code in known_codes("vi") & known_codes("en")
    return failed.value.code


@pytest.mark.skipif(os.name == "nt", reason="Windows has scanners of its own")
def test_a_machine_without_windows_lists_nothing_and_is_quiet():
    assert list(WiaDriver().devices(Places())) == []
    with pytest.raises(DeviceError, match=r"scanner\.not_found"):
        WiaDriver().ask(ScannerDevice("wia", "máy", "máy"), Places())


def test_scanners_are_listed_with_what_they_offer_and_cameras_are_not():
    scanner, camera = Scanner(), Scanner(kind=2, id="camera")
    (found,) = driver_of(camera, scanner).devices(Places())
    assert (found.id, found.name) == (scanner.id, "Máy quét Windows")
    assert found.sources == (ScanSource.FLATBED, ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX)
    assert found.resolutions_dpi == (75, 150, 300, 600)
    assert found.colours == tuple(ColourMode)
    assert (found.max_width_mm, found.max_height_mm) == (215.9, 297.2)


def test_a_scanner_in_use_is_listed_all_the_same_but_says_so_when_asked():
    scanner = Scanner(busy=0x80210006)
    driver = driver_of(scanner)
    assert [device.name for device in driver.devices(Places())] == ["Máy quét Windows"]
    with pytest.raises(DeviceError, match=r"scanner\.busy"):
        driver.ask(device_of(scanner), Places())


def test_a_scanner_that_takes_any_resolution_offers_the_usual_ones():
    scanner = Scanner()
    resolution = scanner.of_page.known[6147]
    resolution.SubType, resolution.low, resolution.high = 1, 100, 400
    assert driver_of(scanner).ask(device_of(scanner), Places()).resolutions_dpi == (
        100,
        150,
        200,
        240,
        300,
        400,
    )


def test_the_glass_gives_one_page_of_the_size_wished(tmp_path):
    desk = scanned(Scanner(offers=2, without=(3087, 3088, 3096)), GLASS, tmp_path)
    assert [(s.width_px, s.height_px, s.dpi) for s in desk.sheets] == [(620, 877, 75)]


def test_the_whole_glass_is_scanned_when_no_size_is_wished(tmp_path):
    settings = ScanSettings(ScanSource.FLATBED, dpi=75, width_mm=0, height_mm=0)
    desk = scanned(Scanner(), settings, tmp_path)
    assert [(s.width_px, s.height_px) for s in desk.sheets] == [(637, 877)]


@pytest.mark.slow
@pytest.mark.parametrize("end", [0x80210003, END_OF_MEDIA])
def test_the_feeder_is_scanned_until_it_is_empty_over_one_connection(tmp_path, end):
    scanner = Scanner(papers(4), offers=1, end=end)
    desk = scanned(scanner, FEEDER, tmp_path)
    assert [sheet.number for sheet in desk.sheets] == [1, 2, 3, 4]
    assert scanner.connected == 1
    assert [scanner.of_device.known[n].value for n in (3088, 3096)] == [1, 1]
    assert [scanner.of_page.known[n].value for n in (6146, 6147, 6148)] == [1, 75, 75]


def test_both_sides_of_every_sheet_come_one_by_one(tmp_path):
    scanner = Scanner(papers(4))
    assert len(scanned(scanner, DUPLEX, tmp_path).sheets) == 4
    assert scanner.of_device.known[3088].value == 5


def test_the_back_of_the_last_sheet_comes_though_the_feeder_is_empty(tmp_path):
    scanner = Scanner(papers(1))
    backs = papers(1)
    scanner.on_transfer = lambda: scanner.sheets.extend(backs and [backs.pop()] if scanner.given else [])
    assert len(scanned(scanner, DUPLEX, tmp_path).sheets) == 2


def test_a_driver_that_gives_whole_sheets_loses_no_back_side(tmp_path):
    scanner = Scanner(papers(6), whole_sheets=True)
    desk = scanned(scanner, DUPLEX, tmp_path)
    assert len(desk.sheets) == 6
    assert scanner.given == 3


def test_an_empty_feeder_never_turns_into_a_picture_of_the_glass(tmp_path):
    scanner = Scanner(papers(2), takes_the_glass=True)
    assert len(scanned(scanner, FEEDER, tmp_path).sheets) == 2
    empty = Scanner(takes_the_glass=True)
    assert failure(empty, FEEDER, Desk(tmp_path / "rỗng", FEEDER)) == "scanner.feeder_empty"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (0x80210001, "scanner.io"),
        (0x80210002, "scanner.jammed"),
        (0x80210004, "scanner.jammed"),
        (0x80210005, "scanner.offline"),
        (0x80210006, "scanner.busy"),
        (0x80210009, "scanner.not_found"),
        (0x8021000A, "scanner.io"),
        (0x8021000D, "scanner.busy"),
        (0x8021000E, "scanner.crashed"),
        (0x80210015, "scanner.not_found"),
        (0x80210016, "scanner.cover_open"),
        (0x80210017, "scanner.refused"),
        (0x80210020, "scanner.double_feed"),
        (0x80210064, "scanner.cancelled"),
        (0x8007000E, "scanner.no_memory"),
        (0x80070057, "scanner.refused"),
        (0x800706BA, "scanner.crashed"),
    ],
)
def test_a_fault_after_two_pages_has_its_sentence_and_the_pages_stay(tmp_path, number, code):
    desk = Desk(tmp_path, FEEDER)
    assert failure(Scanner(papers(4), faults={2: [number]}), FEEDER, desk) == code
    assert len(desk.sheets) == 2
    assert all(sheet.path.exists() for sheet in desk.sheets)


def test_an_empty_feeder_is_said_so(tmp_path):
    assert failure(Scanner(offers=1), FEEDER, Desk(tmp_path, FEEDER)) == "scanner.feeder_empty"


def test_a_cold_lamp_is_waited_for(tmp_path):
    scanner = Scanner(papers(2), faults={0: [0x80210007] * 4})
    assert len(scanned(scanner, FEEDER, tmp_path).sheets) == 2


def test_a_lamp_that_never_warms_up_is_said_so(tmp_path):
    scanner = Scanner(papers(2), faults={0: [0x80210007] * 99})
    assert failure(scanner, FEEDER, Desk(tmp_path, FEEDER)) == "scanner.warming"


def test_cancelling_between_two_pages_keeps_those_before(tmp_path):
    desk = Desk(tmp_path, FEEDER)
    scanner = Scanner(papers(5))
    scanner.on_transfer = lambda: desk.wishes.stop.set() if scanner.given == 2 else None
    driver_of(scanner).scan(device_of(scanner), desk.tray)
    assert len(desk.sheets) == 2


@pytest.mark.parametrize(
    ("scanner", "settings", "code"),
    [
        (Scanner(offers=2), FEEDER, "scanner.unsupported"),
        (Scanner(offers=3), DUPLEX, "scanner.unsupported"),
        (Scanner(), ScanSettings(ScanSource.FLATBED, dpi=1200), "scanner.unsupported"),
        (Scanner(), ScanSettings(ScanSource.FLATBED, 75, width_mm=297, height_mm=420), "scanner.unsupported"),
    ],
)
def test_what_the_scanner_does_not_offer_is_refused_before_it_is_asked(tmp_path, scanner, settings, code):
    desk = Desk(tmp_path, settings)
    assert failure(scanner, settings, desk) == code
    assert scanner.given == 0


def test_a_property_that_cannot_be_changed_is_left_when_it_is_right_and_refused_when_not(tmp_path):
    scanner = Scanner(papers(1))
    scanner.of_page.known[6147].IsReadOnly = True
    assert failure(scanner, FEEDER, Desk(tmp_path, FEEDER)) == "scanner.unsupported"
    scanner.of_page.known[6147].value = 75
    assert len(scanned(scanner, FEEDER, tmp_path / "vào").sheets) == 1


def test_black_and_white_comes_as_black_and_white(tmp_path):
    settings = ScanSettings(ScanSource.FEEDER, 75, ColourMode.BLACK_WHITE)
    scanner = Scanner([np.where(side[:, :, 0] > 128, 255, 0).astype(np.uint8) for side in papers(1)])
    (sheet,) = scanned(scanner, settings, tmp_path).sheets
    assert sheet.mime == "image/png"
    assert scanner.of_page.known[6146].value == 4


@pytest.mark.parametrize("late_bound", [True, False])
def test_the_real_code_is_found_behind_a_late_bound_call(late_bound):
    assert hresult_of(ComError(0x80210003, late_bound)) == 0x80210003
    assert hresult_of(ValueError()) is None
