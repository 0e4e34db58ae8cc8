"""The driver for SANE: flatbed and feeder, one open handle for the whole batch, no page ever cut.

On systems without libsane it lists nothing and is quiet.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from app.domain.errors import DeviceError
from app.ports import ScannerDevice, ScanSource
from scanner.drivers.device_nodes import holder, node_of
from scanner.drivers.libsane import Handle, device_names, load
from scanner.drivers.libsane_types import SaneError, Status
from scanner.drivers.sane_frames import take_side
from scanner.drivers.sane_offers import offer
from scanner.drivers.sane_options import apply
from scanner.protocol import Places
from scanner.tray import Tray

_CODES = {
    Status.UNSUPPORTED: "scanner.refused",
    Status.DEVICE_BUSY: "scanner.busy",
    Status.INVAL: "scanner.refused",
    Status.EOF: "scanner.cut_page",
    Status.JAMMED: "scanner.jammed",
    Status.NO_DOCS: "scanner.feeder_empty",
    Status.COVER_OPEN: "scanner.cover_open",
    Status.IO_ERROR: "scanner.io",
    Status.NO_MEM: "scanner.no_memory",
    Status.ACCESS_DENIED: "scanner.access_denied",
    Status.WARMING_UP: "scanner.warming",
    Status.HW_LOCKED: "scanner.locked",
}
_AT_OPENING = {
    Status.INVAL: "scanner.not_found",  # what SANE answers for a name it does not know
    Status.IO_ERROR: "scanner.offline",  # known, and nobody answers
}
_FEEDERS = (ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX)
_USUAL_DPI = (200, 300)


class SaneDriver:
    """Scanners that SANE knows."""

    name = "sane"

    def devices(self, places: Places) -> Sequence[ScannerDevice]:
        """List SANE's devices with what each offers; a busy one is listed with the usual."""
        del places  # SANE finds its devices by its own configuration
        with suppress(SaneError):
            library = load()
            if library is not None:
                return [self._device(library, *names) for names in device_names(library)]
        return []

    def ask(self, device: ScannerDevice, places: Places) -> ScannerDevice:
        """Open this one device, without looking for others, and return what it offers.

        Raises:
            DeviceError: ``scanner.not_found``, ``scanner.offline``, ``scanner.busy`` …
        """
        del places
        with _opened(device) as handle:
            return offer(handle, device)

    def scan(self, device: ScannerDevice, tray: Tray) -> None:
        """Scan the flatbed once, or the feeder until it is empty.

        Raises:
            DeviceError: ``scanner.*``; pages before the fault stay.
        """
        with _opened(device) as handle:
            _scan_batch(handle, device, tray)

    def _device(self, library: ctypes.CDLL, name: str, label: str) -> ScannerDevice:
        known = ScannerDevice(self.name, name, label or name, (ScanSource.FLATBED,), _USUAL_DPI)
        with suppress(SaneError), Handle(library, name) as handle:
            return offer(handle, known)
        return known


@contextmanager
def _opened(device: ScannerDevice) -> Iterator[Handle]:
    """Open the device; statuses of SANE become errors of the desk, the key on the device none at all."""
    try:
        library = load()
        if library is None:
            raise DeviceError("scanner.not_found", device=device.name)
        handle = Handle(library, device.id)
    except SaneError as error:
        raise _trouble(error.status, device, _CODES | _AT_OPENING) from None
    try:
        with handle:
            yield handle
    except SaneError as error:
        if error.status != Status.CANCELLED:
            raise _trouble(error.status, device, _CODES) from None


def _trouble(status: int, device: ScannerDevice, codes: dict[Status, str]) -> DeviceError:
    program = holder(node_of(device.id)) if status == Status.DEVICE_BUSY else ""
    if program:
        return DeviceError("scanner.busy_by", device=device.name, program=program)
    known = status in set(Status)
    return DeviceError(codes.get(Status(status), "scanner.io") if known else "scanner.io", device=device.name)


def _scan_batch(handle: Handle, device: ScannerDevice, tray: Tray) -> None:
    """Scan until the feeder is empty. No cancel between pages: drivers lose the back side by it."""
    dpi = apply(handle, tray.settings, tray.wanted, device)
    while tray.open:
        try:
            picture, colour = take_side(handle, tray)
        except SaneError as error:
            if error.status == Status.NO_DOCS and tray.count:
                return
            if error.status == Status.JAMMED and handle.sensed("double-feed"):
                raise DeviceError("scanner.double_feed") from None
            raise
        tray.put(picture, dpi, colour)
        if tray.settings.source not in _FEEDERS:
            return
