"""One round of talk with the province: greet, send what waits, take what is there, say truly how it went.

The engine owns no thread and no memory: the queue is the outbox, how the line behaves is a ``LineState``
handed from round to round. Killed at any point it loses nothing, because the outbox changes only after
the far side has answered with the hash of what it stored.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import timedelta

from app.domain.errors import DeskError, LineError, RuleError, StorageError
from app.messages import explain
from app.ports import (
    Acknowledgement,
    Cancelled,
    Clock,
    Outbox,
    OutboxEntry,
    Province,
    SyncCounts,
    never_cancelled,
)
from sync.planner import Chance, LineState, backoff, plan

BATCH = 200
"""Entries looked at together; more than can fail in a row, so the head of the queue blocks nothing."""
FEED_PAGE = 100
HOPELESS = frozenset(
    {
        "line.certificate",
        "line.not_allowed",
        "line.not_set",
        "line.portal",
        "line.too_old",
        "line.unproven",
        "line.unreachable",
    }
)
"""Failures that every further entry would meet as well."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One dossier the province refused, with its reason in plain words."""

    entry_id: str
    dossier_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class SyncReport:
    """How one round went.

    Args:
        online: The gateway proved to be the gateway in this round.
        confirmed: Entries finished in this round: event and every file stored at the province.
        delivered, uploaded: Events and files the province confirmed by hash.
        postponed: Entries the line failed for; they wait and are tried again.
        received: Messages from the province that were applied.
        problem: The last error of the line or of the desk's disk, or None.
        stuck: The line works but nothing has moved for ten minutes.
        clock_ahead: How far the desk's clock is ahead of the province's; None while offline.
        state: To be handed to the next round.
    """

    online: bool = False
    confirmed: int = 0
    delivered: int = 0
    uploaded: int = 0
    postponed: int = 0
    received: int = 0
    refused: tuple[Refusal, ...] = ()
    problem: DeskError | None = None
    stuck: bool = False
    clock_ahead: timedelta | None = None
    counts: SyncCounts = field(default_factory=SyncCounts)
    state: LineState = field(default_factory=LineState)


def run_once(
    outbox: Outbox,
    province: Province,
    clock: Clock,
    state: LineState = LineState(),
    chance: Chance = random.random,
    cancelled: Cancelled = never_cancelled,
) -> SyncReport:
    """Hold one round with the province; never raises for the line.

    Raises:
        StorageError: The desk's own store failed; nothing was marked sent that is not.
    """
    talk = _Round(outbox, province, clock, chance, cancelled, SyncReport(state=state))
    return talk.held()


class _Round:
    """The steps of one round; keeps the report as it grows."""

    def __init__(
        self,
        outbox: Outbox,
        province: Province,
        clock: Clock,
        chance: Chance,
        cancelled: Cancelled,
        report: SyncReport,
    ) -> None:
        self.outbox, self.province, self.clock = outbox, province, clock
        self.chance, self.cancelled, self.report = chance, cancelled, report

    def held(self) -> SyncReport:
        if self._greeted():
            self._send_all()
            self._receive_all()
        return self._closed()

    def _greeted(self) -> bool:
        try:
            greeting = self.province.greet()
        except LineError as error:
            self._note(problem=error, state=self.report.state.broken())
            return False
        ahead = self.clock.now() - greeting.server_time
        self._note(online=True, clock_ahead=ahead, state=self.report.state.answered())
        return True

    def _send_all(self) -> None:
        tried: set[str] = set()
        while batch := plan(self.outbox.due(self.clock.now(), BATCH), tried):
            for entry in batch:
                if self.report.state.open or self.cancelled():
                    return
                tried.add(entry.envelope.id)
                self._send(entry)

    def _send(self, entry: OutboxEntry) -> None:
        try:
            if not entry.accepted:
                self._deliver(entry)
            self._upload_files(entry)
        except LineError as error:
            self._postpone(entry, error)
        except RuleError as error:
            self._refuse(entry, error)

    def _deliver(self, entry: OutboxEntry) -> None:
        ack = self.province.deliver(entry.envelope)
        _prove(ack, entry.envelope.id, entry.envelope.sha256)
        self.outbox.accepted(entry.envelope.id, ack, self.clock.now())
        self._progress(delivered=self.report.delivered + 1)

    def _upload_files(self, entry: OutboxEntry) -> None:
        entry_id = entry.envelope.id
        wanted = frozenset(self.province.absent(entry.files_left)) if entry.files_left else frozenset()
        for sha256 in entry.files_left:
            if self.cancelled():
                return
            if sha256 in wanted:
                self._upload(sha256)
            self.outbox.file_stored(entry_id, sha256, self.clock.now())
            self._progress()
        self._progress(confirmed=self.report.confirmed + 1)

    def _upload(self, sha256: str) -> None:
        try:
            path, mime = self.outbox.file_path(sha256)
        except StorageError as error:
            raise RuleError("province.file_unreadable", file=sha256[:12]) from error
        _prove(self.province.upload(sha256, path, mime), sha256, sha256)
        self._progress(uploaded=self.report.uploaded + 1)

    def _postpone(self, entry: OutboxEntry, error: LineError) -> None:
        asked = error.facts.get("wait_seconds")
        least = (
            timedelta(seconds=min(max(asked, 1), 3600)) if isinstance(asked, int) else timedelta(seconds=1)
        )
        wait = backoff(entry.attempts, self.chance, least)
        self.outbox.postponed(entry.envelope.id, error.code, self.clock.now() + wait)
        state = self.report.state.broken() if error.code in HOPELESS else self.report.state.failed()
        self._note(postponed=self.report.postponed + 1, problem=error, state=state)

    def _refuse(self, entry: OutboxEntry, error: RuleError) -> None:
        told = error.facts.get("reason")
        reason = str(told) if told else str(explain(error))
        self.outbox.quarantined(entry.envelope.id, reason, self.clock.now())
        refusal = Refusal(entry.envelope.id, entry.envelope.dossier_id, reason)
        self._progress(refused=(*self.report.refused, refusal))

    def _receive_all(self) -> None:
        try:
            while not self.cancelled() and self._received_page():
                continue
        except LineError as error:
            self._note(problem=error, state=self.report.state.failed())
        except RuleError as error:
            # A message this desk cannot apply must not stop its own dossiers from being sent.
            self._note(problem=error)

    def _received_page(self) -> bool:
        position = self.outbox.position()
        page = self.province.receive(position, FEED_PAGE)
        for message in page:
            if message.position <= position:
                raise LineError("line.unproven", detail="vị trí bản tin lùi lại")
            self.outbox.apply(message, self.clock.now())
            position = message.position
            self._progress(received=self.report.received + 1)
        return len(page) == FEED_PAGE

    def _progress(self, **changes: object) -> None:
        """The far side did as asked: the line works and the queue moves."""
        self._note(state=self.report.state.moved(), **changes)

    def _note(self, **changes: object) -> None:
        self.report = replace(self.report, **changes)  # type: ignore[arg-type]

    def _closed(self) -> SyncReport:
        now, counts = self.clock.now(), self.outbox.counts()
        state = self.report.state.closed(now, self.report.online, waiting=counts.waiting > 0)
        return replace(self.report, counts=counts, state=state, stuck=state.stuck)


def _prove(ack: Acknowledgement, entry_id: str, sha256: str) -> None:
    """Believe only an answer that names this very thing; all else is somebody speaking in between."""
    if ack.id != entry_id or ack.sha256 != sha256:
        raise LineError("line.unproven", detail="biên nhận không khớp")


def next_look(report: SyncReport, interval: timedelta, chance: Chance) -> timedelta:
    """Return how long to wait before the next round; a failing line is asked ever more rarely."""
    if not report.state.open:
        return interval
    return max(interval, backoff(report.state.failures, chance))
