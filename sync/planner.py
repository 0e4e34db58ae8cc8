"""What to do next on a bad line, as plain functions: no clock, no socket, no queue of its own.

Rules of the plan: of one dossier only the lowest unfinished event; events before files, so that the
province can find a dossier before its pages have crept over; entries that failed least come first, so
that one bad dossier cannot hold up the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.ports import OutboxEntry

Chance = Callable[[], float]
"""Gives a number from 0 up to 1, such as ``random.random``."""

FIRST_STEP = timedelta(seconds=2)
LONGEST_STEP = timedelta(seconds=300)
SHORTEST_STEP = timedelta(seconds=1)
FAILURES_TO_OPEN = 3
STUCK_AFTER = timedelta(minutes=10)


def backoff(attempts: int, chance: Chance, at_least: timedelta = SHORTEST_STEP) -> timedelta:
    """Return how long to wait after the given number of failures: full jitter, at most five minutes.

    The ceiling doubles from two seconds; any wait below it is equally likely, so that offices cut off
    together do not come back together. A wait the far side asked for is kept.
    """
    doublings = min(max(attempts, 0), 20)
    ceiling = min(LONGEST_STEP, FIRST_STEP * (1 << doublings))
    wait: timedelta = ceiling * chance()
    return max(at_least, wait)


def plan(entries: Iterable[OutboxEntry], done: Iterable[str] = ()) -> tuple[OutboxEntry, ...]:
    """Return entries in the order to work on them, at most one of each dossier.

    Args:
        entries: What the outbox calls due.
        done: Ids already tried in this round.
    """
    lowest: dict[str, OutboxEntry] = {}
    for entry in entries:
        dossier_id = entry.envelope.dossier_id
        known = lowest.get(dossier_id)
        if known is None or entry.envelope.sequence < known.envelope.sequence:
            lowest[dossier_id] = entry
    tried = frozenset(done)
    left = [entry for entry in lowest.values() if entry.envelope.id not in tried]
    return tuple(sorted(left, key=lambda e: (e.accepted, e.attempts)))


@dataclass(frozen=True, slots=True)
class LineState:
    """How the line has behaved so far; handed from one round to the next.

    Args:
        failures: Line failures in a row; from ``FAILURES_TO_OPEN`` on the circuit is open and a round
            is one greeting instead of the whole queue.
        still: How long the line was up while nothing moved although something waited.
        closed_at: When the last round ended.
    """

    failures: int = 0
    still: timedelta = timedelta(0)
    closed_at: datetime | None = None

    @property
    def open(self) -> bool:
        """True while further sending is pointless."""
        return self.failures >= FAILURES_TO_OPEN

    @property
    def stuck(self) -> bool:
        """True when the line was up for ten minutes and nothing that waited has moved."""
        return self.still >= STUCK_AFTER

    def failed(self) -> LineState:
        """One more failure."""
        return replace(self, failures=self.failures + 1)

    def broken(self) -> LineState:
        """A failure that concerns the whole line: no more entries this round."""
        return replace(self, failures=max(self.failures + 1, FAILURES_TO_OPEN))

    def answered(self) -> LineState:
        """The far side answered as itself."""
        return replace(self, failures=0)

    def moved(self) -> LineState:
        """Something was stored, refused or received."""
        return replace(self, failures=0, still=timedelta(0))

    def closed(self, now: datetime, online: bool, waiting: bool) -> LineState:
        """End a round: time spent online with things waiting counts, time offline does not.

        One gap counts for five minutes at most, so that a computer that slept raises no alarm.
        """
        if not waiting:
            return replace(self, still=timedelta(0), closed_at=now)
        gap = now - self.closed_at if online and self.closed_at else timedelta(0)
        counted = min(max(gap, timedelta(0)), LONGEST_STEP)
        return replace(self, still=self.still + counted, closed_at=now)
