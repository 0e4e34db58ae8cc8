"""A bad week at the desk, a thousand times over: whatever the line does, the books add up."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain.status import SyncStatus
from sync.engine import run_once
from sync.planner import LineState
from tests.fakes.line_samples import Sample, SteppingClock, sample
from tests.fakes.memory_outbox import MemoryOutbox
from tests.fakes.memory_province import MemoryProvince, well
from tests.sync.conftest import put

MOODS = (
    "",
    "",
    "",
    "before:line.timeout",
    "before:line.portal",
    "before:line.not_allowed",
    "before:line.server",
    "after:line.cut",
    "wrong",
)


class BadWeek(RuleBasedStateMachine):
    @initialize()
    def open_the_desk(self) -> None:
        self.home = tempfile.TemporaryDirectory()
        self.folder = Path(self.home.name)
        self.clock = SteppingClock()
        self.outbox = MemoryOutbox(self.folder, self.folder / "journal")
        self.province = MemoryProvince(self.clock.now)
        self.state = LineState()
        self.samples: list[Sample] = []
        self.sequence: dict[str, int] = {}

    @rule(papers=st.integers(0, 3))
    def a_citizen_comes(self, papers: int) -> None:
        number = len(self.samples) + 1
        one = sample(number, papers=[b"%d/%d" % (number, p) for p in range(papers)])
        self.samples.append(one)
        self.sequence[one.dossier.id] = 1
        put(self.outbox, one)

    @rule(data=st.data())
    def a_receipt_is_printed_again(self, data: st.DataObject) -> None:
        if self.samples:
            one = data.draw(st.sampled_from(self.samples))
            self.sequence[one.dossier.id] += 1
            self.outbox.queue(one.later("printed", self.sequence[one.dossier.id]))

    @rule(data=st.data())
    def the_province_will_refuse_one(self, data: st.DataObject) -> None:
        if self.samples:
            one = data.draw(st.sampled_from(self.samples))
            self.province.refused[one.dossier.id] = "Thủ tục đã hết hiệu lực."

    @rule(moods=st.lists(st.sampled_from(MOODS), min_size=1, max_size=6), minutes=st.integers(0, 90))
    def time_passes_on_a_bad_line(self, moods: list[str], minutes: int) -> None:
        calls = iter(range(10**6))
        self.province.weather = lambda _: moods[next(calls) % len(moods)]
        self.clock.forward(minutes=minutes)
        report = run_once(self.outbox, self.province, self.clock, self.state, lambda: 0.5)
        self.state = report.state

    @rule()
    def the_power_fails(self) -> None:
        self.outbox.close()
        self.outbox = MemoryOutbox(self.folder, self.folder / "journal")
        self.state = LineState()

    @rule(number=st.integers(1, 3))
    def the_province_sends_word(self, number: int) -> None:
        for _ in range(number):
            self.province.say("status_changed", "", status=4)

    @invariant()
    def nothing_is_called_sent_that_the_province_does_not_hold(self) -> None:
        for row in self.outbox.rows.values():
            if row.accepted:
                assert self.province.events[row.envelope.id].sha256 == row.envelope.sha256
            if row.finished:
                assert set(row.envelope.files) <= set(self.province.files)

    @invariant()
    def the_counts_add_up_to_every_dossier(self) -> None:
        counts = self.outbox.counts()
        assert counts.confirmed + counts.waiting + counts.quarantined == len(self.samples)

    @invariant()
    def each_dossier_tells_its_story_in_order(self) -> None:
        for one in self.samples:
            told = [e.sequence for e in self.province.events.values() if e.dossier_id == one.dossier.id]
            assert told == list(range(1, len(told) + 1))

    @invariant()
    def only_refused_dossiers_are_set_aside(self) -> None:
        aside = {r.envelope.dossier_id for r in self.outbox.rows.values() if r.quarantined}
        assert aside <= set(self.province.refused)

    def teardown(self) -> None:
        """The weather clears: everything arrives, once, and every message was read."""
        self.province.weather, self.clock.at = well, self.clock.at.replace(year=2027)
        for row in list(self.outbox.rows.values()):
            if row.quarantined:
                self.province.refused.pop(row.envelope.dossier_id, None)
                self.outbox.release(row.envelope.id)
        self.province.refused.clear()
        report = run_once(self.outbox, self.province, self.clock, self.state, lambda: 0.5)
        assert report.counts.waiting == 0
        assert all(self.outbox.status_of(s.dossier.id) is SyncStatus.CONFIRMED for s in self.samples)
        assert len(self.province.events) == sum(self.sequence.values())
        assert self.outbox.position() == len(self.province.feed)
        self.outbox.close()
        self.home.cleanup()


BadWeek.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestBadWeek = BadWeek.TestCase
