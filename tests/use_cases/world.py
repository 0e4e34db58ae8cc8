"""A desk in a temporary folder with the real store, and stand-ins only where the world is rude."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from time import sleep

import numpy as np
from PIL import Image

from app.clock import HANOI
from app.domain.errors import DeviceError
from app.domain.papers.document_type import TypeSuggestion
from app.domain.papers.evidence import FieldReading
from app.domain.scanning.file_check import check_picture
from app.pictures.pages import PagePainter
from app.ports import (
    BoundPage,
    Cancelled,
    Clock,
    DecodedCode,
    PageReading,
    Printer,
    PrinterDevice,
    PrintJob,
    PrintState,
    ReadingCancelled,
    ScannedSheet,
    Scanner,
    ScannerDevice,
    ScanSettings,
    TextReader,
    Word,
    never_cancelled,
)
from app.settings import DeskSettings, Settings
from app.store.database import Database
from app.use_cases.acts.ground import Edges
from app.use_cases.desk import Desk, open_desk
from app.use_cases.desk_folder import DeskFolder
from scanner.examine import SideExaminer

FRIDAY = datetime(2026, 11, 20, 8, 30, tzinfo=HANOI)
CARD = "038192000016|171000016|Nguyễn Thị Mẫu|05031992|Nữ|Thôn Mẫu, Xã Thử Nghiệm, Thanh Hóa|12082021"
BIRTH = "1.001193"


@dataclass
class SetClock:
    """A clock a test can turn; each look moves it by a millisecond, as time does."""

    moment: datetime = FRIDAY

    def now(self) -> datetime:
        self.moment += timedelta(milliseconds=1)
        return self.moment


@dataclass
class PaperScanner:
    """A scanner that delivers the pictures it was given, and can jam after some of them.

    It remembers what each batch was asked for, and how often all devices were listed; ``fails`` is the
    code of an error it answers instead, once; ``typed`` holds what answers at addresses typed in.
    """

    pictures: list[Path] = field(default_factory=list)
    jams_after: int | None = None
    separators: dict[int, str] = field(default_factory=dict)
    present: ScannerDevice = ScannerDevice("folder", "thu", "Máy quét thử")
    asked: list[ScanSettings] = field(default_factory=list)
    listed: int = 0
    fails: str = ""
    typed: dict[str, ScannerDevice] = field(default_factory=dict)

    def devices(self, cancelled: Cancelled = never_cancelled) -> tuple[ScannerDevice, ...]:
        self.listed += 1
        return (self.present,)

    def salvage(self, into: Path) -> None:
        """Its sheets come whole."""

    def device(self, name: str) -> ScannerDevice:
        if name != f"{self.present.driver}:{self.present.id}":
            raise DeviceError("scanner.not_found", device=name)
        return self.present

    def device_at(self, driver: str, address: str) -> ScannerDevice:
        if address not in self.typed or self.typed[address].driver != driver:
            raise DeviceError("scanner.offline", device=address)
        return self.typed[address]

    def scan(
        self,
        device: ScannerDevice,
        settings: ScanSettings,
        into: Path,
        on_sheet: Callable[[ScannedSheet], None],
        cancelled: Cancelled = never_cancelled,
    ) -> int:
        self.asked.append(settings)
        if self.fails:
            code, self.fails = self.fails, ""
            raise DeviceError(code, device=device.name)
        for number, picture in enumerate(self.pictures, start=1):
            if cancelled():
                return number - 1
            if self.jams_after is not None and number > self.jams_after:
                raise DeviceError("scanner.jammed", device=device.name)
            copy = into / f"{number:03d}{picture.suffix}"
            copy.write_bytes(picture.read_bytes())
            facts = check_picture(copy)
            told = self.separators.get(number, "")
            size = (facts.width_px, facts.height_px, facts.dpi)
            on_sheet(ScannedSheet(copy, facts.mime, *size, number, separator=told))
        return len(self.pictures)


@dataclass
class TitleReader:
    """A reader that knows each picture's kind from its file's bytes, as the test told it.

    ``fields_as`` holds what it finds on a page when told that it is of a kind. With ``slow`` a page is not
    read to its end until the reading is cancelled or that is False again.
    """

    kinds: dict[str, TypeSuggestion] = field(default_factory=dict)
    fields: dict[str, tuple[FieldReading, ...]] = field(default_factory=dict)
    fields_as: dict[str, tuple[FieldReading, ...]] = field(default_factory=dict)
    reads: int = 0
    rotation: int = 0
    blank: bool = False
    slow: bool = False

    def read(self, image: Path, cancelled: Cancelled = never_cancelled) -> PageReading:
        self.reads += 1
        while self.slow:
            if cancelled():
                raise ReadingCancelled
            sleep(0.005)
        suggestion = self.kinds.get(image.name, TypeSuggestion())
        words = (Word("chữ", 90, 1, 1, 20, 10),)
        return PageReading(
            suggestion.reason,
            words,
            90,
            self.rotation,
            0,
            100,
            100,
            suggestion,
            self.fields.get(image.name, ()),
            self.blank,
        )

    def fields_of(self, reading: PageReading, kind: str) -> tuple[FieldReading, ...]:
        return self.fields_as.get(kind, ())


class PlainBinder:
    """Binds pages into a file whose bytes depend on the pages alone."""

    def prepare(self, page: BoundPage) -> None:
        """Binding is quick here."""

    def bind(self, pages: Sequence[BoundPage], out: Path, title: str, made_at: datetime) -> None:
        out.write_bytes(b"%PDF-1.4 " + b"".join(page.image.read_bytes() for page in pages))


class NoCodes:
    """Sees no code anywhere."""

    def decode(self, image: Path) -> tuple[DecodedCode, ...]:
        return ()


@dataclass
class TrayPrinter:
    """A printer that remembers what it was given, or fails as it was told."""

    titles: list[str] = field(default_factory=list)
    fails: str = ""
    end: PrintState = PrintState.PRINTED

    def printers(self) -> tuple[PrinterDevice, ...]:
        return (PrinterDevice("khay", "Khay thử", True),)

    def submit(self, pdf: Path, printer: str, title: str, copies: int = 1) -> PrintJob:
        if self.fails:
            raise DeviceError(self.fails, printer=printer)
        self.titles.append(pdf.name)
        return PrintJob("khay", str(len(self.titles)))

    def state(self, job: PrintJob) -> PrintState:
        return self.end


@dataclass
class World:
    """The desk and everything around it that a test may turn."""

    desk: Desk
    clock: SetClock
    scanner: PaperScanner
    reader: TitleReader
    printer: TrayPrinter
    root: Path

    def again(self) -> World:
        """The same folder after the program was stopped in any way and opened anew."""
        self.desk.close()
        return make_world(self.root, self.desk.settings, self)


def edges_with(
    scanner: Scanner,
    reader: TextReader | None = None,
    printer: Printer | None = None,
    clock: Clock | None = None,
) -> Callable[..., Edges]:
    """Return the edges of a desk with this scanner, and stand-ins for what is not given."""

    def edges(*_: object) -> Edges:
        return Edges(
            scanner=scanner,
            camera=None,
            reader=reader or TitleReader(),
            binder=PlainBinder(),
            codes=NoCodes(),
            printer=printer or TrayPrinter(),
            clock=clock or SetClock(),
            render_pdf=lambda path, into: (),
            examiner=SideExaminer(),
            pictures=PagePainter(),
        )

    return edges


def make_world(root: Path, settings: Settings | None = None, old: World | None = None) -> World:
    """Open a desk in ``root``; what stands around it is taken over from ``old``."""
    clock = old.clock if old else SetClock()
    scanner = old.scanner if old else PaperScanner()
    reader = old.reader if old else TitleReader()
    printer = old.printer if old else TrayPrinter()
    chosen = settings or Settings(desk=DeskSettings(first_number=1, last_number=999))

    edges = edges_with(scanner, reader, printer, clock)
    file = DeskFolder(root).database_file
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_new_database())
    return World(open_desk(root, edges, chosen), clock, scanner, reader, printer, root)


@cache
def _new_database() -> bytes:
    """An empty desk's file, made once: its migrations take most of opening a new desk."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "quay.db"
        Database.open(path).close()
        return path.read_bytes()


def picture(folder: Path, number: int) -> Path:
    """Draw a small picture of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(number)
    path = folder / f"trang-{number}.png"
    Image.fromarray(rng.integers(0, 255, (40, 30), dtype=np.uint8)).save(path, dpi=(200, 200))
    return path
