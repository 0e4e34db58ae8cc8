"""Crops, marks, words and typed values of checking by eye."""

from __future__ import annotations

from dataclasses import replace
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from app.catalogue import load_catalogue
from app.domain.checking.conflicts import Clash, Conflict
from app.domain.checking.item import SUBMITTER, CheckItem
from app.domain.errors import RuleError
from app.domain.page_view import PageLook
from app.domain.papers.evidence import Doubt, Fact, Source
from app.domain.papers.field import FieldType
from app.domain.papers.people import Place
from app.messages import explain, sentence
from app.use_cases.checking import CheckList, PagePlace
from tests.domain.check_samples import page
from ui.intake.checking.marking import LINE_PX, MOST_LINES, crop_of, mark_on
from ui.intake.checking.typed_value import typed_value
from ui.intake.checking.words import CLASH_CODES, conflict_words, field_words, foot_words, grave_words, why
from ui.intake.state import IntakeState

A4 = PagePlace(PageLook("a" * 64), 0, 2480, 3508, 300)
WIDTH = 424
TEXT_PX = 15
"""Height of the desk's own text."""
TWO_SIDED = (
    *CLASH_CODES.values(),
    "checking.proven",
    "checking.against_proof",
    "checking.printed",
    "checking.against_print",
)
FACTS = {"here": "a", "there": "b", "where": "ở ô Người nộp", "number": "1", "read": "c"}


def item(kind: FieldType, value: str, *conflicts: Conflict, **facts: object) -> CheckItem:
    fact = Fact("the", "full_name", value, page="t", box=(1, 1, 9, 9), confidence=95, **facts)
    return CheckItem("t", fact, kind, conflicts)


@given(st.integers(0, 2000), st.integers(0, 3300), st.integers(20, 2400), st.integers(30, 60))
def test_letters_are_shown_at_least_twice_as_high_as_text_and_the_whole_value_is_shown(x, y, w, h):
    w = min(w, 2480 - x)
    crop = crop_of(A4, (x, y, w, h), WIDTH)
    assert crop is not None
    assert len(crop.pieces) == MOST_LINES or round(h * crop.scale) >= 2 * TEXT_PX
    covered = sum(piece.intersected(crop.value).width() for piece in crop.pieces)
    assert covered >= crop.value.width() - 2
    left, top, width, height = crop.area
    assert left >= 0 and top >= 0 and left + width <= 2480 and top + height <= 3508


def test_a_long_value_is_broken_like_text_and_one_of_two_lines_is_shown_in_full():
    long = crop_of(A4, (360, 760, 1400, 50), WIDTH)
    assert long is not None and len(long.pieces) == 3 and round(50 * long.scale) == LINE_PX
    two_lines = crop_of(A4, (360, 760, 600, 125), WIDTH)
    assert two_lines is not None and two_lines.height >= 2 * LINE_PX


def test_a_value_that_stands_nowhere_has_no_crop():
    assert crop_of(A4, (0, 0, 0, 0), WIDTH) is None


@pytest.mark.parametrize(
    ("rotation", "mark"),
    [
        (0, QRectF(0.1, 0.2, 0.3, 0.1)),
        (90, QRectF(0.7, 0.1, 0.1, 0.3)),
        (180, QRectF(0.6, 0.7, 0.3, 0.1)),
        (270, QRectF(0.2, 0.6, 0.1, 0.3)),
    ],
)
def test_the_mark_turns_with_the_page(rotation, mark):
    shown = page("t", "the", rotation=rotation)
    place = PagePlace(shown.look, 0, 1000, 1000, 300)
    found = mark_on(shown, place, (100, 200, 300, 100))
    assert found is not None
    for side in ("left", "top", "width", "height"):
        assert getattr(found, side)() == pytest.approx(getattr(mark, side)())
    assert mark_on(shown, replace(place, look=PageLook("b" * 64)), (100, 200, 300, 100)) is None


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", [*TWO_SIDED, *(f"checking.{d.value}" for d in Doubt)])
def test_every_reason_to_stop_is_one_sentence_that_names_only_known_facts(code, language):
    template = sentence(code, {name: f"{{{name}}}" for name in FACTS}, language).what
    assert template.endswith(".") and template.count(". ") == 0
    assert {name for _, name, _, _ in Formatter().parse(template) if name} <= FACTS.keys()
    if code in TWO_SIDED:
        assert "{here}" in template and "{there}" in template


def test_the_sentence_shows_dates_numbers_and_sexes_as_people_write_them():
    form = Place(Source.TYPED, SUBMITTER)
    swapped = Conflict(Clash.DAY_MONTH, "1992-05-03", "1992-03-05", form)
    told = conflict_words(item(FieldType.DATE, "1992-05-03", swapped), swapped, IntakeState(), "vi").what
    assert told == "Ngày trên giấy 03/05/1992 đảo ngày và tháng so với 05/03/1992 ở ô Người nộp."
    sex = Conflict(Clash.NUMBER_SEX, "male", "female", number="038192000016")
    told = conflict_words(item(FieldType.SEX, "male", sex), sex, IntakeState(), "vi").what
    assert told == "Chữ số thứ tư của số định danh 038192000016 là của nữ, mà đây ghi nam."


def test_the_gravest_reason_is_told_first():
    tones = Conflict(Clash.TONES, "Mẩu", "Mẫu", Place(Source.TYPED, SUBMITTER))
    other = Conflict(Clash.OTHER_PERSON, "A · 1", "B · 2", Place(Source.TYPED, SUBMITTER))
    told = why(item(FieldType.NAME, "Mẩu", tones, other), IntakeState(), "vi")
    assert told is not None and told.what == "Giấy này của A · 1, không phải của B · 2 ở ô Người nộp."


def test_handwriting_is_told_before_faintness():
    guess = item(FieldType.NAME, "Mẫu", doubts=(Doubt.FAINT, Doubt.HANDWRITTEN))
    told = why(guess, IntakeState(), "vi")
    assert told is not None and told.what == "Chữ viết tay, máy chỉ đoán là “Mẫu”."


def test_the_foot_counts_what_waits_and_names_what_is_grave():
    expired = Conflict(Clash.EXPIRED, "2020-01-01", "2026-11-20")
    checks = CheckList((item(FieldType.DATE, "2020-01-01", expired), item(FieldType.NAME, "Mẫu")))
    assert foot_words(checks) == "F6  Kiểm tra giấy: 1 trường cần xem · giấy hết hạn"
    sure = item(FieldType.NAME, "Mẫu")
    assert foot_words(CheckList((sure,))) == "F6  Kiểm tra giấy: 1 giấy chờ nhận"
    assert foot_words(CheckList((replace(sure, fact=replace(sure.fact, accepted_by="lan")),))) == ""
    asked = grave_words(checks.serious, IntakeState(), "vi")
    assert "đến 01/01/2020, hôm nay là 20/11/2026." in asked and asked.endswith("F9 lần nữa vẫn cấp.")


def test_every_field_of_the_packs_has_a_name_for_the_clerk():
    names = {field.name for kind in load_catalogue().document_types for field in kind.fields}
    assert sorted(name for name in names if field_words(name) == name.replace("_", " ")) == []
    assert field_words("mother_birth_date") == "Mẹ: ngày sinh"


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (FieldType.DATE, "05/03/1992", "1992-03-05"),
        (FieldType.DATE, "05031992", "1992-03-05"),
        (FieldType.DATE, "1992", "1992"),
        (FieldType.DATE, "Không thời hạn", "Không thời hạn"),
        (FieldType.SEX, "nữ", "female"),
        (FieldType.ID_NUMBER, "038 192 000 016", "038192000016"),
        (FieldType.NAME, "  Nguyễn  Thị Mẫu ", "Nguyễn Thị Mẫu"),
        (FieldType.NAME, "", ""),
    ],
)
def test_what_is_typed_is_kept_in_the_form_of_the_house(kind, text, value):
    assert typed_value(kind, text) == value


@pytest.mark.parametrize(("kind", "text"), [(FieldType.DATE, "31/02/1992"), (FieldType.ID_NUMBER, "0381920")])
def test_what_cannot_be_is_refused_with_words(kind, text):
    with pytest.raises(RuleError) as caught:
        typed_value(kind, text)
    assert explain(caught.value).do
