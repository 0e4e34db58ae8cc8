"""Grey and black and white made from what a device scans: ink stays, paper becomes white."""

from __future__ import annotations

import numpy as np
import pytest

from app.ports import ColourMode
from scanner.tone import black_white_of, page_in
from tests.scanner.papers import Picture, blank_side, pixels, written_side

BLACK_WHITE, GREY, COLOUR = ColourMode.BLACK_WHITE, ColourMode.GREY, ColourMode.COLOUR


def shaded(side: Picture) -> Picture:
    return np.asarray(side * np.linspace(0.6, 1.0, side.shape[1])[None, :, None], np.uint8)


def test_an_empty_side_becomes_white_and_not_grain() -> None:
    assert (black_white_of(blank_side()) == 255).mean() > 0.999


@pytest.mark.parametrize("light", [lambda side: side, shaded])
def test_the_ink_of_a_page_stays_also_in_the_shadow(light) -> None:
    ink = written_side()[:, :, 0] < 100
    made = black_white_of(light(written_side()))
    assert set(np.unique(made)) == {0, 255}
    assert (made[ink] == 0).mean() > 0.98
    assert (made[~ink] == 255).mean() > 0.98


def test_a_red_stamp_is_not_lost() -> None:
    side = blank_side()
    side[300:340, 200:500] = (90, 80, 220)
    assert (black_white_of(side)[305:335, 205:495] == 0).all()


@pytest.mark.parametrize(
    ("delivered", "wanted", "mime", "axes"),
    [
        (COLOUR, COLOUR, "image/jpeg", 3),
        (COLOUR, GREY, "image/jpeg", 2),
        (COLOUR, BLACK_WHITE, "image/png", 2),
        (GREY, BLACK_WHITE, "image/png", 2),
        (GREY, COLOUR, "image/jpeg", 2),
        (BLACK_WHITE, COLOUR, "image/png", 2),
    ],
)
def test_a_side_is_kept_in_the_colour_the_desk_wanted_or_the_poorer_one_delivered(
    delivered: ColourMode, wanted: ColourMode, mime: str, axes: int
) -> None:
    side = written_side()
    if delivered is not COLOUR:
        side = np.ascontiguousarray(side[:, :, 0])
    if delivered is BLACK_WHITE:
        side = black_white_of(side)
    page = page_in(side, delivered, wanted, 100)
    assert page.mime == mime
    assert pixels(page.data).ndim == axes
