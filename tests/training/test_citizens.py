"""The invented commune must pass every check the desk makes on real people."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleError
from app.domain.people.id_card import decode_card_bytes, parse_card
from app.domain.staff import Role
from app.messages import known_codes
from app.training.citizens import Citizen, load_commune
from app.training.mrz import check_digit, td1_lines

COMMUNE = load_commune(date(2026, 11, 20))
BY_KEY = {citizen.key: citizen for citizen in COMMUNE.citizens}


@pytest.mark.parametrize("citizen", COMMUNE.citizens, ids=lambda citizen: citizen.key)
def test_every_card_text_is_a_card_the_desk_accepts_without_contradiction(citizen: Citizen):
    card = parse_card(decode_card_bytes(citizen.card_text.encode()))

    assert card.contradictions == ()
    assert (card.person.full_name, card.person.birth_date) == (citizen.full_name, citizen.birth_date)
    assert (card.person.sex, card.person.residence) == (citizen.sex, citizen.residence)
    assert (card.person.old_id_number, card.issued_on) == (citizen.old_id_number, citizen.issued_on)
    assert len(citizen.card_text.split("|")) == citizen.card_fields


def test_the_commune_holds_both_kinds_of_card_with_and_without_an_old_number():
    kinds = {(citizen.card_fields, bool(citizen.old_id_number)) for citizen in COMMUNE.citizens}

    assert kinds == {(7, True), (7, False), (11, True), (11, False)}
    assert len(COMMUNE.citizens) == 12


def test_no_two_people_share_a_number():
    people = [*COMMUNE.citizens, *(home.first_child for home in COMMUNE.households)]

    assert len({person.id_number for person in people}) == len(people)


def test_a_citizen_whose_number_contradicts_them_is_refused_by_key_and_never_by_number(tmp_path: Path):
    wrong = tmp_path / "citizens.toml"
    wrong.write_text(
        '[[citizen]]\nkey = "sai"\nfull_name = "Trần Thị Sai"\nid_number = "038090000027"\n'
        'birth_date = 1990-11-20\nsex = "female"\nresidence = "Xã Thử Nghiệm"\n',
        encoding="utf-8",
    )

    with pytest.raises(RuleError) as refused:
        load_commune(date(2026, 11, 20), wrong)

    assert refused.value.code == "training.citizens"
    assert refused.value.facts == {"key": "sai"}


def test_the_machine_zone_of_the_sample_mother_is_the_published_one():
    assert td1_lines(BY_KEY["mau"]) == (
        "IDVNM1920000165038192000016<<2",
        "9203055F3203053VNM<<<<<<<<<<<8",
        "NGUYEN<<THI<MAU<<<<<<<<<<<<<<<",
    )


@pytest.mark.parametrize("citizen", COMMUNE.citizens, ids=lambda citizen: citizen.key)
def test_every_machine_zone_has_thirty_signs_a_line_and_right_check_digits(citizen: Citizen):
    first, second, third = td1_lines(citizen)

    assert [len(line) for line in (first, second, third)] == [30, 30, 30]
    assert first[14] == check_digit(first[5:14])
    assert second[6] == check_digit(second[:6])
    assert second[14] == check_digit(second[8:14])
    assert second[29] == check_digit(first[5:30] + second[:7] + second[8:15] + second[18:29])
    assert third.isascii()


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_one_misread_digit_of_a_card_number_always_changes_the_check_digit(number: str, place: int, off: int):
    misread = number[:place] + str((int(number[place]) + off) % 10) + number[place + 1 :]

    assert check_digit(misread) != check_digit(number)


def test_a_card_runs_to_the_next_milestone_birthday_at_least_two_years_off():
    assert BY_KEY["mau"].expires_on == date(2032, 3, 5)
    assert BY_KEY["gia_dinh"].expires_on == date(2038, 12, 30)
    assert BY_KEY["co_mau"].expires_on is None


def test_training_has_two_clerks_and_a_supervisor_with_pins_to_print():
    assert [one.role for one in COMMUNE.staff] == [Role.CLERK, Role.CLERK, Role.SUPERVISOR]
    assert all(one.pin.isdigit() and len(one.pin) == 4 for one in COMMUNE.staff)


def test_a_newborn_is_always_a_few_days_old_on_the_day_of_the_counter():
    spring = load_commune(date(2027, 3, 2))

    assert spring.household("nha_mau").newborn.birth_date == date(2027, 2, 24)


def test_every_error_of_training_has_words_in_both_languages():
    codes = {"training.citizens", "training.unknown_paper", "training.folder", "training.real_desk"}

    assert codes <= known_codes("vi") & known_codes("en")
