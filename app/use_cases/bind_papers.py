"""The searchable PDF/A of each paper of a draft: slow work, done outside every transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain import draft_edits
from app.domain.draft import Draft, DraftPage
from app.domain.ids import new_id
from app.domain.procedure import Procedure
from app.ports import BoundPage, Clock, PaperBinder
from app.store import drafts, records
from app.store.database import Database
from app.store.page_files import PageFiles, StoredFile
from app.use_cases.page_picture import PicturePage
from app.use_cases.papers import slot_name
from app.use_cases.turned_words import turned_words


@dataclass(frozen=True)
class BindPapers:
    """Make the searchable PDF/A of each paper of a draft. Slow, and outside every transaction."""

    binder: PaperBinder
    database: Database
    page_files: PageFiles
    picture: PicturePage
    work: Path
    clock: Clock

    def __call__(self, draft: Draft, procedure: Procedure) -> dict[str, StoredFile]:
        """Return the stored PDF of each slot that has pages.

        Raises:
            RuleError: ``file.*`` when a page cannot be decoded.
            StorageError: ``page.lost``, ``disk.*``.
        """
        slots = dict.fromkeys(page.slot for page in draft.kept_pages())
        return {
            slot: self.paper(draft.kept_pages(slot), slot_name(procedure, slot), draft.started_at)
            for slot in slots
        }

    def prepare(self, draft_id: str, page_id: str) -> None:
        """Do the slow part for one page ahead, while the clerk looks at the next."""
        with self.database.read() as db:
            page = draft_edits.get_page(drafts.get(db, draft_id), page_id)
        if page.kept:
            self.binder.prepare(BoundPage(self.picture(page.look), page.rotation, page.shown_dpi))

    def paper(self, pages: Sequence[DraftPage], title: str, made_at: datetime) -> StoredFile:
        """Return the stored PDF of the pages of one paper. Errors as above."""
        self.work.mkdir(parents=True, exist_ok=True)
        out = self.work / f"{new_id(self.clock.now())}.pdf"
        try:
            self.binder.bind([self._page(page) for page in pages], out, title, made_at)
            return self.page_files.adopt(out)
        finally:
            out.unlink(missing_ok=True)

    def _page(self, page: DraftPage) -> BoundPage:
        with self.database.read() as db:
            reading = records.reading_of(db, page.look)
        words = turned_words(reading, page.rotation) if reading is not None else ()
        return BoundPage(self.picture(page.look), page.rotation, page.shown_dpi, words)
