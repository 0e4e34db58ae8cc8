"""Taking pages into a draft: each is durable on disk and recorded before anybody sees it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.catalogue import Catalogue
from app.domain.checklist import OTHER_SLOT, UNPLACED, next_open_slot
from app.domain.dossier import Draft, DraftPage, PlacedBy
from app.domain.errors import DeskError, DeviceError, RuleError
from app.domain.file_check import check_picture
from app.domain.ids import new_id
from app.domain.page_work import Landing, land_page
from app.domain.procedure import Procedure
from app.domain.repeats import with_repeat
from app.domain.separator import slot_of_separator
from app.ports import (
    Camera,
    CameraFrame,
    Cancelled,
    Clock,
    PageExaminer,
    ScannedSheet,
    Scanner,
    ScannerDevice,
    ScanSettings,
    ScanSource,
    Shutter,
    never_cancelled,
)
from app.store import drafts, records
from app.store.database import Database
from app.store.page_files import PageFiles

IMPORTS = "tep-"
"""Folders of files being imported: their sources still lie where they were, so a rescue leaves them out."""

RESCUED = "cứu lại sau khi tắt đột ngột"
"""Source of rescued pages."""

OnPage = Callable[[Draft, DraftPage], None]
_FROM_A_FILE = ScanSettings(ScanSource.FOLDER)
_PICTURES = {"image/jpeg": ".jpg", "image/png": ".png", "image/tiff": ".tif"}


@dataclass(frozen=True)
class AdoptSheet:
    """Take one scanned sheet: file into the page store, page into the draft, then the source may go."""

    database: Database
    page_files: PageFiles
    clock: Clock
    catalogue: Catalogue

    def __call__(
        self, draft_id: str, sheet: ScannedSheet, landing: Landing, batch: str, source: str
    ) -> tuple[Draft, DraftPage]:
        """Return the draft and its new page; a landing without a slot means the chosen or next open one.

        Raises:
            RuleError: ``draft.closed`` or ``draft.too_many_pages``; the sheet's file is left.
            StorageError: ``disk.*``; the sheet's file is left.
        """
        stored = self.page_files.adopt(sheet.path)
        now = self.clock.now()
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
            view=sheet.view,
            rotation=sheet.rotation,
            blank=sheet.blank,
            separator=sheet.separator,
            fingerprint=sheet.fingerprint,
            suspicion=sheet.suspicion,
        )
        with self.database.write() as db:
            records.add_file(db, stored, sheet.mime, now)
            draft = drafts.change(db, draft_id, lambda d: self._landed(d, page, landing), now)
        _remove(sheet.path)
        return draft, next(p for p in draft.pages if p.id == page.id)

    def _landed(self, draft: Draft, page: DraftPage, landing: Landing) -> Draft:
        by = PlacedBy.CLERK if landing.sure else PlacedBy.SCAN
        placed = replace(page, slot=self._slot(draft, landing), placed_by=by)
        others = replace(draft, pages=tuple(p for p in draft.pages if p.id != landing.replacing))
        return land_page(draft, with_repeat(others, placed), landing)  # what it replaces it may repeat

    def _slot(self, draft: Draft, landing: Landing) -> str:
        if landing.slot or landing.unplaced:
            return landing.slot
        beside = next((p for p in draft.pages if p.id in (landing.replacing, landing.after)), None)
        if beside is not None:
            return beside.slot
        procedure = self.procedure_of(draft)
        if procedure is None:
            return UNPLACED
        return draft.active_slot or next_open_slot(procedure, draft)

    def procedure_of(self, draft: Draft) -> Procedure | None:
        """Return the draft's procedure; None where none is chosen or the catalogue forgot it."""
        if not draft.procedure:
            return None
        try:
            return self.catalogue.procedure(draft.procedure, self.clock.now().date())
        except RuleError:
            return None  # a page is never refused because nobody knows its slot


@dataclass
class _Batch:
    """One run of sheets into a draft: each lands behind the one before it, a separator changes the paper."""

    adopt: AdoptSheet
    draft_id: str
    id: str
    landing: Landing
    source: str
    on_page: OnPage

    def take(self, sheet: ScannedSheet) -> None:
        draft, page = self.adopt(self.draft_id, sheet, self.landing, self.id, self.source)
        if page.separator:
            self.landing = self._after_separator(draft, page)
        else:
            self.landing = self._behind(page)
        self.on_page(draft, page)

    def _behind(self, page: DraftPage) -> Landing:
        inserting = bool(self.landing.after or self.landing.replacing)
        return Landing(
            slot=page.slot,
            after=page.id if inserting else "",
            unplaced=page.slot == UNPLACED,
            sure=self.landing.sure,
        )

    def _after_separator(self, draft: Draft, page: DraftPage) -> Landing:
        procedure = self.adopt.procedure_of(draft)
        after = page.id if self.landing.after or self.landing.replacing else ""
        if procedure is None:
            return Landing(unplaced=True, after=after)
        named = slot_of_separator(page.separator)
        if procedure.requirement(named) is not None:
            return Landing(slot=named, after=after, sure=True)
        following = next_open_slot(procedure, draft)
        return Landing(slot=OTHER_SLOT if following == self.landing.slot else following, after=after)


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
        landing: Landing,
        on_page: OnPage,
        cancelled: Cancelled = never_cancelled,
    ) -> Draft:
        """Return the draft after the batch; ``on_page`` is called as each page is safe.

        A landing without a slot means the chosen or the next open one, fixed at the first page so that
        one batch stays together until a separator sheet begins another paper.

        Raises:
            DeviceError: The device failed; pages taken before are safe in the draft.
            StorageError: The disk failed.
        """
        into = staging_of(self.staging, draft_id)
        batch = _Batch(self.adopt, draft_id, new_id(self.clock.now()), landing, device.name, on_page)
        self.scanner.scan(device, settings, into, batch.take, cancelled)
        with self.database.read() as db:
            return drafts.get(db, draft_id)


@dataclass(frozen=True)
class PhotographPages:
    """Take papers lying under a camera into a draft, one still after another."""

    camera: Camera | None
    adopt: AdoptSheet
    database: Database
    staging: Path
    clock: Clock

    def __call__(
        self,
        draft_id: str,
        device: ScannerDevice,
        settings: ScanSettings,
        landing: Landing,
        on_page: OnPage,
        on_frame: Callable[[CameraFrame], None],
        shutter: Shutter,
        cancelled: Cancelled = never_cancelled,
    ) -> Draft:
        """Return the draft when cancelled; see ``CapturePages`` and ``Camera.take_papers``.

        Raises:
            DeviceError: ``ui.no_camera``, ``camera.*``; pages taken before are safe in the draft.
            StorageError: The disk failed.
        """
        if self.camera is None:
            raise DeviceError("ui.no_camera")
        into = staging_of(self.staging, draft_id)
        batch = _Batch(self.adopt, draft_id, new_id(self.clock.now()), landing, device.name, on_page)
        self.camera.take_papers(device, settings, into, on_frame, batch.take, shutter, cancelled)
        with self.database.read() as db:
            return drafts.get(db, draft_id)


def staging_of(staging: Path, draft_id: str) -> Path:
    """Return the folder a draft's sheets come in through, made when it is new."""
    into = staging / draft_id
    into.mkdir(parents=True, exist_ok=True)
    return into


@dataclass(frozen=True)
class ImportFiles:
    """Take picture files a citizen sent or brought; the files themselves stay where they are."""

    adopt: AdoptSheet
    database: Database
    staging: Path
    clock: Clock
    render_pdf: Callable[[Path, Path], tuple[ScannedSheet, ...]]
    examiner: PageExaminer

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
        batch = _Batch(self.adopt, draft_id, new_id(self.clock.now()), landing, "", on_page)
        into = self.staging / f"{IMPORTS}{batch.id}"
        into.mkdir(parents=True, exist_ok=True)
        try:
            for path in paths:
                for sheet in self._sheets(path, into):
                    if cancelled():
                        break
                    batch.source = path.name
                    batch.take(self.examiner.examine(sheet, _FROM_A_FILE))
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

    scanner: Scanner
    examiner: PageExaminer
    adopt: AdoptSheet
    staging: Path

    def __call__(self, draft: Draft) -> int:
        """Return how many pages were rescued.

        Half-written files are removed, and sheets the draft already holds. A sheet that cannot be taken
        in stays where it is and stops nothing.
        """
        folder = self.staging / draft.id
        if folder.is_dir():
            self.scanner.salvage(folder)
        here = {page.staged for page in draft.pages}
        rescued = 0
        for path in sorted(folder.glob("*")):
            if path.suffix == ".part" or path.name in here:
                _remove(path)
                continue
            with contextlib.suppress(DeskError):
                facts = check_picture(path)
                sheet = ScannedSheet(path, facts.mime, facts.width_px, facts.height_px, facts.dpi, 1)
                seen = self.examiner.examine(sheet, _FROM_A_FILE)
                self.adopt(draft.id, seen, Landing(unplaced=True), "", RESCUED)
                rescued += 1
        return rescued


def _remove(path: Path) -> None:
    """Remove a sheet that is safe elsewhere; where another program still holds it, the next start does."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
