"""Ports: what the desk needs of the slow, absent or rude world, and the values that cross them.

Device, engine, printer, line, clock and token stand behind a port; the database does not. Every value
here is frozen so that it may cross threads and processes.
"""

from app.domain.papers.evidence import FieldReading
from app.ports.cameras import Camera, CameraFrame, Shutter
from app.ports.line import (
    Acknowledgement,
    Downlink,
    Envelope,
    Greeting,
    Line,
    LineReport,
    Outbox,
    OutboxEntry,
    Province,
    SyncCounts,
)
from app.ports.moments import Cancelled, Clock, never_cancelled
from app.ports.pictures import BoundPage, LaidPage, PageExaminer, PagePictures, PaperBinder
from app.ports.printing import Printer, PrinterDevice, PrintJob, PrintState
from app.ports.reading import CodeReader, DecodedCode, PageReading, ReadingCancelled, TextReader, Word
from app.ports.scanners import ColourMode, ScannedSheet, Scanner, ScannerDevice, ScanSettings, ScanSource
from app.ports.signing import Signer

__all__ = [
    "Acknowledgement",
    "BoundPage",
    "Camera",
    "CameraFrame",
    "Cancelled",
    "Clock",
    "CodeReader",
    "ColourMode",
    "DecodedCode",
    "Downlink",
    "Envelope",
    "FieldReading",
    "Greeting",
    "LaidPage",
    "Line",
    "LineReport",
    "Outbox",
    "OutboxEntry",
    "PageExaminer",
    "PagePictures",
    "PageReading",
    "PaperBinder",
    "PrintJob",
    "PrintState",
    "Printer",
    "PrinterDevice",
    "Province",
    "ReadingCancelled",
    "ScanSettings",
    "ScanSource",
    "ScannedSheet",
    "Scanner",
    "ScannerDevice",
    "Shutter",
    "Signer",
    "SyncCounts",
    "TextReader",
    "Word",
    "never_cancelled",
]
