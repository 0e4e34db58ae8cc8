"""Lessons about kinds of paper: what enters them, what they may say, and when they keep silent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.papers.document_type import DocumentType, TypeSuggestion
from app.domain.reading.kind_learning import Lesson, features_of, likeness, printed_words, taught

TITLES = printed_words([DocumentType("a", "", ("Giấy xác nhận thôn",))])
FORM = """
Trưởng thôn xác nhận người có tên dưới đây đang sinh sống tại thôn này từ nhiều năm nay
và chấp hành tốt mọi quy định của làng xóm, không có điều gì phải phàn nàn cho đến lúc này
Giấy này dùng để bổ sung hồ sơ xin học nghề của người có tên trên đây theo yêu cầu của trường
"""
OTHER = """
Bên bán đồng ý giao và bên mua đồng ý nhận số hàng ghi trong bảng kê dưới đây đúng loại đúng lượng
tiền hàng được trả làm hai lần, lần đầu ngay khi giao nhận và lần sau khi đã dùng thử một tháng
"""
DOUBT = TypeSuggestion()
REASON = "như đã xếp"


def lesson(kind: str, text: str) -> Lesson:
    return Lesson(kind, features_of(text, TITLES))


def said(text: str, *lessons: Lesson, rules: TypeSuggestion = DOUBT) -> TypeSuggestion:
    return taught(rules, features_of(text, TITLES), lessons, REASON)


@pytest.mark.parametrize(
    "personal",
    [
        "Nguyễn Thị Mẫu",
        "NGUYỄN THỊ MẪU",
        "ngày 05/03/1992 số 038192000016",
        "Thôn Trung Tâm, Xã Thử Nghiệm",
        "Nguyễn thị mẫu",
    ],
)
def test_names_places_days_and_numbers_leave_nothing_in_a_lesson(personal):
    plain, with_person = features_of(FORM, TITLES), features_of(f"{FORM}\n{personal}", TITLES)

    assert len(with_person - plain) <= 1  # "thị mẫu": a name written small looks like print


def test_a_title_in_capitals_is_print():
    assert (
        features_of("GIẤY XÁC NHẬN THÔN", TITLES) == features_of("giấy xác nhận thôn", TITLES) != frozenset()
    )


def test_one_lesson_suggests_and_two_of_the_same_form_are_sure():
    one = said(FORM, lesson("xac_nhan", FORM))
    two = said(FORM, lesson("xac_nhan", FORM), lesson("xac_nhan", FORM + "ngoài ra không còn gì"))

    assert (one.kind, one.score < 0.8, one.reason) == ("xac_nhan", True, REASON)
    assert (two.kind, two.score >= 0.8) == ("xac_nhan", True)


def test_a_page_unlike_every_lesson_stays_unknown():
    assert said(OTHER, lesson("xac_nhan", FORM)) == DOUBT


def test_pages_alike_that_were_named_differently_teach_nothing():
    assert said(FORM, lesson("xac_nhan", FORM), lesson("don", FORM)) == DOUBT


def test_a_sure_title_is_never_overruled():
    title = TypeSuggestion("giay_khai_sinh", 0.98, "GIẤY KHAI SINH")

    assert said(FORM, *[lesson("xac_nhan", FORM)] * 5, rules=title) == title


def test_a_guess_of_the_rules_stays_when_it_is_surer_than_the_lesson():
    guess = TypeSuggestion("giay_khai_sinh", 0.79, "nơi sinh")

    assert said(FORM, lesson("xac_nhan", FORM), rules=guess) == guess


def test_too_few_words_are_no_ground_for_anything():
    assert said("người có tên dưới đây", lesson("xac_nhan", "người có tên dưới đây")) == DOUBT


@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_is_the_same_both_ways_and_between_nothing_and_one(one, other):
    a, b = features_of(one, TITLES), features_of(other, TITLES)

    assert likeness(a, b) == likeness(b, a)
    assert 0.0 <= likeness(a, b) <= 1.0 + 1e-9
