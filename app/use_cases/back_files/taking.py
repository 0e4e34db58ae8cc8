"""Taking back files into the store: files of a folder, or a stack parted by separator sheets.

What they come from is only read: nothing in the folder is changed, moved or deleted.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from app.domain.back_files.job import DigitisedItem, DigitiseJob, Grouping, ItemState, Reason
from app.domain.draft import DraftPage
from app.domain.draft_edits import MAX_PAGES
from app.domain.errors import RuleError
from app.ports import Cancelled, Clock, ReadingCancelled, ScannedSheet
from app.store import digitising, records
from app.store.database import Database
from app.store.page_files import PageFiles, StoredFile
from app.use_cases.adopt import page_of, remove_sheet
from app.use_cases.back_files.files import checked_folder, files_under, is_folder, path_of, source_of
from app.use_cases.import_files import SheetsOfFile


@dataclass(frozen=True)
class KeepSheet:
    """Bring one side into the page store; what it came in as is left."""

    page_files: PageFiles
    clock: Clock

    def __call__(self, sheet: ScannedSheet, staged: str) -> tuple[DraftPage, StoredFile]:
        """Return the page and its file, durable on disk and not yet recorded.

        Raises:
            StorageError: ``disk.*``.
        """
        stored = self.page_files.adopt(sheet.path)
        return replace(page_of(sheet, stored, self.clock.now()), staged=staged), stored


@dataclass(frozen=True)
class TakeFiles:
    """Take every side of the file or folder that is one result; all of them or none."""

    database: Database
    sheets_of: SheetsOfFile
    keep: KeepSheet
    work: Path
    clock: Clock

    def __call__(self, item: DigitisedItem, cancelled: Cancelled) -> DigitisedItem:
        """Return the result with its pages.

        Raises:
            RuleError: ``file.*``, ``digitise.no_pages``, ``digitise.too_many_pages``; ``digitise.no_folder``
                when not this file but the whole folder is away.
            ReadingCancelled: It was cancelled; nothing is recorded.
        """
        with self.database.read() as db:
            job = digitising.job_of(db, item.job)
        try:
            pages = self._pages(job, item, cancelled)
        except RuleError:
            checked_folder(Path(job.folder))  # or is the whole folder away?
            raise
        if not any(page.kept for page, _ in pages):
            raise RuleError("digitise.no_pages")
        if len(pages) > MAX_PAGES:
            raise RuleError("digitise.too_many_pages", pages=len(pages), limit=MAX_PAGES)
        now = self.clock.now()
        with self.database.write() as db:
            for page, stored in pages:
                records.add_file(db, stored, page.mime, now)
            taken = tuple(page for page, _ in pages)
            return digitising.change(db, item.id, lambda i: replace(i, state=ItemState.TAKEN, pages=taken))

    def _pages(
        self, job: DigitiseJob, item: DigitisedItem, cancelled: Cancelled
    ) -> list[tuple[DraftPage, StoredFile]]:
        with way_in(self.work / item.id) as into:
            return [
                self.keep(sheet, f"{source_of(Path(path.name))}#{sheet.number}")
                for path in _files_of(job, item)
                for sheet in self._sides(path, into, cancelled)
            ]

    def _sides(self, path: Path, into: Path, cancelled: Cancelled) -> Iterator[ScannedSheet]:
        for sheet in self.sheets_of(path, into):
            if cancelled():
                raise ReadingCancelled
            yield sheet
            remove_sheet(sheet.path)


@dataclass(frozen=True)
class AddSheet:
    """Put one side of a stack behind the one before it; a separator sheet begins the next result."""

    database: Database
    keep: KeepSheet
    clock: Clock

    def __call__(self, job_id: str, sheet: ScannedSheet, name: str) -> DigitisedItem | None:
        """Return the result that this separator sheet completed, or None; the side is recorded then."""
        page, stored = self.keep(sheet, name)
        now = self.clock.now()
        with self.database.write() as db:
            records.add_file(db, stored, page.mime, now)
            begun = digitising.items_in(db, (ItemState.FED,), job_id, limit=1)
            ended = None
            if begun and (page.separator or len(begun[0].pages) >= MAX_PAGES) and begun[0].kept_pages:
                ended = digitising.change(db, begun[0].id, lambda i: replace(i, state=ItemState.TAKEN))
            into = begun[0] if begun and ended is None else digitising.add_item(db, job_id, name, now)
            digitising.change(db, into.id, lambda i: replace(i, state=ItemState.FED, pages=(*i.pages, page)))
        return ended

    def close(self, job_id: str) -> DigitisedItem | None:
        """Return the last result of the stack, complete now; None when there is none."""
        with self.database.write() as db:
            for item in digitising.items_in(db, (ItemState.FED,), job_id):
                if item.kept_pages:
                    return digitising.change(db, item.id, lambda i: replace(i, state=ItemState.TAKEN))
                digitising.remove_empty(db, item.id)
        return None

    def put_aside(self, job_id: str, name: str, error: RuleError) -> None:
        """Record a file of the stack that cannot be read."""
        reason = Reason(error.code, {key: str(value) for key, value in error.facts.items()})
        now = self.clock.now()
        with self.database.write() as db:
            item = digitising.add_item(db, job_id, name, now)
            digitising.change(
                db, item.id, lambda i: replace(i, state=ItemState.ASIDE, reason=reason, ready_at=now)
            )


class _Way(NamedTuple):
    """How one run goes through a stack: by which folder sides come, what was taken before, when to stop."""

    into: Path
    here: frozenset[str]
    cancelled: Cancelled


@dataclass(frozen=True)
class TakeStack:
    """Take a folder of scanned sheets, parted by separator sheets, one result at a time."""

    database: Database
    sheets_of: SheetsOfFile
    add: AddSheet
    work: Path
    _open: dict[str, tuple[Cancelled, Iterator[DigitisedItem]]] = field(default_factory=dict)
    _whole: set[tuple[str, str]] = field(default_factory=set)

    def next_paper(self, job: DigitiseJob, cancelled: Cancelled) -> DigitisedItem | None:
        """Return the next complete result; None at the end of the stack, or when cancelled.

        Raises:
            RuleError: ``digitise.no_folder``. StorageError: ``disk.*``.
        """
        begun = self._open.pop(job.id, None)
        if begun is None or begun[0]():  # what an earlier, cancelled run had begun is looked at anew
            begun = cancelled, self._papers(job, cancelled)
        item = None if cancelled() else next(begun[1], None)
        if item is not None:
            self._open[job.id] = begun
        return item

    def _papers(self, job: DigitiseJob, cancelled: Cancelled) -> Iterator[DigitisedItem]:
        folder = checked_folder(Path(job.folder))
        with self.database.read() as db:
            here = digitising.pages_taken(db, job.id)
        with way_in(self.work / job.id) as into:
            for path in files_under(folder):
                name = source_of(path.relative_to(folder))
                if (job.id, name) in self._whole:
                    continue
                yield from self._of_file(job, path, name, _Way(into, here, cancelled))
                if cancelled():
                    return
                self._whole.add((job.id, name))
        last = self.add.close(job.id)
        if last is not None:
            yield last

    def _of_file(self, job: DigitiseJob, path: Path, name: str, way: _Way) -> Iterator[DigitisedItem]:
        if f"{name}#1" in way.here and path.suffix.lower() in _ONE_SIDE:
            return  # taken before; a picture has no further side
        try:
            for sheet in self.sheets_of(path, way.into):
                if way.cancelled():
                    return
                staged = f"{name}#{sheet.number}"
                ended = None if staged in way.here else self.add(job.id, sheet, staged)
                remove_sheet(sheet.path)
                if ended is not None:
                    yield ended
        except RuleError as error:
            checked_folder(Path(job.folder))
            if name not in way.here:
                self.add.put_aside(job.id, name, error)


_ONE_SIDE = frozenset({".jpg", ".jpeg", ".png"})


@contextmanager
def way_in(into: Path) -> Iterator[Path]:
    """Give a folder for sides on their way into the store, empty, and remove it behind them."""
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True, exist_ok=True)
    try:
        yield into
    finally:
        shutil.rmtree(into, ignore_errors=True)


def _files_of(job: DigitiseJob, item: DigitisedItem) -> list[Path]:
    """Return the files of one result in order: of a folder those that lie in it itself.

    Raises:
        RuleError: ``digitise.no_folder``.
    """
    here = checked_folder(Path(job.folder)) / path_of(item.source)
    if job.grouping is Grouping.SUBFOLDER and is_folder(here):
        return [path for path in files_under(here) if path == here or path.parent == here]
    return [here]
