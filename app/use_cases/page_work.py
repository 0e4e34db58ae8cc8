"""Work on pages that needs their pictures: laid together on one A4, cut apart, their paper found again.

Slow, so each is done outside any transaction; what it returns then changes the draft by ``page_work``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.draft import DraftPage
from app.domain.errors import RuleError
from app.domain.ids import new_id
from app.domain.page_view import PageView
from app.ports import Clock, LaidPage, PageExaminer, PagePictures, ScannedSheet, ScanSettings, ScanSource
from app.store import records
from app.store.database import Database
from app.store.page_files import PageFiles
from app.use_cases.adopt import page_of
from app.use_cases.page_picture import PicturePage


@dataclass(frozen=True)
class JoinPages:
    """Lay pages, as they are seen, on one A4 at true scale: both sides of an identity card."""

    database: Database
    page_files: PageFiles
    picture: PicturePage
    pictures: PagePictures
    clock: Clock
    work: Path

    def __call__(self, pages: Sequence[DraftPage]) -> DraftPage:
        """Return the sheet, stored durably and not yet in any draft; ``page_work.join_pages`` takes it in.

        Raises:
            RuleError: ``page.join_two``, ``page.too_large``, ``file.*``.
            StorageError: ``disk.*``, ``page.lost``.
        """
        if len(pages) < 2:
            raise RuleError("page.join_two")
        now = self.clock.now()
        parts = [LaidPage(self.picture(p.look), p.rotation, p.shown_dpi) for p in pages]
        out = self.work / f"{new_id(now)}.jpg"
        out.parent.mkdir(parents=True, exist_ok=True)
        try:
            sheet = self.pictures.lay_out(parts, out)
            stored = self.page_files.adopt(sheet.path)
        finally:
            out.unlink(missing_ok=True)
        with self.database.write() as db:
            records.add_file(db, stored, sheet.mime, now)
        return replace(page_of(sheet, stored, now), staged="")


@dataclass(frozen=True)
class FindPapers:
    """Find every paper lying on one picture, so that it can be cut into several pages."""

    page_files: PageFiles
    pictures: PagePictures

    def __call__(self, page: DraftPage) -> tuple[PageView, ...]:
        """Return the papers in reading order, cleaned as the page is.

        Raises:
            RuleError: ``page.one_paper`` when fewer than two are seen, ``file.*``.
            StorageError: ``page.lost``.
        """
        original = self.page_files.open_checked(page.sha256)
        found = self.pictures.find_papers(original, page.dpi)
        if len(found) < 2:
            raise RuleError("page.one_paper")
        return tuple(replace(view, cleaning=page.view.cleaning) for view in found)


@dataclass(frozen=True)
class FindPaper:
    """Find the edges of the one paper on a picture again, as the scanner does when a page arrives."""

    page_files: PageFiles
    examiner: PageExaminer
    pictures: PagePictures

    def __call__(self, page: DraftPage) -> PageView:
        """Return the view of the paper, cleaned as the page is.

        It is looked for as on glass unless the page is a photograph: under a camera the finder takes any
        frame on a desk for a sheet, and a page from the glass may have one printed on it.

        Raises:
            RuleError: ``page.no_paper`` when no edge is seen, ``page.several_papers`` when several lie on
                the glass (one frame would hold them all aslant), ``file.*``.
            StorageError: ``page.lost``.
        """
        path = self.page_files.open_checked(page.sha256)
        sheet = ScannedSheet(path, page.mime, page.width_px, page.height_px, page.dpi, 1)
        source = ScanSource.CAMERA if page.view.ratio else ScanSource.FOLDER
        several = 0 if page.view.ratio else len(self.pictures.find_papers(path, page.dpi))
        if several > 1:
            raise RuleError("page.several_papers", count=several)
        view = self.examiner.examine(sheet, ScanSettings(source, page.dpi, separators=False)).view
        if not view.corners:
            raise RuleError("page.no_paper")
        return replace(view, cleaning=page.view.cleaning)
