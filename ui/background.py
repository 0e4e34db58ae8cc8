"""The one place that starts threads: a serial lane for the store, a pool for devices, one for hours of work.

Answers come back on the window's thread and are dropped when their owner is gone. Everything that
crosses is frozen. A callback never dies in a worker thread, so no Qt object does either.
"""

from __future__ import annotations

import itertools
import logging
import queue
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.domain.errors import DeskError

T = TypeVar("T")
DEVICE_THREADS = 6
"""Scanner, printer, picture decoding and a few readers at a time; each mostly waits on a child process."""

PATIENT_THREADS = 8
"""Most lanes of work that lasts for hours (back files); each mostly waits on a reading child process."""

_log = logging.getLogger(__name__)


class _Lane:
    """A queue worked off by daemon threads that are started when first needed."""

    def __init__(self, name: str, threads: int) -> None:
        self._name, self._limit = name, threads
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []  # noqa: TID251
        self._lock = threading.Lock()
        self._unfinished = 0

    def add(self, job: Callable[[], None]) -> None:
        with self._lock:
            self._unfinished += 1
            if len(self._threads) < min(self._limit, self._unfinished):
                self._start()
        self._jobs.put(job)

    def stop(self, deadline: float) -> bool:
        """Let the threads end after the queued jobs; True when they did before the deadline."""
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _start(self) -> None:
        name = f"{self._name}-{len(self._threads) + 1}"
        thread = threading.Thread(target=self._work, name=name, daemon=True)  # noqa: TID251
        self._threads.append(thread)
        thread.start()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
            del job
            with self._lock:
                self._unfinished -= 1


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who asked and what to do with the answer; stays on the window's thread."""

    owner: weakref.ref[QObject]
    done: Callable[[Any], None]
    failed: Callable[[DeskError], None]


@dataclass(frozen=True, slots=True)
class _Answer:
    number: int
    value: Any = None
    error: DeskError | None = None


class Background(QObject):
    """Runs jobs beside the window and brings their answers back to it."""

    busy_changed = Signal(bool)
    _answered = Signal(object)
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None, device_threads: int = DEVICE_THREADS) -> None:
        super().__init__(parent)
        self._store = _Lane("store", 1)
        self._device = _Lane("device", device_threads)
        self._patient = _Lane("patient", PATIENT_THREADS)
        self._numbers = itertools.count(1)
        self._asked: dict[int, _Asked] = {}
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._call, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """True while an answer is still to come."""
        return bool(self._asked)

    def store(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        """Run a job in the database's lane: one at a time, answers in the order asked."""
        self._ask(self._store, owner, job, done, failed)

    def device(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        """Run a job that waits for a device, an engine or a picture; several at a time."""
        self._ask(self._device, owner, job, done, failed)

    def patient(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        """Run a job that may last for hours; its owner must end it before the window closes."""
        self._ask(self._patient, owner, job, done, failed)

    def tell(self, owner: QObject, call: Callable[[], None]) -> None:
        """Called inside a job: run ``call`` on the window's thread if the owner still lives."""
        self._told.emit((weakref.ref(owner), call))

    def close(self, timeout: float = 5.0) -> bool:
        """Finish what is queued for the store, stop the rest; True when every thread ended in time."""
        self._closed = True
        deadline = time.monotonic() + timeout
        stored = self._store.stop(deadline)
        ended = [lane.stop(deadline) for lane in (self._device, self._patient)]
        return all(ended) and stored

    def _ask(
        self,
        lane: _Lane,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        if self._closed:
            return
        number = next(self._numbers)
        self._asked[number] = _Asked(weakref.ref(owner), done, failed)
        if len(self._asked) == 1:
            self.busy_changed.emit(True)
        lane.add(lambda: self._answer(run(job, number)))

    def _answer(self, answer: _Answer) -> None:
        try:
            self._answered.emit(answer)
        except RuntimeError:
            _log.info("an answer came after the window had closed")

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        asked = self._asked.pop(answer.number)
        if not self._asked:
            self.busy_changed.emit(False)
        if not is_alive(asked.owner()):
            return
        if answer.error is not None:
            asked.failed(answer.error)
        else:
            asked.done(answer.value)

    @Slot(object)
    def _call(self, told: tuple[weakref.ref[QObject], Callable[[], None]]) -> None:
        owner, call = told
        if is_alive(owner()):
            call()


class StallMonitor(QObject):
    """Records the longest time the event loop could not turn: what a clerk feels as a hanging window.

    ``longest_ms`` is by the clock and counts what other programs took from us; ``longest_work_ms`` is the
    window's own work between two turns, which is what the program can answer for.
    """

    _TICK_MS = 5

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest_ms = 0.0
        self.longest_work_ms = 0.0
        self.stalls_over_50_ms = 0
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(self._TICK_MS)

    def reset(self) -> None:
        """Forget what was recorded."""
        self.longest_ms, self.longest_work_ms, self.stalls_over_50_ms = 0.0, 0.0, 0
        self._last, self._worked = time.perf_counter(), time.thread_time()

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        gap = max(0.0, (now - self._last) * 1000 - self._TICK_MS)
        self.longest_work_ms = max(self.longest_work_ms, (worked - self._worked) * 1000)
        self._last, self._worked = now, worked
        self.longest_ms = max(self.longest_ms, gap)
        self.stalls_over_50_ms += gap > 50


def run(job: Callable[[], Any], number: int = 0) -> _Answer:
    """Run a job and hold its value or its error; what nobody foresaw becomes ``internal``."""
    try:
        return _Answer(number, value=job())
    except DeskError as error:
        return _Answer(number, error=error)
    except Exception as error:
        _log.exception("a background job failed")
        return _Answer(number, error=DeskError("internal", kind=type(error).__name__))


def is_alive(owner: QObject | None) -> bool:
    """Tell whether a Qt object still exists on both sides of the binding."""
    return owner is not None and shiboken6.isValid(owner)
