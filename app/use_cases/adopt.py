"""Taking one sheet into a draft: it is durable on disk and recorded before anybody sees it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.catalogue import Catalogue
from app.domain.checklist import OTHER_SLOT, UNPLACED, next_open_slot
from app.domain.draft import Draft, DraftPage, PlacedBy
from app.domain.errors import RuleError
from app.domain.ids import new_id
from app.domain.pages.repeats import with_repeat
from app.domain.pages.work import Landing, land_page
from app.domain.procedure import Procedure
from app.domain.scanning.separator import slot_of_separator
from app.ports import Clock, ScannedSheet
from app.store import drafts, records
from app.store.database import Database
from app.store.page_files import PageFiles, StoredFile

OnPage = Callable[[Draft, DraftPage], None]


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
        page = replace(page_of(sheet, stored, now), source=source, batch=batch)
        with self.database.write() as db:
            records.add_file(db, stored, sheet.mime, now)
            draft = drafts.change(db, draft_id, lambda d: self._landed(d, page, landing), now)
        remove_sheet(sheet.path)
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
class Batch:
    """One run of sheets into a draft: each lands behind the one before it, a separator changes the paper."""

    adopt: AdoptSheet
    draft_id: str
    id: str
    landing: Landing
    source: str
    on_page: OnPage

    def take(self, sheet: ScannedSheet) -> None:
        """Take the next sheet of the run; it is on disk and recorded when ``on_page`` hears of it."""
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


def page_of(sheet: ScannedSheet, stored: StoredFile, now: datetime) -> DraftPage:
    """Return the page a sheet becomes once its file is in the page store."""
    return DraftPage(
        id=new_id(now),
        sha256=stored.sha256,
        mime=sheet.mime,
        width_px=sheet.width_px,
        height_px=sheet.height_px,
        dpi=sheet.dpi,
        added_at=now,
        staged=sheet.path.name,
        view=sheet.view,
        rotation=sheet.rotation,
        blank=sheet.blank,
        separator=sheet.separator,
        fingerprint=sheet.fingerprint,
        suspicion=sheet.suspicion,
    )


def remove_sheet(path: Path) -> None:
    """Remove a sheet that is safe elsewhere; where another program still holds it, the next start does."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
