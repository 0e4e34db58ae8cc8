"""What a device is asked for: never more than it offers, never less than the desk wanted where it can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import DeviceError
from app.messages import explain
from app.ports import ColourMode, ScannerDevice, ScanSettings, ScanSource
from scanner.options import LONGEST_MM, SLACK_MM, fitted

GLASS = ScannerDevice("sane", "a", "Máy kính", max_width_mm=216, max_height_mm=292)

lengths = st.one_of(st.just(0.0), st.floats(50, 900))
devices = st.builds(
    ScannerDevice,
    driver=st.just("sane"),
    id=st.just("a"),
    name=st.just("Máy"),
    sources=st.sets(st.sampled_from(ScanSource)).map(tuple),
    resolutions_dpi=st.sets(st.integers(50, 1200), max_size=6).map(tuple),
    colours=st.sets(st.sampled_from(ColourMode)).map(tuple),
    max_width_mm=lengths,
    max_height_mm=lengths,
)
wishes = st.builds(
    ScanSettings,
    source=st.sampled_from(ScanSource),
    dpi=st.integers(1, 2400),
    colour=st.sampled_from(ColourMode),
    width_mm=lengths,
    height_mm=lengths,
)


@given(wish=wishes, device=devices)
def test_a_device_is_asked_only_for_what_it_offers(wish: ScanSettings, device: ScannerDevice) -> None:
    try:
        asked = fitted(wish, device)
    except DeviceError as error:
        assert error.code in ("scanner.unsupported", "scanner.too_large")
        return
    assert asked.source in device.sources
    if asked.source is ScanSource.FOLDER:
        assert asked == wish
        return
    assert asked.dpi in (device.resolutions_dpi or (wish.dpi,))
    assert asked.colour in (device.colours or (wish.colour,))
    assert asked.width_mm <= (device.max_width_mm or asked.width_mm)
    assert asked.height_mm <= (device.max_height_mm or asked.height_mm)


@given(wish=wishes, device=devices)
def test_what_was_fitted_once_fits(wish: ScanSettings, device: ScannerDevice) -> None:
    try:
        asked = fitted(wish, device)
    except DeviceError:
        return
    assert fitted(asked, device) == asked


@given(wish=wishes, device=devices)
def test_nothing_else_of_the_wish_is_changed(wish: ScanSettings, device: ScannerDevice) -> None:
    try:
        asked = fitted(wish, device)
    except DeviceError:
        return
    for kept in ("source", "max_pages", "find_page", "cleaning", "separators"):
        assert getattr(asked, kept) == getattr(wish, kept)


@pytest.mark.parametrize(("wanted", "asked"), [(100, 150), (150, 150), (200, 300), (299, 300), (1200, 600)])
def test_a_resolution_between_two_becomes_the_next_higher_and_above_all_the_highest(
    wanted: int, asked: int
) -> None:
    device = ScannerDevice("sane", "a", "Máy", resolutions_dpi=(600, 150, 300))
    assert fitted(ScanSettings(dpi=wanted), device).dpi == asked


@pytest.mark.parametrize(
    ("wanted", "offered", "asked"),
    [
        ("black_white", ("colour", "grey", "black_white"), "black_white"),
        ("black_white", ("colour", "grey"), "grey"),
        ("black_white", ("colour",), "colour"),
        ("grey", ("colour", "black_white"), "colour"),
        ("colour", ("colour", "grey"), "colour"),
    ],
)
def test_a_colour_is_scanned_from_which_the_wanted_one_can_be_made(
    wanted: str, offered: tuple[str, ...], asked: str
) -> None:
    device = ScannerDevice("sane", "a", "Máy", colours=tuple(ColourMode(c) for c in offered))
    assert fitted(ScanSettings(colour=ColourMode(wanted)), device).colour is ColourMode(asked)


def test_colour_cannot_be_made_from_grey_and_the_clerk_is_told_in_words() -> None:
    device = ScannerDevice("sane", "a", "Máy", colours=(ColourMode.GREY,))
    with pytest.raises(DeviceError) as refused:
        fitted(ScanSettings(colour=ColourMode.COLOUR), device)
    assert refused.value.facts == {"option": "colour", "value": "colour"}
    assert "colour" not in explain(refused.value).what


def test_a_feeder_the_device_lacks_is_named_in_words() -> None:
    with pytest.raises(DeviceError) as refused:
        fitted(ScanSettings(ScanSource.FEEDER_DUPLEX), GLASS)
    assert explain(refused.value).what == "Máy quét này không có khay nạp quét hai mặt (nguồn giấy)."


def test_a_sheet_larger_than_the_glass_is_refused_with_both_sizes() -> None:
    with pytest.raises(DeviceError) as refused:
        fitted(ScanSettings(width_mm=297, height_mm=420), GLASS)
    assert refused.value.code == "scanner.too_large"
    assert "297 × 420" in explain(refused.value).what
    assert "216 × 292" in explain(refused.value).what


def test_a_glass_called_a4_that_ends_a_little_earlier_takes_a4() -> None:
    assert SLACK_MM >= 297 - 292
    assert fitted(ScanSettings(), GLASS).height_mm == 292


def test_paper_of_any_size_means_the_whole_glass_but_not_metres_of_feeder() -> None:
    assert fitted(ScanSettings(width_mm=0, height_mm=0), GLASS).height_mm == 292
    feeder = ScannerDevice("sane", "a", "Máy", max_width_mm=216, max_height_mm=5588)
    asked = fitted(ScanSettings(width_mm=0, height_mm=0), feeder)
    assert (asked.width_mm, asked.height_mm) == (216, LONGEST_MM)
