"""Passports: what the two long lines prove, and how their name without tones and the printed one agree."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.papers.evidence import Doubt, FieldReading, Source
from app.domain.papers.values import PageValues, gather, is_sure
from app.domain.people.mrz import check_digit
from app.domain.people.person import Sex
from app.training.citizens import Citizen
from app.training.mrz import td3_lines
from ocr.cards import card_fields, card_proof
from tests.ocr.papers import words_of

HOLDER = Citizen("mau", "Nguyễn Thị Mẫu", "003192000016", date(1992, 3, 5), Sex.FEMALE, "Xã Thử Nghiệm")
ZONE = td3_lines(HOLDER, "C1234567", date(2032, 3, 5))


def foreign(number: str, country: str, born: str, sex: str, ends: str) -> str:
    """Return the second line of a passport without a personal number."""
    days = f"{born}{check_digit(born)}", f"{ends}{check_digit(ends)}"
    checked = f"{number}{check_digit(number)}{days[0]}{days[1]}{'<' * 14}0"
    return f"{checked[:10]}{country}{days[0]}{sex}{checked[17:]}{check_digit(checked)}"


KOREAN = "P<KORKIM<<MIN<JUN".ljust(44, "<"), foreign("M12345678", "KOR", "800101", "M", "300101")
PRINT = (
    "Số hộ chiếu / Passport No",
    "C1234567",
    "Họ và tên / Full name",
    "NGUYỄN THỊ MẪU",
    "Số GCMND / ID card No",
    "003192000016",
    "Ngày cấp / Date of issue",
    "05 / 03 / 2022",
    "Có giá trị đến / Date of expiry",
    "05 / 03 / 2032",
)


def read(*lines: str) -> dict[str, FieldReading]:
    """Return the first reading of every field of a passport with these lines."""
    return {field.name: field for field in reversed(card_fields(words_of(lines)))}


def test_the_zone_of_a_passport_gives_what_its_check_digits_prove():
    said = read(*ZONE)
    proven = {name: field.value for name, field in said.items() if not field.doubts}

    assert proven == {
        "document_number": "C1234567",
        "id_number": "003192000016",
        "birth_date": "1992-03-05",
        "sex": "female",
        "expires_on": "2032-03-05",
        "nationality": "Việt Nam",
    }
    assert {field.source for field in said.values()} == {Source.MRZ}


def test_the_name_has_its_tones_from_print_and_the_zone_confirms_it():
    fields = card_fields(words_of([*PRINT, *ZONE]))
    names = [(field.value, field.source, field.doubts) for field in fields if field.name == "full_name"]
    (fact,) = [fact for fact in gather("ho_chieu", [PageValues("p", fields)]) if fact.name == "full_name"]

    assert names == [
        ("Nguyễn Thị Mẫu", Source.PRINT, ()),
        ("Nguyen Thi Mau", Source.MRZ, (Doubt.PATTERN,)),
    ]
    assert (fact.value, is_sure(fact)) == ("Nguyễn Thị Mẫu", True)


@pytest.mark.parametrize(
    ("printed", "value", "doubts"),
    [
        ("NGUYỄN THỊ BICH", "Nguyễn Thị Bịch", (Doubt.REPAIRED,)),
        ("NGUYỄN THỊ TY", "Nguyễn Thị Ty", (Doubt.PATTERN,)),
        ("MAI THI BICH", "Mai Thi Bich", (Doubt.PATTERN,)),
    ],
)
def test_a_tone_that_a_rule_guessed_or_print_lost_is_looked_at_though_the_zone_has_its_letters(
    printed, value, doubts
):
    holder = replace(HOLDER, full_name=value)
    fields = card_fields(words_of(["Full name", printed, *td3_lines(holder, "C1234567", date(2032, 3, 5))]))
    name = next(field for field in fields if field.name == "full_name")
    (fact,) = [fact for fact in gather("ho_chieu", [PageValues("p", fields)]) if fact.name == "full_name"]

    assert (name.value, name.doubts, is_sure(fact)) == (value, doubts, False)


@pytest.mark.parametrize(("seen", "sure"), [(83.0, True), (80.0, False), (70.0, False)])
def test_a_little_faint_name_is_proven_by_the_zone_but_not_where_its_tone_may_be_another(seen, sure):
    words = [
        replace(word, confidence=seen) if word.text == "MẪU" else word for word in words_of([*PRINT, *ZONE])
    ]
    name = next(field for field in card_fields(words) if field.name == "full_name")

    assert (name.doubts, name.confidence) == (((), 95.0) if sure else ((Doubt.FAINT,), seen))


def test_the_day_of_issue_stands_in_print_alone():
    assert read(*PRINT, *ZONE)["issued_on"].value == "2022-03-05"


def test_a_name_whose_label_nobody_could_read_is_the_line_with_the_letters_of_the_zone():
    said = read("Hc v3 tn / Fvl[ naine", "NGUYỄN THỊ MẪU", *ZONE)

    assert (said["full_name"].value, said["full_name"].source) == ("Nguyễn Thị Mẫu", Source.PRINT)


def test_without_a_printed_name_that_of_the_zone_is_given_and_looked_at_for_it_has_no_tones():
    name = read(*ZONE)["full_name"]

    assert (name.value, name.source, name.doubts) == ("Nguyen Thi Mau", Source.MRZ, (Doubt.PATTERN,))


def test_a_misread_name_in_the_zone_does_not_hide_the_printed_one():
    name = read(*PRINT, ZONE[0].replace("THI<MAU", "THI<MKK"), ZONE[1])["full_name"]

    assert (name.value, name.source) == ("Nguyễn Thị Mẫu", Source.PRINT)


def test_a_foreigners_name_is_proven_by_print_and_zone_together():
    name, nationality = (
        read("Surname / Given names", "Full name", "KIM MIN JUN", *KOREAN)[field]
        for field in ("full_name", "nationality")
    )

    assert (name.value, name.source, name.doubts) == ("Kim Min Jun", Source.MRZ, ())
    assert (nationality.value, nationality.source) == ("Hàn Quốc", Source.MRZ)


def test_a_foreigners_name_that_only_the_zone_tells_is_looked_at():
    assert read(*KOREAN)["full_name"].doubts == (Doubt.FAINT,)


@pytest.mark.parametrize(
    "line", [f"{ZONE[1][:13]}9{ZONE[1][13:]}", f"C{ZONE[1]}", f"{ZONE[1][:23]}O{ZONE[1][23:]}"]
)
def test_a_sign_the_engine_saw_twice_is_left_out_where_every_check_digit_then_fits(line):
    said = read(ZONE[0], line)

    assert said["document_number"].value == "C1234567"
    assert not any(field.doubts for name, field in said.items() if name != "full_name")


@pytest.mark.parametrize(("at", "name"), [(3, "document_number"), (14, "birth_date"), (24, "expires_on")])
def test_a_wrong_figure_puts_its_value_in_doubt(at, name):
    wrong = str((int(ZONE[1][at]) + 1) % 10)
    said = read(ZONE[0], ZONE[1][:at] + wrong + ZONE[1][at + 1 :])

    assert Doubt.CHECK_DIGIT in said[name].doubts


@pytest.mark.parametrize("sign", ["€", "€C"])
def test_a_letter_taken_for_another_sign_is_read_as_it_was_printed(sign):
    said = read(ZONE[0], f"{sign}{ZONE[1][1:]}")

    assert (said["document_number"].value, said["document_number"].doubts) == ("C1234567", ())


def test_the_second_line_proves_itself_when_the_first_was_lost_among_its_fillers():
    said = read("SVNWWF<=MY< VAN Kế co Ke sổ Kế ScKC ca", ZONE[1])

    assert (said["document_number"].value, said["birth_date"].source) == ("C1234567", Source.MRZ)
    assert "full_name" not in said


def test_check_digits_prove_a_passport_whose_title_is_lost():
    assert card_proof(words_of(ZONE), ["ho_chieu"]).kind == "ho_chieu"
