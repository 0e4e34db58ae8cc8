"""Ruled tables: cells are read one by one, digits in boxes are one number, words keep their places."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from app.ports import Word
from app.training.ink import SERIF
from ocr.cells import Move, moved, put_back
from ocr.engine import PageReader
from ocr.hocr import ReadWord
from ocr.preparation import LETTER_PX
from ocr.tables import find_tables

FACE = SERIF.sized(10).face
EDGES = (100, 180, 560, 800, 960)
LEVELS = (200, 300, 360, 420)
HEADS = ("TT", "Họ, chữ đệm và tên", "Ngày, tháng,\nnăm sinh", "Giới\ntính")
PEOPLE = (("1", "Nguyễn Thị Mẫu", "05/03/1992", "Nữ"), ("2", "Trần Văn Thử", "01/02/1990", "Nam"))


def sheet():
    return Image.new("L", (1200, 700), 255)


def table_page():
    """A table with heads of one and two lines, as the printed forms have it."""
    page = sheet()
    pen = ImageDraw.Draw(page)
    pen.text((100, 120), "Những thành viên trong hộ gia đình cùng thay đổi:", 0, FACE)
    for x in EDGES:
        pen.line((x, LEVELS[0], x, LEVELS[-1]), 0, 3)
    for y in LEVELS:
        pen.line((EDGES[0], y, EDGES[-1], y), 0, 3)
    for level, row in zip(LEVELS, (HEADS, *PEOPLE), strict=False):
        middle = level + (50 if row is HEADS else 30)
        for x, text in zip(EDGES, row, strict=False):
            pen.multiline_text((x + 12, middle), text, 0, FACE, anchor="lm", spacing=2)
    pen.text((100, 460), "Tôi cam đoan những nội dung khai trên đây là đúng sự thật.", 0, FACE)
    return page


def boxes_page(number="001192000012"):
    """A number with every digit in a box of its own."""
    page = sheet()
    pen = ImageDraw.Draw(page)
    pen.text((100, 206), "Số định danh cá nhân:", 0, FACE)
    for place, digit in enumerate(number):
        x = 560 + 40 * place
        pen.rectangle((x, 200, x + 40, 244), outline=0, width=2)
        pen.text((x + 20, 222), digit, 0, FACE, anchor="mm")
    for level in range(280, 640, 60):
        pen.text((100, level), "Nơi cư trú: thôn Trung Tâm, xã Thử Nghiệm, tỉnh Thử Nghiệm", 0, FACE)
    return page


def test_a_table_is_found_cell_by_cell_and_its_lines_are_taken_off():
    page = np.asarray(table_page())
    tables, clean = find_tables(page)

    assert [len(row) for row in tables[0].rows] == [4, 4, 4]
    for x, edge in zip((cell[0] for cell in tables[0].rows[0]), EDGES, strict=False):
        assert x == pytest.approx(edge, abs=6)
    assert (clean[250, 90:110] == 255).all()
    np.testing.assert_array_equal(clean[:190], page[:190])


def test_a_frame_and_an_underlined_heading_are_no_table_and_the_frame_is_taken_off():
    page = sheet()
    pen = ImageDraw.Draw(page)
    pen.text((400, 120), "Độc lập - Tự do - Hạnh phúc", 0, FACE)
    pen.line((400, 160, 760, 160), 0, 3)
    bare = np.asarray(page).copy()
    pen.rectangle((20, 20, 1180, 680), outline=0, width=4)

    tables, clean = find_tables(np.asarray(page))

    assert tables == ()
    assert np.count_nonzero(clean != bare) < 60  # its corners, where the lines cross
    np.testing.assert_array_equal(clean[50:650, 50:1150], bare[50:650, 50:1150])


def test_letters_under_the_frame_of_a_stamp_stay_whole():
    page = sheet()
    pen = ImageDraw.Draw(page)
    pen.text((100, 206), "Thời gian qua, các cấp, các ngành đã có nhiều cố gắng trong lãnh đạo", 0, FACE)
    bare = np.asarray(page).copy()
    pen.rectangle((20, 216, 420, 400), outline=0, width=3)

    _, clean = find_tables(np.asarray(page))

    left = (clean < 150).sum() - (bare < 150).sum()
    assert left < 0.02 * (bare < 150).sum()
    assert ((bare < 150) & (clean > 150)).sum() < 0.03 * (bare < 150).sum()


def test_cells_of_two_lines_are_laid_at_the_foot_and_others_stay():
    tables, clean = find_tables(np.asarray(table_page()))
    laid, moves = moved(clean, tables, LETTER_PX)

    assert [move.row for move in moves] == [0] * 4
    assert laid.shape[0] > clean.shape[0]
    assert np.count_nonzero(laid < 128) == np.count_nonzero(clean < 128)
    assert (laid[310:355, 190:500] < 128).any()  # the rows of one line


@given(st.integers(0, 900), st.integers(0, 600), st.integers(0, 900), st.integers(700, 2000))
def test_a_word_read_at_the_foot_comes_back_to_its_cell(x, y, left, foot):
    move = Move((x, y, 120, 60), (left, foot, 120, 60), 0)
    word = ReadWord(Word("sinh", 91.0, left + 20, foot + 10, 50, 20, 7))

    (back,) = put_back([word], [move])

    assert (back.word.x, back.word.y) == (x + 20, y + 10)
    assert (back.word.text, back.word.width, back.word.height) == ("sinh", 50, 20)


def test_words_of_moved_cells_are_read_between_what_stands_above_and_below():
    cells = [Move((x, 100, 200, 80), (100, at, 200, 80), 0) for x, at in ((100, 900), (400, 1000))]
    words = [
        ReadWord(Word(text, 90.0, x, y, 60, 20, line))
        for line, (text, x, y) in enumerate(
            (("trên", 100, 40), ("dưới", 100, 220), ("Họ", 110, 910), ("tên", 110, 940), ("Giới", 110, 1020))
        )
    ]
    assert [each.word.text for each in put_back(words, cells)] == ["trên", "Họ", "tên", "Giới", "dưới"]


@pytest.mark.slow
def test_the_heads_of_a_table_are_read_cell_by_cell(tmp_path):
    table_page().save(tmp_path / "bang.png", dpi=(200, 200))
    with PageReader(workers=1) as reader:
        reading = reader.read(tmp_path / "bang.png")

    assert reading.text.splitlines() == [
        "Những thành viên trong hộ gia đình cùng thay đổi:",
        "TT",
        "Họ, chữ đệm và tên",
        "Ngày, tháng,",
        "năm sinh",
        "Giới",
        "tính",
        "1 Nguyễn Thị Mẫu 05/03/1992 Nữ",
        "2 Trần Văn Thử 01/02/1990 Nam",
        "Tôi cam đoan những nội dung khai trên đây là đúng sự thật.",
    ]
    year = next(word for word in reading.words if word.text == "năm")
    assert EDGES[2] < year.x < EDGES[3]
    assert 240 < year.y < LEVELS[1]


@pytest.mark.slow
def test_a_number_in_boxes_is_read_as_one_number_that_spans_its_boxes(tmp_path):
    boxes_page().save(tmp_path / "o.png", dpi=(200, 200))
    with PageReader(workers=1) as reader:
        reading = reader.read(tmp_path / "o.png")

    number = next(word for word in reading.words if word.text == "001192000012")
    assert number.x == pytest.approx(560, abs=8)
    assert number.width == pytest.approx(480, abs=16)
