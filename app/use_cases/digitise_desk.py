"""Every act of back-file digitisation in one record, and how they are joined."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.catalogue import Catalogue
from app.domain.errors import RuleError, StorageError
from app.ports import Clock
from app.store.database import Database
from app.store.only_one import only_one
from app.store.page_files import PageFiles
from app.use_cases.bind_papers import BindPapers
from app.use_cases.change_settings import SavedSettings
from app.use_cases.digitise import (
    DigitiseLane,
    DigitiseProgress,
    EndDigitising,
    ListFiles,
    RetryAside,
    StartDigitising,
)
from app.use_cases.digitise_check import AcceptItem, CheckQueue, CorrectItem
from app.use_cases.digitise_feed import FeedSheets
from app.use_cases.digitise_item import DigitiseNext
from app.use_cases.digitise_taking import AddSheet, KeepSheet, TakeFiles, TakeStack
from app.use_cases.import_files import SheetsOfFile
from app.use_cases.kept_papers import KeepPaper
from app.use_cases.lessons import KindLessons
from app.use_cases.reading_turns import ReadingTurns
from app.use_cases.recognise import ReadPicture
from app.use_cases.rescue import RecoverStaged


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


@dataclass(frozen=True)
class Around:
    """What the acts of digitisation share with the rest of the desk."""

    database: Database
    page_files: PageFiles
    catalogue: Catalogue
    saved: SavedSettings
    clock: Clock
    read: ReadPicture
    turns: ReadingTurns
    bind: BindPapers
    sheets_of: SheetsOfFile
    recover: RecoverStaged
    keep_paper: KeepPaper
    lessons: KindLessons
    root: Path


def join_digitising(around: Around) -> Digitising:
    """Return the acts, joined."""
    database, catalogue, clock = around.database, around.catalogue, around.clock
    keep = KeepSheet(around.page_files, clock)
    work, inbox = around.root / "work" / "so-hoa", around.root / "so-hoa"
    add = AddSheet(database, keep, clock)
    take = TakeFiles(database, around.sheets_of, keep, work, clock)
    stack = TakeStack(database, around.sheets_of, add, work)
    following = DigitiseNext(
        database, take, stack, around.read, around.bind, around.turns, catalogue, clock, around.lessons
    )
    return Digitising(
        start=StartDigitising(database, clock),
        end=EndDigitising(database),
        list_files=ListFiles(database, clock),
        lane=DigitiseLane(following, around.turns, following.claims),
        feed=FeedSheets(around.recover.scanner, around.recover, add, database, inbox),
        progress=DigitiseProgress(database, catalogue, around.saved, clock),
        retry=RetryAside(database),
        queue=CheckQueue(database, catalogue),
        accept=AcceptItem(database, catalogue, around.keep_paper, clock, around.lessons),
        correct=CorrectItem(database, catalogue, clock, around.read, around.lessons),
        inbox=inbox,
    )
