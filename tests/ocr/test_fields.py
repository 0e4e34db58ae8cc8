from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.papers.evidence import Doubt, FieldReading
from app.ports import Word
from ocr.fields import read_fields
from tests.ocr.papers import BODY, words_of


def two_columns(left: str, right: str, line: int) -> tuple[Word, ...]:
    """Lay two texts side by side on one line, as the head of an act has them."""
    moved = tuple(replace(w, x=w.x + 900, y=100 + 60 * line, line=line) for w in words_of([right]))
    return tuple(replace(w, y=100 + 60 * line, line=line) for w in words_of([left])) + moved


def act(
    number: str = "Số: 157/QĐ-UBND", day: str = "Thử Nghiệm, ngày 05 tháng 3 năm 2026"
) -> tuple[Word, ...]:
    head = (
        two_columns("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0)
        + two_columns("XÃ THỬ NGHIỆM", "Độc lập - Tự do - Hạnh phúc", 1)
        + two_columns(number, day, 2)
    )
    body = words_of(["QUYẾT ĐỊNH", *BODY, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020;"])
    return head + tuple(replace(w, y=w.y + 180, line=w.line + 3) for w in body)


def values(words: tuple[Word, ...]) -> dict[str, str]:
    return {field.name: field.value for field in read_fields(words)}


def test_the_head_of_an_act_gives_number_date_and_agency():
    assert values(act()) == {
        "document_number": "157/QĐ-UBND",
        "issued_on": "2026-03-05",
        "issuing_agency": "ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM",
        "act_type": "Quyết định",
    }


def test_a_value_points_at_the_words_it_was_read_from():
    number = next(field for field in read_fields(act()) if field.name == "document_number")
    word = act()[two_columns_start() + 1]

    assert number.box == (word.x, word.y, word.width, word.height)
    assert number.confidence == 95.0


def two_columns_start() -> int:
    return next(at for at, word in enumerate(act()) if word.text == "Số:")


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Số: 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("Số: 08 /CT-UBND", "08/CT-UBND"),
        ("Số: 12/GP - XD", "12/GP-XD"),
        ("Số: 45/2024", "45/2024"),
    ],
)
def test_numbers_and_symbols_are_read_as_printed(printed, value):
    assert values(act(number=printed))["document_number"] == value


def test_a_letter_read_for_a_figure_is_repaired_and_left_to_the_clerk():
    field = next(f for f in read_fields(act(number="Số: 1O7/QĐ-UBND")) if f.name == "document_number")

    assert field.value == "107/QĐ-UBND"
    assert field.confidence <= 50


@pytest.mark.parametrize(
    "number", ["Số: /QĐ-UBND", "Số: ....../QĐ-UBND", "Số nhà 12, phố Thử", "Số: abc/UBND"]
)
def test_a_number_that_is_not_there_is_not_invented(number):
    assert "document_number" not in values(act(number=number))


@pytest.mark.parametrize(
    "day",
    [
        "Thử Nghiệm, ngày tháng 3 năm 2026",
        "Thử Nghiệm, ngày 31 tháng 02 năm 2026",
        "Thử Nghiệm, ngày 05 tháng 3 năm 20",
        "Hôm nay ngày 05 tháng 3 năm 2026 họp",
    ],
)
def test_a_date_that_is_not_whole_is_not_invented(day):
    assert "issued_on" not in values(act(day=day))


def test_a_page_with_two_different_dates_gives_none():
    lines = [*BODY, *BODY, "Thử Nghiệm, ngày 05 tháng 3 năm 2026", "Hà Nội, ngày 06 tháng 3 năm 2026"]

    assert values(words_of(lines)) == {}


def agency(words: tuple[Word, ...]) -> FieldReading:
    return next(field for field in read_fields(words) if field.name == "issuing_agency")


def test_an_agency_with_a_doubtful_word_is_given_to_be_looked_at():
    doubtful = tuple(replace(w, confidence=45.0) if w.text == "THỬ" else w for w in act())

    assert agency(doubtful).doubts == (Doubt.FAINT,)


def test_an_agency_with_a_word_that_was_hardly_seen_is_left_out():
    unseen = tuple(replace(w, confidence=10.0) if w.text == "THỬ" else w for w in act())

    assert "issuing_agency" not in values(unseen)


def test_the_agency_stands_above_a_number_that_lost_its_slash():
    assert agency(act(number="Số: 606GXNKT")).value == "ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM"


def test_a_certificate_without_a_number_has_its_agency_beside_the_nation_and_above_the_date():
    words = tuple(w for w in act(number="Mẫu") if w.text != "Mẫu")

    assert agency(words).value == "ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM"


def test_capitals_that_lost_a_tone_get_it_from_the_same_place_in_small_letters():
    lost = tuple(replace(w, text="NGHIÊM") if w.text == "NGHIỆM" else w for w in act())

    assert agency(lost).value == "ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM"
    assert agency(lost).doubts == (Doubt.REPAIRED,)


def test_a_commune_whose_name_begins_like_a_school_is_no_agency_of_its_own():
    named = {"XÃ": "TRƯỜNG", "THỬ": "THỊNH", "NGHIỆM": ""}
    words = tuple(replace(w, text=named.get(w.text, w.text)) for w in act() if named.get(w.text, w.text))

    assert agency(words).value == "ỦY BAN NHÂN DÂN TRƯỜNG THỊNH"


def test_a_personal_number_beside_its_label_is_read():
    assert values(words_of([*BODY, "Số định danh cá nhân: 001 190 000 012"])) == {"id_number": "001190000012"}


def test_twelve_figures_without_a_label_are_nobodys_number():
    assert values(words_of([*BODY, "Tài khoản 001190000012 tại ngân hàng"])) == {}


def test_of_two_persons_none_is_preferred():
    lines = ["Căn cước: 001190000012", *BODY, "Căn cước: 001090000013"]

    found = read_fields(words_of(lines))

    assert [field.value for field in found] == ["001190000012", "001090000013"]
    assert max(field.confidence for field in found) <= 50


@given(st.lists(st.text(max_size=60), max_size=10))
def test_any_text_is_read_without_failing(lines):
    assert all(field.value for field in read_fields(words_of(lines)))


@pytest.mark.parametrize("number", ["Số: 658/IB-UBND", "Số: 658/ITB-UBND"])
def test_a_type_of_act_that_there_is_not_is_the_one_it_looks_like(number):
    read = next(field for field in read_fields(act(number=number)) if field.name == "document_number")

    assert (read.value, read.doubts) == ("658/TB-UBND", (Doubt.REPAIRED,))


def test_a_number_that_was_hardly_seen_but_has_its_form_is_given_to_be_looked_at():
    faint = tuple(replace(w, confidence=25.0) if "QĐ" in w.text else w for w in act())
    read = next(field for field in read_fields(faint) if field.name == "document_number")

    assert (read.value, read.doubts) == ("157/QĐ-UBND", (Doubt.FAINT,))


def test_a_speck_before_the_day_does_not_hide_it():
    assert values(act(day="Thử Nghiệm, ngày-'19 tháng 5 năm 2026"))["issued_on"] == "2026-05-19"


def test_a_speck_before_the_agency_is_no_part_of_it():
    specked = tuple(replace(w, text="'ỦY") if w.text == "ỦY" else w for w in act())

    assert values(specked)["issuing_agency"] == "ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM"


@pytest.mark.parametrize(("number", "value"), [("Số: 75GBT", "75/GBT"), ("Số: 2XN", "2/XN")])
def test_a_number_glued_to_a_short_symbol_gets_its_slash_and_is_looked_at(number, value):
    read = next(field for field in read_fields(act(number=number)) if field.name == "document_number")

    assert (read.value, read.doubts) == (value, (Doubt.REPAIRED,))


def test_a_speck_taken_for_a_full_stop_is_no_part_of_the_agency():
    specked = tuple(replace(w, text="NHÂN.") if w.text == "NHÂN" else w for w in act())

    assert values(specked)["issuing_agency"] == "ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM"
