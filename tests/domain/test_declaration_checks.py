"""What is told beside a field of the tờ khai: dates, numbers, ages and deadlines; nothing ever blocks."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.declaration.checks import Weight, findings
from tests.domain.declarations import TODAY, form


def told(id_: str, **values: str) -> dict[str, tuple[str, Weight]]:
    """Return what is told of each field besides what is missing."""
    found = findings(form(id_), values, TODAY)
    return {f.field: (f.said.code, f.weight) for f in found if f.weight is not Weight.MISSING}


def test_what_the_form_must_have_is_named_and_what_it_may_have_is_not():
    missing = {f.field for f in findings(form("khai_sinh"), {"full_name": "Nguyễn Thị Mẫu"}, TODAY)}
    assert {"child_full_name", "birth_place"} <= missing
    assert not {"full_name", "father_name", "copies_wanted"} & missing


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"child_birth_date": "32/13/2026"}, "child_birth_date", "not_a_day"),
        ({"child_birth_date": "2026-11-21"}, "child_birth_date", "in_future"),
        ({"child_sex": "trai"}, "child_sex", "not_a_sex"),
        ({"mother_birth_date": "1092"}, "mother_birth_date", "not_a_year"),
        ({"mother_birth_date": "2026-11-19", "child_birth_date": "2026-11-12"}, "mother_birth_date", "order"),
        ({"mother_birth_date": "2027", "child_birth_date": "2026-11-12"}, "mother_birth_date", "order"),
        ({"mother_id_number": "03819200001"}, "mother_id_number", "id_length"),
        ({"mother_id_number": "038092000016"}, "mother_id_number", "id_sex"),
        ({"mother_id_number": "038192000016", "mother_birth_date": "1993"}, "mother_id_number", "id_birth"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(values, field, code):
    assert told("khai_sinh", **values)[field] == (f"declaration.{code}", Weight.DOUBT)


def test_a_birth_told_in_time_by_a_parent_whose_number_agrees_is_told_nothing():
    values = {
        "child_birth_date": "2026-11-12",
        "child_sex": "male",
        "mother_birth_date": "1992-03-05",
        "mother_id_number": "038192000016",
        "father_birth_date": "1990",
    }
    assert told("khai_sinh", **values) == {}


def test_a_late_birth_is_for_information_with_the_law():
    (late,) = [
        f
        for f in findings(form("khai_sinh"), {"child_birth_date": "2026-09-20"}, TODAY)
        if f.weight is Weight.NOTE
    ]
    assert late.said.code == "declaration.late"
    assert late.said.facts == {"days": 61, "limit": 60, "law": "Luật Hộ tịch 2014, Điều 15"}
    assert told("khai_sinh", child_birth_date="2026-09-21") == {}


def test_death_comes_after_birth():
    values = {"deceased_birth_date": "1950-01-02", "died_on": "1949-01-02"}
    assert told("khai_tu", **values)["deceased_birth_date"][0] == "declaration.order"


@pytest.mark.parametrize(
    ("field", "born", "young"),
    [
        ("wife_birth_date", date(2008, 11, 20), False),
        ("wife_birth_date", date(2008, 11, 21), True),
        ("husband_birth_date", date(2006, 11, 20), False),
        ("husband_birth_date", date(2006, 11, 21), True),
    ],
)
def test_marriage_age_is_counted_to_the_day(field, born, young):
    found = told("ket_hon", **{field: born.isoformat()})
    assert (found.get(field) == ("declaration.too_young", Weight.DOUBT)) is young


def test_somebody_born_on_the_29th_of_february_comes_of_age_on_the_first_of_march():
    born = {"wife_birth_date": "2008-02-29"}
    before, after = (
        {f.field for f in findings(form("ket_hon"), born, day) if f.weight is Weight.DOUBT}
        for day in (date(2026, 2, 28), date(2026, 3, 1))
    )
    assert "wife_birth_date" in before
    assert "wife_birth_date" not in after


def test_words_that_are_no_choice_of_the_form_are_told():
    assert told("xac_dinh_khuyet_tat", disability_kinds="Vận động; Nhìn") == {}
    assert told("xac_dinh_khuyet_tat", disability_kinds="Đi lại")["disability_kinds"][0] == (
        "declaration.not_a_choice"
    )
