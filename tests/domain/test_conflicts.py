"""What two values differ in, and what is no difference."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.checking.conflicts import Clash, clash_of, months_after, of_age, of_expiry, of_number
from app.domain.papers.evidence import Source
from app.domain.papers.field import FieldType
from app.domain.papers.people import PersonTold, Place

HERE = Place(Source.PRINT, "giay")
KIND = st.sampled_from(list(FieldType))
WORD = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạ", min_size=1, max_size=7)
NAME = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
DAY = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
VALUE = st.one_of(NAME, DAY, st.from_regex(r"[0-9]{9}|[0-9]{12}", fullmatch=True))


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("Nguyễn Thị Mẫu", "Nguyễn Thị Mẩu", Clash.TONES),
        ("Nguyễn Thị Mẫu", "Nguyen Thi Mau", Clash.TONES),
        ("Nguyễn Thị Mẫu", "NguyễnThị Mẫu", Clash.SPACING),
        ("Nguyễn Thị Mẫu", "Nguyễn Thị Máo", Clash.LETTERS),
        ("Nguyễn Thị Mẫu", "NGUYỄN  THỊ MẪU", None),
        ("Lê Thị Hòa", "Lê Thị Hoà", None),
        ("Lê Thị Thúy", "Lê Thị Thuý", None),
        ("Lê Thị Hòa", "Lê Thị Hóa", Clash.TONES),
    ],
)
def test_names(one, other, clash):
    assert clash_of(FieldType.NAME, one, other) is clash


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("1992-03-05", "1992-05-03", Clash.DAY_MONTH),
        ("1992-03-05", "1992-03-06", Clash.DATES),
        ("1992-03-05", "1993-05-03", Clash.DATES),
        ("1992-03-05", "1992", None),
        ("1992", "1993", Clash.DATES),
    ],
)
def test_days(one, other, clash):
    assert clash_of(FieldType.DATE, one, other) is clash


def test_an_old_number_does_not_contradict_the_new_one():
    assert clash_of(FieldType.ID_NUMBER, "171000016", "038192000016") is None
    assert clash_of(FieldType.ID_NUMBER, "038192000061", "038192000016") is Clash.NUMBERS


def test_the_symbol_of_a_paper_is_the_same_however_it_is_spaced():
    assert clash_of(FieldType.DOCUMENT_NUMBER, "15/TB-UBND", "15 / TB – UBND") is None


@given(KIND, VALUE, VALUE)
def test_it_does_not_matter_which_of_two_values_is_named_first(kind, one, other):
    assert clash_of(kind, one, other) is clash_of(kind, other, one)


@given(KIND, VALUE, st.integers(1, 4))
def test_equal_values_never_contradict_however_they_are_spaced_or_capitalised(kind, text, spaces):
    assert clash_of(kind, text, f" {text.upper().replace(' ', ' ' * spaces)} ") is None


@given(NAME)
def test_how_a_name_is_encoded_is_no_difference(name):
    assert clash_of(FieldType.NAME, name, unicodedata.normalize("NFD", name)) is None


def test_a_number_contradicts_sex_role_and_birth_year():
    number = "038192000016"  # a woman born in 1992
    assert [c.clash for c in of_number(PersonTold(HERE, id_number=number, sex="male"))] == [Clash.NUMBER_SEX]
    assert [c.clash for c in of_number(PersonTold(HERE, "father", id_number=number))] == [Clash.NUMBER_SEX]
    born = of_number(PersonTold(HERE, id_number=number, birth_date="1929-03-05"))
    assert [(c.clash, c.here, c.there) for c in born] == [(Clash.NUMBER_BIRTH, "1929-03-05", "1992")]
    assert of_number(PersonTold(HERE, "mother", "", number, birth_date="1992-03-05")) == ()
    assert of_number(PersonTold(HERE, "mother", "", "171000016", birth_date="1992-03-05")) == ()


def test_a_paper_is_good_on_its_last_day_and_expired_on_the_next():
    assert of_expiry("2026-11-20", date(2026, 11, 20)) is None
    assert of_expiry("2026-11-20", date(2026, 11, 21)) is not None
    assert of_expiry("Không thời hạn", date(2026, 11, 21)) is None


def test_six_months_after_the_last_of_august_is_the_last_of_february():
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert of_age("2026-08-31", 6, date(2027, 2, 28)) is None
    too_old = of_age("2026-08-31", 6, date(2027, 3, 1))
    assert too_old is not None and too_old.there == "2027-02-28"
    assert of_age("1990-01-01", 0, date(2027, 3, 1)) is None
    assert of_age("9999-12-31", 6, date(2027, 3, 1)) is None  # written where a paper is good for ever
