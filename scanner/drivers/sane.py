"""The driver for SANE: flatbed and feeder, one open handle for the whole batch, no page ever cut.

On systems without libsane it lists nothing and is quiet.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from app.domain.errors import DeviceError
from app.pictures.files import Picture
from app.ports import ColourMode, ScannerDevice, ScanSource
from scanner.drivers.libsane import Handle, Parameters, SaneError, Status, device_names, load
from scanner.drivers.sane_options import Abilities, abilities, apply
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
}
_FEEDERS = (ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX)
_UNKNOWN = Abilities((ScanSource.FLATBED,), (200, 300), (ColourMode.COLOUR, ColourMode.GREY))
_RGB = 1
_PASSES = {2: 2, 3: 1, 4: 0}  # frames RED, GREEN, BLUE to their place in blue-green-red


@dataclass(frozen=True, slots=True)
class _Frame:
    told: Parameters
    rows: Picture


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
        """Open the device and return what it offers.

        Raises:
            DeviceError: ``scanner.not_found``, ``scanner.busy`` …
        """
        del places
        try:
            library = load()
            if library is None:
                raise DeviceError("scanner.not_found", device=device.name)
            with _open(library, device) as handle:
                offered = abilities(handle.options())
        except SaneError as error:
            raise DeviceError(_code(error.status), device=device.name) from None
        return replace(
            device,
            sources=offered.sources,
            resolutions_dpi=offered.resolutions_dpi,
            colours=offered.colours,
        )

    def scan(self, device: ScannerDevice, tray: Tray) -> None:
        """Scan the flatbed once, or the feeder until it is empty.

        Raises:
            DeviceError: ``scanner.*``; pages before the fault stay.
        """
        try:
            library = load()
            if library is None:
                raise DeviceError("scanner.not_found", device=device.name)
            with _open(library, device) as handle:
                _scan_batch(handle, tray)
        except SaneError as error:
            if error.status != Status.CANCELLED:  # the key on the device, or ours: no error
                raise DeviceError(_code(error.status), device=device.name) from None

    def _device(self, library: ctypes.CDLL, name: str, label: str) -> ScannerDevice:
        offered = _UNKNOWN
        with suppress(SaneError), Handle(library, name) as handle:
            offered = abilities(handle.options())
        return ScannerDevice(
            self.name, name, label or name, offered.sources, offered.resolutions_dpi, offered.colours
        )


def _open(library: ctypes.CDLL, device: ScannerDevice) -> Handle:
    try:
        return Handle(library, device.id)
    except SaneError as error:
        if error.status == Status.INVAL:  # what SANE answers for a name it does not know
            raise DeviceError("scanner.not_found", device=device.name) from None
        raise


def _scan_batch(handle: Handle, tray: Tray) -> None:
    """Scan until the feeder is empty. No cancel between pages: drivers lose the back side by it."""
    dpi = apply(handle, tray.settings)
    while tray.open:
        try:
            frames = list(_frames(handle, tray))
        except SaneError as error:
            if error.status == Status.NO_DOCS and tray.count:
                return
            raise
        if tray.cancelled():
            return
        tray.put(_picture(frames), dpi, tray.settings.colour)
        if tray.settings.source not in _FEEDERS:
            return


def _frames(handle: Handle, tray: Tray) -> Iterator[_Frame]:
    """Yield the frames of one side: one, or three of a scanner with three passes."""
    last = False
    while not last and not tray.cancelled():
        told = handle.start()
        last = told.last_frame
        data = _read(handle, tray)
        if not tray.cancelled():
            yield _Frame(told, _rows(told, data))


def _read(handle: Handle, tray: Tray) -> bytes:
    data = bytearray()
    for block in handle.blocks():
        if tray.cancelled():
            break
        if block:  # a device that gives nothing for ever is not alive
            tray.alive()
            data += block
    return bytes(data)


def _rows(told: Parameters, data: bytes) -> Picture:
    """Return the frame's pixels as 8-bit values.

    Raises:
        DeviceError: ``scanner.cut_page`` when fewer lines came than the device announced.
    """
    lines = len(data) // told.bytes_per_line if told.bytes_per_line > 0 else 0
    if lines == 0 or lines < told.lines:
        raise DeviceError("scanner.cut_page", lines=lines, expected=told.lines)
    rows = np.frombuffer(data, np.uint8)[: lines * told.bytes_per_line].reshape(lines, told.bytes_per_line)
    if told.depth == 1:
        return np.asarray(255 * (1 - np.unpackbits(rows, axis=1)[:, : told.pixels_per_line]), np.uint8)
    if told.depth == 16:  # in the machine's order; the upper byte is what a page needs
        rows = (rows.view(np.uint16) >> 8).astype(np.uint8)
    channels = 3 if told.format == _RGB else 1
    pixels = rows[:, : told.pixels_per_line * channels]
    return pixels.reshape(lines, told.pixels_per_line, 3)[:, :, ::-1] if channels == 3 else pixels


def _picture(frames: list[_Frame]) -> Picture:
    if len(frames) == 1:
        return np.ascontiguousarray(frames[0].rows)
    planes = sorted(frames, key=lambda frame: _PASSES.get(frame.told.format, 0))
    return np.ascontiguousarray(np.dstack([plane.rows for plane in planes]))


def _code(status: int) -> str:
    return _CODES[Status(status)] if status in _CODES else "scanner.io"
