"""Reads one side from an open SANE device: warm-up, one frame or three, no line missing."""

from __future__ import annotations

import time
from typing import Protocol

import cv2
import numpy as np

from app.domain.errors import DeviceError
from app.pictures.files import Picture
from app.ports import ColourMode
from scanner.drivers.libsane_types import Parameters, SaneError, Status

WARM_SECONDS = 90.0
"""How long a lamp may take; older fluorescent ones need a minute on a cold morning."""

_LOOK_SECONDS = 0.5
_SPARE = 1 << 16  # room to read the end of a frame that has exactly the size announced
_RGB = 1
_PASSES = {2: 2, 3: 1, 4: 0}  # frames RED, GREEN, BLUE to their place in blue-green-red


class Device(Protocol):
    """An open device, as far as a side needs it."""

    def start(self) -> Parameters:
        """Begin a frame."""
        ...

    def read(self, into: Picture, at: int) -> int | None:
        """Read some bytes; None at the end of the frame."""
        ...


class Watcher(Protocol):
    """Who waits for the side: the tray."""

    def cancelled(self) -> bool:
        """True once the side is no longer wanted."""
        ...

    def alive(self) -> None:
        """Hear that the device moves."""
        ...


def take_side(device: Device, watcher: Watcher) -> tuple[Picture, ColourMode]:
    """Return one side and its colour; a scanner with three passes gives three frames for it.

    Raises:
        SaneError: What the device said; ``CANCELLED`` also when the watcher did.
        DeviceError: ``scanner.cut_page`` when fewer lines came than the device announced.
    """
    planes: dict[int, Picture] = {}
    last = False
    while not last:
        told = _started(device, watcher)
        last = told.last_frame
        rows = _rows(told, _read(device, told, watcher))
        if told.format not in _PASSES:
            return rows, _colour(told, rows)
        planes[_PASSES[told.format]] = rows
    return np.dstack([planes[place] for place in sorted(planes)]), ColourMode.COLOUR


def _started(device: Device, watcher: Watcher) -> Parameters:
    """Begin a frame, waiting while the lamp warms up."""
    until = time.monotonic() + WARM_SECONDS
    while True:
        try:
            return device.start()
        except SaneError as error:
            if error.status != Status.WARMING_UP or time.monotonic() > until:
                raise
        watcher.alive()  # the device itself says that it gets on
        time.sleep(_LOOK_SECONDS)
        _go_on(watcher)


def _read(device: Device, told: Parameters, watcher: Watcher) -> Picture:
    """Return the bytes of a frame; a device that cannot know its length gets room as it goes."""
    data = np.empty(max(told.bytes_per_line * told.lines, 0) + _SPARE, np.uint8)
    filled = 0
    while True:
        _go_on(watcher)
        if filled == data.size:
            data = np.concatenate([data, np.empty(data.size, np.uint8)])
        came = device.read(data, filled)
        if came is None:
            return data[:filled]
        if came:  # a device that gives nothing for ever is not alive
            watcher.alive()
            filled += came


def _go_on(watcher: Watcher) -> None:
    if watcher.cancelled():
        raise SaneError(Status.CANCELLED)


def _rows(told: Parameters, data: Picture) -> Picture:
    """Return the frame's pixels as 8-bit values.

    Raises:
        DeviceError: ``scanner.cut_page`` when fewer lines came than the device announced.
    """
    lines = data.size // told.bytes_per_line if told.bytes_per_line > 0 else 0
    if lines == 0 or lines < told.lines:
        raise DeviceError("scanner.cut_page", lines=lines, expected=told.lines)
    rows = data[: lines * told.bytes_per_line].reshape(lines, told.bytes_per_line)
    if told.depth == 1:
        return np.asarray(255 * (1 - np.unpackbits(rows, axis=1)[:, : told.pixels_per_line]), np.uint8)
    if told.depth == 16:  # in the machine's order; the upper byte is what a page needs
        rows = (rows.view(np.uint16) >> 8).astype(np.uint8)
    if told.format != _RGB:
        return np.ascontiguousarray(rows[:, : told.pixels_per_line])
    pixels = rows[:, : told.pixels_per_line * 3].reshape(lines, told.pixels_per_line, 3)
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), np.uint8)


def _colour(told: Parameters, rows: Picture) -> ColourMode:
    if rows.ndim == 3:
        return ColourMode.COLOUR
    return ColourMode.BLACK_WHITE if told.depth == 1 else ColourMode.GREY
