"""One desk: its folder opened, its acts ready to call. A record of acts, without logic of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from app.catalogue import PACKS, Catalogue, load_catalogue
from app.exchange.keys import DeskKey, trusted_keys
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
    PrintJob,
    PrintState,
    ScannedSheet,
    Scanner,
    TextReader,
)
from app.settings import Settings
from app.settings_file import load_settings
from app.store.database import Database
from app.store.outbox import StoredOutbox
from app.store.page_files import PageFiles
from app.use_cases.adopt import AdoptSheet
from app.use_cases.bind_papers import BindPapers
from app.use_cases.capture import CapturePages, OpenBatch, PhotographPages
from app.use_cases.change_settings import SavedSettings, SaveSettings
from app.use_cases.change_status import ChangeStatus
from app.use_cases.check_up import (
    CheckUp,
    Probe,
    agency_words,
    database_words,
    disk_words,
    fonts_words,
    line_words,
    numbers_words,
)
from app.use_cases.checking import CheckPapers, ReadDraft
from app.use_cases.daily_log import CountDay, GatherDay, MakeDailyLog
from app.use_cases.declaration import FillDeclaration, FormOfDraft
from app.use_cases.desk_folder import DeskFolder
from app.use_cases.digitise_desk import Around, Digitising, join_digitising
from app.use_cases.drafts import DiscardDraft, EditDraft, OpenDrafts, StartDraft
from app.use_cases.import_files import ImportFiles, SheetsOfFile
from app.use_cases.kept_papers import FindKeptPapers, KeepPaper, WithdrawKeptPaper
from app.use_cases.lessons import KindLessons
from app.use_cases.page_picture import PicturePage, SweepPictures
from app.use_cases.page_work import FindPaper, FindPapers, JoinPages
from app.use_cases.practise import OrderFault
from app.use_cases.preview import PreviewDraft
from app.use_cases.print_declaration import DrawDeclaration, PrintDeclaration
from app.use_cases.print_receipt import DrawReceipt, PrintReceipt
from app.use_cases.print_separators import DrawSeparators, PrintSeparators
from app.use_cases.read_card import ReadCardPicture, ReadCardText
from app.use_cases.read_pages import ReadPages
from app.use_cases.reading_turns import ReadingTurns
from app.use_cases.receive import IssueReceipt, ReceiveDossier
from app.use_cases.recognise import ReadingOfPage, ReadPicture, RecognisePage
from app.use_cases.register import (
    CountQueues,
    FindDossier,
    FindPerson,
    ListRegister,
    OpenDossier,
    PageFile,
    SendAgain,
    SyncRows,
    SyncView,
    UnprintedReceipts,
)
from app.use_cases.rescue import RecoverStaged, RescuePages
from app.use_cases.reuse_counts import ReuseCounts
from app.use_cases.sign_in import AddStaff, ChangePin, ListStaff, SignIn
from app.use_cases.verify import VerifyPaper


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


@dataclass(frozen=True)
class Desk:
    """Every act of the counter, ready to call."""

    folder: DeskFolder
    settings: Settings
    catalogue: Catalogue
    clock: Clock
    edges: Edges
    outbox: StoredOutbox
    key: DeskKey
    list_staff: ListStaff
    sign_in: SignIn
    add_staff: AddStaff
    change_pin: ChangePin
    start_draft: StartDraft
    edit_draft: EditDraft
    open_drafts: OpenDrafts
    discard_draft: DiscardDraft
    capture: CapturePages
    photograph: PhotographPages
    import_files: ImportFiles
    recover_staged: RecoverStaged
    rescue_pages: RescuePages
    recognise: RecognisePage
    lessons: KindLessons
    prepare_page: Callable[[str, str], None]
    reading_of: ReadingOfPage
    read_card_text: ReadCardText
    read_card_picture: ReadCardPicture
    find_person: FindPerson
    check_papers: CheckPapers
    keep_paper: KeepPaper
    digitise: Digitising
    turns: ReadingTurns
    find_kept_papers: FindKeptPapers
    withdraw_kept_paper: WithdrawKeptPaper
    count_reuse: ReuseCounts
    preview: PreviewDraft
    receive: IssueReceipt
    receipt_pdf: DrawReceipt
    print_receipt: PrintReceipt
    unprinted_receipts: UnprintedReceipts
    fill_declaration: FillDeclaration
    draw_declaration: DrawDeclaration
    print_declaration: PrintDeclaration
    draw_separators: DrawSeparators
    print_separators: PrintSeparators
    list_register: ListRegister
    count_queues: CountQueues
    open_dossier: OpenDossier
    find_dossier: FindDossier
    page_file: PageFile
    page_picture: PicturePage
    sweep_pictures: SweepPictures
    join_pages: JoinPages
    find_papers: FindPapers
    find_paper: FindPaper
    change_status: ChangeStatus
    sync_counts: SyncView
    sync_rows: SyncRows
    send_again: SendAgain
    count_day: CountDay
    make_daily_log: MakeDailyLog
    verify: VerifyPaper
    saved: SavedSettings
    save_settings: SaveSettings
    order_fault: OrderFault
    check_up: CheckUp
    line: Line | None
    database: Database

    def print_state(self, job: PrintJob, dossier_id: str) -> PrintState:
        """Ask how a print job stands (see ``PrintReceipt.state``)."""
        return self.print_receipt.state(job, dossier_id)

    def close(self) -> None:
        """Close the database."""
        self.database.close()


def open_desk(
    root: Path,
    make_edges: Callable[[DeskFolder, Settings, Catalogue], Edges],
    settings: Settings | None = None,
) -> Desk:
    """Open the desk in a folder, making it when it is new.

    Raises:
        RuleError: ``settings.*`` or ``catalogue.*``.
        StorageError: ``database.*``, ``disk.*``.
    """
    folder = DeskFolder(root)
    chosen = settings or load_settings(folder.settings_file)
    catalogue = load_catalogue(PACKS, *([folder.packs] if folder.packs.is_dir() else []))
    database = Database.open(folder.database_file)
    edges = make_edges(folder, chosen, catalogue)
    return _assemble(folder, chosen, catalogue, database, edges)


def _assemble(
    folder: DeskFolder, settings: Settings, catalogue: Catalogue, database: Database, edges: Edges
) -> Desk:
    clock, desk_id = edges.clock, settings.desk.id
    page_files = PageFiles(folder.pages)
    outbox = StoredOutbox(database, page_files)
    key = DeskKey.open(folder.keys)
    adopt = AdoptSheet(database, page_files, clock, catalogue)
    line = edges.line(outbox) if edges.line else None
    recover = RecoverStaged(edges.scanner, edges.examiner, adopt, folder.staging)
    open_batch = OpenBatch(adopt, recover, database, folder.staging, clock)
    draw = DrawReceipt(database, catalogue, settings, key, folder.receipts)
    separators = DrawSeparators(catalogue, clock)
    form_of = FormOfDraft(catalogue, clock)
    declaration = DrawDeclaration(form_of, settings, folder.root / "work" / "to-khai")
    gather = GatherDay(database, settings, clock)
    picture = PicturePage(page_files, edges.pictures, folder.drawn)
    read, turns = ReadPicture(edges.reader, database, picture), ReadingTurns()
    keep_paper = KeepPaper(database, clock, desk_id)
    sheets_of = SheetsOfFile(edges.render_pdf, edges.examiner, clock)
    bind = BindPapers(edges.binder, database, page_files, picture, folder.root / "work", clock)
    saved = SavedSettings(settings)
    lessons = KindLessons(database, catalogue, clock, saved)
    receive = ReceiveDossier(database, bind, catalogue, settings, clock, read)
    return Desk(
        folder=folder,
        settings=settings,
        catalogue=catalogue,
        clock=clock,
        edges=edges,
        outbox=outbox,
        key=key,
        list_staff=ListStaff(database),
        sign_in=SignIn(database, clock),
        add_staff=AddStaff(database, clock),
        change_pin=ChangePin(database, clock),
        start_draft=StartDraft(database, clock),
        edit_draft=EditDraft(database, clock, lessons),
        open_drafts=OpenDrafts(database),
        discard_draft=DiscardDraft(database, clock, desk_id),
        capture=CapturePages(edges.scanner, open_batch),
        photograph=PhotographPages(edges.camera, open_batch),
        import_files=ImportFiles(adopt, database, folder.staging, clock, sheets_of),
        recover_staged=recover,
        rescue_pages=RescuePages(database, recover, StartDraft(database, clock)),
        recognise=RecognisePage(read, turns, database, clock, catalogue, lessons),
        lessons=lessons,
        prepare_page=bind.prepare,
        reading_of=ReadingOfPage(database),
        read_card_text=ReadCardText(),
        read_card_picture=ReadCardPicture(edges.codes),
        find_person=FindPerson(database),
        check_papers=CheckPapers(ReadDraft(database, catalogue, ReadPages(read)), clock),
        keep_paper=keep_paper,
        digitise=join_digitising(
            Around(
                database=database,
                page_files=page_files,
                catalogue=catalogue,
                saved=saved,
                clock=clock,
                read=read,
                turns=turns,
                bind=bind,
                sheets_of=sheets_of,
                recover=recover,
                keep_paper=keep_paper,
                lessons=lessons,
                root=folder.root,
            )
        ),
        turns=turns,
        find_kept_papers=FindKeptPapers(database, catalogue, clock, desk_id),
        withdraw_kept_paper=WithdrawKeptPaper(database, clock, desk_id),
        count_reuse=ReuseCounts(database),
        preview=PreviewDraft(catalogue, settings.office_hours, clock),
        receive=IssueReceipt(receive, draw, recover),
        receipt_pdf=draw,
        print_receipt=PrintReceipt(database, draw, edges.printer, settings, clock),
        unprinted_receipts=UnprintedReceipts(database, clock),
        fill_declaration=FillDeclaration(database, form_of, clock, ReadPages(read)),
        draw_declaration=declaration,
        print_declaration=PrintDeclaration(database, declaration, edges.printer, settings),
        draw_separators=separators,
        print_separators=PrintSeparators(separators, edges.printer, settings, folder.root / "work"),
        list_register=ListRegister(database, clock),
        count_queues=CountQueues(database, clock),
        open_dossier=OpenDossier(database),
        find_dossier=FindDossier(database),
        page_file=PageFile(page_files),
        page_picture=picture,
        sweep_pictures=SweepPictures((folder.drawn, folder.encoded), clock),
        join_pages=JoinPages(database, page_files, picture, edges.pictures, clock, folder.root / "work"),
        find_papers=FindPapers(page_files, edges.pictures),
        find_paper=FindPaper(page_files, edges.examiner, edges.pictures),
        change_status=ChangeStatus(database, clock, desk_id),
        sync_counts=SyncView(database),
        sync_rows=SyncRows(database),
        send_again=SendAgain(outbox, clock),
        count_day=CountDay(gather),
        make_daily_log=MakeDailyLog(gather, catalogue),
        verify=VerifyPaper(edges.codes, lambda: trusted_keys(folder.keys, key), edges.render_pdf),
        order_fault=OrderFault(folder.training_scanners, settings.training),
        saved=saved,
        save_settings=SaveSettings(folder.settings_file, database, clock, desk_id, saved),
        check_up=CheckUp(
            (
                *_own_probes(folder, settings, catalogue, database, clock),
                *edges.probes,
                ("Đường truyền", lambda: line_words(line)),
            )
        ),
        line=line,
        database=database,
    )


def _own_probes(
    folder: DeskFolder, settings: Settings, catalogue: Catalogue, database: Database, clock: Clock
) -> tuple[tuple[str, Probe], ...]:
    """What the desk can look at by itself; devices and engines are the edges' own probes."""
    return (
        ("Thư mục dữ liệu", lambda: str(folder.root)),
        ("Cơ sở dữ liệu", lambda: database_words(database)),
        ("Ổ đĩa", lambda: disk_words(folder.root)),
        ("Đồng hồ", lambda: f"{clock.now():%H:%M:%S %d/%m/%Y} (giờ Việt Nam)"),
        ("Danh mục", lambda: f"{len(catalogue.procedures)} thủ tục, bản {catalogue.version}"),
        ("Cơ quan", lambda: agency_words(settings)),
        ("Số hồ sơ", lambda: numbers_words(database, settings, clock)),
        ("Phông chữ", fonts_words),
    )
