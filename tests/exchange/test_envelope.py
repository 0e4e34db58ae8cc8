"""Messages of the desk: one spelling, read back whole, refused when damaged."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dossier import Dossier
from app.domain.errors import RuleError
from app.domain.people.person import Applicant, OwnerKind, Person, Sex
from app.domain.procedure import Channel
from app.domain.status import ProcessingStatus, SyncStatus
from app.domain.text import nfc
from app.exchange.canonical import canonical_json, read_json, sha256_hex
from app.exchange.envelope import (
    code_bound,
    dossier_received,
    happened,
    printed,
    read_envelope,
    status_changed,
    status_in,
)
from tests.fakes.line_samples import MORNING, event_of, sample

JSON_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=20)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | JSON_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(JSON_TEXT.map(nfc), inner, max_size=4),
    max_leaves=12,
)
LINES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=30).map(nfc)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    person = Person(
        full_name=draw(LINES),
        id_number=draw(st.from_regex(r"\d{12}", fullmatch=True)),
        birth_date=draw(st.none() | st.dates(date(1900, 1, 1), date(2026, 1, 1))),
        sex=draw(st.sampled_from(Sex)),
        residence=draw(LINES),
    )
    base = sample(draw(st.integers(1, 999)), provisional=draw(st.booleans()), papers=[b"a", b"b"]).dossier
    return replace(
        base,
        applicant=Applicant(person, draw(st.none() | st.just(person)), draw(st.sampled_from(OwnerKind))),
        channel=draw(st.sampled_from(Channel)),
        due_at=draw(st.none() | st.just(MORNING + timedelta(days=3))),
        note=draw(LINES),
        fields=draw(st.dictionaries(LINES, LINES, max_size=4)),
        sync=draw(st.sampled_from(SyncStatus)),
    )


@given(dossiers())
def test_a_dossier_is_read_back_as_it_was_received(dossier: Dossier) -> None:
    envelope = dossier_received(dossier, event_of(dossier))

    message = read_envelope(envelope.body)

    assert message.dossier == replace(dossier, sync=SyncStatus.WAITING)
    assert message.event == event_of(dossier)
    assert (message.sequence, message.files) == (1, envelope.files)


@given(dossiers())
def test_the_same_dossier_is_always_told_in_the_same_bytes(dossier: Dossier) -> None:
    first, second = (dossier_received(dossier, event_of(dossier)) for _ in range(2))

    assert first == second
    assert first.sha256 == sha256_hex(first.body)


@given(JSON_VALUES)
def test_canonical_bytes_survive_being_read_and_written_again(value: object) -> None:
    body = canonical_json({"v": value})

    assert canonical_json(read_json(body)) == body
    assert nfc(body.decode()) == body.decode()


def test_keys_are_sorted_text_is_composed_and_nothing_is_escaped() -> None:
    decomposed = "Nguyê\u0303n"

    assert canonical_json({"b": 1, "a": decomposed}) == '{"a":"Nguyễn","b":1}'.encode()


@pytest.mark.parametrize("value", [0.5, float("nan"), {1: "x"}, b"x", {"a": {1, 2}}])
def test_what_two_machines_may_spell_differently_is_refused(value: object) -> None:
    with pytest.raises(RuleError) as error:
        canonical_json({"v": value})

    assert error.value.code == "exchange.value"


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b"\xff{}", b'{"a":1,"a":2}', b'{"a":0.5}', b"[" * 100_000, b"{}" + b" " * 1_000_001],
)
def test_damaged_bytes_are_not_read(body: bytes) -> None:
    with pytest.raises(RuleError) as error:
        read_json(body)

    assert error.value.code == "exchange.unreadable"


@pytest.mark.parametrize(
    "change",
    [
        {"format": "khac"},
        {"dossier": None},
        {"sequence": 0},
        {"sequence": "1"},
        {"sequence": True},
        {"event": None},
        {"files": 3},
        {"files": [1]},
        {"dossier": {"id": "x"}},
    ],
)
def test_a_message_that_contradicts_itself_is_not_read(change: dict[str, object]) -> None:
    told = json.loads(sample(1).received.body) | change

    with pytest.raises(RuleError) as error:
        read_envelope(canonical_json(told))

    assert error.value.code == "exchange.unreadable"


def test_a_message_of_a_later_version_says_so() -> None:
    told = json.loads(sample(1).received.body) | {"version": 2}

    with pytest.raises(RuleError) as error:
        read_envelope(canonical_json(told))

    assert error.value.code == "exchange.newer"


def test_keys_added_by_a_later_program_are_passed_over() -> None:
    told = json.loads(sample(1).received.body)
    told["event"]["shade"] = "xanh"
    told["dossier"]["shade"] = "xanh"

    assert read_envelope(canonical_json(told)).dossier is not None


def test_papers_travel_as_their_pdf_or_as_pages_while_there_is_none() -> None:
    dossier = sample(1, papers=[b"to khai", b"chung sinh"]).dossier
    first, second = dossier.papers
    unbound = replace(dossier, papers=(first, replace(second, pdf_sha256="", pages=("b" * 64, "c" * 64))))

    assert dossier_received(unbound, event_of(unbound)).files == (first.pdf_sha256, "b" * 64, "c" * 64)


def test_later_events_name_their_status_code_or_print() -> None:
    dossier = sample(1).dossier
    told = status_changed(event_of(dossier, "status_changed", 2, status=4), 2)
    bound = code_bound(event_of(dossier, "code_bound", 3, code="H99.01-261120-8000"), 3)
    again = printed(event_of(dossier, "printed", 4, copy=2), 4)

    assert status_in(read_envelope(told.body)) is ProcessingStatus.PROCESSING
    assert read_envelope(bound.body).event.data == {"code": "H99.01-261120-8000"}
    assert (again.kind, again.sequence) == ("printed", 4)


def test_a_change_to_no_known_status_is_not_sent() -> None:
    with pytest.raises(RuleError):
        status_changed(event_of(sample(1).dossier, "status_changed", 2, status=11), 2)


def test_a_binding_to_no_legal_code_is_not_sent() -> None:
    with pytest.raises(RuleError):
        happened(event_of(sample(1).dossier, "code_bound", 2, code="TAM-1-261120-001"), 2)
