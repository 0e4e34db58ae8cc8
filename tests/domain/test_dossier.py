"""What may happen to a dossier, and what a draft holds."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.draft import Draft, DraftPage, PaperInHand
from app.domain.errors import RuleError
from app.domain.ids import new_id
from app.domain.status import ALLOWED, CLOSED, ProcessingStatus, check_transition

VN = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VN)
STATUSES = st.sampled_from(ProcessingStatus)


def reachable(start: ProcessingStatus) -> set[ProcessingStatus]:
    found, waiting = {start}, [start]
    while waiting:
        following = ALLOWED[waiting.pop()] - found
        found |= following
        waiting += following
    return found


@given(STATUSES, STATUSES)
def test_a_change_of_status_happens_if_the_rules_know_it_and_is_refused_if_not(before, after):
    try:
        check_transition(before, after)
    except RuleError as refused:
        assert refused.code == "dossier.transition"
        assert after not in ALLOWED[before]
    else:
        assert after in ALLOWED[before]


@given(STATUSES)
def test_from_every_status_the_dossier_can_be_closed(status):
    assert reachable(status) & CLOSED


@given(STATUSES)
def test_no_status_follows_itself(status):
    with pytest.raises(RuleError):
        check_transition(status, status)


def test_a_new_dossier_can_come_to_every_end():
    assert reachable(ProcessingStatus.NEW) == set(ProcessingStatus)


def test_a_result_once_decided_can_only_be_returned():
    assert ALLOWED[ProcessingStatus.RESOLVED] == {ProcessingStatus.RETURNED}
    with pytest.raises(RuleError):
        check_transition(ProcessingStatus.RESOLVED, ProcessingStatus.STOPPED)


@pytest.mark.parametrize(
    "end", [ProcessingStatus.NOT_RECEIVED, ProcessingStatus.STOPPED, ProcessingStatus.RETURNED]
)
def test_an_ended_dossier_stays_ended(end):
    assert ALLOWED[end] == frozenset()


def test_a_returned_result_was_resolved_before():
    before_return = [s for s in ProcessingStatus if ProcessingStatus.RETURNED in ALLOWED[s]]
    assert before_return == [ProcessingStatus.RESOLVED]


def test_a_deleted_page_is_kept_but_no_longer_shown():
    kept = DraftPage("a", "0" * 64, "image/jpeg", 10, 10, 300, NOW, slot="to_khai")
    gone = DraftPage("b", "1" * 64, "image/jpeg", 10, 10, 300, NOW, slot="to_khai", deleted=True)
    draft = Draft("d", NOW, pages=(kept, gone))
    assert draft.kept_pages() == draft.kept_pages("to_khai") == (kept,)
    assert draft.kept_pages("khac") == ()


def test_a_paper_nobody_spoke_of_is_empty_not_missing_from_the_draft():
    assert Draft("d", NOW).paper("to_khai") == PaperInHand("to_khai")


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_identifiers_sort_by_time_and_are_uuid_version_seven(first, later):
    one = new_id(NOW + timedelta(milliseconds=first))
    two = new_id(NOW + timedelta(milliseconds=first + later))
    assert one < two
    assert UUID(one).version == 7
    assert UUID(one).variant == "specified in RFC 4122"


def test_two_papers_received_in_the_same_moment_have_two_identifiers():
    assert len({new_id(NOW) for _ in range(1000)}) == 1000
