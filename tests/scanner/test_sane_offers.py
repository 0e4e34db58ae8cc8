"""How back ends name their sources, and lamps that need time; options are as in the back ends' manuals."""

from __future__ import annotations

import numpy as np
import pytest

from app.ports import ColourMode, ScanSource
from scanner.drivers import sane_frames
from scanner.drivers.libsane_types import Kind, Option, Parameters, SaneError, Status
from scanner.drivers.sane_frames import take_side
from scanner.drivers.sane_offers import (
    colours_of,
    duplex_switch,
    duplex_value,
    resolutions_of,
    source_names,
    sources_of,
)
from tests.scanner.papers import Picture

FLATBED, FEEDER, DUPLEX = ScanSource.FLATBED, ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX


def words(name: str, *choices: str) -> dict[str, Option]:
    return {name: Option(1, name, Kind.STRING, 32, True, choices)}


def switch(name: str) -> dict[str, Option]:
    return {name: Option(2, name, Kind.BOOL, 4, True)}


@pytest.mark.parametrize(
    ("offered", "sources"),
    [
        (("Flatbed", "Automatic Document Feeder"), {FLATBED: "Flatbed", FEEDER: "Automatic Document Feeder"}),
        (
            ("Flatbed", "ADF Front", "ADF Back", "ADF Duplex"),
            {FLATBED: "Flatbed", FEEDER: "ADF Front", DUPLEX: "ADF Duplex"},
        ),
        (("ADF Front", "ADF Back", "ADF Duplex", "Card Duplex"), {FEEDER: "ADF Front", DUPLEX: "ADF Duplex"}),
        (("Flatbed", "ADF", "Duplex"), {FLATBED: "Flatbed", FEEDER: "ADF", DUPLEX: "Duplex"}),
        (("Normal", "ADF"), {FLATBED: "Normal", FEEDER: "ADF"}),
        (("adf", "fb"), {FLATBED: "fb", FEEDER: "adf"}),
        (
            (
                "FlatBed",
                "Automatic Document Feeder(left aligned)",
                "Automatic Document Feeder(left aligned,Duplex)",
            ),
            {
                FLATBED: "FlatBed",
                FEEDER: "Automatic Document Feeder(left aligned)",
                DUPLEX: "Automatic Document Feeder(left aligned,Duplex)",
            },
        ),
    ],
)
def test_each_back_ends_names_of_sources_are_understood(
    offered: tuple[str, ...], sources: dict[ScanSource, str]
) -> None:
    options = words("source", *offered)
    assert set(sources_of(options)) == set(sources)
    assert {source: source_names(options, source)[0] for source in sources} == sources


def test_a_scanner_without_a_choice_of_source_is_a_glass_or_if_it_can_do_both_sides_a_feeder() -> None:
    assert sources_of({}) == (FLATBED,)
    assert sources_of(switch("duplex")) == (FEEDER, DUPLEX)


def test_both_sides_may_be_a_switch_beside_the_feeder() -> None:
    by_word = duplex_switch(words("adf-mode", "Simplex", "Duplex"))
    assert by_word is not None
    assert [duplex_value(by_word, on) for on in (True, False)] == ["Duplex", "Simplex"]
    by_tick = duplex_switch(switch("duplex"))
    assert by_tick is not None
    assert [duplex_value(by_tick, on) for on in (True, False)] == [1.0, 0.0]
    assert duplex_switch(words("adf-mode", "Simplex")) is None


def test_colours_and_resolutions_are_those_the_device_names() -> None:
    assert colours_of(words("mode", "Lineart", "Gray", "Color")) == tuple(ColourMode)
    assert colours_of(words("mode", "True Gray")) == (ColourMode.GREY,)
    listed = Option(1, "resolution", Kind.INT, 4, True, (300.0, 75.0, 600.0))
    assert resolutions_of(listed) == (75, 300, 600)
    assert resolutions_of(Option(1, "resolution", Kind.INT, 4, True, span=(100, 300, 50))) == (
        100,
        150,
        200,
        300,
    )


class ColdLamp:
    """A device that says it warms up so many times, then gives a side of four white pixels."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.given = False

    def start(self) -> Parameters:
        if self.times:
            self.times -= 1
            raise SaneError(Status.WARMING_UP)
        return Parameters(0, True, 2, 2, 2, 8)

    def read(self, into: Picture, at: int) -> int | None:
        if self.given:
            return None
        self.given = True
        into[at : at + 4] = 255
        return 4


class Clerk:
    """Waits; perhaps no longer than for so many signs of life."""

    def __init__(self, leaves_after: int = 1000) -> None:
        self.signs = 0
        self.leaves_after = leaves_after

    def cancelled(self) -> bool:
        return self.signs >= self.leaves_after

    def alive(self) -> None:
        self.signs += 1


@pytest.fixture(autouse=True)
def a_quick_lamp(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sane_frames, "_LOOK_SECONDS", 0.01)


def test_a_cold_lamp_is_waited_for() -> None:
    picture, colour = take_side(ColdLamp(3), Clerk())
    assert np.array_equal(picture, np.full((2, 2), 255))
    assert colour is ColourMode.GREY


def test_a_lamp_that_never_warms_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sane_frames, "WARM_SECONDS", 0.05)
    with pytest.raises(SaneError) as told:
        take_side(ColdLamp(1_000_000), Clerk())
    assert told.value.status == Status.WARMING_UP


def test_waiting_for_the_lamp_can_be_cancelled() -> None:
    with pytest.raises(SaneError) as told:
        take_side(ColdLamp(1_000_000), Clerk(leaves_after=3))
    assert told.value.status == Status.CANCELLED
