import numpy as np

from app.pictures.skew import find_skew
from ocr.preparation import prepare
from ocr.turning import line_balance, turned
from tests.ocr.papers import BODY, HEADER, drawn_page

PAGE = np.array(drawn_page([*HEADER, "GIẤY CHỨNG SINH", *BODY, *BODY], size=(1240, 1100)))


def test_lines_of_an_upright_page_carry_their_tones_above():
    balance = line_balance(prepare(PAGE, 150).grey)

    assert balance.lines >= 10
    assert balance.upright


def test_a_page_on_its_head_is_not_taken_for_upright():
    assert not line_balance(prepare(turned(PAGE, 180), 150).grey).upright


def test_a_page_on_its_side_shows_no_rows():
    assert find_skew(1 - (PAGE[:, :, 0] > 128).astype(np.uint8)).sharpness > 1.5
    assert find_skew(1 - (turned(PAGE, 90)[:, :, 0] > 128).astype(np.uint8)).sharpness < 1.2


def test_turning_four_times_gives_the_page_back():
    once = turned(PAGE, 90)

    assert np.array_equal(turned(turned(once, 180), 90), PAGE)
    assert np.array_equal(once[0, :50], PAGE[::-1, 0][:50])
