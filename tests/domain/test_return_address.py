"""Where a result is posted belongs to whoever told the address; another way chosen does not lose it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain import draft_edits
from app.domain.draft import Draft
from app.domain.people.id_card import IdCard
from app.domain.people.person import Person

MAU = Person("Nguyễn Thị Mẫu", "038192000016", residence="Thôn Mẫu")
THU = Person("Trần Văn Thử", "038088000021", residence="Thôn Thử")
ELSEWHERE = "Số 5 phố Thử, Hà Nội"


def posted_elsewhere() -> Draft:
    draft = Draft("d", datetime(2026, 11, 20, tzinfo=UTC))
    return draft_edits.set_return_address(draft_edits.set_submitter(draft, MAU), ELSEWHERE)


def numbered(draft: Draft, number: str) -> Draft:
    return draft_edits.set_submitter(draft, replace(draft.applicant.submitter, id_number=number))


def test_the_card_of_another_person_sends_the_result_to_their_residence():
    before = posted_elsewhere()

    after = draft_edits.apply_card(before, IdCard(THU, None))

    assert after.return_by == "post"
    assert after.applicant.posted_to(after.return_by) == "Thôn Thử"
    assert draft_edits.forgot_return_address(before, after)


def test_the_card_of_the_same_person_keeps_the_address_they_told():
    before = posted_elsewhere()

    after = draft_edits.apply_card(before, IdCard(MAU, None))

    assert after.return_by == ELSEWHERE
    assert not draft_edits.forgot_return_address(before, after)


@pytest.mark.parametrize("number", ["", "038088000021", "0381920000"])
def test_a_number_wiped_out_or_typed_over_takes_the_address_away(number):
    assert numbered(posted_elsewhere(), number).return_by == "post"


def test_a_number_typed_on_to_its_end_keeps_the_address():
    begun = draft_edits.set_return_address(numbered(posted_elsewhere(), "0381"), ELSEWHERE)

    assert numbered(begun, "038192000016").return_by == ELSEWHERE


def test_a_phone_number_typed_later_keeps_the_address():
    draft = posted_elsewhere()

    told = draft_edits.set_submitter(draft, replace(draft.applicant.submitter, phone="0912000000"))

    assert told.return_by == ELSEWHERE


def test_once_round_the_ways_the_typed_address_stands_again():
    draft, ways = posted_elsewhere(), []
    for _ in range(6):
        draft = draft_edits.turn_return_way(draft)
        ways.append(draft.return_by)

    assert ways == ["online", "desk", ELSEWHERE] * 2


def test_an_address_another_person_told_does_not_come_round_again():
    draft = draft_edits.turn_return_way(posted_elsewhere())

    draft = draft_edits.apply_card(draft, IdCard(THU, None))

    assert draft.return_by == "online"
    assert draft_edits.turn_return_way(draft_edits.turn_return_way(draft)).return_by == "post"


def test_an_address_wiped_out_does_not_come_round_again():
    draft = draft_edits.set_return_address(posted_elsewhere(), "")
    for _ in range(3):
        draft = draft_edits.turn_return_way(draft)

    assert draft.return_by == "post"
