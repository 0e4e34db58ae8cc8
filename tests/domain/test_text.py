"""Text at the door and in searches."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleError
from app.domain.text import checked_line, clean_line, fold, initials, nfc

ALPHABET = "aăâeêioôơuưyđ"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]


@given(st.text())
def test_text_past_the_door_is_composed_and_passes_it_unchanged_again(text):
    once = nfc(text)
    assert unicodedata.is_normalized("NFC", once)
    assert nfc(once) == once


def test_a_control_character_between_letter_and_tone_leaves_one_composed_letter():
    assert nfc("Hoa\x00\u0300") == "Hoà"


def test_a_name_typed_with_separate_tone_marks_equals_the_one_typed_whole():
    assert clean_line(unicodedata.normalize("NFD", "Nguyễn Thị Mẫu")) == "Nguyễn Thị Mẫu"


def test_nul_and_invisible_marks_from_scanners_and_web_pages_disappear():
    assert clean_line("\ufeffNguyễn\u200b Thị\x00 Mẫu\u00ad") == "Nguyễn Thị Mẫu"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", "\t"])
def test_words_on_two_lines_stay_two_words_whatever_ends_the_line(end):
    assert clean_line(f"Nguyễn Thị{end}Mẫu") == "Nguyễn Thị Mẫu"
    assert clean_line(f"Thon{end}Mau") == "Thon Mau"


@given(st.text())
def test_a_clean_line_is_one_line_without_double_spaces(text):
    line = clean_line(text)
    assert line == clean_line(line)
    assert "\n" not in line
    assert "  " not in line
    assert line == line.strip()


def test_a_name_of_three_hundred_letters_is_kept_and_one_more_is_refused_not_cut():
    assert checked_line("Ấ" * 300, "full_name") == "Ấ" * 300
    with pytest.raises(RuleError) as refused:
        checked_line("Ấ" * 301, "full_name")
    assert refused.value.code == "text.too_long"
    assert refused.value.facts == {"field": "full_name", "limit": 300, "length": 301}


@pytest.mark.parametrize("letter", [base + tone for base in ALPHABET for tone in TONES])
def test_every_vietnamese_letter_folds_to_one_plain_letter(letter):
    whole = unicodedata.normalize("NFC", letter)
    assert fold(whole) == fold(whole.upper()) == fold(letter)
    assert fold(whole) in set("aeiouyd")


def test_d_with_stroke_is_found_by_d_even_when_typed_as_the_icelandic_letter():
    assert fold("Đặng") == fold("Ðặng") == "dang"


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_initials_are_the_first_letters_without_tones():
    assert initials("Đăng ký khai sinh") == "dkks"
    assert initials("") == ""
