"""Taking in what a scanner had finished when something broke: desk, driver, disk or power."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.draft import Draft
from app.domain.draft_edits import MAX_PAGES
from app.domain.errors import DeskError
from app.domain.pages.work import Landing
from app.domain.scanning.file_check import check_picture
from app.pictures.resolution import likely_dpi
from app.ports import PageExaminer, ScannedSheet, Scanner
from app.store import drafts
from app.store.database import Database
from app.use_cases.adopt import AdoptSheet, remove_sheet
from app.use_cases.drafts import StartDraft
from app.use_cases.import_files import FROM_A_FILE

RESCUED = "cứu lại sau khi tắt đột ngột"
"""Source of rescued pages."""


@dataclass(frozen=True)
class RecoverStaged:
    """After a kill: take in sheets the scanner had finished but the draft had not yet recorded.

    They come back unplaced: which paper they belong to is for the reader or a person to say.
    """

    scanner: Scanner
    examiner: PageExaminer
    adopt: AdoptSheet
    staging: Path

    def __call__(self, draft: Draft) -> int:
        """Return how many pages were rescued. Call it only while nothing is scanned into this draft.

        Half-written files are removed, and sheets the draft already holds. A sheet that cannot be taken
        in stays where it is and stops nothing.
        """
        room = MAX_PAGES - len(draft.pages)
        rescued = 0
        for sheet in self.left_behind(self.staging / draft.id, {page.staged for page in draft.pages}):
            if rescued >= room:
                break
            with contextlib.suppress(DeskError):
                self.adopt(draft.id, sheet, Landing(unplaced=True), "", RESCUED)
                rescued += 1
        return rescued

    def left_behind(self, folder: Path, here: Collection[str]) -> Iterator[ScannedSheet]:
        """Yield the whole sheets in a folder on the way in, looked at; remove halves and what is ``here``."""
        if not folder.is_dir():
            return
        with contextlib.suppress(DeskError):
            self.scanner.salvage(folder)
        for path in sorted(folder.glob("*")):
            if path.suffix == ".part" or path.name in here:
                remove_sheet(path)
            elif (sheet := self._sheet(path)) is not None:
                yield sheet

    def _sheet(self, path: Path) -> ScannedSheet | None:
        with contextlib.suppress(DeskError):
            facts = check_picture(path)
            sheet = ScannedSheet(path, facts.mime, facts.width_px, facts.height_px, likely_dpi(facts), 1)
            return self.examiner.examine(sheet, FROM_A_FILE)
        return None


@dataclass(frozen=True)
class RescuePages:
    """At start: take in what a scanner had finished when the program stopped, before drafts are offered."""

    database: Database
    recover: RecoverStaged
    start: StartDraft

    def __call__(self) -> int:
        """Return how many pages were rescued. Call it only while no scan is under way."""
        with self.database.read() as db:
            begun = drafts.open_ones(db)
        rescued = sum(self.recover(draft) for draft in begun)
        return rescued + sum(self._late(folder) for folder in self._without_draft({d.id for d in begun}))

    def _without_draft(self, begun: set[str]) -> list[Path]:
        """Return folders of sheets whose draft was issued or put aside while they were on their way."""
        staging = self.recover.staging
        folders = sorted(staging.iterdir()) if staging.is_dir() else []
        return [folder for folder in folders if folder.is_dir() and folder.name not in begun]

    def _late(self, folder: Path) -> int:
        """Offer late sheets back in a draft of their own: nobody has seen them in any dossier."""
        if not any(path.suffix != ".part" for path in folder.iterdir()):
            with contextlib.suppress(OSError):
                folder.rmdir()
            return 0
        draft = self.start("")
        with contextlib.suppress(OSError):
            folder.rename(folder.with_name(draft.id))
        return self.recover(draft)
