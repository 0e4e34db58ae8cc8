"""The training scanner: deals drawn papers from a folder and breaks down when the trainer wants it to.

The folder holds ``stack.txt`` (one picture a line; an empty line ends the lot laid into the feeder at one
time; ``#`` begins a remark), perhaps ``faults.toml``, and the driver's own ``dealt.txt`` (how many papers
were dealt). Keys of ``faults.toml``, each a number of sides delivered in the batch before it happens:
``jam_after``, ``double_feed_after``, ``cover_open_after``, ``hang_after``, ``crash_after``; and
``seconds_per_side``.
"""

from __future__ import annotations

import os
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.domain.errors import DeviceError
from app.domain.file_check import check_picture
from app.pictures.files import EncodedPage, encode_lossless, likely_dpi, open_pages
from app.ports import ScannerDevice, ScanSource
from scanner.drivers.listing import listed
from scanner.protocol import Places
from scanner.tray import Tray, write_whole

STACK = "stack.txt"
FAULTS = "faults.toml"
DEALT = "dealt.txt"

_SOURCES = (ScanSource.FLATBED, ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX)
_ERRORS = {
    "jam_after": "scanner.jammed",
    "double_feed_after": "scanner.double_feed",
    "cover_open_after": "scanner.cover_open",
}


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
            DeviceError: ``scanner.not_found``, ``scanner.feeder_empty`` and the faults asked for.
        """
        folder = Path(device.id)
        papers = _next_papers(folder, device, tray)
        faults = _faults(folder)
        for number, paper in enumerate(papers):
            _break_down(faults, number)
            _pause(float(faults.get("seconds_per_side", 0)), tray)
            if not tray.open:
                return
            tray.alive()
            _remember(folder, _dealt(folder) + 1)  # it has passed the rollers, whatever happens now
            _deal(folder / paper, tray)
        _break_down(faults, len(papers))


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


def _faults(folder: Path) -> dict[str, Any]:
    path = folder / FAULTS
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _break_down(faults: dict[str, Any], delivered: int) -> None:
    """Do what the trainer asked for after so many sides."""
    due = {fault for fault, after in faults.items() if fault.endswith("_after") and after == delivered}
    for fault in due & _ERRORS.keys():
        raise DeviceError(_ERRORS[fault])
    if "crash_after" in due:
        os._exit(70)
    while "hang_after" in due:
        time.sleep(1)


def _pause(seconds: float, tray: Tray) -> None:
    """Take as long as paper takes; the motor turns meanwhile."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and not tray.cancelled():
        tray.alive()
        time.sleep(0.02)


def _deal(paper: Path, tray: Tray) -> None:
    facts = check_picture(paper)
    for picture in open_pages(paper, tray.settings.dpi):
        if facts.mime in ("image/jpeg", "image/png"):
            data = paper.read_bytes()
            page = EncodedPage(data, facts.mime, facts.width_px, facts.height_px, likely_dpi(facts))
        else:
            page = encode_lossless(picture, tray.settings.dpi)
        tray.put_encoded(page, picture)


def _dealt(folder: Path) -> int:
    try:
        return int((folder / DEALT).read_text())
    except (OSError, ValueError):
        return 0


def _remember(folder: Path, dealt: int) -> None:
    try:
        write_whole(folder / DEALT, str(dealt).encode())
    except OSError:
        raise DeviceError("scanner.access_denied", device=folder.name) from None
