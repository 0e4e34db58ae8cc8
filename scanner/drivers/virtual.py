"""The training scanner: deals drawn papers from a folder and goes wrong when the trainer wants it to.

The folder holds ``stack.txt`` (one picture a line; an empty line ends the lot laid into the feeder at one
time; ``#`` begins a remark) and the driver's own ``dealt.txt`` (how many papers were dealt). Orders of
faults (``app.domain.scanning.faults``) lie beside it or, for all training scanners, in the folder above.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np

from app.domain.errors import DeviceError
from app.domain.scanning.faults import ScannerFault
from app.pictures.files import Picture, encode_page, open_pages
from app.ports import ColourMode, ScannerDevice, ScanSource
from scanner.drivers.listing import listed
from scanner.drivers.sides import sides_of
from scanner.drivers.virtual_faults import Trouble, pause, write_note
from scanner.protocol import Places
from scanner.tray import Tray

STACK = "stack.txt"
DEALT = "dealt.txt"
SEPARATOR = "to-ngan.jpg"
"""Picture of a separator sheet, in the folder of all training scanners."""

_SOURCES = (ScanSource.FLATBED, ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX)
_STICKS_OUT = 0.25  # how much of the second sheet is seen below the first, of its length
_EDGE_PX, _EDGE_GREY, _LID_GREY = 3, 96, 244


class VirtualDriver:
    """Training scanners."""

    name = "virtual"

    def devices(self, places: Places) -> Sequence[ScannerDevice]:
        """List the folders with a stack of papers."""
        return [
            ScannerDevice(self.name, folder, Path(folder).name, _SOURCES)
            for folder in places.stacks
            if (Path(folder) / STACK).is_file()
        ]

    def ask(self, device: ScannerDevice, places: Places) -> ScannerDevice:
        """Return the device as listed.

        Raises:
            DeviceError: ``scanner.not_found``.
        """
        return listed(self.devices(places), device)

    def scan(self, device: ScannerDevice, tray: Tray) -> None:
        """Deal the next paper (flatbed) or the rest of the lot in the feeder; the stack goes round.

        Raises:
            DeviceError: ``scanner.not_found``, ``scanner.feeder_empty`` and the faults ordered.
        """
        folder = Path(device.id)
        trouble = Trouble(folder, device.name, tray)
        papers = _next_papers(folder, device, tray)
        while papers and tray.open:
            trouble.strike()
            pause(trouble.seconds_per_side, tray)
            if tray.open:
                tray.alive()
                papers = papers[_deal(papers, trouble, tray) :]
        if tray.open:
            trouble.strike()


def _next_papers(folder: Path, device: ScannerDevice, tray: Tray) -> list[str]:
    lots = _lots(folder, device)
    papers = [(paper, lot) for lot, papers in enumerate(lots) for paper in papers]
    if not papers:
        raise DeviceError("scanner.feeder_empty", device=device.name)
    at = _dealt(folder) % len(papers)
    if tray.settings.source is ScanSource.FLATBED:
        return [papers[at][0]]
    return [paper for paper, lot in papers[at:] if lot == papers[at][1]]


def _lots(folder: Path, device: ScannerDevice) -> list[list[str]]:
    try:
        text = (folder / STACK).read_text(encoding="utf-8")
    except OSError:
        raise DeviceError("scanner.not_found", device=device.name) from None
    lots: list[list[str]] = [[]]
    for line in text.splitlines():
        paper = line.partition("#")[0].strip()
        if paper:
            lots[-1].append(paper)
        elif not line.strip():
            lots.append([])
    return lots


def _deal(papers: list[str], trouble: Trouble, tray: Tray) -> int:
    """Deliver the next sheet, perhaps wrongly; return how many papers are gone from the feeder.

    They are gone before the picture is whole, as in any feeder: what kills this process now may lose the
    sheet on its way, but no feeder draws the same sheet in again.
    """
    folder, fault = trouble.folder, trouble.of_next_sheet()
    separator = folder.parent / SEPARATOR
    first = folder / papers[0]
    gone, put = 1, partial(_put, first, tray)
    if fault is ScannerFault.OVERLAP and len(papers) > 1:
        gone, put = 2, partial(_put_overlapping, first, folder / papers[1], tray)
    elif fault is ScannerFault.SEPARATOR and separator.is_file():
        gone, put = 0, partial(_put, separator, tray)
    elif fault is ScannerFault.REPEAT:
        gone = 0
    if fault is not None and gone != 1:
        trouble.use_up(fault)
    _remember(folder, _dealt(folder) + gone)
    put()
    return gone


def _put(paper: Path, tray: Tray) -> None:
    for page, picture in sides_of(paper, tray.settings.dpi):
        tray.put_encoded(page, picture)


def _put_overlapping(first: Path, second: Path, tray: Tray) -> None:
    """Deliver one picture of two sheets: the first whole, the foot of the second below its edge."""
    dpi = next(page.dpi for page, _ in sides_of(first, tray.settings.dpi))
    above, below = (next(open_pages(paper, dpi)) for paper in (first, second))
    foot = below[-round(below.shape[0] * _STICKS_OUT) :]
    edge = np.full((_EDGE_PX, *foot.shape[1:]), _EDGE_GREY, np.uint8)
    width = max(above.shape[1], below.shape[1])
    both = np.vstack([_beside_the_lid(part, width) for part in (above, edge, foot)])
    tray.put_encoded(encode_page(both, ColourMode.COLOUR, dpi), both)


def _beside_the_lid(part: Picture, width: int) -> Picture:
    missing = [(0, 0), (0, width - part.shape[1]), (0, 0)][: part.ndim]
    return np.pad(part, missing, constant_values=_LID_GREY)


def _dealt(folder: Path) -> int:
    try:
        return int((folder / DEALT).read_text())
    except (OSError, ValueError):
        return 0


def _remember(folder: Path, dealt: int) -> None:
    write_note(folder / DEALT, str(dealt))
