"""How a round with the province goes, on good days and bad ones."""

from __future__ import annotations

from datetime import timedelta

from app.domain.status import SyncStatus
from sync.engine import run_once
from sync.planner import LineState
from tests.fakes.line_samples import SteppingClock, sample
from tests.fakes.memory_outbox import MemoryOutbox
from tests.fakes.memory_province import MemoryProvince
from tests.sync.conftest import put


def half() -> float:
    return 0.5


def only(call: str, mood: str):
    return lambda made: mood if made == call else ""


def test_a_dossier_with_two_papers_is_sent_and_confirmed(outbox: MemoryOutbox, clock: SteppingClock) -> None:
    one = sample(1, papers=[b"to khai", b"giay chung sinh"])
    put(outbox, one)
    province = MemoryProvince(clock.now)

    report = run_once(outbox, province, clock)

    assert (report.confirmed, report.delivered, report.uploaded) == (1, 1, 2)
    assert set(province.files) == set(one.files)
    assert outbox.status_of(one.dossier.id) is SyncStatus.CONFIRMED
    assert report.counts.waiting == 0
    assert report.problem is None


def test_while_offline_the_queue_is_not_touched_at_all(outbox: MemoryOutbox, clock: SteppingClock) -> None:
    put(outbox, *(sample(n) for n in range(1, 51)))
    province = MemoryProvince(clock.now, only("greet", "before:line.unreachable"))

    report = run_once(outbox, province, clock)

    assert not report.online
    assert province.calls == ["greet"]
    assert report.counts.waiting == 50
    assert {e.attempts for e in outbox.due(clock.now(), 50)} == {0}


def test_a_line_that_dies_after_the_greeting_costs_three_tries_not_the_whole_queue(
    outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    put(outbox, *(sample(n) for n in range(1, 51)))
    province = MemoryProvince(clock.now, only("deliver", "before:line.timeout"))

    report = run_once(outbox, province, clock, chance=half)

    assert report.postponed == 3
    assert len([c for c in province.calls if c.startswith("deliver")]) == 3
    assert report.counts.waiting == 50


def test_a_withdrawn_key_stops_the_round_and_quarantines_nothing(
    outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    put(outbox, sample(1), sample(2))
    province = MemoryProvince(clock.now, only("deliver", "before:line.not_allowed"))

    report = run_once(outbox, province, clock)

    assert (report.postponed, report.refused) == (1, ())
    assert report.counts.quarantined == 0
    assert report.problem is not None
    assert report.problem.code == "line.not_allowed"


def test_a_lost_reply_is_asked_again_and_the_province_holds_one_dossier(
    outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    one = sample(1, papers=[b"to khai"])
    put(outbox, one)
    province = MemoryProvince(clock.now, only("deliver", "after:line.cut"))
    assert run_once(outbox, province, clock).confirmed == 0
    assert outbox.status_of(one.dossier.id) is SyncStatus.WAITING

    province.weather = lambda _: ""
    clock.forward(minutes=5)
    report = run_once(outbox, province, clock)

    assert report.confirmed == 1
    assert list(province.events) == [one.received.id]


def test_an_answer_for_something_else_confirms_nothing(outbox: MemoryOutbox, clock: SteppingClock) -> None:
    put(outbox, sample(1))
    province = MemoryProvince(clock.now, only("deliver", "wrong"))

    report = run_once(outbox, province, clock)

    assert report.confirmed == 0
    assert report.counts.waiting == 1
    assert report.problem is not None
    assert report.problem.code == "line.unproven"


def test_a_refused_dossier_waits_for_a_person_and_the_others_flow(
    outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    bad, good = sample(1), sample(2)
    put(outbox, bad, good)
    outbox.queue(bad.later("printed", 2))
    province = MemoryProvince(clock.now, refused={bad.dossier.id: "Thủ tục đã hết hiệu lực."})

    report = run_once(outbox, province, clock)

    assert [r.reason for r in report.refused] == ["Thủ tục đã hết hiệu lực."]
    assert (report.counts.confirmed, report.counts.quarantined) == (1, 1)
    assert list(province.events) == [good.received.id]


def test_a_paper_missing_from_the_disk_quarantines_only_its_dossier(
    outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    bad, good = sample(1, papers=[b"hong"]), sample(2, papers=[b"lanh"])
    put(outbox, bad, good)
    (outbox.folder / next(iter(bad.files))).unlink()

    report = run_once(outbox, MemoryProvince(clock.now), clock)

    assert "Quét lại" in report.refused[0].reason
    assert outbox.status_of(good.dossier.id) is SyncStatus.CONFIRMED


def test_events_of_a_dossier_arrive_in_their_order_in_one_round(
    outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    one = sample(1)
    put(outbox, one)
    later = [one.later("printed", 2), one.later("status_changed", 3, status=4)]
    for envelope in later:
        outbox.queue(envelope)
    province = MemoryProvince(clock.now)

    run_once(outbox, province, clock)

    assert [e.sequence for e in province.events.values()] == [1, 2, 3]


def test_dossiers_can_be_found_before_any_page_has_crept_over(
    outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    put(outbox, sample(1, papers=[b"a"]), sample(2, papers=[b"b"]))
    province = MemoryProvince(clock.now, only("upload", "before:line.timeout"))

    run_once(outbox, province, clock)

    assert len(province.events) == 2
    assert province.files == {}


def test_a_file_the_province_already_holds_is_not_sent_again(
    outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    put(outbox, sample(1, papers=[b"ban sao chung"]))
    put(outbox, sample(2, papers=[b"ban sao chung"]))
    province = MemoryProvince(clock.now)

    run_once(outbox, province, clock)

    assert len([c for c in province.calls if c.startswith("upload")]) == 1
    assert outbox.counts().confirmed == 2


def test_messages_of_the_province_are_applied_once_and_in_order(
    outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    province = MemoryProvince(clock.now)
    for number in range(250):
        province.say("status_changed", f"d{number}", status=4)

    first, second = run_once(outbox, province, clock), run_once(outbox, province, clock)

    assert (first.received, second.received) == (250, 0)
    assert [m.position for m in outbox.applied] == list(range(1, 251))


def test_online_with_nothing_moving_for_ten_minutes_is_an_alarm(
    outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    put(outbox, sample(1))
    province = MemoryProvince(clock.now, only("deliver", "before:line.server"))
    state, alarms = LineState(), []

    for _ in range(5):
        report = run_once(outbox, province, clock, state, half)
        alarms.append(report.stuck)
        state = report.state
        clock.forward(minutes=4)

    assert alarms == [False, False, False, True, True]


def test_ten_minutes_offline_are_no_alarm(outbox: MemoryOutbox, clock: SteppingClock) -> None:
    put(outbox, sample(1))
    province = MemoryProvince(clock.now, only("greet", "before:line.unreachable"))
    state = LineState()

    for _ in range(5):
        report = run_once(outbox, province, clock, state)
        state = report.state
        clock.forward(minutes=30)

    assert not report.stuck


def test_the_clock_of_the_desk_is_compared_with_the_province(
    outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    province = MemoryProvince(lambda: clock.now() - timedelta(hours=2))

    assert run_once(outbox, province, clock).clock_ahead == timedelta(hours=2)


def test_stopping_ends_the_round_between_two_dossiers(outbox: MemoryOutbox, clock: SteppingClock) -> None:
    put(outbox, sample(1), sample(2), sample(3))
    province = MemoryProvince(clock.now)

    report = run_once(outbox, province, clock, cancelled=lambda: len(province.events) == 1)

    assert report.confirmed == 1
    assert report.counts.waiting == 2
