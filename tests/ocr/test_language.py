"""Print in another language is told from Vietnamese by its syllables."""

import pytest

from app.domain.text import fold
from ocr.language import is_foreign
from tests.ocr.not_pages import ENGLISH, FRENCH
from tests.ocr.papers import BODY, HEADER, words_of


@pytest.mark.parametrize("lines", [ENGLISH, FRENCH], ids=["English", "French"])
def test_a_letter_in_another_language_is_foreign(lines):
    assert is_foreign(words_of(lines))


def test_vietnamese_is_ours_also_beside_some_english_and_without_its_marks():
    assert not is_foreign(words_of([*HEADER, *BODY]))
    assert not is_foreign(words_of([*BODY[:3], *ENGLISH[1:3]]))
    assert not is_foreign(words_of([fold(line) for line in BODY]))


def test_the_labels_of_a_card_in_two_languages_are_ours():
    labels = (
        "CĂN CƯỚC CÔNG DÂN Citizen Identity Card",
        "Họ và tên Full name",
        "Ngày sinh Date of birth",
        "Giới tính Sex Quốc tịch Nationality",
        "Quê quán Place of origin Nơi thường trú Place of residence",
    )
    assert not is_foreign(words_of(labels))


def test_a_few_foreign_words_are_not_judged():
    assert not is_foreign(words_of(ENGLISH[:2]))


def test_a_page_read_on_its_head_makes_no_words():
    upside = ["AA0[9 DƯE}S S9IBU 9SO([AA S9SS9U]TAA OAA} JO 929591 9] uỊ Da[b9s Dưe Dau8[S"] * 4
    assert is_foreign(words_of(upside))
