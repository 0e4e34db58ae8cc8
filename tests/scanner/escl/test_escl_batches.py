"""Batches from a network scanner as they should be: every side, as sent, in order, and the device let go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.ports import ColourMode, ScanSettings, ScanSource
from tests.devices import escl_xml
from tests.devices.escl_scanner import EsclScanner, Faults
from tests.scanner.escl.conftest import FEEDER, GLASS, Scanned
from tests.scanner.papers import pixels, written_side

pytestmark = pytest.mark.slow

Scan = Callable[..., Scanned]


def test_the_feeder_is_emptied_and_every_page_is_kept_as_the_scanner_sent_it(
    scan: Scan, device: EsclScanner
) -> None:
    done = scan(FEEDER)
    assert (done.code, len(done.sheets)) == ("", 4)
    assert done.files == device.sent
    assert [(s.number, s.mime, s.dpi) for s in done.sheets] == [(n, "image/jpeg", 75) for n in range(1, 5)]


def test_the_glass_gives_one_page_and_the_scanner_is_free_again(scan: Scan, device: EsclScanner) -> None:
    assert scan(GLASS).files == scan(GLASS).files == device.sent[:1]
    assert {job.state for job in device.jobs.values()} == {"Canceled"}


def test_both_sides_of_each_sheet_come_front_first(scan: Scan, device: EsclScanner) -> None:
    device.feeder.clear()
    device.load_sheets([(written_side(n), written_side(n + 10)) for n in range(2)])
    done = scan(replace(FEEDER, source=ScanSource.FEEDER_DUPLEX))
    assert (done.code, len(done.sheets), done.files) == ("", 4, device.sent)
    assert next(iter(device.jobs.values())).settings["Duplex"] == "true"


def test_an_a4_page_at_300_dpi_has_the_pixels_of_a4_and_an_a5_page_those_of_a5(scan: Scan) -> None:
    (a4,) = scan(ScanSettings(dpi=300, colour=ColourMode.GREY)).sheets
    (a5,) = scan(ScanSettings(dpi=150, width_mm=148, height_mm=210)).sheets
    assert (a4.width_px, a4.height_px, a4.dpi) == (2480, 3508, 300)
    assert (a5.width_px, a5.height_px, a5.dpi) == (874, 1240, 150)


def test_the_job_says_where_the_paper_is_and_how_it_is_to_be_scanned(scan: Scan, device: EsclScanner) -> None:
    scan(replace(FEEDER, colour=ColourMode.GREY))
    told = next(iter(device.jobs.values())).settings
    assert (told["InputSource"], told["ColorMode"], told["XResolution"]) == ("Feeder", "Grayscale8", "75")
    assert (told["Width"], told["Height"]) == ("2480", "3508")
    assert (told["DocumentFormat"], told["DocumentFormatExt"]) == ("image/jpeg", "image/jpeg")


def test_black_and_white_is_made_here_from_grey(scan: Scan, device: EsclScanner) -> None:
    device.faults = Faults(refuses_black_white=True)
    done = scan(replace(FEEDER, colour=ColourMode.BLACK_WHITE))
    assert (done.code, {sheet.mime for sheet in done.sheets}) == ("", {"image/png"})
    assert {int(v) for file in done.files for v in (pixels(file).min(), pixels(file).max())} == {0, 255}


def test_a_size_of_nothing_is_the_largest_the_source_has(scan: Scan, device: EsclScanner) -> None:
    scan(replace(FEEDER, width_mm=0, height_mm=0))
    told = next(iter(device.jobs.values())).settings
    assert (told["Width"], told["Height"]) == ("2550", "4205")


def test_only_so_many_pages_as_wanted_are_fed(scan: Scan, device: EsclScanner) -> None:
    done = scan(replace(FEEDER, max_pages=2))
    assert (done.code, len(done.sheets), len(device.feeder)) == ("", 2, 2)
    assert next(iter(device.jobs.values())).state == "Canceled"


@pytest.mark.parametrize("ending", [404, 410, 409])
def test_the_feeder_may_end_as_any_scanner_ends_it(scan: Scan, device: EsclScanner, ending: int) -> None:
    device.faults = Faults(ending=ending)
    done = scan(FEEDER)
    assert (done.code, done.files) == ("", device.sent)
    assert len(done.sheets) == 4


@pytest.mark.parametrize("elsewhere", ["http://10.99.99.99:9", "https://may-quet.example.com", "ftp://x"])
def test_a_job_named_at_another_host_is_fetched_where_the_scanner_is(
    scan: Scan, device: EsclScanner, elsewhere: str
) -> None:
    device.faults = Faults(location=elsewhere)
    assert (scan(FEEDER).code, len(device.sent)) == ("", 4)


def test_a_scanner_that_knows_only_the_older_words_is_asked_again_in_them(
    scan: Scan, device: EsclScanner
) -> None:
    device.faults = Faults(refuses_newer_words=True)
    assert (scan(FEEDER).code, len(device.sent)) == ("", 4)


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        (ScanSettings(ScanSource.CAMERA), "scanner.unsupported"),
        (ScanSettings(height_mm=356), "scanner.too_large"),
        (ScanSettings(width_mm=420, height_mm=297), "scanner.too_large"),
    ],
)
def test_what_the_source_cannot_do_is_refused_before_the_scanner_moves(
    scan: Scan, device: EsclScanner, settings: ScanSettings, code: str
) -> None:
    assert scan(settings).code == code
    assert device.jobs == {}


def test_the_feeder_takes_longer_paper_than_the_glass(scan: Scan) -> None:
    long = scan(replace(FEEDER, height_mm=355))
    assert (long.code, {sheet.height_px for sheet in long.sheets}) == ("", {1048})


def test_a_resolution_between_two_becomes_the_next_higher(scan: Scan, device: EsclScanner) -> None:
    device.resolutions = escl_xml.span(100, 600, 50)
    (sheet,) = scan(replace(GLASS, dpi=110)).sheets
    assert sheet.dpi == 150
