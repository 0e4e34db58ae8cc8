"""Whose a result is, and when a look at the list is enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.back_files.job import (
    DigitisedItem,
    ItemState,
    Likeness,
    Owner,
    Twin,
    accepted,
    check_complete,
    owner_of,
    sure_item,
)
from app.domain.draft import DraftPage, Suspicion
from app.domain.errors import RuleError
from app.domain.papers.document_type import DocumentType, TypeSuggestion
from app.domain.papers.evidence import Doubt, Fact
from app.domain.papers.field import FieldType, PaperField
from tests.use_cases.world import FRIDAY

MARRIAGE = DocumentType(
    "giay_chung_nhan_ket_hon",
    "Giấy chứng nhận kết hôn",
    fields=(PaperField("document_number", FieldType.DOCUMENT_NUMBER, needed=True),),
)
NUMBER = Fact("", "document_number", "12/2001", confidence=95)
HUSBAND = (
    Fact("", "husband_full_name", "Trần Văn Thử", confidence=95),
    Fact("", "husband_id_number", "038090000011", confidence=95),
)
WIFE = (Fact("", "wife_full_name", "Nguyễn Thị Mẫu", confidence=95),)
PAGE = DraftPage("p", "0" * 64, "image/png", 10, 10, 300, FRIDAY)
ITEM = DigitisedItem(
    "i",
    "j",
    1,
    "a.png",
    ItemState.TO_CHECK,
    (PAGE,),
    TypeSuggestion(MARRIAGE.id, 0.95),
    MARRIAGE.id,
    facts=(NUMBER, *WIFE, *HUSBAND),
)


def test_a_result_that_is_clear_in_everything_is_sure():
    assert sure_item(ITEM, MARRIAGE)


@pytest.mark.parametrize(
    "unclear",
    [
        replace(ITEM, suggestion=TypeSuggestion(MARRIAGE.id, 0.6)),
        replace(ITEM, facts=ITEM.facts[1:]),
        replace(ITEM, facts=(*ITEM.facts[:-1], replace(HUSBAND[1], confidence=50))),
        replace(ITEM, facts=(replace(NUMBER, doubts=(Doubt.HANDWRITTEN,)), *ITEM.facts[1:])),
        replace(ITEM, facts=ITEM.facts[:-1]),
        replace(ITEM, twins=(Twin(Likeness.LOOKS_ALIKE, "b.png"),)),
        replace(ITEM, pages=(replace(PAGE, suspicion=Suspicion.DOUBLE_FEED),)),
        replace(ITEM, state=ItemState.KEPT),
    ],
)
def test_one_doubt_is_enough_to_want_eyes(unclear):
    assert not sure_item(unclear, MARRIAGE)


def test_a_kind_the_catalogue_does_not_know_wants_eyes():
    assert not sure_item(ITEM, None)


def test_of_a_marriage_the_first_named_party_of_our_order_is_the_owner():
    assert owner_of((*WIFE, *HUSBAND)) == Owner("038090000011", "Trần Văn Thử")


def test_a_name_goes_before_a_number_nobody_stands_beside():
    loose = Fact("", "id_number", "038192000016")
    assert owner_of((loose, *HUSBAND)).full_name == "Trần Văn Thử"


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (replace(ITEM, state=ItemState.ASIDE), "digitise.decided"),
        (replace(ITEM, kind=""), "digitise.no_kind"),
        (replace(ITEM, facts=(NUMBER, *WIFE)), "digitise.no_owner"),
    ],
)
def test_what_could_never_be_found_again_is_not_registered(item, code):
    with pytest.raises(RuleError) as refused:
        check_complete(item, None)
    assert refused.value.code == code


def test_accepting_keeps_who_accepted_a_value_earlier_and_drops_empty_ones():
    earlier = replace(NUMBER, accepted_by="hoa", accepted_at=FRIDAY)
    item = replace(ITEM, facts=(earlier, *HUSBAND, Fact("", "wife_full_name", "")))

    done = accepted(item, "lan", FRIDAY)

    assert [(f.name, f.accepted_by) for f in done.facts] == [
        ("document_number", "hoa"),
        ("husband_full_name", "lan"),
        ("husband_id_number", "lan"),
    ]
    assert (done.kind_by, done.decided_by) == ("lan", "lan")
