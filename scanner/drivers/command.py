"""The driver that scans with another program and takes the pictures it writes: the bridge to TWAIN.

The program runs without a shell in a folder of its own that is gone afterwards. A picture is taken when it
is whole; the program is alive while its pictures grow or it says something. It never outlives the batch.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.errors import DeviceError, RuleError
from app.domain.scanning.command import parse_scan_command
from app.domain.scanning.file_check import check_picture
from app.ports import ColourMode, ScannerDevice, ScanSource
from scanner.drivers.listing import listed
from scanner.drivers.program import Program, program_name
from scanner.drivers.sides import sides_of
from scanner.protocol import Places
from scanner.tray import Tray

PATIENCE_SECONDS = 50.0
"""A program that writes and says nothing for so long is ended: a little before the desk ends this process."""

_USUAL_DPI = (150, 200, 300, 400, 600)
_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".pdf"})
_STEADY_SECONDS = 0.5
_LOOK_SECONDS = 0.05


class CommandDriver:
    """Scanners behind a command."""

    name = "command"

    def devices(self, places: Places) -> Sequence[ScannerDevice]:
        """List the commands whose program is installed."""
        return [self._device(template) for template in places.commands if _installed(template)]

    def ask(self, device: ScannerDevice, places: Places) -> ScannerDevice:
        """Return the device as listed, or behind the command that is its address alone.

        Raises:
            DeviceError: ``scanner.not_found``.
        """
        if not device.id and _installed(device.address):
            return self._device(device.address)
        return listed(self.devices(places), device)

    def scan(self, device: ScannerDevice, tray: Tray) -> None:
        """Run the command once and take its pictures as they become whole.

        Raises:
            DeviceError: ``scanner.not_found``; ``scanner.command_failed`` when it ends with an error or
                gives nothing; ``scanner.timeout``; ``scanner.cut_page``.
        """
        if not _installed(device.address) or self._device(device.address).id != device.id:
            raise DeviceError("scanner.not_found", device=device.name)
        wanted, command = tray.settings, parse_scan_command(device.address)
        with tempfile.TemporaryDirectory(prefix="quet-", ignore_cleanup_errors=True) as place:
            folder = Path(place)
            pictures = folder / "trang"
            pictures.mkdir()
            words = command.filled(str(pictures), wanted.dpi, wanted.source.value, wanted.colour.value)
            with Program(words, pictures, folder / "loi.txt") as program:
                _Run(program, folder, pictures, tray).follow()

    def _device(self, template: str) -> ScannerDevice:
        command = parse_scan_command(template)
        name = program_name(command.program)
        return ScannerDevice(
            self.name,
            name,
            name,
            tuple(ScanSource(source) for source in command.sources),
            _USUAL_DPI if command.takes_dpi else (),
            tuple(ColourMode(colour) for colour in command.colours),
            address=template,
        )


def _installed(template: str) -> bool:
    try:
        return shutil.which(parse_scan_command(template).program) is not None
    except RuleError:
        return False


@dataclass
class _Run:
    """One run of the program: its pictures, and whether it is alive."""

    program: Program
    folder: Path
    pictures: Path
    tray: Tray
    taken: set[Path] = field(default_factory=set)
    seen: list[tuple[str, int]] = field(default_factory=list)
    moved_at: float = field(default_factory=time.monotonic)

    def follow(self) -> None:
        """Take pictures until the program has ended and all are taken, or no more are wanted."""
        running = True
        while running and self.tray.open:
            running = self.program.exit_code is None
            self._watch()
            for picture in self._waiting():
                if not self.tray.open or (running and not _steady(picture)):
                    break  # none is taken before the one that is still growing
                self._take(picture)
            time.sleep(_LOOK_SECONDS if running else 0)
        if not running and self.tray.open and (self.program.exit_code or not self.taken):
            raise self.program.failure()

    def _watch(self) -> None:
        """Notice progress: bytes written or said.

        Raises:
            DeviceError: ``scanner.timeout``.
        """
        seen = [(path.name, _size(path)) for path in sorted(self.folder.rglob("*"))]
        if seen != self.seen:
            self.seen, self.moved_at = seen, time.monotonic()
            self.tray.alive()
        elif time.monotonic() - self.moved_at > PATIENCE_SECONDS:
            raise DeviceError("scanner.timeout", seconds=round(PATIENCE_SECONDS))

    def _waiting(self) -> list[Path]:
        """Return pictures not taken yet, in the order they were written, of equal age by number."""
        found = [p for p in self.pictures.rglob("*") if p.suffix.lower() in _ENDINGS and p not in self.taken]
        return sorted(found, key=lambda path: (_age(path), _natural(path.name)))

    def _take(self, picture: Path) -> None:
        try:
            for page, side in sides_of(picture, self.tray.settings.dpi):
                self.tray.put_encoded(page, side)
        except RuleError:
            if not self.program.exit_code:  # of a program that failed its own words say more
                raise DeviceError("scanner.cut_page", file=picture.name) from None
        else:
            self.taken.add(picture)


def _steady(picture: Path) -> bool:
    """Return True for a file that is whole by its own end mark and has not changed for a moment."""
    try:
        check_picture(picture)
    except RuleError:
        return False
    return time.time() - _age(picture) / 1e9 >= _STEADY_SECONDS


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _age(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _natural(name: str) -> list[tuple[int, str]]:
    """Order out2.png before out10.png."""
    parts = re.split(r"(\d+)", name.lower())
    return [(int(part), "") if part.isdigit() else (0, part) for part in parts]
