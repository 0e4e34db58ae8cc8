"""SANE by its own test backend: real library, real handle, real errors."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import DeviceError
from app.messages import known_codes
from app.ports import ColourMode, ScannedSheet, ScannerDevice, ScanSettings, ScanSource
from scanner.drivers import libsane
from scanner.drivers.libsane_types import Kind, Option
from scanner.drivers.sane import SaneDriver
from scanner.drivers.sane_options import allowed
from scanner.protocol import Places
from scanner.service import Scanners
from tests.scanner.papers import Picture, pixels
from tests.scanner.rigs import sane_config

DEVICE = ScannerDevice(
    "sane",
    "test:0",
    "Máy thử",
    sources=(ScanSource.FLATBED, ScanSource.FEEDER),
    resolutions_dpi=(75, 100, 150, 200, 240, 300, 400, 600),
    max_width_mm=300,
    max_height_mm=300,
)


def scan(settings: ScanSettings, into: Path) -> list[ScannedSheet]:
    sheets: list[ScannedSheet] = []
    Scanners(patience_seconds=20).scan(DEVICE, settings, into, sheets.append)
    return sheets


def picture(sheet: ScannedSheet) -> Picture:
    return pixels(sheet.path.read_bytes())


def test_where_sane_is_not_installed_its_driver_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libsane, "LIBRARIES", ("libsane-of-no-system.so",))
    assert SaneDriver().devices(Places()) == []


@pytest.mark.slow
def test_an_a4_page_at_300_dpi_has_the_pixels_of_a4(tmp_path: Path) -> None:
    (sheet,) = scan(ScanSettings(ScanSource.FLATBED, 300, ColourMode.GREY), tmp_path)
    assert (sheet.width_px, sheet.height_px, sheet.dpi) == (2480, 3507, 300)


@pytest.mark.slow
def test_one_device_is_asked_what_it_offers_without_listing_any() -> None:
    assert Scanners().device("sane:test:0") == replace(DEVICE, name="test:0")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "believed", "code", "facts"),
    [
        (ScanSettings(dpi=5000), {"resolutions_dpi": (5000,)}, "unsupported", {"option": "resolution"}),
        (ScanSettings(ScanSource.FEEDER_DUPLEX), {}, "unsupported", {"option": "source"}),
        (ScanSettings(width_mm=400), {"max_width_mm": 0}, "too_large", {"max_width_mm": 300}),
        (ScanSettings(height_mm=400), {"max_height_mm": 0}, "too_large", {"max_height_mm": 300}),
        (
            ScanSettings(colour=ColourMode.BLACK_WHITE),
            {"colours": (ColourMode.BLACK_WHITE,)},
            "unsupported",
            {"option": "colour"},
        ),
    ],
)
def test_what_a_device_lost_since_it_was_listed_is_refused_and_not_rounded(
    tmp_path: Path, settings: ScanSettings, believed: dict[str, Any], code: str, facts: dict[str, object]
) -> None:
    device = replace(DEVICE, sources=tuple(ScanSource), **believed)
    with pytest.raises(DeviceError) as refused:
        Scanners().scan(device, settings, tmp_path, lambda sheet: None)
    assert refused.value.code == f"scanner.{code}"
    assert facts.items() <= refused.value.facts.items()


@pytest.mark.slow
def test_paper_of_any_size_is_scanned_over_the_whole_glass(tmp_path: Path) -> None:
    (sheet,) = scan(ScanSettings(ScanSource.FLATBED, 75, width_mm=0, height_mm=0), tmp_path)
    assert (sheet.width_px, sheet.height_px) == (885, 885)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("colour", "mime", "tones"),
    [(ColourMode.GREY, "image/jpeg", 2), (ColourMode.BLACK_WHITE, "image/png", 2)],
)
def test_a_colour_the_device_lacks_is_made_from_what_it_scans(
    tmp_path: Path, colour: ColourMode, mime: str, tones: int
) -> None:
    device = replace(DEVICE, colours=(ColourMode.COLOUR,))
    settings = ScanSettings(ScanSource.FLATBED, 75, colour)
    sheets: list[ScannedSheet] = []
    Scanners().scan(device, settings, tmp_path, sheets.append)
    assert sheets[0].mime == mime
    made = picture(sheets[0])
    assert made.ndim == 2
    assert len(np.unique(made // 128)) == tones


@pytest.mark.slow
@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("UNSUPPORTED", "scanner.refused"),
        ("DEVICE_BUSY", "scanner.busy"),
        ("INVAL", "scanner.refused"),
        ("EOF", "scanner.cut_page"),
        ("JAMMED", "scanner.jammed"),
        ("NO_DOCS", "scanner.feeder_empty"),
        ("COVER_OPEN", "scanner.cover_open"),
        ("IO_ERROR", "scanner.io"),
        ("NO_MEM", "scanner.no_memory"),
        ("ACCESS_DENIED", "scanner.access_denied"),
    ],
)
def test_each_status_of_the_device_has_its_own_words(tmp_path: Path, status: str, code: str) -> None:
    sane_config(tmp_path / "sane", read_status_code=f'"SANE_STATUS_{status}"')
    with pytest.raises(DeviceError) as failed:
        scan(ScanSettings(ScanSource.FEEDER, 75), tmp_path / "vào")
    assert failed.value.code == code
    assert code in known_codes("vi") & known_codes("en")
    assert list((tmp_path / "vào").iterdir()) == []


@pytest.mark.slow
def test_the_stop_key_on_the_device_is_no_error(tmp_path: Path) -> None:
    sane_config(tmp_path / "sane", read_status_code='"SANE_STATUS_CANCELLED"')
    assert scan(ScanSettings(ScanSource.FEEDER, 75), tmp_path / "vào") == []


@pytest.mark.slow
def test_three_passes_give_the_same_colours_as_one(tmp_path: Path) -> None:
    colours = ScanSettings(ScanSource.FLATBED, 75, ColourMode.COLOUR)
    sane_config(tmp_path / "sane", test_picture='"Color pattern"')
    (once,) = scan(colours, tmp_path / "một")
    sane_config(tmp_path / "sane", test_picture='"Color pattern"', three_pass="true")
    (thrice,) = scan(colours, tmp_path / "ba")
    assert np.array_equal(picture(once), picture(thrice))


@pytest.mark.slow
@pytest.mark.parametrize("depth", ["1", "16"])
def test_the_desk_asks_for_eight_bits_whatever_the_device_was_left_at(tmp_path: Path, depth: str) -> None:
    (usual,) = scan(ScanSettings(ScanSource.FLATBED, 75, ColourMode.GREY), tmp_path / "vào")
    sane_config(tmp_path / "sane", depth=depth)
    (sheet,) = scan(ScanSettings(ScanSource.FLATBED, 75, ColourMode.GREY), tmp_path / "ra")
    assert np.array_equal(picture(sheet), picture(usual))


@pytest.mark.slow
def test_odd_frames_and_tiny_reads_make_the_same_page(tmp_path: Path) -> None:
    grey = ScanSettings(ScanSource.FLATBED, 75, ColourMode.GREY)
    (usual,) = scan(grey, tmp_path / "vào")
    sane_config(tmp_path / "sane", read_limit="true", read_limit_size="61", non_blocking="false")
    (sheet,) = scan(grey, tmp_path / "ra")
    assert np.array_equal(picture(sheet), picture(usual))


@pytest.mark.slow
def test_a_device_that_cannot_know_its_length_is_scanned(tmp_path: Path) -> None:
    sane_config(tmp_path / "sane", hand_scanner="true")
    (sheet,) = scan(ScanSettings(ScanSource.FLATBED, 75, ColourMode.GREY), tmp_path / "vào")
    assert sheet.height_px > 100


@pytest.mark.slow
def test_a_slow_page_is_cancelled_soon_and_nothing_half_is_left(tmp_path: Path) -> None:
    sane_config(tmp_path / "sane", read_delay="true", read_delay_duration="200000", read_limit="true")
    began = time.monotonic()
    slow = ScanSettings(ScanSource.FLATBED, 300)
    sheets: list[ScannedSheet] = []
    cancelled_after = 1.0
    delivered = Scanners().scan(
        DEVICE, slow, tmp_path / "vào", sheets.append, lambda: time.monotonic() - began > cancelled_after
    )
    assert delivered == 0
    assert time.monotonic() - began < 6
    assert list((tmp_path / "vào").iterdir()) == []


@given(
    value=st.floats(-500, 2000),
    low=st.integers(0, 50),
    width=st.integers(1, 1200),
    step=st.sampled_from([0.0, 1.0, 25.0]),
)
def test_a_value_outside_the_span_of_an_option_is_never_allowed(
    value: float, low: int, width: int, step: float
) -> None:
    option = Option(1, "resolution", Kind.INT, 4, True, span=(low, low + width, step))
    assert not (allowed(option, value) and not low - 0.01 <= value <= low + width + 0.01)


def test_only_listed_values_are_allowed_where_there_is_a_list() -> None:
    listed = Option(1, "resolution", Kind.INT, 4, True, choices=(75.0, 150.0, 300.0))
    assert [allowed(listed, dpi) for dpi in (75, 200, 300)] == [True, False, True]
