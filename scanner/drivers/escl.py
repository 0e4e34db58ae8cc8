"""The driver for network scanners that need no driver: eSCL, also called AirScan (``scanner.escl``)."""

from __future__ import annotations

from collections.abc import Sequence

from app.ports import ScannerDevice
from scanner.protocol import Places
from scanner.tray import Tray


class EsclDriver:
    """Scanners on the network, known by their UUID wherever they are.

    The libraries for HTTP and mDNS are loaded when first needed: every child process of every other driver
    reads this module.
    """

    name = "escl"

    def devices(self, places: Places) -> Sequence[ScannerDevice]:
        """List the scanners that announce themselves or answer at an address typed in; about two seconds."""
        from scanner.escl.finding import scanners

        return [found.device() for found in scanners(places.hosts)]

    def ask(self, device: ScannerDevice, places: Places) -> ScannerDevice:
        """Ask the scanner what it offers, wherever it is now; one without an id only where it is said to be.

        Raises:
            DeviceError: ``scanner.not_found``, ``scanner.offline``.
        """
        from scanner.escl.finding import scanner, scanner_at

        if not device.id:
            return scanner_at(device.address).device()
        return scanner(device, places.hosts).device()

    def scan(self, device: ScannerDevice, tray: Tray) -> None:
        """Scan the glass once, or the feeder until it is empty.

        Raises:
            DeviceError: ``scanner.*``; pages before the fault stay.
        """
        from scanner.escl.batch import scan_batch
        from scanner.escl.finding import scanner

        found = scanner(device)
        tray.alive()
        scan_batch(found, device.name, tray)
