"""The driver for a folder that a copier scans into: never half a file, never a source lost.

A source file leaves the folder only after the desk has stored every side of it; it is moved, not deleted.
Where a batch ends in the middle of a file, the next one goes on with the page after.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.domain.errors import DeviceError, RuleError
from app.domain.scanning.file_check import check_picture, shown_name
from app.pictures.files import EncodedPage, Picture, encode_lossless, encode_page, open_pages
from app.pictures.resolution import likely_dpi
from app.ports import ColourMode, ScannerDevice, ScanSource
from scanner.drivers.listing import listed
from scanner.drivers.taken_pages import TakenPages
from scanner.protocol import Places
from scanner.tray import Tray

TAKEN_FOLDER = "da-nhan"
"""Where sources go once every side is stored."""

REFUSED_FOLDER = "khong-nhan"
"""Where files go that are no acceptable pictures, so that they do not stop the next batch."""

_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".pdf"})
_STEADY_SECONDS = 0.5  # a file whole by its own end mark and unchanged for so long is finished
_GIVE_UP_SECONDS = 10.0  # a file still cut after so long without a change is broken
_LOOK_SECONDS = 0.1

_State = tuple[int, int]


class FolderDriver:
    """Watched folders."""

    name = "folder"

    def devices(self, places: Places) -> Sequence[ScannerDevice]:
        """List the folders that exist."""
        return [
            ScannerDevice(self.name, folder, Path(folder).name or folder, (ScanSource.FOLDER,), ())
            for folder in places.folders
            if Path(folder).is_dir()
        ]

    def ask(self, device: ScannerDevice, places: Places) -> ScannerDevice:
        """Return the device as listed.

        Raises:
            DeviceError: ``scanner.not_found``.
        """
        return listed(self.devices(places), device)

    def scan(self, device: ScannerDevice, tray: Tray) -> None:
        """Take what lies in the folder, oldest first.

        Raises:
            DeviceError: ``scanner.not_found``, ``scanner.access_denied``, ``scanner.folder_empty``, or
                ``scanner.file_refused`` after everything good was taken.
        """
        folder = Path(device.id)
        _check_folder(folder, device)
        waiting = _waiting(folder)
        if not waiting:
            raise DeviceError("scanner.folder_empty", device=device.name)
        taken = TakenPages(folder / TAKEN_FOLDER)
        refused: list[DeviceError] = []
        for source in waiting:
            if not tray.open:
                break
            try:
                _take(source, tray, taken)
            except OSError:  # the copier's disk is full or was locked meanwhile: no page may come twice
                raise DeviceError("scanner.access_denied", device=device.name) from None
            except RuleError as error:
                _move(source, REFUSED_FOLDER)
                refused.append(_refusal(source, error))
        if refused:
            raise refused[0]


def _check_folder(folder: Path, device: ScannerDevice) -> None:
    """Make sure before any side is taken that sources can be moved; otherwise they would come twice."""
    if not folder.is_dir():
        raise DeviceError("scanner.not_found", device=device.name)
    try:
        (folder / TAKEN_FOLDER).mkdir(exist_ok=True)
        (folder / REFUSED_FOLDER).mkdir(exist_ok=True)
    except OSError:
        raise DeviceError("scanner.access_denied", device=device.name) from None


def _waiting(folder: Path) -> list[Path]:
    """Return the sources, oldest first, of equal age by name."""
    files = [
        p for p in folder.iterdir() if p.suffix.lower() in _ENDINGS and not p.name.startswith((".", "~"))
    ]
    aged = [(state[1], path.name, path) for path in files if (state := _state(path))]
    return [path for _, _, path in sorted(aged)]


def _state(path: Path) -> _State | None:
    """Return size and time of change; None for what is gone or no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if path.is_file() else None


def _take(source: Path, tray: Tray, taken: TakenPages) -> None:
    if not _finished(source, tray):
        return
    before, had = tray.count, taken.of(source)
    whole = True
    for page, picture in _pages(source, tray, had):
        if not tray.open:
            whole = False
            break
        tray.put_encoded(page, picture)
        taken.remember(source, had + max(0, tray.taken - before))
    if tray.wait_taken() and whole:
        _move(source, TAKEN_FOLDER)
        taken.forget(source)
    else:
        taken.remember(source, had + max(0, tray.taken - before))


def _finished(source: Path, tray: Tray) -> bool:
    """Wait until the copier has finished writing; False when cancelled or the file went away.

    Raises:
        RuleError: ``file.*`` when the file stays unacceptable without changing any more.
    """
    state, since = _state(source), time.monotonic()
    while not tray.cancelled():
        tray.alive()
        time.sleep(_LOOK_SECONDS)
        now = _state(source)
        if now is None:
            return False
        if now != state:
            state, since = now, time.monotonic()
        quiet = time.monotonic() - since
        if quiet >= _STEADY_SECONDS and (_whole(source) or quiet >= _GIVE_UP_SECONDS):
            check_picture(source)
            return True
    return False


def _whole(source: Path) -> bool:
    """Return False for a file that may still grow into a picture; other refusals are final."""
    try:
        check_picture(source)
    except RuleError as error:
        return error.code not in ("file.damaged", "file.empty", "file.not_an_image")
    return True


def _pages(source: Path, tray: Tray, had: int) -> Iterator[tuple[EncodedPage, Picture]]:
    """Yield pages as files from the first one not had: JPEG and PNG byte for byte, TIFF as PNG, PDF drawn."""
    facts = check_picture(source)
    for number, picture in enumerate(open_pages(source, tray.settings.dpi)):
        if number < had:
            tray.alive()
        elif facts.mime == "application/pdf":
            yield encode_page(picture, ColourMode.COLOUR, tray.settings.dpi), picture
        elif facts.mime == "image/tiff":
            yield encode_lossless(picture, likely_dpi(facts)), picture
        else:
            data = source.read_bytes()
            yield EncodedPage(data, facts.mime, facts.width_px, facts.height_px, likely_dpi(facts)), picture


def _move(source: Path, into: str) -> None:
    """Move a source aside; a name already there is not overwritten."""
    target = source.parent / into / source.name
    number = 1
    while target.exists():
        number += 1
        target = target.with_name(f"{source.stem}-{number}{source.suffix}")
    try:
        source.rename(target)
    except FileNotFoundError:
        return
    except OSError:
        raise DeviceError("scanner.access_denied", device=source.parent.name) from None


def _refusal(source: Path, error: RuleError) -> DeviceError:
    return DeviceError(
        "scanner.file_refused", file=shown_name(source), reason=error.code, folder=REFUSED_FOLDER
    )
