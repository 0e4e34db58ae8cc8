"""Who stands at the desk: the number and what it says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleError
from app.domain.people.person import Applicant, Person, PersonalId, Sex, is_old_id


def test_the_number_tells_sex_and_birth_year():
    number = PersonalId("038192000016")
    assert number.sex is Sex.FEMALE
    assert number.birth_year == 1992


def test_a_child_born_this_century_has_its_century_in_the_number():
    assert PersonalId("038326000016").birth_year == 2026
    assert PersonalId("038326000016").sex is Sex.FEMALE
    assert PersonalId("038226000016").sex is Sex.MALE


@given(st.from_regex(r"[0-9]{3}[0-3][0-9]{8}", fullmatch=True))
def test_a_person_whose_card_agrees_with_the_number_is_not_questioned(digits):
    number = PersonalId(digits)
    assert number.contradictions(number.sex, date(number.birth_year, 3, 5)) == ()


def test_a_misread_digit_shows_as_a_contradiction_with_sex_and_birth_year():
    person = Person(id_number="038092000016", sex=Sex.FEMALE, birth_date=date(1993, 3, 5))
    assert person.contradictions() == ("sex", "birth_date")


def test_a_passport_number_contradicts_nothing():
    assert Person(id_number="C1234567", sex=Sex.MALE, birth_date=date(1990, 1, 1)).contradictions() == ()


@pytest.mark.parametrize("text", ["", "03819200001", "0381920000167", "03819200001A", "٠٣٨١٩٢٠٠٠٠١٦"])
def test_what_is_not_twelve_plain_digits_is_no_personal_number(text):
    with pytest.raises(RuleError) as refused:
        PersonalId(text)
    assert refused.value.code == "person.id_number"
    assert text not in "0123456789" or not any(text in str(v) for v in refused.value.facts.values() if text)


def test_the_number_of_a_citizen_never_stands_in_the_error():
    with pytest.raises(RuleError) as refused:
        PersonalId("03819200001")
    assert "03819200001" not in str(refused.value)


def test_an_old_identity_card_has_nine_digits():
    assert is_old_id("172345678")
    assert not is_old_id("17234567")
    assert not is_old_id("١٧٢٣٤٥٦٧٨")


@pytest.mark.parametrize(
    ("word", "sex"),
    [
        ("Nam", Sex.MALE),
        ("NAM", Sex.MALE),
        ("Nu\u031b\u0303", Sex.FEMALE),
        (" nữ ", Sex.FEMALE),
        ("", Sex.UNKNOWN),
    ],
)
def test_sex_is_read_as_printed_in_any_case_and_composition(word, sex):
    assert Sex.from_vietnamese(word) is sex


def test_the_owner_is_the_submitter_unless_someone_acts_for_another():
    mother, child = Person(full_name="Nguyễn Thị Mẫu"), Person(full_name="Trần Văn Thử")
    assert Applicant(mother).dossier_owner is mother
    assert Applicant(mother, owner=child).dossier_owner is child
