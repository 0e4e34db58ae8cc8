"""The training scanner's troubles: what the trainer ordered happens once, when it was ordered for."""

from __future__ import annotations

import os
import time
from pathlib import Path

from app.domain.errors import DeviceError
from app.domain.scanning.faults import (
    OF_THE_SHEET,
    ORDERS,
    FaultOrders,
    ScannerFault,
    error_of,
    orders_text,
    read_orders,
)
from app.durable import write_durably
from scanner.tray import Tray

WARMING_SECONDS = 12.0


class Trouble:
    """What the trainer ordered; an order that was carried out is gone before it hurts."""

    def __init__(self, folder: Path, device: str, tray: Tray) -> None:
        self.folder = folder
        self._device = device
        self._tray = tray
        self._files = [place for place in (folder / ORDERS, folder.parent / ORDERS) if place.is_file()]

    @property
    def seconds_per_side(self) -> float:
        """How long a side takes."""
        return max((_orders(file).seconds_per_side for file in self._files), default=0.0)

    def strike(self) -> None:
        """Do everything that is due between two sheets.

        Raises:
            DeviceError: The fault's.
        """
        for fault in self._due():
            if fault not in OF_THE_SHEET:
                self.use_up(fault)
                self._happen(fault)

    def of_next_sheet(self) -> ScannerFault | None:
        """Return how the next sheet goes wrong; it is used up by whoever deals it."""
        return next((fault for fault in self._due() if fault in OF_THE_SHEET), None)

    def use_up(self, fault: ScannerFault) -> None:
        """Strike an order off its file, for good: a crash must not repeat itself."""
        for file in self._files:
            orders = _orders(file)
            if orders.without(fault) != orders:
                write_note(file, orders_text(orders.without(fault)))

    def _due(self) -> list[ScannerFault]:
        return [fault for file in self._files for fault in _orders(file).due(self._tray.count)]

    def _happen(self, fault: ScannerFault) -> None:
        if fault is ScannerFault.WARMING:
            pause(WARMING_SECONDS, self._tray)
            return
        self._tray.wait_taken()  # what was shown is safe, as it is with a fault between two sheets
        while fault is ScannerFault.HANG:
            time.sleep(1)
        if fault is ScannerFault.CRASH:
            os._exit(70)
        error = error_of(fault, self._device)
        assert error is not None
        raise error


def pause(seconds: float, tray: Tray) -> None:
    """Take as long as paper or a lamp takes; something moves meanwhile."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and not tray.cancelled():
        tray.alive()
        time.sleep(0.02)


def _orders(file: Path) -> FaultOrders:
    try:
        return read_orders(file.read_text(encoding="utf-8"))
    except OSError:
        return FaultOrders()


def write_note(path: Path, text: str) -> None:
    """Write one of the small files beside the papers.

    Raises:
        DeviceError: ``scanner.access_denied``.
    """
    try:
        write_durably(path, text.encode())
    except OSError:
        raise DeviceError("scanner.access_denied", device=path.parent.name) from None
