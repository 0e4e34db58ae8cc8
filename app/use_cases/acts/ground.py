"""What the acts of a desk stand on: its folder and record, the edges of the machine, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from app.catalogue import Catalogue
from app.exchange.keys import DeskKey
from app.ports import (
    Camera,
    Clock,
    CodeReader,
    Line,
    Outbox,
    PageExaminer,
    PagePictures,
    PaperBinder,
    Printer,
    ScannedSheet,
    Scanner,
    TextReader,
)
from app.settings import Settings
from app.store.database import Database
from app.store.outbox import StoredOutbox
from app.store.page_files import PageFiles
from app.use_cases.adopt import AdoptSheet
from app.use_cases.bind_papers import BindPapers
from app.use_cases.change_settings import SavedSettings
from app.use_cases.check_up import Probe
from app.use_cases.declaration import FormOfDraft
from app.use_cases.desk_folder import DeskFolder
from app.use_cases.import_files import SheetsOfFile
from app.use_cases.kept_papers import KeepPaper
from app.use_cases.lessons import KindLessons
from app.use_cases.page_picture import PicturePage
from app.use_cases.print_declaration import DrawDeclaration
from app.use_cases.reading_turns import ReadingTurns
from app.use_cases.recognise import ReadPicture
from app.use_cases.rescue import RecoverStaged


@dataclass(frozen=True)
class Edges:
    """The slow, absent or rude world as this machine has it."""

    scanner: Scanner
    camera: Camera | None
    reader: TextReader
    binder: PaperBinder
    codes: CodeReader
    printer: Printer
    clock: Clock
    render_pdf: Callable[[Path, Path], Iterable[ScannedSheet]]
    examiner: PageExaminer
    pictures: PagePictures
    line: Callable[[Outbox], Line] | None = None
    probes: tuple[tuple[str, Probe], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What an open desk has in hand before any act: each of these is made once and shared."""

    folder: DeskFolder
    settings: Settings
    catalogue: Catalogue
    database: Database
    edges: Edges
    page_files: PageFiles
    outbox: StoredOutbox
    key: DeskKey
    line: Line | None
    saved: SavedSettings
    lessons: KindLessons
    turns: ReadingTurns
    picture: PicturePage
    read: ReadPicture
    bind: BindPapers
    adopt: AdoptSheet
    recover: RecoverStaged
    sheets_of: SheetsOfFile
    keep_paper: KeepPaper
    form_of: FormOfDraft
    declaration: DrawDeclaration

    @property
    def clock(self) -> Clock:
        """The desk's clock."""
        return self.edges.clock

    @property
    def desk_id(self) -> str:
        """Ký hiệu quầy, under which its acts are written down."""
        return self.settings.desk.id

    @property
    def work(self) -> Path:
        """Folder of what is being made; nothing in it is the record."""
        return self.folder.root / "work"


def lay_ground(
    folder: DeskFolder, settings: Settings, catalogue: Catalogue, database: Database, edges: Edges
) -> Ground:
    """Return what the acts stand on; the desk's key is made here when it is new."""
    clock, files = edges.clock, PageFiles(folder.pages)
    outbox = StoredOutbox(database, files)
    picture = PicturePage(files, edges.pictures, folder.drawn)
    adopt = AdoptSheet(database, files, clock, catalogue)
    saved, form_of = SavedSettings(settings), FormOfDraft(catalogue, clock)
    work = folder.root / "work"
    return Ground(
        folder=folder,
        settings=settings,
        catalogue=catalogue,
        database=database,
        edges=edges,
        page_files=files,
        outbox=outbox,
        key=DeskKey.open(folder.keys),
        line=edges.line(outbox) if edges.line else None,
        saved=saved,
        lessons=KindLessons(database, catalogue, clock, saved),
        turns=ReadingTurns(),
        picture=picture,
        read=ReadPicture(edges.reader, database, picture),
        bind=BindPapers(edges.binder, database, files, picture, work, clock),
        adopt=adopt,
        recover=RecoverStaged(edges.scanner, edges.examiner, adopt, folder.staging),
        sheets_of=SheetsOfFile(edges.render_pdf, edges.examiner, clock),
        keep_paper=KeepPaper(database, clock, settings.desk.id),
        form_of=form_of,
        declaration=DrawDeclaration(form_of, settings, work / "to-khai"),
    )
