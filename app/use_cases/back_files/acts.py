"""Every act of back-file digitisation in one record, and how they are joined."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import RuleError, StorageError
from app.store.only_one import only_one
from app.use_cases.acts.ground import Ground
from app.use_cases.back_files.check import AcceptItem, CheckQueue, CorrectItem
from app.use_cases.back_files.feed import FeedSheets
from app.use_cases.back_files.item import DigitiseNext
from app.use_cases.back_files.job import (
    DigitiseLane,
    DigitiseProgress,
    EndDigitising,
    ListFiles,
    RetryAside,
    StartDigitising,
)
from app.use_cases.back_files.taken_back import TakeBackRegistered
from app.use_cases.back_files.taking import AddSheet, KeepSheet, TakeFiles, TakeStack


@dataclass(frozen=True)
class Digitising:
    """Số hóa kết quả còn hiệu lực: every act, ready to call."""

    start: StartDigitising
    end: EndDigitising
    list_files: ListFiles
    lane: DigitiseLane
    feed: FeedSheets
    progress: DigitiseProgress
    retry: RetryAside
    queue: CheckQueue
    accept: AcceptItem
    correct: CorrectItem
    take_back: TakeBackRegistered
    inbox: Path

    @contextmanager
    def hold(self, job_id: str) -> Iterator[None]:
        """Hold a job while it runs: two programs at one job would read everything twice.

        Raises:
            RuleError: ``digitise.busy``. StorageError: ``disk.*``.
        """
        holding = only_one(self.inbox / f"{job_id}.chay")
        try:
            holding.__enter__()
        except StorageError as error:
            if error.code != "desk.already_open":
                raise
            raise RuleError("digitise.busy") from None
        try:
            yield
        finally:
            holding.__exit__(None, None, None)


def join_digitising(ground: Ground) -> Digitising:
    """Return the acts, joined."""
    database, catalogue, clock = ground.database, ground.catalogue, ground.clock
    keep = KeepSheet(ground.page_files, clock)
    work, inbox = ground.work / "so-hoa", ground.folder.root / "so-hoa"
    add = AddSheet(database, keep, clock)
    take = TakeFiles(database, ground.sheets_of, keep, work, clock)
    stack = TakeStack(database, ground.sheets_of, add, work)
    following = DigitiseNext(
        database, take, stack, ground.read, ground.bind, ground.turns, catalogue, clock, ground.lessons
    )
    listed = ListFiles(database, clock)
    return Digitising(
        start=StartDigitising(database, clock),
        end=EndDigitising(database),
        list_files=listed,
        lane=DigitiseLane(following, ground.turns, following.claims),
        feed=FeedSheets(ground.recover.scanner, ground.recover, add, database, inbox),
        progress=DigitiseProgress(database, catalogue, ground.saved, clock, listed.passed_over),
        retry=RetryAside(database),
        queue=CheckQueue(database, catalogue),
        accept=AcceptItem(database, catalogue, ground.keep_paper, clock, ground.lessons),
        correct=CorrectItem(database, catalogue, clock, ground.read, ground.lessons),
        take_back=TakeBackRegistered(database, clock, ground.desk_id),
        inbox=inbox,
    )
