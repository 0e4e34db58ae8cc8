"""What a receipt says, taken from the dossier alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.people.person import Person, Sex
from app.domain.receipt import lookup_link, split_link
from app.domain.seal import sealed_summary
from app.domain.written import dong, short_date, written_date, written_moment
from tests.forms.samples import CHILD_BIRTH, MANY_PAPERS, receipt_of


@pytest.mark.parametrize(
    ("sex", "named"),
    [(Sex.FEMALE, "Bà Lê An"), (Sex.MALE, "Ông Lê An"), (Sex.UNKNOWN, "Ông/Bà Lê An")],
)
def test_the_submitter_is_addressed_politely(sex: Sex, named: str) -> None:
    applicant = replace(CHILD_BIRTH.applicant, submitter=Person(full_name="Lê An", sex=sex))

    assert receipt_of(replace(CHILD_BIRTH, applicant=applicant)).submitter == named


def test_whoever_acts_for_another_is_named_with_the_ground_and_the_owner() -> None:
    content = receipt_of(MANY_PAPERS)

    assert content.submitter.endswith("(văn bản ủy quyền số 01/UQ ngày 15/11/2026)")
    assert content.owner.startswith("Hợp tác xã")


def test_a_paper_shown_and_given_back_is_received_and_not_missing() -> None:
    content = receipt_of(CHILD_BIRTH)

    assert [paper.name for paper in content.papers if paper.shown] == ["Thẻ căn cước của người đi đăng ký"]
    assert content.missing == ()


def test_the_signed_summary_holds_initials_and_no_name_or_number() -> None:
    summary = sealed_summary(CHILD_BIRTH)

    assert summary.initials == "NTM"
    assert summary.pages == 4
    assert "038192000016" not in repr(summary)


@settings(deadline=None)
@given(st.text(max_size=120), st.text("ABCabc019-_.", max_size=60))
def test_the_link_gives_back_what_was_put_into_it(page: str, sealed: str) -> None:
    content = replace(receipt_of(CHILD_BIRTH), lookup_url=f"https://{page}", sealed=sealed)

    code, found = split_link(lookup_link(content))

    assert code == "H99.01-261120-0001"
    assert found == sealed


def test_without_a_look_up_page_the_code_itself_is_in_the_qr() -> None:
    content = replace(receipt_of(CHILD_BIRTH), lookup_url="", sealed="")

    assert lookup_link(content) == "H99.01-261120-0001"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 11, 26), "ngày 26 tháng 11 năm 2026"),
    ],
)
def test_dates_take_a_zero_where_the_decree_wants_one(day: date, written: str) -> None:
    assert written_date(day) == written


def test_moments_money_and_short_dates_are_written_the_vietnamese_way() -> None:
    assert written_moment(datetime(2026, 11, 26, 17, 0)) == "17 giờ 00 phút, ngày 26 tháng 11 năm 2026"
    assert dong(8000) == "8.000 đồng"
    assert dong(1_250_000) == "1.250.000 đồng"
    assert short_date(date(2026, 3, 5)) == "05/03/2026"
