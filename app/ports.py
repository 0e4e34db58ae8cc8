"""Ports: what the desk needs of the slow, absent or rude world, and the values that cross them.

Device, engine, printer, line, clock and token stand behind a port; the database does not. Every value
here is frozen so that it may cross threads and processes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.domain.document_type import TypeSuggestion
from app.domain.dossier import Suspicion, SyncStatus
from app.domain.errors import DeskError
from app.domain.page_view import Cleaning, PageView

Cancelled = Callable[[], bool]
"""Asked between steps; True stops the work soon and without an error."""


def never_cancelled() -> bool:
    """Answer for callers that cannot cancel."""
    return False


class Clock(Protocol):
    """Giờ Việt Nam."""

    def now(self) -> datetime:
        """Return the present moment, aware, in Asia/Ho_Chi_Minh."""
        ...


# --- scanners and cameras ----------------------------------------------------------------------------


class ScanSource(StrEnum):
    """Nguồn giấy."""

    FLATBED = "flatbed"
    FEEDER = "feeder"
    FEEDER_DUPLEX = "feeder_duplex"
    CAMERA = "camera"
    FOLDER = "folder"


class ColourMode(StrEnum):
    """Chế độ màu."""

    COLOUR = "colour"
    GREY = "grey"
    BLACK_WHITE = "black_white"


@dataclass(frozen=True, slots=True)
class ScannerDevice:
    """One device as a driver lists it.

    Args:
        driver: Name in DRIVERS: ``escl``, ``sane``, ``folder``, ``camera``, ``virtual`` …
        id: What the driver opens, the same after a restart: ``test:0``, a folder path, a camera's name,
            the UUID of a network scanner.
        address: Where it was last found, when that can change: a network address, a device file.
        max_width_mm, max_height_mm: Largest sheet or glass; 0 when the device does not say.
    """

    driver: str
    id: str
    name: str
    sources: tuple[ScanSource, ...] = (ScanSource.FLATBED,)
    resolutions_dpi: tuple[int, ...] = (200, 300)
    colours: tuple[ColourMode, ...] = (ColourMode.COLOUR, ColourMode.GREY)
    address: str = ""
    max_width_mm: float = 0.0
    max_height_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class ScanSettings:
    """How to scan one batch.

    Args:
        width_mm, height_mm: Sheet size; 0 for both means the device's largest, cut to the paper found.
        find_page: Find the paper on the picture: size, crop, straightening, flattening.
        cleaning: What to take off every page.
        separators: Look for separator sheets (tờ ngăn).
    """

    source: ScanSource = ScanSource.FLATBED
    dpi: int = 300
    colour: ColourMode = ColourMode.COLOUR
    width_mm: float = 210.0
    height_mm: float = 297.0
    max_pages: int = 200
    find_page: bool = True
    cleaning: Cleaning = Cleaning.NONE
    separators: bool = True


@dataclass(frozen=True, slots=True)
class ScannedSheet:
    """One side of paper as the device delivered it: a complete image file the caller now owns.

    Args:
        view: Where the paper was found on the picture.
        rotation: Degrees clockwise that a camera's own mark (EXIF) says would make it upright.
        separator: Text of the separator sheet it is, "" for any other sheet.
        fingerprint: How it looks; pages alike have fingerprints alike (``app.domain.repeats``).
        suspicion: ``DOUBLE_FEED`` when device or picture tell of two sheets at once.
    """

    path: Path
    mime: str
    width_px: int
    height_px: int
    dpi: int
    number: int
    blank: bool = False
    view: PageView = PageView()
    rotation: int = 0
    separator: str = ""
    fingerprint: str = ""
    suspicion: Suspicion = Suspicion.NONE


class Scanner(Protocol):
    """Every scanner, camera and watched folder of this machine."""

    def devices(self, cancelled: Cancelled = never_cancelled) -> tuple[ScannerDevice, ...]:
        """List what can be used now; slow devices may take seconds. Cancelling keeps what was found."""
        ...

    def device(self, name: str) -> ScannerDevice:
        """Return one device by ``driver:id`` with what it offers now, without listing all the others.

        Raises:
            DeviceError: ``scanner.not_found``, ``scanner.offline``, ``scanner.busy`` …
        """
        ...

    def device_at(self, driver: str, address: str) -> ScannerDevice:
        """Return the device at an address, or behind a command, that was typed and no setting names yet.

        Raises:
            DeviceError: ``scanner.offline`` when nobody answers there, ``scanner.not_found``.
        """
        ...

    def scan(
        self,
        device: ScannerDevice,
        settings: ScanSettings,
        into: Path,
        on_sheet: Callable[[ScannedSheet], None],
        cancelled: Cancelled = never_cancelled,
    ) -> int:
        """Scan one batch into the folder ``into``; call ``on_sheet`` as each side arrives.

        Settings the device does not offer are refused (``scanner.unsupported``, ``scanner.too_large``)
        before the driver sees them; a resolution between two becomes the next higher one.

        Returns:
            Sides delivered. Cancelling ends the batch and keeps what was delivered.

        Raises:
            DeviceError: ``scanner.*``; sheets delivered before stay valid.
        """
        ...

    def salvage(self, into: Path) -> None:
        """Make picture files of sides that passed the scanner before desk and driver died together.

        Raises:
            StorageError: ``disk.*``.
        """
        ...


# --- reading -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the page: text, confidence 0 to 100, box in pixels of the upright original."""

    text: str
    confidence: float
    x: int
    y: int
    width: int
    height: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class FieldReading:
    """One value read from a page; a suggestion until accepted. ``box`` is x, y, w, h in pixels."""

    name: str
    value: str
    confidence: float
    box: tuple[int, int, int, int]
    source: str


@dataclass(frozen=True, slots=True)
class PageReading:
    """What the reader made of one page.

    Args:
        rotation: Degrees clockwise (0, 90, 180, 270) that make the original upright.
        skew_degrees: Remaining small skew that was straightened before reading; boxes are mapped
            back onto the upright original (not straightened).
        confidence: Mean word confidence 0 to 100; 0 when nothing was read.
    """

    text: str
    words: tuple[Word, ...]
    confidence: float
    rotation: int
    skew_degrees: float
    width_px: int
    height_px: int
    suggestion: TypeSuggestion
    fields: tuple[FieldReading, ...] = ()
    blank: bool = False
    seconds: float = 0.0


class ReadingCancelled(Exception):  # noqa: N818 - cancelling is no error
    """The caller's ``cancelled`` said yes while a page was being read; nothing is wrong."""


class TextReader(Protocol):
    """Bộ đọc chữ."""

    def read(self, image: Path, cancelled: Cancelled = never_cancelled) -> PageReading:
        """Read one page image.

        Raises:
            RuleError: ``file.*`` when the file is not an acceptable picture.
            DeviceError: ``reader.*`` when the engine is missing, crashed or timed out.
            ReadingCancelled: ``cancelled`` said yes.
        """
        ...


@dataclass(frozen=True, slots=True)
class BoundPage:
    """One page to be bound into a paper's PDF: the picture of its view and what was read on it."""

    image: Path
    rotation: int
    dpi: int
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidPage:
    """One page to be laid on a sheet at true scale: the picture of its view, its turn and resolution."""

    image: Path
    rotation: int
    dpi: int


class PaperBinder(Protocol):
    """Makes the searchable PDF/A of one paper."""

    def prepare(self, page: BoundPage) -> None:
        """Do the slow part of binding a page ahead; its words are not needed. Binding is right without it.

        Raises:
            RuleError: ``file.*`` when the page cannot be decoded.
            DeviceError: ``reader.*``; StorageError: ``disk.*``.
        """
        ...

    def bind(self, pages: Sequence[BoundPage], out: Path, title: str, made_at: datetime) -> None:
        """Write one PDF/A file; ``out`` is whole or absent.

        Raises:
            RuleError: ``file.*`` when a page cannot be decoded.
            StorageError: ``disk.full`` and the like.
        """
        ...


@dataclass(frozen=True, slots=True)
class DecodedCode:
    """A bar code or QR found in a picture: its symbology and exact bytes."""

    symbology: str
    raw: bytes


class CodeReader(Protocol):
    """Finds QR and bar codes in pictures."""

    def decode(self, image: Path) -> tuple[DecodedCode, ...]:
        """Return every code found; empty when there is none.

        Raises:
            RuleError: ``file.*`` when the file is not an acceptable picture.
        """
        ...


class PageExaminer(Protocol):
    """Looks at the picture of a page that came from a file, as the scanner's process does with its own."""

    def examine(self, sheet: ScannedSheet, settings: ScanSettings) -> ScannedSheet:
        """Return the sheet with paper found, blank, separator and fingerprint filled in.

        ``settings.source`` tells paper on glass from a camera's picture.

        Raises:
            RuleError: ``file.*`` when it cannot be decoded.
        """
        ...


class PagePictures(Protocol):
    """Makes the picture of a page's view."""

    def draw(self, original: Path, view: PageView, dpi: int, out: Path) -> None:
        """Write the picture of a view that is not whole; ``out`` is whole or absent.

        ``dpi`` is written into the file. A black and white original stays black and white.

        Raises:
            RuleError: ``file.*`` when the original cannot be decoded.
            StorageError: ``disk.*``.
        """
        ...

    def lay_out(self, parts: Sequence[LaidPage], out: Path) -> ScannedSheet:
        """Lay pages one under another on a white A4 at true scale (both sides of a card); 300 dpi.

        Raises:
            RuleError: ``file.*``; ``page.too_large`` when they do not fit at true scale.
            StorageError: ``disk.*``.
        """
        ...

    def find_papers(self, original: Path, dpi: int) -> tuple[PageView, ...]:
        """Return every paper lying on one picture, in reading order: cards on a glass, an open spread.

        Raises:
            RuleError: ``file.*``.
        """
        ...


@dataclass(frozen=True, slots=True)
class CameraFrame:
    """One picture of the live preview.

    Args:
        jpeg: The preview.
        codes: QR and bar codes seen at full size.
        corners: The sheet seen, as in ``PageView.corners`` but in parts (0 to 1) of width and height;
            empty while none is seen.
        steady, sharp: The sheet lies still; it is in focus.
        glare: A lamp is mirrored on the sheet.
        taken: This very sheet was taken; the next still waits for another one or a press.
    """

    jpeg: bytes
    codes: tuple[DecodedCode, ...] = ()
    corners: tuple[float, ...] = ()
    steady: bool = False
    sharp: bool = False
    glare: bool = False
    taken: bool = False


class Shutter(Protocol):
    """What the clerk wants of a camera taking papers; asked between pictures."""

    def pressed(self) -> bool:
        """Return True once for every press: take a still now."""
        ...

    def automatic(self) -> bool:
        """Tell whether a still is taken by itself when a new sheet lies still and sharp."""
        ...


class Camera(Protocol):
    """A camera watched live."""

    def watch(
        self, device: ScannerDevice, on_frame: Callable[[CameraFrame], None], cancelled: Cancelled
    ) -> None:
        """Call ``on_frame`` about five times a second, to read a card held in front of it.

        Returns when cancelled or when a recording ends.

        Raises:
            DeviceError: ``camera.*`` or ``scanner.*``.
        """
        ...

    def take_papers(
        self,
        device: ScannerDevice,
        settings: ScanSettings,
        into: Path,
        on_frame: Callable[[CameraFrame], None],
        on_sheet: Callable[[ScannedSheet], None],
        shutter: Shutter,
        cancelled: Cancelled,
    ) -> int:
        """Watch live and deliver stills of the largest size, each with the page found on it.

        Returns the stills delivered, when cancelled or when a recording ends. One sheet lying there is
        taken once; the next needs a change of paper, or a press.

        Raises:
            DeviceError: ``camera.*`` or ``scanner.*``; stills delivered before stay valid.
        """
        ...


# --- printing ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PrinterDevice:
    """One installed printer."""

    name: str
    description: str
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A job handed to the print system; handed over is not yet on paper."""

    printer: str
    id: str


class PrintState(StrEnum):
    """How far a print job is, as the print system tells it."""

    WAITING = "waiting"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Printer(Protocol):
    """Every installed printer."""

    def printers(self) -> tuple[PrinterDevice, ...]:
        """List installed printers."""
        ...

    def submit(self, pdf: Path, printer: str, title: str, copies: int = 1) -> PrintJob:
        """Hand a PDF to the print system.

        Raises:
            DeviceError: ``printer.*``.
        """
        ...

    def state(self, job: PrintJob) -> PrintState:
        """Ask the print system how the job stands.

        Raises:
            DeviceError: ``printer.stopped`` when the job waits at a printer that has stopped; it stays in
                the queue and prints once the printer is resumed.
        """
        ...


# --- the line to the province ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Envelope:
    """One event on its way to the province; the id is the idempotency key for ever.

    Args:
        body: Canonical JSON bytes; ``sha256`` is their hash in hex.
        files: Hashes of files this event refers to; they may follow later.
    """

    id: str
    dossier_id: str
    sequence: int
    kind: str
    body: bytes
    sha256: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What the far side stored: the same id and the hash of the bytes it holds."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Greeting:
    """The gateway proved to be the gateway (not a captive portal), at its own time."""

    agency: str
    server_time: datetime


@dataclass(frozen=True, slots=True)
class Downlink:
    """One message from the province to the desk: a status change, a bound code, a catalogue notice."""

    position: int
    kind: str
    dossier_id: str
    data: dict[str, object] = field(default_factory=dict)


class Province(Protocol):
    """The gateway at the far end of the line. All calls may take long and fail with LineError."""

    def greet(self) -> Greeting:
        """Prove that the far end is the gateway. Raises LineError ``line.*``."""
        ...

    def deliver(self, envelope: Envelope) -> Acknowledgement:
        """Deliver one event; the same event again gives the same answer.

        Raises:
            LineError: ``line.*``; the outcome is unknown and it is safe to send again.
            RuleError: ``province.refused`` (this dossier only is to be quarantined) with ``reason``.
        """
        ...

    def absent(self, hashes: Sequence[str]) -> tuple[str, ...]:
        """Return those hashes the far side does not hold yet."""
        ...

    def upload(self, sha256: str, path: Path, mime: str) -> Acknowledgement:
        """Store one file under its hash; repeating is harmless. Errors as ``deliver``."""
        ...

    def receive(self, after: int, limit: int = 100) -> tuple[Downlink, ...]:
        """Return messages for this desk after a position, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """Gói tin chờ gửi, as the sync engine sees it."""

    envelope: Envelope
    attempts: int
    next_at: datetime | None
    accepted: bool
    files_left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SyncCounts:
    """Sổ đối soát: confirmed + waiting + quarantined equals every dossier and page ever queued."""

    confirmed: int = 0
    waiting: int = 0
    quarantined: int = 0
    waiting_files: int = 0
    waiting_bytes: int = 0
    last_confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LineReport:
    """How one round with the province went, for the screen.

    Args:
        online: The gateway proved to be the gateway in this round; unknown to be online otherwise.
        confirmed: Dossier events confirmed in this round.
        received: Messages from the province applied in this round.
        problem: What failed, or None.
        stuck: The line works but nothing has moved for ten minutes.
        wait_seconds: How long to wait before the next round.
    """

    online: bool
    confirmed: int
    received: int
    problem: DeskError | None
    stuck: bool
    wait_seconds: float


class Line(Protocol):
    """One round of sending and receiving at a time; called off the UI thread."""

    def round(self, cancelled: Cancelled = never_cancelled) -> LineReport:
        """Hold one round; never raises for the line itself.

        Raises:
            StorageError: The desk's own disk failed; nothing was marked sent that is not.
        """
        ...

    def test(self) -> Greeting:
        """Ask the gateway who it is, for the settings screen. Raises LineError ``line.*``."""
        ...


class Outbox(Protocol):
    """The desk's queue as the sync engine needs it; the store implements it."""

    def due(self, now: datetime, limit: int = 20) -> tuple[OutboxEntry, ...]:
        """Return entries to work on now: per dossier the lowest unfinished sequence only."""
        ...

    def accepted(self, entry_id: str, ack: Acknowledgement, now: datetime) -> None:
        """The province holds the event (its files may still be under way)."""
        ...

    def file_stored(self, entry_id: str, sha256: str, now: datetime) -> None:
        """The province returned the hash of one file it stored; last one confirms the entry."""
        ...

    def postponed(self, entry_id: str, error: str, next_at: datetime) -> None:
        """The line failed; try again at ``next_at``."""
        ...

    def quarantined(self, entry_id: str, reason: str, now: datetime) -> None:
        """The province refused; this dossier waits for a person, others flow."""
        ...

    def file_path(self, sha256: str) -> tuple[Path, str]:
        """Return path and MIME type of a stored file."""
        ...

    def position(self) -> int:
        """Return the last downlink position applied."""
        ...

    def apply(self, message: Downlink, now: datetime) -> None:
        """Apply one downlink message and its position in one transaction; repeats change nothing."""
        ...

    def counts(self) -> SyncCounts:
        """Return the reconciliation counts."""
        ...

    def status_of(self, dossier_id: str) -> SyncStatus:
        """Return how one dossier stands."""
        ...


# --- signing -----------------------------------------------------------------------------------------


class Signer(Protocol):
    """The desk's own key, for the summary on the receipt."""

    @property
    def key_id(self) -> str:
        """Short public identifier of the key (first 8 hex of the SHA-256 of the public key)."""
        ...

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte Ed25519 signature (RFC 8032)."""
        ...
