"""The driver for cameras: one steady, sharp still a batch, of the largest size the camera has."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import cv2

from app.pictures.files import dpi_filling, grey_of
from app.ports import ColourMode, ScannerDevice, ScanSource
from scanner.camera import source_name, take_still
from scanner.drivers.listing import listed
from scanner.protocol import Places
from scanner.tray import Tray

_WAIT_SECONDS = 12.0
_VIDEO_CLASS = Path("/sys/class/video4linux")
_WINDOWS_INDICES = range(4)


class CameraDriver:
    """Document cameras, phones that serve pictures by http, and recordings for training."""

    name = "camera"

    def devices(self, places: Places) -> Sequence[ScannerDevice]:
        """List the cameras set up for this desk, then those plugged in."""
        found = {source: source_name(source) for source in places.cameras}
        found |= {source: name for source, name in _plugged_in().items() if source not in found}
        return [
            ScannerDevice(
                driver=self.name,
                id=source,
                name=name,
                sources=(ScanSource.CAMERA,),
                resolutions_dpi=(),
                colours=(ColourMode.COLOUR, ColourMode.GREY),
            )
            for source, name in found.items()
        ]

    def ask(self, device: ScannerDevice, places: Places) -> ScannerDevice:
        """Return the device as listed.

        Raises:
            DeviceError: ``scanner.not_found``.
        """
        return listed(self.devices(places), device)

    def scan(self, device: ScannerDevice, tray: Tray) -> None:
        """Put one still into the tray.

        The resolution is the one at which the paper's longer side fills the picture: a camera knows no
        millimetres.

        Raises:
            DeviceError: ``camera.*``.
        """
        picture = take_still(device.id, _WAIT_SECONDS, tray.cancelled, tray.alive)
        if picture is None:
            return
        wanted = tray.settings
        if wanted.colour is not ColourMode.COLOUR:
            picture = grey_of(picture)
        dpi = dpi_filling(max(picture.shape[:2]), max(wanted.width_mm, wanted.height_mm))
        tray.put(picture, dpi, ColourMode.COLOUR if picture.ndim == 3 else ColourMode.GREY)


def _plugged_in() -> dict[str, str]:
    return _windows_cameras() if os.name == "nt" else _linux_cameras()


def _linux_cameras() -> dict[str, str]:
    """Return device files by name; index 0 of a camera gives pictures, higher ones only data."""
    found: dict[str, str] = {}
    for folder in sorted(_VIDEO_CLASS.glob("video*")):
        try:
            index = (folder / "index").read_text().strip()
            name = (folder / "name").read_text(errors="replace").strip()
        except OSError:
            continue
        if index == "0":
            found[f"/dev/{folder.name}"] = name
    return found


def _windows_cameras() -> dict[str, str]:
    """Return indices that open; OpenCV knows no names on Windows."""
    return {str(index): f"Camera {index}" for index in _WINDOWS_INDICES if _opens(index)}


def _opens(index: int) -> bool:
    capture = cv2.VideoCapture(index, cv2.CAP_DSHOW)
    try:
        return bool(capture.isOpened())
    finally:
        capture.release()
