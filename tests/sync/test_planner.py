"""The laws of the plan, for every queue and every chance."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.ports import Envelope, OutboxEntry
from sync.planner import LONGEST_STEP, SHORTEST_STEP, LineState, backoff, plan


@st.composite
def entries(draw: st.DrawFn) -> list[OutboxEntry]:
    places = draw(st.sets(st.tuples(st.integers(1, 6), st.integers(1, 5)), max_size=20))
    return [
        OutboxEntry(
            Envelope(f"{d}-{s}", str(d), s, "printed", b"", ""),
            draw(st.integers(0, 9)),
            None,
            draw(st.booleans()),
            (),
        )
        for d, s in draw(st.permutations(sorted(places)))
    ]


@given(entries())
def test_one_event_of_each_dossier_is_planned_and_it_is_the_lowest(queue: list[OutboxEntry]) -> None:
    planned = {e.envelope.dossier_id: e.envelope.sequence for e in plan(queue)}

    assert len(planned) == len(plan(queue))
    assert planned == {
        d: min(e.envelope.sequence for e in queue if e.envelope.dossier_id == d)
        for d in {e.envelope.dossier_id for e in queue}
    }


@given(entries())
def test_events_come_before_files_and_the_least_tried_first(queue: list[OutboxEntry]) -> None:
    order = [(e.accepted, e.attempts) for e in plan(queue)]

    assert order == sorted(order)


@given(entries(), st.sets(st.integers(0, 30)))
def test_what_was_tried_this_round_is_not_planned_again(queue: list[OutboxEntry], picks: set[int]) -> None:
    tried = {e.envelope.id for n, e in enumerate(queue) if n in picks}

    assert not tried & {e.envelope.id for e in plan(queue, tried)}


@given(st.integers(0, 10_000), st.floats(0, 1, exclude_max=True))
def test_a_wait_lies_between_a_second_and_five_minutes(attempts: int, chance: float) -> None:
    assert SHORTEST_STEP <= backoff(attempts, lambda: chance) <= LONGEST_STEP


@given(st.integers(0, 20), st.floats(0, 1, exclude_max=True))
def test_a_wait_the_province_asked_for_is_kept(attempts: int, chance: float) -> None:
    asked = timedelta(minutes=20)

    assert backoff(attempts, lambda: chance, asked) == asked


def test_the_ceiling_doubles_from_two_seconds() -> None:
    assert [backoff(n, lambda: 0.5).total_seconds() for n in range(1, 9)] == [2, 4, 8, 16, 32, 64, 128, 150]


@given(st.integers(0, 10))
def test_three_failures_open_the_circuit_and_one_answer_closes_it(failures: int) -> None:
    state = LineState()
    for _ in range(failures):
        state = state.failed()

    assert state.open == (failures >= 3)
    assert not state.answered().open
