"""Taking pages into a draft: each is durable on disk and recorded before anybody sees it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.catalogue import Catalogue
from app.domain import draft_edits
from app.domain.checklist import UNPLACED, next_open_slot
from app.domain.dossier import Draft, DraftPage
from app.domain.errors import DeskError, RuleError
from app.domain.file_check import check_picture
from app.domain.ids import new_id
from app.ports import Cancelled, Clock, ScannedSheet, Scanner, ScannerDevice, ScanSettings, never_cancelled
from app.store import drafts, records
from app.store.database import Database
from app.store.page_files import PageFiles

IMPORTS = "tep-"
"""Folders of files being imported: their sources still lie where they were, so a rescue leaves them out."""

RESCUED = "cứu lại sau khi tắt đột ngột"
"""Source of rescued pages."""

OnPage = Callable[[Draft, DraftPage], None]
_PICTURES = {"image/jpeg": ".jpg", "image/png": ".png", "image/tiff": ".tif"}


@dataclass(frozen=True)
class AdoptSheet:
    """Take one scanned sheet: file into the page store, page into the draft, then the source may go."""

    database: Database
    page_files: PageFiles
    clock: Clock
    catalogue: Catalogue

    def __call__(
        self, draft_id: str, sheet: ScannedSheet, slot: str | None, batch: str, source: str
    ) -> Draft:
        """Return the draft with the page at its end; a slot of None means the next open one.

        Raises:
            RuleError: ``draft.closed`` or ``draft.too_many_pages``; the sheet's file is left.
            StorageError: ``disk.*``; the sheet's file is left.
        """
        stored = self.page_files.adopt(sheet.path)
        now = self.clock.now()

        def add(draft: Draft) -> Draft:
            page = DraftPage(
                id=new_id(now),
                sha256=stored.sha256,
                mime=sheet.mime,
                width_px=sheet.width_px,
                height_px=sheet.height_px,
                dpi=sheet.dpi,
                added_at=now,
                source=source,
                staged=sheet.path.name,
                batch=batch,
                slot=self._open_slot(draft) if slot is None else slot,
                blank=sheet.blank,
            )
            return draft_edits.add_page(draft, page)

        with self.database.write() as db:
            records.add_file(db, stored, sheet.mime, now)
            draft = drafts.change(db, draft_id, add, now)
        _remove(sheet.path)
        return draft

    def _open_slot(self, draft: Draft) -> str:
        if not draft.procedure:
            return UNPLACED
        try:
            procedure = self.catalogue.procedure(draft.procedure, self.clock.now().date())
        except RuleError:
            return UNPLACED  # a page is never refused because nobody knows its slot
        return draft.active_slot or next_open_slot(procedure, draft)


@dataclass(frozen=True)
class CapturePages:
    """Scan one batch into a draft."""

    scanner: Scanner
    adopt: AdoptSheet
    database: Database
    staging: Path
    clock: Clock

    def __call__(
        self,
        draft_id: str,
        device: ScannerDevice,
        settings: ScanSettings,
        slot: str,
        on_page: OnPage,
        cancelled: Cancelled = never_cancelled,
    ) -> Draft:
        """Return the draft after the batch; ``on_page`` is called as each page is safe.

        An empty ``slot`` means the chosen or the next open slot, fixed at the first page so that one
        batch stays together.

        Raises:
            DeviceError: The device failed; pages taken before are safe in the draft.
            StorageError: The disk failed.
        """
        into = self.staging / draft_id
        into.mkdir(parents=True, exist_ok=True)
        batch = new_id(self.clock.now())
        landing = [slot or None]

        def take(sheet: ScannedSheet) -> None:
            draft = self.adopt(draft_id, sheet, landing[0], batch, device.name)
            landing[0] = draft.pages[-1].slot
            on_page(draft, draft.pages[-1])

        self.scanner.scan(device, settings, into, take, cancelled)
        with self.database.read() as db:
            return drafts.get(db, draft_id)


@dataclass(frozen=True)
class ImportFiles:
    """Take picture files a citizen sent or brought; the files themselves stay where they are."""

    adopt: AdoptSheet
    database: Database
    staging: Path
    clock: Clock
    render_pdf: Callable[[Path, Path], tuple[ScannedSheet, ...]]

    def __call__(
        self,
        draft_id: str,
        paths: Sequence[Path],
        slot: str,
        on_page: OnPage,
        cancelled: Cancelled = never_cancelled,
    ) -> Draft:
        """Return the draft with every page of every file.

        Raises:
            RuleError: ``file.*`` naming the first file that is not acceptable; those before are in.
        """
        batch = new_id(self.clock.now())
        into = self.staging / f"{IMPORTS}{batch}"
        into.mkdir(parents=True, exist_ok=True)
        try:
            for path in paths:
                for sheet in self._sheets(path, into):
                    if cancelled():
                        break
                    draft = self.adopt(draft_id, sheet, slot or None, batch, path.name)
                    on_page(draft, draft.pages[-1])
                if cancelled():
                    break
        finally:
            shutil.rmtree(into, ignore_errors=True)
        with self.database.read() as db:
            return drafts.get(db, draft_id)

    def _sheets(self, path: Path, into: Path) -> Sequence[ScannedSheet]:
        facts = check_picture(path)
        if facts.mime == "application/pdf" or facts.pages > 1:
            return self.render_pdf(path, into)
        copy = into / f"{new_id(self.clock.now())}{_PICTURES[facts.mime]}"
        shutil.copyfile(path, copy)
        return (ScannedSheet(copy, facts.mime, facts.width_px, facts.height_px, facts.dpi, 1),)


@dataclass(frozen=True)
class RecoverStaged:
    """After a kill: take in sheets the scanner had finished but the draft had not yet recorded.

    They come back unplaced: which paper they belong to is for the reader or a person to say.
    """

    adopt: AdoptSheet
    staging: Path

    def __call__(self, draft: Draft) -> int:
        """Return how many pages were rescued.

        Half-written files are removed, and sheets the draft already holds. A sheet that cannot be taken
        in stays where it is and stops nothing.
        """
        here = {page.staged for page in draft.pages}
        rescued = 0
        for path in sorted((self.staging / draft.id).glob("*")):
            if path.suffix == ".part" or path.name in here:
                _remove(path)
                continue
            with contextlib.suppress(DeskError):
                facts = check_picture(path)
                sheet = ScannedSheet(path, facts.mime, facts.width_px, facts.height_px, facts.dpi, 1)
                self.adopt(draft.id, sheet, UNPLACED, "", RESCUED)
                rescued += 1
        return rescued


def _remove(path: Path) -> None:
    """Remove a sheet that is safe elsewhere; where another program still holds it, the next start does."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
