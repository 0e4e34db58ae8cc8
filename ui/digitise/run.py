"""One running of a digitisation job beside the window: its lanes, its feeder, pause and end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

from PySide6.QtCore import QObject, Signal

from app.domain.back_files.job import DigitisedItem, DigitiseJob, JobState
from app.domain.errors import DeskError
from app.domain.scanning.profile import ScanProfile
from app.domain.scanning.wish import ScanWish
from app.ports import ScannerDevice, ScanSettings, ScanSource
from app.use_cases.desk import Desk
from app.use_cases.scan_profiles import settings_for
from ui.background import PATIENT_THREADS, Background
from ui.intake.scanning.scan_run import find_scanner

FEEDERS = (ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX)


class _Stop:
    """Asked by the threads between steps."""

    def __init__(self) -> None:
        self.wanted = False

    def __call__(self) -> bool:
        return self.wanted


class _Hold:
    """The job's lock, let go of by the last lane itself: the page may be gone by then."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._lanes = 0
        self._lock = threading.Lock()

    def take(self, hold: AbstractContextManager[None], lanes: int) -> None:
        """Hold the job for so many lanes."""
        self._stack.enter_context(hold)
        self._lanes = lanes

    @contextmanager
    def lane(self) -> Iterator[None]:
        """Work as one of the lanes."""
        try:
            yield
        finally:
            with self._lock:
                self._lanes -= 1
                if not self._lanes:
                    self._stack.close()

    def release(self) -> None:
        """Let go at once, where no lane has begun."""
        self._stack.close()


class DigitiseRun(QObject):
    """Works at one job at a time; every step it has done is on disk."""

    changed = Signal()
    ready = Signal()
    ended = Signal(bool)
    failed = Signal(object)

    def __init__(self, desk: Desk, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._stop: _Stop | None = None
        self._feed: _Stop | None = None
        self._lanes = 0
        self._next: Callable[[], None] | None = None

    @property
    def running(self) -> bool:
        """True from the key to the end of the last lane."""
        return self._stop is not None

    @property
    def feeding(self) -> bool:
        """True while a scanner feeds."""
        return self._feed is not None

    def begin(self, job: DigitiseJob) -> None:
        """Go on with a job; one that runs already goes on as it is, one that is being paused ends first."""
        if self._stop is not None:
            if self._stop.wanted:
                self._next = lambda: self.begin(job)
            return
        stop, hold = _Stop(), _Hold()
        self._stop = stop
        lanes = min(max(1, self._desk.settings.reader.workers), PATIENT_THREADS)

        def prepare() -> None:
            hold.take(self._desk.digitise.hold(job.id), lanes)
            try:
                self._desk.digitise.list_files(job.id)
            except DeskError:
                hold.release()
                raise

        self._background.device(
            self,
            prepare,
            lambda _: self._work(job, (stop, hold), lanes),
            lambda error: self._lane_ended(job, stop, error),
        )
        self.changed.emit()

    def pause(self) -> None:
        """Stop soon; what is in hand is done again when it goes on."""
        self._next = None
        for stop in (self._stop, self._feed):
            if stop is not None:
                stop.wanted = True

    def feed(self, job: DigitiseJob) -> None:
        """Scan what lies in the feeder into the job, and read it while it comes."""
        if self._feed is not None:
            if self._feed.wanted:
                self._next = lambda: self.feed(job)
            return
        stop = self._feed = _Stop()

        def arrived() -> None:
            self._background.tell(self, lambda: self._arrived(job, stop))

        def scan() -> None:
            device = find_scanner(self._desk)
            self._desk.digitise.feed(job.id, device, feeder_settings(self._desk, device), arrived, stop)

        self._background.device(
            self, scan, lambda _: self._fed(job, None), lambda error: self._fed(job, error)
        )
        self.changed.emit()

    def _arrived(self, job: DigitiseJob, stop: _Stop) -> None:
        if not stop.wanted:
            self.begin(job)
        self.changed.emit()

    def _fed(self, job: DigitiseJob, error: DeskError | None) -> None:
        stopped = self._feed is not None and self._feed.wanted
        self._feed = None
        if error is not None:
            self.failed.emit(error)
        if not stopped:
            self.begin(job)
        self.changed.emit()
        self._go_on_with_next()

    def _work(self, job: DigitiseJob, running: tuple[_Stop, _Hold], lanes: int) -> None:
        stop, _ = running
        self._lanes = lanes
        for _ in range(lanes):
            self._background.patient(
                self,
                self._lane(job, running),
                lambda _: self._lane_ended(job, stop, None),
                lambda error: self._lane_ended(job, stop, error),
            )
        self.changed.emit()

    def _lane(self, job: DigitiseJob, running: tuple[_Stop, _Hold]) -> Callable[[], None]:
        stop, hold = running

        def heard(_: DigitisedItem) -> None:
            self._background.tell(self, self.ready.emit)

        def work() -> None:
            with hold.lane():
                self._desk.digitise.lane(job.id, heard, stop)

        return work

    def _lane_ended(self, job: DigitiseJob, stop: _Stop, error: DeskError | None) -> None:
        if error is not None and not stop.wanted:
            stop.wanted = True  # the other lanes would meet the same
            self.failed.emit(error)
        self._lanes -= 1
        if self._lanes > 0:
            return
        self._lanes = 0
        self._stop = None
        whole = not stop.wanted and not self.feeding
        if whole:
            self._background.store(
                self, lambda: self._desk.digitise.end(job.id, JobState.DONE), lambda _: None, self.failed.emit
            )
        self.ended.emit(whole)
        self.changed.emit()
        self._go_on_with_next()

    def _go_on_with_next(self) -> None:
        """Begin what was asked for while the work before it was still being paused."""
        following, self._next = self._next, None
        if following is not None:
            following()


def feeder_settings(desk: Desk, device: ScannerDevice) -> ScanSettings:
    """Return how old results are fed: as the desk scans, from the feeder where there is one."""
    offered = [source for source in FEEDERS if source in device.sources]
    profile = ScanProfile(source=offered[0].value if offered else "", paper="A4")
    return settings_for(profile, ScanWish(), desk.settings.devices, device)
