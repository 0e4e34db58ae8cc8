"""Round after round until told to stop; runs in whatever thread its caller gives it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Protocol

from app.domain.errors import DeskError
from app.ports import Clock, Outbox, Province
from sync.engine import SyncReport, next_look, run_once
from sync.planner import Chance, LineState


class StopSignal(Protocol):
    """What ``threading.Event`` offers."""

    def is_set(self) -> bool:
        """Tell whether to stop."""
        ...

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the signal at most ``timeout`` seconds; True when it came."""
        ...


@dataclass(slots=True)
class SyncLoop:
    """Keeps the line busy without asking anybody.

    Args:
        on_report: Called after each round, in the thread that runs the loop.
    """

    outbox: Outbox
    province: Province
    clock: Clock
    on_report: Callable[[SyncReport], None]
    interval: timedelta = timedelta(seconds=30)
    chance: Chance = random.random
    _state: LineState = field(default_factory=LineState)
    _nudged: bool = False

    def nudge(self) -> None:
        """Ask for a round at once, such as after a dossier was received; safe from any thread."""
        self._nudged = True

    def run(self, stop: StopSignal) -> None:
        """Hold rounds until ``stop`` is set; a failing line or disk is reported and tried again."""
        while not stop.is_set():
            report = self._round(stop)
            self.on_report(report)
            self._pause(stop, next_look(report, self.interval, self.chance))

    def _round(self, stop: StopSignal) -> SyncReport:
        self._nudged = False
        try:
            report = run_once(
                self.outbox, self.province, self.clock, self._state, self.chance, cancelled=stop.is_set
            )
        except DeskError as error:
            return replace(SyncReport(state=self._state), problem=error)
        self._state = report.state
        return report

    def _pause(self, stop: StopSignal, wait: timedelta) -> None:
        left = wait.total_seconds()
        while left > 0 and not self._nudged and not stop.wait(min(left, 0.5)):
            left -= 0.5
