"""The dot under a letter: seen on the paper where the engine missed it, never made of a dotted line."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from app.ports import Word
from ocr.fields.heavy_tone import heavy_forms, with_heavy_tones
from tests.ocr.papers import FONTS

POINT_13_AT_200_DPI, POINT_13_AT_300_DPI = 36, 54


def read_again(
    printed: str,
    read: str,
    leaders: int | None = None,
    size: int = POINT_13_AT_200_DPI,
    speck: str = "",
    **seen: bool,
):
    """Print a line, let the engine have read it as ``read``, and return the words after a look at the ink."""
    font = ImageFont.truetype(str(FONTS / "Tinos-Regular.ttf"), size)
    page = Image.new("RGB", (900, 160), "white")
    pen = ImageDraw.Draw(page)
    pen.text((60, 100), printed, fill="black", font=font, anchor="ls")
    if leaders is not None:
        pen.text((40, 100 + leaders), "." * 90, fill="black", font=font, anchor="ls")
    if speck:
        end = 60 + pen.textlength(printed, font=font)
        pen.ellipse((end - 15, 103, end - 10, 108), fill=speck)
    words, x = [], 60.0
    for there, text in zip(printed.split(), read.split(), strict=True):
        left, top, right, bottom = pen.textbbox((x, 100), text, font=font, anchor="ls")
        box = round(left), round(top), round(right - left), round(bottom - top)
        words.append(Word(text, 96.0, *box, **seen))
        x += pen.textlength(f"{there} ", font=font)
    return " ".join(word.text for word in with_heavy_tones(np.asarray(page), words))


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("VI VĂN TỴ", "VI VĂN TY"),
        ("Quách Văn Tỵ Việt", "Quách Văn Ty Việt"),
        ("ĐINH ĐỨC SỬU LƯỢNG", "ĐINH ĐỨC SỬU LƯƠNG"),
        ("ĐẶNG ĐÌNH ĐẠT", "ĐẶNG ĐÌNH ĐAT"),
        ("xã Mỹ Lộc, tỉnh", "xã Mỹ Lôc, tỉnh"),
        ("HUỲNH TRỌNG", "HUỲNH TRONG"),
    ],
)
def test_a_dot_the_engine_missed_is_put_back_under_its_letter(printed, read):
    assert read_again(printed, read) == printed


@pytest.mark.parametrize("name", ["NGUYỄN VĂN TÝ", "Phạm Thu Hương", "TRẦN QUANG LONG.", "thôn Đông, xã Nam"])
def test_a_word_without_a_dot_stays_as_it_was_read(name):
    assert read_again(name, name) == name


@pytest.mark.parametrize("drop", [0, 4, 8, 11])
def test_a_dotted_line_under_a_name_is_no_tone(drop):
    assert read_again("LÊ VĂN HUNG", "LÊ VĂN HUNG", leaders=drop) == "LÊ VĂN HUNG"


def test_the_dot_is_told_from_the_dotted_line_below_it():
    assert read_again("VI VĂN TỴ", "VI VĂN TY", leaders=12) == "VI VĂN TỴ"


@pytest.mark.parametrize(("printed", "read"), [("THU PHƯỢNG", "THU PHƯƠNG"), ("Đông Trạch", "Đông Trach")])
def test_a_dot_that_a_dotted_line_swallowed_hangs_out_below_it(printed, read):
    assert read_again(printed, read, leaders=6, size=POINT_13_AT_300_DPI) == printed
    assert read_again(read, read, leaders=6, size=POINT_13_AT_300_DPI) == read


def test_a_bracket_that_hangs_below_a_dotted_line_is_no_dot():
    assert read_again("(in hoa):", "(in hoa):", leaders=5) == "(in hoa):"


def test_the_mark_of_a_letter_in_the_next_line_is_no_dot():
    font = ImageFont.truetype(str(FONTS / "Tinos-Regular.ttf"), 40)
    page = Image.new("RGB", (500, 200), "white")
    pen = ImageDraw.Draw(page)
    pen.text((60, 80), "TRUNG", fill="black", font=font, anchor="ls")
    pen.text((106, 118), "À", fill="black", font=font, anchor="ls")
    left, top, right, bottom = (round(at) for at in pen.textbbox((60, 80), "TRUNG", font=font, anchor="ls"))
    word = Word("TRUNG", 96.0, left, top, right - left, bottom - top)

    assert with_heavy_tones(np.asarray(page), [word]) == (word,)


def test_what_a_hand_wrote_is_left_alone():
    assert read_again("VI VĂN TỴ", "VI VĂN TY", by_hand=True) == "VI VĂN TY"


def test_the_red_of_a_seal_is_no_dot():
    assert read_again("VI VĂN TY", "VI VĂN TY", speck="black") == "VI VĂN TỴ"
    assert read_again("VI VĂN TY", "VI VĂN TY", speck="#ff2030") == "VI VĂN TY"


def test_only_a_syllable_that_may_bear_the_tone_is_ever_made():
    assert dict(heavy_forms("Ty")) == {1: "Tỵ"}
    assert dict(heavy_forms("Lôc")) == {1: "Lộc"}
    assert dict(heavy_forms("Nguyên")) == {4: "Nguyện"}
    assert heavy_forms("Tý") == heavy_forms("TNHH") == heavy_forms("passport") == ()


def test_words_at_the_rim_and_odd_boxes_are_left_as_they_are():
    words = (Word("Ty", 90, 0, 0, 3, 3), Word("Ty", 90, 890, 150, 400, 90), Word("Ty", 90, 5, 5, 0, 9))

    assert with_heavy_tones(np.full((160, 900), 255, np.uint8), words) == words
