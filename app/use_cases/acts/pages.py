"""Acts on a draft and its pages: begun, captured, imported, rescued, laid together, looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.use_cases.acts.ground import Ground
from app.use_cases.capture import CapturePages, OpenBatch, PhotographPages
from app.use_cases.drafts import DiscardDraft, EditDraft, OpenDrafts, StartDraft
from app.use_cases.import_files import ImportFiles
from app.use_cases.page_picture import PicturePage, SweepPictures
from app.use_cases.page_work import FindPaper, FindPapers, JoinPages
from app.use_cases.preview import PreviewDraft
from app.use_cases.register import PageFile
from app.use_cases.rescue import RecoverStaged, RescuePages


@dataclass(frozen=True, kw_only=True)
class PageActs:
    """Hồ sơ đang nhập và các trang của nó."""

    start_draft: StartDraft
    edit_draft: EditDraft
    open_drafts: OpenDrafts
    discard_draft: DiscardDraft
    preview: PreviewDraft
    capture: CapturePages
    photograph: PhotographPages
    import_files: ImportFiles
    recover_staged: RecoverStaged
    rescue_pages: RescuePages
    prepare_page: Callable[[str, str], None]
    page_file: PageFile
    page_picture: PicturePage
    sweep_pictures: SweepPictures
    join_pages: JoinPages
    find_papers: FindPapers
    find_paper: FindPaper


def page_acts(ground: Ground) -> PageActs:
    """Return the acts, joined."""
    database, clock, folder, edges = ground.database, ground.clock, ground.folder, ground.edges
    files, recover = ground.page_files, ground.recover
    start = StartDraft(database, clock)
    batch = OpenBatch(ground.adopt, recover, database, folder.staging, clock)
    return PageActs(
        start_draft=start,
        edit_draft=EditDraft(database, clock, ground.lessons),
        open_drafts=OpenDrafts(database),
        discard_draft=DiscardDraft(database, clock, ground.desk_id, ground.declaration.forget),
        preview=PreviewDraft(ground.catalogue, ground.settings.office_hours, clock),
        capture=CapturePages(edges.scanner, batch),
        photograph=PhotographPages(edges.camera, batch),
        import_files=ImportFiles(ground.adopt, database, folder.staging, clock, ground.sheets_of),
        recover_staged=recover,
        rescue_pages=RescuePages(database, recover, start),
        prepare_page=ground.bind.prepare,
        page_file=PageFile(files),
        page_picture=ground.picture,
        sweep_pictures=SweepPictures((folder.drawn, folder.encoded), clock),
        join_pages=JoinPages(database, files, ground.picture, edges.pictures, clock, ground.work),
        find_papers=FindPapers(files, edges.pictures),
        find_paper=FindPaper(files, edges.examiner, edges.pictures),
    )
