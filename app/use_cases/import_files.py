"""Taking picture files and PDFs into a draft, as scanned sheets are."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.draft import Draft
from app.domain.errors import RuleError
from app.domain.ids import new_id
from app.domain.pages.work import Landing
from app.domain.scanning.file_check import check_picture, shown_name
from app.durable import disk_error
from app.pictures.resolution import likely_dpi
from app.ports import (
    Cancelled,
    Clock,
    PageExaminer,
    ScannedSheet,
    ScanSettings,
    ScanSource,
    never_cancelled,
)
from app.store import drafts
from app.store.database import Database
from app.use_cases.adopt import AdoptSheet, Batch, OnPage

IMPORTS = "tep-"
"""Folders of files being imported: their sources still lie where they were, so a rescue leaves them out."""

FROM_A_FILE = ScanSettings(ScanSource.FOLDER)
_FULL = (errno.ENOSPC, errno.EDQUOT)
_PICTURES = {"image/jpeg": ".jpg", "image/png": ".png", "image/tiff": ".tif"}


@dataclass(frozen=True)
class SheetsOfFile:
    """The sides of one picture file or PDF, each a file of its own; what they came from is not touched."""

    render_pdf: Callable[[Path, Path], Iterable[ScannedSheet]]
    examiner: PageExaminer
    clock: Clock

    def __call__(self, path: Path, into: Path) -> Iterator[ScannedSheet]:
        """Yield each side, looked at, while the next is not yet drawn.

        Raises:
            RuleError: ``file.*``; sides before the damaged one were yielded.
            StorageError: ``disk.*`` when not the file but our own disk fails.
        """
        try:
            for sheet in self._sheets(path, into):
                yield self.examiner.examine(sheet, FROM_A_FILE)
        except OSError as error:  # a stick pulled out or a network share gone while it is read
            ours = error.errno in _FULL or str(error.filename).startswith(str(into))
            told = disk_error(error, into.name) if ours else RuleError("file.missing", file=shown_name(path))
            raise told from error

    def _sheets(self, path: Path, into: Path) -> Iterable[ScannedSheet]:
        facts = check_picture(path)
        if facts.mime == "application/pdf" or facts.pages > 1:
            return self.render_pdf(path, into)
        copy = into / f"{new_id(self.clock.now())}{_PICTURES[facts.mime]}"
        shutil.copyfile(path, copy)
        return (ScannedSheet(copy, facts.mime, facts.width_px, facts.height_px, likely_dpi(facts), 1),)


@dataclass(frozen=True)
class ImportFiles:
    """Take picture files a citizen sent or brought; the files themselves stay where they are."""

    adopt: AdoptSheet
    database: Database
    staging: Path
    clock: Clock
    sheets_of: SheetsOfFile

    def __call__(
        self,
        draft_id: str,
        paths: Sequence[Path],
        landing: Landing,
        on_page: OnPage,
        cancelled: Cancelled = never_cancelled,
    ) -> Draft:
        """Return the draft with every page of every file.

        Raises:
            RuleError: ``file.*`` naming the first file that is not acceptable; those before are in.
        """
        batch = Batch(self.adopt, draft_id, new_id(self.clock.now()), landing, "", on_page)
        into = self.staging / f"{IMPORTS}{batch.id}"
        into.mkdir(parents=True, exist_ok=True)
        try:
            for path in paths:
                for sheet in self.sheets_of(path, into):
                    if cancelled():
                        break
                    batch.source = path.name
                    batch.take(sheet)
                if cancelled():
                    break
        finally:
            shutil.rmtree(into, ignore_errors=True)
        with self.database.read() as db:
            return drafts.get(db, draft_id)
