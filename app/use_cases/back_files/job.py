"""Số hóa kết quả còn hiệu lực: beginning a job or going on with it, its files, its progress, its lanes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.catalogue import Catalogue
from app.domain.back_files.job import DigitisedItem, DigitiseJob, Grouping, ItemState, JobState
from app.domain.back_files.plan import (
    LAST,
    STRIDE,
    JobProgress,
    QuotaLine,
    parse_plan,
    quota_of,
    seconds_each,
)
from app.domain.errors import RuleError
from app.domain.ids import new_id
from app.domain.text import checked_line
from app.ports import Cancelled, Clock
from app.store import digitising
from app.store.database import Database
from app.use_cases.back_files.files import checked_folder, files_under, is_folder, source_of
from app.use_cases.back_files.item import Claims, DigitiseNext
from app.use_cases.change_settings import SavedSettings
from app.use_cases.reading_turns import ReadingTurns

_LISTED_AT_ONCE = 500
_LOOK_SECONDS = 0.1


@dataclass(frozen=True)
class StartDigitising:
    """Begin a job, or go on with the one begun earlier under this name or for this folder."""

    database: Database
    clock: Clock

    def __call__(
        self, folder: Path | None, by: str, name: str = "", grouping: Grouping = Grouping.FILE
    ) -> DigitiseJob:
        """Return the job; one that exists keeps its grouping. No folder means papers fed by a scanner.

        Raises:
            RuleError: ``digitise.no_folder``, ``digitise.other_folder`` when the name is another folder's,
                ``text.too_long``.
        """
        now = self.clock.now()
        where = str(checked_folder(folder)) if folder is not None else ""
        wanted = checked_line(name, "name", 80)
        with self.database.write() as db:
            known = [j for j in digitising.jobs(db) if (j.name == wanted if wanted else j.folder == where)]
            if wanted and known and known[0].folder != where:
                raise RuleError("digitise.other_folder", name=wanted)
            if known and (wanted or where):
                job = replace(known[0], state=JobState.OPEN)
            else:
                called = wanted or (Path(where).name if where else f"Quét {now:%d/%m/%Y %H:%M}")
                grouping = grouping if where else Grouping.SEPARATORS
                job = DigitiseJob(new_id(now), called, now, where, grouping, by)
            digitising.save_job(db, job)
        return job


@dataclass(frozen=True)
class EndDigitising:
    """Stop a job, or call it done; what it has taken stays, and it can be gone on with."""

    database: Database

    def __call__(self, job_id: str, state: JobState) -> DigitiseJob:
        """Return the job as it is now."""
        with self.database.write() as db:
            job = replace(digitising.job_of(db, job_id), state=state)
            digitising.save_job(db, job)
        return job


@dataclass(frozen=True)
class ListFiles:
    """Note every file of a job's folder that it does not know yet."""

    database: Database
    clock: Clock
    passed_over: dict[str, int] = field(default_factory=dict)
    """Files that are no papers, by job, as they were when its folder was looked through last."""

    def __call__(self, job_id: str) -> int:
        """Return how many were new. A stack parted by separator sheets is not known before it is read.

        Raises:
            RuleError: ``digitise.no_folder``.
        """
        with self.database.read() as db:
            job = digitising.job_of(db, job_id)
        if not job.folder:
            return 0
        folder = checked_folder(Path(job.folder))
        others: list[Path] = []
        files: Iterable[Path] = tuple(files_under(folder, others.append))
        self.passed_over[job_id] = len(others)
        if job.grouping is Grouping.SEPARATORS:
            return 0
        if job.grouping is Grouping.SUBFOLDER:
            files = (path if is_folder(path) else path.parent for path in files)
        listed = list(dict.fromkeys(source_of(path.relative_to(folder)) for path in files))
        return sum(self._note(job_id, listed[at : at + _LISTED_AT_ONCE]) for at in _steps(len(listed)))

    def _note(self, job_id: str, sources: list[str]) -> int:
        with self.database.write() as db:
            return digitising.list_sources(db, job_id, sources, self.clock.now())


def _steps(count: int) -> range:
    return range(0, count, _LISTED_AT_ONCE)


@dataclass(frozen=True)
class DigitiseLane:
    """Work at a job until nothing is left; several lanes may work at one job, in one process."""

    work: DigitiseNext
    turns: ReadingTurns
    claims: Claims

    def __call__(self, job_id: str, on_item: Callable[[DigitisedItem], None], cancelled: Cancelled) -> None:
        """Return when the job is done or cancelled; ``on_item`` hears of each result ready for a person.

        Raises:
            StorageError: The disk failed. DeviceError: ``reader.*`` when the engine itself is missing.
            RuleError: ``digitise.no_folder`` when the folder went away.
        """
        while not cancelled():
            if self.turns.wanted_at_the_desk():
                time.sleep(_LOOK_SECONDS)
                continue
            item = self.work(job_id, cancelled)
            if item is not None:
                on_item(item)
            elif self.claims.any_of(job_id):
                time.sleep(_LOOK_SECONDS)  # a lane beside this one may still find papers in the stack
            else:
                return


@dataclass(frozen=True)
class DigitiseProgress:
    """How a job stands, and the plan of the year."""

    database: Database
    catalogue: Catalogue
    saved: SavedSettings
    clock: Clock
    passed_over: Mapping[str, int]

    def jobs(self) -> tuple[DigitiseJob, ...]:
        """Return every job, the latest first."""
        with self.database.read() as db:
            return digitising.jobs(db)

    def __call__(self, job_id: str, listing: bool = False) -> JobProgress:
        """Return the progress of a job; ``listing`` while its stack is not known to its end."""
        with self.database.read() as db:
            counts = digitising.counts(db, job_id)
            ready = digitising.last_ready(db, job_id, LAST + STRIDE)
        return JobProgress(counts, listing, seconds_each(ready), self.passed_over.get(job_id, 0))

    def quota(self) -> tuple[QuotaLine, ...]:
        """Return what is done of the plan of this year, all fields first."""
        today, wanted = self.clock.now().date(), self.saved.now.digitise
        with self.database.read() as db:
            kinds = digitising.kept_by_kind(db, today.year)
        done: dict[str, int] = {}
        for kind, count in kinds.items():
            name = field_of_kind(self.catalogue, kind)
            done[name] = done.get(name, 0) + count
        plan = parse_plan(wanted.plan, wanted.plan_by_field)
        return quota_of(plan, done, today, self.catalogue.calendar)


def field_of_kind(catalogue: Catalogue, kind: str) -> str:
    """Return the field of work whose procedures yield such a result, "" when none does."""
    found = catalogue.document_type(kind)
    codes = found.national_codes if found is not None else frozenset()
    return next((p.field_name for p in catalogue.procedures if any(r.code in codes for r in p.results)), "")


@dataclass(frozen=True)
class RetryAside:
    """Let the machine try again what it could not read."""

    database: Database

    def __call__(self, job_id: str) -> int:
        """Return how many results are tried again; those a person put aside stay where they are."""
        with self.database.write() as db:
            aside = digitising.items_in(db, (ItemState.ASIDE,), job_id, limit=100_000)
            failed = [item for item in aside if item.reason.code and not item.decided_by]
            for item in failed:
                digitising.change(db, item.id, _from_the_start)
        return len(failed)


def _from_the_start(item: DigitisedItem) -> DigitisedItem:
    state = ItemState.TAKEN if item.pages else ItemState.LISTED
    return DigitisedItem(item.id, item.job, item.position, item.source, state, item.pages)
