"""The loop that keeps the line busy in a thread of the window."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Event

from app.domain.errors import StorageError
from sync.engine import SyncReport
from sync.loop import SyncLoop
from tests.fakes.line_samples import SteppingClock, sample
from tests.fakes.memory_outbox import MemoryOutbox
from tests.fakes.memory_province import MemoryProvince
from tests.sync.conftest import put


def test_a_nudge_sends_a_new_dossier_without_waiting_for_the_interval(
    outbox: MemoryOutbox, clock: SteppingClock
) -> None:
    stop, seen, first = Event(), [], Event()

    def heard(report: SyncReport) -> None:
        seen.append(report)
        first.set()
        if report.confirmed:
            stop.set()

    loop = SyncLoop(outbox, MemoryProvince(clock.now), clock, heard, timedelta(hours=1))
    with ThreadPoolExecutor(1) as lane:
        running = lane.submit(loop.run, stop)
        assert first.wait(5)
        put(outbox, sample(1))
        loop.nudge()
        running.result(timeout=5)

    assert [r.confirmed for r in seen] == [0, 1]


def test_a_full_disk_is_reported_and_the_loop_goes_on(outbox: MemoryOutbox, clock: SteppingClock) -> None:
    stop, seen = Event(), []

    class FullDisk(MemoryOutbox):
        def due(self, now: datetime, limit: int = 20):
            raise StorageError("disk.full")

    def heard(report: SyncReport) -> None:
        seen.append(report.problem)
        if len(seen) == 2:
            stop.set()

    full = FullDisk(outbox.folder)
    SyncLoop(full, MemoryProvince(clock.now), clock, heard, timedelta(0)).run(stop)

    assert [p.code for p in seen] == ["disk.full", "disk.full"]
