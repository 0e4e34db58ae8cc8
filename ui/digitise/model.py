"""Holds the state of the digitisation page: the job, its progress, and what the machine is doing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.back_files.job import DigitiseJob, Grouping, JobState
from app.domain.back_files.plan import JobProgress, QuotaLine
from app.domain.errors import DeskError
from app.domain.staff import StaffMember
from app.use_cases.back_files.check import QueuedItem
from app.use_cases.desk import Desk
from ui.background import Background
from ui.digitise.held_state import HeldState
from ui.digitise.queue_acts import QueueActs
from ui.digitise.queue_walk import QueueWalk
from ui.digitise.run import DigitiseRun
from ui.digitise.state import Asking, DigitiseState

LOOK_EVERY_MS = 2_000
QUEUE_READ = 200
"""Results read at a time: more than anybody checks before the next look."""

Look = tuple[tuple[DigitiseJob, ...], JobProgress | None, tuple[QuotaLine, ...], tuple[QueuedItem, ...]]


class DigitiseModel(QObject):
    """Never touches a widget; every act of the store goes through the background.

    ``walk`` moves through the check queue, ``acts`` decides in it.
    """

    changed = Signal()

    def __init__(
        self, desk: Desk, background: Background, staff: StaffMember, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self._by = desk, background, staff.id
        self._held = HeldState(self)
        self._held.changed.connect(self.changed)
        self.walk = QueueWalk(desk, background, self._held, self.refresh)
        self.acts = QueueActs(desk, background, staff, self._held, self.walk)
        self.run = DigitiseRun(desk, background, self)
        self.run.changed.connect(self._run_changed)
        self.run.ready.connect(self._heard)
        self.run.ended.connect(lambda _: self.refresh())
        self.run.failed.connect(self._held.fail)
        self._looking = self._stale = False
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def state(self) -> DigitiseState:
        """What is shown now."""
        return self._held.now

    def refresh(self) -> None:
        """Look at jobs, progress, plan and queue again."""
        if self._looking:
            self._stale = True
            return
        self._looking = True
        job, shown = self.state.job, self.state.shown
        acts = self._desk.digitise
        stacked = self.run.running and job is not None and job.grouping is Grouping.SEPARATORS

        def look() -> Look:
            jobs = acts.progress.jobs()
            chosen = job or _first_open(jobs)
            progress = acts.progress(chosen.id, stacked) if chosen else None
            queue = acts.queue(shown, chosen.id, QUEUE_READ) if chosen else ()
            return jobs, progress, acts.progress.quota(), queue

        self._background.store(self, look, self._looked, self._look_failed)

    def ask_start(self) -> None:
        """Ask for a folder or the feeder."""
        self._held.set(asking=Asking.START, error=None, said="")

    def start(self, folder: Path | None, name: str, grouping: Grouping) -> None:
        """Begin a job, or go on with the one of this folder."""
        self.run.pause()
        self._background.store(
            self,
            lambda: self._desk.digitise.start(folder, self._by, name, grouping),
            self._started,
            self._held.fail,
        )

    def choose_job(self, job_id: str) -> None:
        """Turn to another job; the one that runs is paused."""
        job = next((j for j in self.state.jobs if j.id == job_id), None)
        if job is None or job == self.state.job:
            return
        self.run.pause()
        self._held.set(job=job, queue=None, chosen="", name="", bulk=False, error=None, said="")
        self.refresh()

    def go_on(self) -> None:
        """F4: let the machine work, or pause it; papers of a feeder job are scanned."""
        job = self.state.job
        if self.run.running or self.run.feeding:
            self.run.pause()
            self._held.set(pausing=self.run.running or self.run.feeding)
        elif job is None:
            self.ask_start()
        else:
            self._work_at(job)

    def retry(self) -> None:
        """Let the machine try again what it could not read."""
        job = self.state.job
        if job is not None and not self.run.running:
            self._background.store(
                self, lambda: self._desk.digitise.retry(job.id), lambda _: self._retried(job), self._held.fail
            )

    def close(self) -> None:
        """Stop the machine before the window closes."""
        self._timer.stop()
        self.run.pause()

    def _retried(self, job: DigitiseJob) -> None:
        self.run.begin(job)
        self.refresh()

    def _started(self, job: DigitiseJob) -> None:
        self._held.set(job=job, asking=Asking.NOTHING, queue=None, chosen="", name="", bulk=False, error=None)
        self.refresh()
        self._work_at(job)

    def _work_at(self, job: DigitiseJob) -> None:
        self._held.set(error=None, said="")
        if job.folder:
            self.run.begin(job)
        else:
            self.run.feed(job)

    def _looked(self, look: Look) -> None:
        self._looking = False
        jobs, progress, quota, queue = look
        now = self.state.job
        known = next((j for j in jobs if now is not None and j.id == now.id), None)
        job = (
            known or now or next((j for j in jobs if j.state is not JobState.DONE), jobs[0] if jobs else None)
        )
        before = self.state.queue
        self._held.set(jobs=jobs, job=job, progress=progress, quota=quota, queue=queue)
        if before is None or self.state.line is None:
            self.walk.choose_first()
        if self._stale:
            self._stale = False
            self.refresh()

    def _look_failed(self, error: DeskError) -> None:
        self._looking = self._stale = False
        self._held.fail(error)

    def _heard(self) -> None:
        self._stale = True  # the next tick looks

    def _tick(self) -> None:
        self._held.set(yielding=self.run.running and self._desk.turns.wanted_at_the_desk())
        if self._stale and not self._looking:
            self._stale = False
            self.refresh()

    def _run_changed(self) -> None:
        working = self.run.running or self.run.feeding
        self._held.set(running=self.run.running, feeding=self.run.feeding, yielding=False)
        if not working:
            self._held.set(pausing=False)
        if working and not self._timer.isActive():
            self._timer.start()
        elif not working:
            self._timer.stop()
        self._stale = self._stale or working


def _first_open(jobs: tuple[DigitiseJob, ...]) -> DigitiseJob | None:
    """Return the job a clerk most likely goes on with: the latest that is not done, else the latest."""
    return next((j for j in jobs if j.state is not JobState.DONE), jobs[0] if jobs else None)
