"""Cameras watched live."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.ports.moments import Cancelled
from app.ports.reading import DecodedCode
from app.ports.scanners import ScannedSheet, ScannerDevice, ScanSettings


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
