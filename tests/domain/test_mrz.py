"""The machine-readable zone: what its check digits prove, and what they put in doubt."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.people.mrz import MachineZone, check_digit, fitted, machine_line, read_td1, read_td3
from app.domain.people.person import Sex

CARD = ("IDVNM1920000165038192000016<<2", "9203055F3203053VNM<<<<<<<<<<<8", "NGUYEN<<THI<MAU<<<<<<<<<<<<<<<")
SPECIMEN = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
"""The passport printed in ICAO 9303-4, Appendix A."""


def changed(line: int, at: int, sign: str) -> MachineZone | None:
    lines = list(CARD)
    lines[line] = lines[line][:at] + sign + lines[line][at + 1 :]
    return read_td1(lines)


def test_the_zone_of_a_card_gives_number_days_sex_and_the_name_without_tones():
    zone = read_td1(CARD)

    assert zone == MachineZone(
        "192000016", "038192000016", date(1992, 3, 5), Sex.FEMALE, date(2032, 3, 5), "VNM", "NGUYEN THI MAU"
    )


def test_the_specimen_passport_of_the_standard_is_read_as_printed():
    zone = read_td3(SPECIMEN)

    assert zone is not None and zone.misfits == frozenset()
    assert (zone.document_number, zone.name) == ("L898902C3", "ERIKSSON ANNA MARIA")
    assert (zone.birth_date, zone.sex, zone.expires_on) == (date(1974, 8, 12), Sex.FEMALE, date(2012, 4, 15))


def test_a_vietnamese_passport_holds_the_personal_number_as_well():
    second = "C12345678" + check_digit("C12345678") + "VNM920305" + check_digit("920305") + "F320305"
    second += check_digit("320305") + "038192000016<<" + check_digit("038192000016<<")
    second += check_digit(second[:10] + second[13:20] + second[21:43])

    zone = read_td3(("P<VNMNGUYEN<<THI<MAU<<<<<<<<<<<<<<<<<<<<<<<<<", second))

    assert zone is not None and zone.misfits == frozenset()
    assert (zone.document_number, zone.id_number, zone.nationality) == ("C12345678", "038192000016", "VNM")


@pytest.mark.parametrize(
    ("seen", "printed"), [("O", "0"), ("B", "8"), ("I", "1"), ("Z", "2"), ("S", "5"), ("G", "6")]
)
def test_a_letter_seen_where_a_figure_stands_is_put_right_when_the_check_digits_then_fit(seen, printed):
    misread = [
        line if at == 2 else line[:5] + line[5:].replace(printed, seen) for at, line in enumerate(CARD)
    ]

    assert read_td1(misread) == read_td1(CARD)


def test_tones_and_quotes_an_engine_sees_in_the_zone_do_not_hide_it():
    zone = read_td1([CARD[0], "9203055F3203053VNM«««««<8", "NGUYEN<<THÌ <MẪU"])

    assert zone is not None and zone.name == "NGUYEN THI MAU"
    assert zone.misfits == frozenset()


@pytest.mark.parametrize("letters", ["IDVWNM", "lDVNM", "DVNM", "IDVNN", "|DVNM"])
def test_misread_letters_before_the_number_do_not_hide_it(letters):
    assert read_td1((letters + CARD[0][5:], *CARD[1:])) == read_td1(CARD)


def test_a_card_for_life_has_no_last_day():
    dates = "500305" + check_digit("500305") + "M991231" + check_digit("991231") + "VNM"
    zone = read_td1(
        ("IDVNM0500000165038050000016<<2", dates + "<" * 11 + "0", "TRAN<<VAN<MAU".ljust(30, "<"))
    )

    assert zone is not None
    assert (zone.expires_on, "expires_on" in zone.misfits) == (None, False)


def test_a_line_whose_long_run_of_fillers_was_miscounted_is_still_the_line():
    assert fitted("9203055F3203053VNM<<<<<<<<<8", 30) == CARD[1]
    assert fitted(CARD[1].replace("<<<8", "<<<<<8"), 30) == CARD[1]


def test_the_century_of_a_birth_is_that_of_the_personal_number():
    line = "IDVNM" + "512000016" + check_digit("512000016") + "038512000016<<" + check_digit("038512000016")
    dates = "120305" + check_digit("120305") + "F320305" + check_digit("320305") + "VNM" + "<" * 11 + "0"

    zone = read_td1((line, dates, CARD[2]))

    assert zone is not None and zone.birth_date == date(2112, 3, 5)


@pytest.mark.parametrize(
    "lines", [("", "", ""), ("CỘNG HÒA", "XÃ HỘI", "CHỦ NGHĨA"), ("I" * 30, "Z" * 30, "")]
)
def test_other_print_is_no_zone(lines):
    assert read_td1(lines) is None
    assert read_td3(lines[:2]) is None


@given(st.integers(5, 29).filter(lambda at: at not in (27, 28)), st.sampled_from("0123456789"))
def test_no_single_wrong_figure_in_the_number_goes_unnoticed(at, sign):
    zone = changed(0, at, sign)

    assert zone is not None
    assert zone.id_number == "038192000016" or "id_number" in zone.misfits


@given(st.sampled_from([*range(7), *range(8, 15)]), st.sampled_from("0123456789"))
def test_no_single_wrong_figure_in_a_day_goes_unnoticed(at, sign):
    zone, name = changed(1, at, sign), "birth_date" if at < 7 else "expires_on"

    assert zone is not None
    assert sign == CARD[1][at] or name in zone.misfits


@given(st.lists(st.text(max_size=50), min_size=3, max_size=3))
def test_any_text_is_a_zone_or_none_and_never_an_error(lines):
    read_td1(lines)
    read_td3(lines[:2])


@given(st.text(max_size=40))
def test_a_machine_line_holds_signs_of_the_zone_alone(text):
    assert set(machine_line(text)) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<")
