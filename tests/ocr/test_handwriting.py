from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from app.ports import Word
from ocr.fields.handwriting import figures_by_hand, mark_handwriting
from tests.ocr.papers import FONTS, words_of

BLACK, BLUE = (25, 25, 30), (30, 45, 150)


def drawn(value: str, font: str, colour: tuple[int, int, int]) -> tuple[np.ndarray, list[Word]]:
    """Draw a printed form at 300 dpi with one value in it; return its picture and its words."""
    page = Image.new("RGB", (1700, 900), (252, 252, 250))
    draw = ImageDraw.Draw(page)
    words: list[Word] = []
    printed = ImageFont.truetype(str(FONTS / "Tinos-Regular.ttf"), 54)
    for row in range(7):
        put(draw, words, "Họ, chữ đệm, tên người yêu cầu:", (60, 60 + 110 * row), printed, BLACK)
    put(draw, words, value, (950, 60), ImageFont.truetype(str(FONTS / font), 62), colour)
    return np.asarray(page), words


def put(draw, words, text, at, font, colour):
    x, y = at
    for part in text.split():
        draw.text((x, y), part, fill=colour, font=font)
        left, top, right, bottom = draw.textbbox((x, y), part, font=font)
        words.append(
            Word(part, 95.0, int(left) - 2, int(top) - 2, int(right - left) + 4, int(bottom - top) + 4)
        )
        x = int(right) + 16


def by_hand(value: str, font: str, colour: tuple[int, int, int], grey: bool = False) -> list[str]:
    picture, words = drawn(value, font, colour)
    marked = mark_handwriting(picture[:, :, 1].copy() if grey else picture, words)
    return [word.text for word in marked if word.by_hand]


@pytest.mark.parametrize("colour", [BLUE, BLACK])
def test_a_name_written_into_a_printed_form_is_told_from_the_print(colour):
    assert by_hand("NGUYỄN THỊ MẪU", "PatrickHand-Regular.ttf", colour) == ["NGUYỄN", "THỊ", "MẪU"]


def test_a_grey_scan_shows_the_pen_by_its_even_stroke():
    assert "NGUYỄN" in by_hand("NGUYỄN THỊ MẪU", "PatrickHand-Regular.ttf", BLUE, grey=True)


def test_print_is_not_taken_for_handwriting():
    assert by_hand("NGUYỄN THỊ MẪU", "Tinos-Regular.ttf", BLACK) == []


@pytest.mark.parametrize("seen", ["colour", "grey", "black and white", "a small picture"])
@pytest.mark.parametrize("value", ["290.000.000 đồng", "05/08/2026", "003083000011", "năm năm mười hai"])
def test_figures_and_words_in_clean_type_are_print_whatever_the_scanner_makes_of_them(value, seen):
    picture, words = drawn(value, "Tinos-Regular.ttf", BLACK)
    grey = picture[:, :, 1].copy()
    if seen == "a small picture":
        picture = picture[::2, ::2].copy()
        words = [replace(w, x=w.x // 2, y=w.y // 2, width=w.width // 2, height=w.height // 2) for w in words]
    pictures = {"grey": grey, "black and white": np.where(grey < 150, 0, 255).astype(np.uint8)}

    assert not any(word.by_hand for word in mark_handwriting(pictures.get(seen, picture), words))


@pytest.mark.parametrize("value", ["năm", "2.300.000.000", "008080808000", "05/08/2026"])
def test_one_number_typed_in_a_plainer_type_was_not_written_by_hand(value):
    assert by_hand(value, "Arimo-Regular.ttf", BLACK) == []


@pytest.mark.parametrize("value", ["2.300.000.000", "05/08/2026"])
def test_a_number_in_pen_strokes_was(value):
    assert by_hand(value, "PatrickHand-Regular.ttf", BLACK, grey=True) == [value]


def test_a_page_without_print_to_compare_with_marks_nothing():
    picture, words = drawn("NGUYỄN THỊ MẪU", "PatrickHand-Regular.ttf", BLUE)

    assert mark_handwriting(picture, words[-3:]) == tuple(words[-3:])


def test_figures_taller_than_the_capitals_of_their_line_were_written_in():
    number = [
        Word("Số:", 95, 0, 0, 60, 50),
        Word("299", 86, 70, 0, 97, 55),
        Word("/UBND-TTHC", 95, 180, 4, 300, 45),
    ]

    assert [word.text for word in figures_by_hand(number) if word.by_hand] == ["299"]


def test_figures_as_tall_as_their_capitals_are_print():
    assert not any(word.by_hand for word in figures_by_hand(words_of(["Số: 299 /UBND-TTHC ngày 05 tháng 3"])))
