"""Codes of the field: what is printed reads back, what is not a code is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import (
    DeskRange,
    DossierCode,
    ProvisionalCode,
    is_agency_code,
    is_component_code,
    is_procedure_code,
    is_result_code,
    parse_code,
)
from app.domain.errors import RuleError

AGENCIES = st.sampled_from(["H56.14", "H56.14.03", "H99.01", "000.00.06.H56", "G22.99.08", "H26"])
DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))
DESKS = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=4)


def test_a_dossier_code_is_agency_day_and_a_number_of_at_least_four_digits():
    assert str(DossierCode("H56.14", date(2026, 11, 20), 7)) == "H56.14-261120-0007"


def test_the_ten_thousandth_dossier_of_a_day_keeps_all_its_digits():
    assert str(DossierCode("H56.14", date(2026, 11, 20), 10_000)) == "H56.14-261120-10000"


@given(AGENCIES, DAYS, st.integers(1, 9_999_999))
def test_every_printed_dossier_code_reads_back(agency, day, number):
    code = DossierCode(agency, day, number)
    assert parse_code(str(code)) == code


@given(DESKS, DAYS, st.integers(1, 999_999))
def test_every_printed_provisional_code_reads_back_and_is_never_a_legal_one(desk, day, number):
    code = ProvisionalCode(desk, day, number)
    assert parse_code(str(code)) == code
    with pytest.raises(RuleError, match=r"code\.dossier"):
        DossierCode.parse(str(code))


@given(AGENCIES, DAYS, st.integers(1, 9_999))
def test_codes_of_one_agency_sort_by_day_and_number_as_printed(agency, day, number):
    earlier = DossierCode(agency, day, number)
    later = DossierCode(agency, day, number + 1)
    assert earlier < later


@pytest.mark.parametrize(
    "text",
    ["", "H56.14", "H56.14-261320-0001", "H56.14-261120-001", "xyz-261120-0001", "H56.14-261120-0000"],
)
def test_text_that_is_no_dossier_code_is_refused_by_one_name(text):
    with pytest.raises(RuleError, match=r"code\.dossier"):
        parse_code(text)


@pytest.mark.slow
@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_code_or_a_refusal_the_clerk_can_read(text):
    try:
        assert parse_code(text) is not None
    except RuleError as error:
        assert error.code == "code.dossier"


def test_a_code_typed_with_spaces_and_small_letters_is_found():
    assert parse_code("  h56.14-261120-0042 ") == DossierCode("H56.14", date(2026, 11, 20), 42)


def test_digits_of_another_script_are_no_code():
    assert not is_procedure_code("1.٠٠١١٩٣")
    assert not is_component_code("000.00.00.G15-KQ٠٠٤٣٨٩")
    with pytest.raises(RuleError, match=r"code\.dossier"):
        parse_code("H56.14-２６１１２０-0001")


def test_national_codes_as_the_portal_publishes_them_are_recognised():
    assert is_procedure_code("1.001193")
    assert is_component_code("000.00.00.G15-KQ004389")
    assert is_component_code("G17-KQ003215")
    assert is_component_code("000.00.00.H29-KQ0828")
    assert is_result_code("KQ.G15.000031")
    assert not is_result_code("dsfas")
    assert not is_procedure_code("1.001193.H56")


@pytest.mark.parametrize("code", ["H56", "H56.14", "H56.14.03", "000.00.06.H56", "G22.99.08", "A01"])
def test_agency_codes_of_both_generations_are_recognised(code):
    assert is_agency_code(code)


@pytest.mark.parametrize("code", ["", "Z01", "H5", "H56.", "H56-14", "000.00.H56", "TAM-1"])
def test_what_is_no_agency_code_is_refused(code):
    with pytest.raises(RuleError, match=r"code\.agency"):
        DossierCode(code, date(2026, 11, 20), 1)


@given(st.integers(1, 9_999_999), st.integers(1, 9_999_999))
def test_a_desk_gives_out_only_numbers_of_its_own_range_each_once(first, other):
    share = DeskRange(min(first, other), max(first, other))
    assert share.next_after(None) == share.first
    assert share.next_after(share.last) is None
    assert all(n in share for n in (share.first, share.last))


@given(st.integers(1, 500), st.integers(1, 500))
def test_two_desks_whose_ranges_do_not_overlap_never_share_a_number(size, gap):
    one = DeskRange(1, size)
    two = DeskRange(size + gap, size + gap + 10)
    assert not one.overlaps(two)
    assert not any(number in one for number in range(two.first, two.last + 1))


def test_a_desk_whose_range_begins_after_the_last_number_given_starts_at_its_own_first():
    assert DeskRange(500, 999).next_after(12) == 500


@pytest.mark.parametrize(("first", "last"), [(0, 5), (6, 5), (1, 10_000_000)])
def test_a_range_that_makes_no_sense_is_refused(first, last):
    with pytest.raises(RuleError, match=r"code\.range"):
        DeskRange(first, last)


def test_a_desk_name_that_cannot_be_printed_in_a_code_is_refused():
    with pytest.raises(RuleError, match=r"code\.desk"):
        ProvisionalCode("quầy 1", date(2026, 11, 20), 1)
