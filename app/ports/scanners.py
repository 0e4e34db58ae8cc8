"""Scanners: devices, how a batch is scanned, and the sides that come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.domain.draft import Suspicion
from app.domain.page_view import Cleaning, PageView
from app.ports.moments import Cancelled, never_cancelled


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
        fingerprint: How it looks; pages alike have fingerprints alike (``app.domain.pages.repeats``).
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
