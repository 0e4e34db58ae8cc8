"""The list of drivers. To add one, write its module and add a line here (docs/how-to/add-a-driver.md)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from app.ports import ScannerDevice
from scanner.drivers.camera import CameraDriver
from scanner.drivers.command import CommandDriver
from scanner.drivers.escl import EsclDriver
from scanner.drivers.folder import FolderDriver
from scanner.drivers.sane import SaneDriver
from scanner.drivers.virtual import VirtualDriver
from scanner.drivers.wia import WiaDriver
from scanner.protocol import Places
from scanner.tray import Tray


class Driver(Protocol):
    """One way to get pictures of paper; runs in a child process and may block there."""

    name: str

    def devices(self, places: Places) -> Sequence[ScannerDevice]:
        """List what can be used now; empty, and quiet, where the system lacks what the driver needs."""
        ...

    def ask(self, device: ScannerDevice, places: Places) -> ScannerDevice:
        """Return the device with this id and what it offers now.

        Raises:
            DeviceError: ``scanner.not_found``, ``scanner.offline``, ``scanner.busy`` …
        """
        ...

    def scan(self, device: ScannerDevice, tray: Tray) -> None:
        """Put one batch into the tray while it is open, saying ``tray.alive()`` on real progress.

        Raises:
            DeviceError: ``scanner.*``; what is in the tray stays.
        """
        ...


DRIVERS: tuple[Driver, ...] = (
    SaneDriver(),
    WiaDriver(),
    EsclDriver(),
    FolderDriver(),
    CameraDriver(),
    CommandDriver(),
    VirtualDriver(),
)
