"""The driver for Windows Image Acquisition, by its Automation Library; elsewhere it lists nothing.

Only the calls are here; what is above them all drivers share. Written from Microsoft's reference and
tried against recorded objects: it has not run on Windows yet (docs/windows.md).
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from app.domain.errors import DeviceError
from app.pictures.files import Picture
from app.ports import ScannerDevice, ScanSource
from scanner.drivers import wia_properties as wia
from scanner.protocol import Places
from scanner.tray import Tray

_WARM_TRIES = 30


def windows_scanners() -> Any:
    """Return the DeviceManager of Windows; None on other systems."""
    if os.name != "nt":
        return None
    from comtypes.client import CreateObject

    return CreateObject("WIA.DeviceManager", dynamic=True)


@dataclass
class WiaDriver:
    """Scanners that Windows knows.

    Args:
        manager: Opens WIA.DeviceManager.
        warm_seconds: How long to wait before a cold lamp is asked again.
    """

    name: str = "wia"
    manager: Callable[[], Any] = windows_scanners
    warm_seconds: float = 2.0

    def devices(self, places: Places) -> Sequence[ScannerDevice]:
        """List the scanners with what each offers; a busy one is listed with the usual."""
        del places  # Windows finds its devices by itself
        found = []
        with suppress(DeviceError), wia.told(self.name):
            for info in _scanners(self.manager()):
                device = ScannerDevice(self.name, str(info.DeviceID), _name(info))
                with suppress(DeviceError), wia.told(device.name):
                    device = _described(device, info.Connect())
                found.append(device)
        return found

    def ask(self, device: ScannerDevice, places: Places) -> ScannerDevice:
        """Connect to the device and return what it offers.

        Raises:
            DeviceError: ``scanner.not_found``, ``scanner.busy``, ``scanner.offline`` …
        """
        del places
        with wia.told(device.name):
            return _described(device, self._connected(device))

    def scan(self, device: ScannerDevice, tray: Tray) -> None:
        """Scan the glass once, or the feeder until it is empty, over one connection.

        Raises:
            DeviceError: ``scanner.*``; pages before the fault stay.
        """
        with wia.told(device.name):
            opened = self._connected(device)
            kind = wia.select(opened.Properties, tray.settings.source)
            item = opened.Items.Item(1)
            dpi = wia.apply(item.Properties, tray.settings)
            while tray.open and wia.paper_waits(opened.Properties, tray.settings.source, tray.count):
                image = self._transferred(item, kind, tray)
                if image is None or tray.cancelled():
                    return
                for side in _sides(image):
                    tray.put(side, dpi, tray.settings.colour)
                if tray.settings.source is ScanSource.FLATBED:
                    return

    def _connected(self, device: ScannerDevice) -> Any:
        for info in _scanners(self.manager()):
            if device.id in (str(info.DeviceID), _name(info)):
                return info.Connect()
        raise DeviceError("scanner.not_found", device=device.name)

    def _transferred(self, item: Any, kind: str, tray: Tray) -> Any:
        """Return the next picture; None when the feeder is empty after at least one."""
        for _ in range(_WARM_TRIES):
            try:
                return item.Transfer(kind)
            except Exception as error:
                number = wia.hresult_of(error)
                if number in wia.NO_MORE_PAGES and tray.count:
                    return None
                if number != wia.WARMING_UP:
                    raise
            if tray.cancelled():
                return None
            tray.alive()  # it answered: a cold lamp is no dead device
            time.sleep(self.warm_seconds)
        raise DeviceError("scanner.warming")


def _scanners(manager: Any) -> Iterator[Any]:
    places = range(1, manager.DeviceInfos.Count + 1) if manager is not None else ()  # COM counts from one
    infos = (manager.DeviceInfos.Item(place) for place in places)
    return (info for info in infos if info.Type == wia.SCANNER)


def _name(info: Any) -> str:
    return str(info.Properties.Item(str(wia.DEVICE_NAME)).Value)


def _described(device: ScannerDevice, opened: Any) -> ScannerDevice:
    return replace(device, **wia.abilities(opened.Properties, opened.Items.Item(1).Properties))


def _sides(image: Any) -> Sequence[Picture]:
    """Return the pictures in an ImageFile; its bytes go through a file, as COM hands them on one by one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"trang.{image.FileExtension}"
        image.SaveFile(str(path))
        data = np.frombuffer(path.read_bytes(), np.uint8)
    whole, sides = cv2.imdecodemulti(data, cv2.IMREAD_ANYCOLOR)
    if not whole:
        raise DeviceError("scanner.cut_page")
    return [np.asarray(side, np.uint8) for side in sides]
