"""One result through the machine: taken in, read, its owner and its twins found, bound, left to be checked.

Every step is recorded before the next begins, so that a kill costs one step of the results in hand.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.catalogue import Catalogue
from app.domain.back_files.job import (
    BY_MACHINE,
    DigitisedItem,
    Grouping,
    ItemState,
    Reason,
)
from app.domain.draft import DraftPage
from app.domain.errors import DeskError, DeviceError, RuleError
from app.domain.papers.document_type import TypeSuggestion
from app.domain.papers.evidence import Fact
from app.domain.papers.values import PageValues
from app.ports import Cancelled, Clock, PageReading, ReadingCancelled
from app.store import digitising, records
from app.store.database import Database
from app.use_cases.back_files.taking import TakeFiles, TakeStack
from app.use_cases.back_files.twins import find_twins
from app.use_cases.back_files.values import values_as, values_of
from app.use_cases.bind_papers import BindPapers
from app.use_cases.lessons import KindLessons
from app.use_cases.reading_turns import ReadingTurns
from app.use_cases.recognise import ReadPicture

TRIES = 2
"""How often a page is given to the reader before it is believed that this page brings it down."""
_PAGE_TROUBLE = ("reader.crashed", "reader.timeout")
_FAILED_PAPER = (RuleError, DeviceError)
_Readings = Sequence[tuple[DraftPage, PageReading]]


class Claims:
    """Which results the lanes of this process have in hand."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[str, str] = {}

    @contextmanager
    def one_of(self, job_id: str, candidates: Iterable[str]) -> Iterator[str]:
        """Hold the first candidate no other lane holds; "" when there is none."""
        with self._lock:
            claimed = next((c for c in candidates if c not in self._held), "")
            if claimed:
                self._held[claimed] = job_id
        try:
            yield claimed
        finally:
            with self._lock:
                self._held.pop(claimed, None)

    def any_of(self, job_id: str) -> bool:
        """Tell whether a lane is at work for this job."""
        with self._lock:
            return job_id in self._held.values()


@dataclass(frozen=True)
class DigitiseNext:
    """Do what is next in a job: bring one result to where a person is needed, or take one off the stack."""

    database: Database
    take: TakeFiles
    stack: TakeStack
    read: ReadPicture
    bind: BindPapers
    turns: ReadingTurns
    catalogue: Catalogue
    clock: Clock
    lessons: KindLessons
    claims: Claims = field(default_factory=Claims)

    def __call__(self, job_id: str, cancelled: Cancelled) -> DigitisedItem | None:
        """Return a result the machine is done with; None when nothing is left or it was cancelled.

        Raises:
            StorageError: The disk failed; DeviceError: the engine itself is missing; RuleError:
                ``digitise.no_folder``. The result in hand stays as it was.
        """
        while not cancelled():
            with self.database.read() as db:
                job = digitising.job_of(db, job_id)
                waiting = digitising.ids_in(db, job_id, BY_MACHINE)
            stack = f"stack {job_id}" if job.folder and job.grouping is Grouping.SEPARATORS else ""
            with self.claims.one_of(job_id, [*waiting, *([stack] if stack else [])]) as claimed:
                if not claimed:
                    return None
                if claimed != stack:
                    item = self._item(claimed)
                    if item.state in BY_MACHINE:  # no other lane was done with it meanwhile
                        return self._through(item, cancelled)
                elif self.stack.next_paper(job, cancelled) is None:
                    return None
        return None

    def _item(self, item_id: str) -> DigitisedItem:
        with self.database.read() as db:
            return digitising.item_of(db, item_id)

    def _through(self, item: DigitisedItem, cancelled: Cancelled) -> DigitisedItem | None:
        """Take a result through every step that is left; a paper nobody can read stops no other."""
        steps: dict[ItemState, Callable[[DigitisedItem, Cancelled], DigitisedItem]] = {
            ItemState.LISTED: self.take,
            ItemState.TAKEN: self._read,
            ItemState.READ: self._bound,
        }
        try:
            while item.state in steps:
                if cancelled():
                    return None
                item = steps[item.state](item, cancelled)
        except ReadingCancelled:
            return None
        except _FAILED_PAPER as error:
            if _is_of_the_machine(error):
                raise
            return self._aside(item, error)
        return item

    def _aside(self, item: DigitisedItem, error: DeskError) -> DigitisedItem:
        reason = Reason(error.code, {name: str(value) for name, value in error.facts.items()})
        now = self.clock.now()
        with self.database.write() as db:
            return digitising.change(
                db, item.id, lambda i: replace(i, state=ItemState.ASIDE, reason=reason, ready_at=now)
            )

    def _read(self, item: DigitisedItem, cancelled: Cancelled) -> DigitisedItem:
        readings = [(page, self._reading(page, cancelled)) for page in item.kept_pages]
        if all(reading.blank for _, reading in readings):
            raise RuleError("digitise.no_pages")
        pages = {page.id: self._noted(page, reading) for page, reading in readings}
        suggestion = _kind(page.suggestion for page in pages.values())
        facts = self._facts(item, readings, suggestion.kind)
        with self.database.write() as db:
            return digitising.change(
                db,
                item.id,
                lambda i: replace(
                    i,
                    state=ItemState.READ,
                    pages=tuple(pages.get(page.id, page) for page in i.pages),
                    suggestion=suggestion,
                    kind=suggestion.kind,
                    facts=facts,
                ),
            )

    def _noted(self, page: DraftPage, reading: PageReading) -> DraftPage:
        return replace(
            page,
            read=True,
            confidence=reading.confidence,
            rotation=reading.rotation,
            blank=reading.blank,
            suggestion=self.lessons.suggest(reading),
        )

    def _facts(self, item: DigitisedItem, readings: _Readings, kind: str) -> tuple[Fact, ...]:
        """Return the values; where lessons named another kind than the reader, those of that kind."""
        as_read = _kind(reading.suggestion for _, reading in readings).kind
        with self.database.read() as db:
            if kind != as_read:
                return values_as(db, item, kind, self.read)
            return values_of(db, [PageValues(page.id, reading.fields) for page, reading in readings])

    def _reading(self, page: DraftPage, cancelled: Cancelled) -> PageReading:
        """Read one page; while a citizen's page is read this one gives way and is read again after it."""
        tries = 0
        while True:
            self.turns.wait(cancelled)
            try:
                return self.read(page.look, lambda: cancelled() or self.turns.wanted_at_the_desk())
            except ReadingCancelled:
                if cancelled():
                    raise
            except DeviceError as error:
                tries += 1
                if error.code not in _PAGE_TROUBLE or tries >= TRIES:
                    raise

    def _bound(self, item: DigitisedItem, cancelled: Cancelled) -> DigitisedItem:
        self.turns.wait(cancelled)
        if cancelled():
            raise ReadingCancelled
        kind = self.catalogue.document_type(item.kind)
        with self.database.read() as db:
            begun = digitising.job_of(db, item.job).started_at
        stored = self.bind.paper(item.kept_pages, kind.name if kind else "Kết quả", begun)
        now = self.clock.now()
        with self.database.write() as db:
            records.add_file(db, stored, "application/pdf", now)
            twins = find_twins(db, item)
            return digitising.change(
                db,
                item.id,
                lambda i: replace(
                    _ready(i, now), twins=twins, pdf_sha256=stored.sha256, pdf_bytes=stored.bytes
                ),
            )


def _ready(item: DigitisedItem, now: datetime) -> DigitisedItem:
    return replace(item, state=ItemState.TO_CHECK, ready_at=now)


def _kind(told: Iterable[TypeSuggestion]) -> TypeSuggestion:
    """Return what the first page that says so suggests: later pages carry no title."""
    return next((suggestion for suggestion in told if suggestion.kind), TypeSuggestion())


def _is_of_the_machine(error: DeskError) -> bool:
    """Tell whether every other paper would fail in the same way."""
    return error.code == "digitise.no_folder" or (
        isinstance(error, DeviceError) and error.code not in _PAGE_TROUBLE
    )
