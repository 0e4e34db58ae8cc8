"""How declared values are typed, kept and shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.declaration.form import DeclarationField
from app.domain.declaration.values import kept, shown, ticked
from app.domain.papers.field import FieldType
from app.domain.written import date_in_words, in_words

BORN = DeclarationField("child_birth_date", "Ngày sinh", FieldType.DATE)
SEX = DeclarationField("child_sex", "Giới tính", FieldType.SEX)
NUMBER = DeclarationField("mother_id_number", "Số", FieldType.ID_NUMBER)
KINDS = DeclarationField("kinds", "Dạng tật", choices=("Vận động", "Nghe, nói", "Nhìn", "Khác"))


@pytest.mark.parametrize("text", ["05/03/1992", "5-3-1992", "05031992", "1992-03-05", " 5 . 3 . 1992 "])
def test_a_day_is_kept_the_same_however_it_is_typed(text):
    assert kept(BORN, text) == "1992-03-05"
    assert shown(BORN, "1992-03-05") == "05/03/1992"


@pytest.mark.parametrize("text", ["31/02/1992", "hôm qua", "5/3/92"])
def test_what_is_no_day_stays_as_it_was_typed(text):
    assert kept(BORN, text) == text
    assert shown(BORN, text) == text


def test_sex_and_numbers_are_kept_plain():
    assert [kept(SEX, word) for word in ("nam", "Nữ", "NU", "nu")] == ["male", "female", "female", "female"]
    assert shown(SEX, "female") == "Nữ"
    assert kept(NUMBER, "038 192.000-016") == "038192000016"


def test_choices_are_typed_by_their_beginnings():
    assert kept(KINDS, "v; nhi") == "Vận động; Nhìn"
    assert kept(KINDS, "n") == "n", "two choices begin so"
    assert kept(KINDS, "đi lại") == "đi lại"
    assert ticked(KINDS, "Vận động; Nhìn") == {"Vận động", "Nhìn"}


def test_a_choice_that_holds_a_comma_is_one_choice():
    assert kept(KINDS, "Nghe, nói; khac") == "Nghe, nói; Khác"
    assert kept(KINDS, kept(KINDS, "nghe; nhin")) == "Nghe, nói; Nhìn"


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_day_comes_back_as_it_was(day):
    assert kept(BORN, shown(BORN, day.isoformat())) == day.isoformat()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (31, "ba mươi mốt"),
        (105, "một trăm linh năm"),
        (1900, "một nghìn chín trăm"),
        (1992, "một nghìn chín trăm chín mươi hai"),
        (2000, "hai nghìn"),
        (2005, "hai nghìn không trăm linh năm"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
    ],
)
def test_numbers_are_written_as_they_are_read(number, words):
    assert in_words(number) == words


def test_a_birth_day_is_written_in_words():
    assert date_in_words(date(2026, 4, 4)) == "ngày bốn tháng tư năm hai nghìn không trăm hai mươi sáu"


@given(st.integers(0, 300))
def test_no_two_days_have_the_same_words(step):
    first = date(2026, 1, 1) + timedelta(days=step)
    assert date_in_words(first) != date_in_words(first + timedelta(days=1))
