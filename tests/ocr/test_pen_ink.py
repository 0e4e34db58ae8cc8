"""Blue and purple signatures and stamps are lifted off the print they cross; blue writing is left."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from app.training.ink import BLACK, BLUE, HAND, SERIF, Type, signature_mask, stamp
from ocr.pen_ink import has_pen_ink, without_pen

PURPLE = (104, 44, 140)


def page(*lines, kind=SERIF):
    """Lines of type on white paper, 13 points at 200 dpi or so."""
    sheet = Image.new("RGB", (1100, 700), "white")
    for number, line in enumerate(lines):
        ImageDraw.Draw(sheet).text((60, 80 + 90 * number), line, kind.colour, kind.sized(9).face)
    return sheet


def prepared(sheet):
    """The page's channels as the preparation hands them over, and what comes back."""
    red, green, blue = np.moveaxis(np.asarray(sheet), 2, 0)
    return without_pen(red.copy(), green.copy(), blue.copy(), 19)


@pytest.mark.parametrize("ink", [BLUE, PURPLE])
def test_a_signature_across_lines_goes_and_the_print_under_it_stays(ink):
    lines = ("Họ, chữ đệm, tên: Nguyễn Thị Mẫu", "Nơi cư trú: thôn Thử, xã Nghiệm")
    bare = np.asarray(page(*lines).convert("L"))
    signed = page(*lines)
    stamp(signed, signature_mask(np.random.default_rng(4), 40, 20), (150, 40), ink)

    assert has_pen_ink(np.asarray(signed))
    dark, was = prepared(signed) < 150, bare < 150
    assert np.count_nonzero(dark & was) >= 0.97 * np.count_nonzero(was)
    assert np.count_nonzero(dark & ~was) <= 0.02 * np.count_nonzero(was)


def test_a_signature_cut_by_thick_letters_goes_as_a_whole():
    heading = Type("Tinos-Bold", 18, BLACK)
    signed = page("CHỦ TỊCH ỦY BAN NHÂN DÂN", kind=heading)
    stamp(signed, signature_mask(np.random.default_rng(7), 40, 20), (150, 20), BLUE)
    was = np.asarray(page("CHỦ TỊCH ỦY BAN NHÂN DÂN", kind=heading).convert("L")) < 150
    assert np.count_nonzero((prepared(signed) < 150) & ~was) <= 0.03 * np.count_nonzero(was)


@pytest.mark.parametrize("kind", [HAND, SERIF.coloured(BLUE)])
def test_blue_type_and_handwritten_values_are_left_to_be_read(kind):
    written = page("Nguyễn Thị Mẫu", "thôn Trung Tâm", kind=kind)
    np.testing.assert_array_equal(prepared(written), np.asarray(written)[..., 0])


def test_black_print_and_a_red_seal_call_for_nothing():
    sheet = page("Họ, chữ đệm, tên: Nguyễn Thị Mẫu")
    ImageDraw.Draw(sheet).ellipse((300, 200, 600, 500), outline=(196, 28, 40), width=9)
    assert not has_pen_ink(np.asarray(sheet))
    assert not has_pen_ink(np.asarray(sheet.convert("L")))
