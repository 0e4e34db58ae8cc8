from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import HANOI
from app.domain.checking.conflicts import months_after
from app.domain.errors import RuleError
from app.domain.kept.paper import (
    KeptAs,
    KeptPaper,
    KeptPaperCode,
    KeptState,
    is_same_paper,
    is_same_scan,
)
from app.domain.kept.reuse import fits, last_day, reused_component, why_not
from app.domain.papers.document_type import DocumentType
from app.domain.people.person import Person
from app.domain.procedure import ComponentRequirement

TODAY = date(2026, 11, 20)
OWNER = Person("Nguyễn Thị Mẫu", "038192000016", "171000016")
MARRIAGE = KeptPaper(
    id="k1",
    owner_id="038192000016",
    owner_name="Nguyễn Thị Mẫu",
    name="Giấy chứng nhận kết hôn",
    kind="giay_chung_nhan_ket_hon",
    pdf_sha256="a" * 64,
    pdf_bytes=1000,
    kept_at=datetime(2026, 11, 1, 9, 0, tzinfo=HANOI),
    kept_by="lan",
    component="000.00.00.G15-KQ003520",
    number="25/2019",
    issued_on=date(2019, 5, 4),
    agency="UBND xã Thử Nghiệm",
    serial=1,
)

plain = st.text(st.characters(exclude_categories=["Z", "C"], exclude_characters="."), min_size=1, max_size=12)
dotted = st.lists(plain, min_size=1, max_size=4).map(".".join)


@given(owner=plain, paper=dotted, number=plain, serial=st.integers(1, 5_000))
def test_a_code_is_read_back_as_it_was_written(owner: str, paper: str, number: str, serial: int):
    code = KeptPaperCode(owner, paper, number, serial)

    assert KeptPaperCode.parse(str(code)) == code


@given(
    number=st.text(max_size=30), owner=plain, paper=st.one_of(st.just(""), dotted), again=st.integers(1, 150)
)
def test_whatever_number_a_paper_bears_its_code_can_be_taken_apart(number, owner, paper, again):
    kept = replace(MARRIAGE, owner_id=owner, component=paper, kind="", number=number, serial=again)

    read = KeptPaperCode.parse(str(kept.code))

    assert (read, read.owner, read.serial) == (kept.code, owner, again)


def test_the_code_has_the_parts_the_data_store_asks_for():
    assert str(MARRIAGE.code) == "038192000016.000.00.00.G15-KQ003520.25/2019.01"


@pytest.mark.parametrize(
    ("paper", "told"),
    [
        (replace(MARRIAGE, number=""), "000.00.00.G15-KQ003520.KS"),
        (replace(MARRIAGE, component=""), "giay_chung_nhan_ket_hon.25/2019"),
        (replace(MARRIAGE, component="", kind=""), "KHAC.25/2019"),
        (replace(MARRIAGE, number="BK 12.3456"), "000.00.00.G15-KQ003520.BK12-3456"),
        (replace(MARRIAGE, kept_as=KeptAs.RESULT, result_code="KQ.G15.000032"), "KQ.G15.000032.25/2019"),
    ],
)
def test_what_is_missing_is_told_by_a_word_of_its_own(paper: KeptPaper, told: str):
    assert str(paper.code) == f"038192000016.{told}.01"


@pytest.mark.parametrize(
    "text", ["", "038192000016", "038192000016.KHAC.KS.1", "038192000016.KHAC.KS.001", "a b.KHAC.KS.01"]
)
def test_a_text_that_is_no_code_is_refused_without_repeating_it(text: str):
    with pytest.raises(RuleError) as caught:
        KeptPaperCode.parse(text)

    assert (caught.value.code, caught.value.facts) == ("kept.code", {})


def test_the_same_paper_is_known_by_number_or_by_its_scan():
    rescanned = replace(MARRIAGE, id="k2", pdf_sha256="b" * 64, number="25 / 2019")

    assert is_same_paper(MARRIAGE, rescanned)
    assert not is_same_scan(MARRIAGE, rescanned)
    assert is_same_scan(MARRIAGE, replace(MARRIAGE, number="26/2019"))
    assert not is_same_paper(MARRIAGE, replace(rescanned, agency="UBND xã Khác"))
    assert not is_same_paper(replace(MARRIAGE, number=""), replace(rescanned, number=""))
    assert not is_same_paper(MARRIAGE, replace(rescanned, number="2/52019"))


@pytest.mark.parametrize(
    ("paper", "reason"),
    [
        (MARRIAGE, None),
        (replace(MARRIAGE, expires_on=TODAY), None),
        (replace(MARRIAGE, owner_id="171000016"), None),
        (replace(MARRIAGE, expires_on=date(2026, 11, 19)), "kept.expired"),
        (replace(MARRIAGE, state=KeptState.WITHDRAWN, withdrawn_because="nhầm người"), "kept.withdrawn"),
        (replace(MARRIAGE, state=KeptState.REPLACED), "kept.replaced"),
        (replace(MARRIAGE, owner_id="038090000001"), "kept.other_owner"),
    ],
)
def test_only_a_valid_paper_of_the_person_at_the_desk_may_be_used(paper: KeptPaper, reason: str | None):
    found = why_not(paper, OWNER, TODAY)

    assert (found.code if found else None) == reason


def test_a_declaration_made_for_one_dossier_is_not_offered_to_the_next():
    found = why_not(MARRIAGE, OWNER, TODAY, DocumentType("to_khai", "Tờ khai", once=True))

    assert found is not None
    assert found.code == "kept.once"


@pytest.mark.parametrize(
    ("requirement", "wanted"),
    [
        (ComponentRequirement("a", "Giấy", code="000.00.00.G15-KQ003520"), True),
        (ComponentRequirement("a", "Giấy", kind="giay_chung_nhan_ket_hon"), True),
        (ComponentRequirement("a", "Giấy", kind="x", also=frozenset({"giay_chung_nhan_ket_hon"})), True),
        (ComponentRequirement("a", "Giấy", kind="giay_khai_sinh"), False),
        (ComponentRequirement("a", "Giấy bất kỳ"), False),
    ],
)
def test_a_kept_paper_fits_what_asks_for_its_component_or_kind(requirement, wanted):
    assert fits(requirement, MARRIAGE, frozenset()) is wanted


def test_a_result_without_a_kind_fits_by_its_national_code():
    result = replace(MARRIAGE, kind="", component="", kept_as=KeptAs.RESULT, result_code="KQ.G15.000032")
    asks = ComponentRequirement("a", "Giấy", kind="giay_chung_nhan_ket_hon")

    assert fits(asks, result, frozenset({"KQ.G15.000032"}))
    assert not fits(asks, result, frozenset({"KQ.G15.000031"}))


def test_a_component_used_again_and_a_result_used_again_are_told_apart():
    asks = ComponentRequirement("a", "Giấy kết hôn", code="000.00.00.G15-KQ009999")
    again = reused_component(asks, replace(MARRIAGE, result_code="KQ.G15.000032"))
    result = reused_component(asks, replace(MARRIAGE, kept_as=KeptAs.RESULT, result_code="KQ.G15.000032"))

    assert (again.digitised, again.reused, again.replaced_by) == (2, "k1", "")
    assert (result.digitised, result.replaced_by) == (3, "KQ.G15.000032")
    assert again.pdf_sha256 == MARRIAGE.pdf_sha256
    assert (again.counts.total, again.in_hand, again.code) == (0, True, "000.00.00.G15-KQ009999")


@pytest.mark.parametrize(
    ("facts", "last"),
    [
        ({"issued_on": date(2026, 5, 20)}, date(2026, 11, 20)),
        ({"issued_on": date(2026, 8, 31)}, date(2027, 2, 28)),
        ({"issued_on": date(2026, 8, 31), "expires_on": date(2026, 12, 1)}, date(2026, 12, 1)),
    ],
)
def test_a_paper_is_good_as_long_as_it_says_and_as_the_law_says(facts, last):
    status = DocumentType("giay_xac_nhan_tthn", "Xác nhận tình trạng hôn nhân", valid_months=6)
    paper = replace(MARRIAGE, **facts)
    assert last_day(paper, status) == last
    assert why_not(paper, OWNER, last, status) is None
    late = why_not(paper, OWNER, last + timedelta(days=1), status)
    assert late is not None and (late.code, late.facts["on"]) == ("kept.expired", f"{last:%d/%m/%Y}")


def test_a_paper_whose_day_of_issue_nobody_accepted_is_no_younger_than_the_day_it_was_kept():
    status = DocumentType("giay_xac_nhan_tthn", "Xác nhận tình trạng hôn nhân", valid_months=6)
    undated = replace(MARRIAGE, issued_on=None)
    assert last_day(undated, status) == months_after(undated.kept_at.date(), 6)
    assert last_day(undated, None) is None
