from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.kept.owner import owner_of, owners_of
from app.domain.papers.evidence import Fact, Source
from app.domain.people.person import Person

MOTHER = Person("Nguyễn Thị Mẫu", "038192000016", "171000016")
MOTHERS = ("038192000016", "Nguyễn Thị Mẫu")
CHILDS = ("038226000021", "Trần Văn Thử")


def accepted(**values: str) -> list[Fact]:
    """Values a clerk agreed to."""
    return [Fact("giay", name, value, accepted_by="lan") for name, value in values.items()]


@pytest.mark.parametrize(
    ("values", "owner"),
    [
        ({}, MOTHERS),
        ({"document_number": "25/2019"}, MOTHERS),
        ({"id_number": "038192000016", "full_name": "NGUYỄN THỊ MẪU"}, MOTHERS),
        ({"id_number": "171000016"}, MOTHERS),
        ({"full_name": "Nguyễn  thị mẫu", "mother_name": "Lê Thị Bà"}, MOTHERS),
        ({"id_number": "038226000021", "full_name": "Trần Văn Thử"}, CHILDS),
        ({"child_id_number": "038226000021", "child_full_name": "Trần Văn Thử"}, CHILDS),
    ],
)
def test_a_paper_is_kept_under_the_person_it_is_about(values: dict[str, str], owner: tuple[str, str]):
    assert owner_of(accepted(**values), MOTHER) == owner


@pytest.mark.parametrize(
    "values",
    [
        {"full_name": "Trần Văn Thử"},
        {"full_name": "Nguyễn Thị Mậu"},
        {"deceased_full_name": "Trần Văn Cụ", "id_number": ""},
        {"husband_full_name": "Lê Văn Một", "wife_full_name": "Phạm Thị Hai"},
        {"husband_id_number": "038080000011", "wife_id_number": "038182000012"},
        {"id_number": "038142000016", "full_name": "Nguyễn Thị Mẫu"},
        {"id_number": "03822600002", "full_name": "Trần Văn Thử"},
    ],
)
def test_a_paper_of_somebody_else_without_one_sure_number_is_kept_under_nobody(values: dict[str, str]):
    assert owner_of(accepted(**values), MOTHER) is None


@pytest.mark.parametrize(
    "values",
    [
        {"husband_id_number": "038080000011", "wife_id_number": "038192000016"},
        {"husband_id_number": "038080000011", "wife_full_name": "Nguyễn Thị Mẫu"},
        {"child_full_name": "Trần Văn Thử", "mother_name": "Nguyễn Thị Mẫu"},
        {"child_full_name": "Trần Văn Thử", "mother_id_number": "038192000016"},
    ],
)
def test_a_paper_of_several_persons_is_kept_under_the_one_at_the_desk(values: dict[str, str]):
    assert owner_of(accepted(**values), MOTHER) == MOTHERS


def test_a_guess_puts_no_paper_under_another_but_holds_it_back():
    card = Fact("giay", "id_number", "038226000021", Source.QR, confidence=100.0)
    faint = Fact("giay", "id_number", "038226000021", confidence=41.0)

    misread = Fact("giay", "id_number", "038142000016", confidence=86.0)

    assert owner_of([card], MOTHER) is None
    assert owner_of([misread], MOTHER) == MOTHERS
    assert owner_of([replace(misread, source=Source.QR)], MOTHER) is None
    assert owner_of([replace(misread, value="038182000055")], MOTHER) is None
    assert owner_of([faint], MOTHER) == MOTHERS


def test_without_a_number_of_the_bringer_a_paper_that_names_nobody_is_nobodys():
    assert owner_of([], Person("Nguyễn Thị Mẫu")) is None


HUSBANDS = ("038080000011", "Lê Văn Một")
COUPLE = {
    "husband_full_name": "Lê Văn Một",
    "husband_id_number": "038080000011",
    "wife_full_name": "Nguyễn Thị Mẫu",
}


def test_the_paper_of_a_couple_is_kept_under_both():
    with_number = COUPLE | {"wife_id_number": "038192000016"}
    assert owners_of(accepted(**COUPLE), MOTHER) == (MOTHERS, HUSBANDS)
    assert owners_of(accepted(**with_number), MOTHER) == (MOTHERS, HUSBANDS)


def test_common_land_is_kept_under_both_whoever_of_them_brings_it():
    land = {"full_name": "Lê Văn Một", "id_number": "038080000011", "spouse_name": "Nguyễn Thị Mẫu"}
    land["spouse_id_number"] = "038192000016"
    assert owners_of(accepted(**land), MOTHER) == (HUSBANDS, MOTHERS)


@pytest.mark.parametrize(
    "wrong", [{"husband_id_number": "0380800000"}, {"husband_id_number": "038192000019"}]
)
def test_no_misread_number_shows_a_couples_paper_to_somebody_else(wrong):
    assert owners_of(accepted(**COUPLE | wrong), MOTHER) == (MOTHERS,)


def test_what_nobody_accepted_of_the_other_one_keeps_nothing_under_them():
    guessed = [Fact("giay", "husband_id_number", "038080000011", confidence=99)]
    told = [*accepted(wife_full_name="Nguyễn Thị Mẫu", husband_full_name="Lê Văn Một"), *guessed]
    assert owners_of(told, MOTHER) == (MOTHERS,)


def test_a_child_is_no_owner_of_a_paper_kept_for_a_parent():
    assert owners_of(accepted(child_full_name="Bé", mother_name="Nguyễn Thị Mẫu"), MOTHER) == (MOTHERS,)
