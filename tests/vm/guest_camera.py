"""In the guest: what the desk's own camera parts make of a real V4L2 device."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import DeviceError
from app.ports import CameraFrame, ScannedSheet, ScannerDevice, ScanSettings, ScanSource
from scanner.feed import CameraFeed
from scanner.service import Scanners

PATIENCE = 240
"""Seconds; an emulated processor on a busy machine starts a driver's process in a minute."""


def say(*words: object) -> None:
    sys.stdout.write("camera: " + " ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


@dataclass
class Automatic:
    """The clerk lets the camera take papers by itself."""

    def pressed(self) -> bool:
        return False

    def automatic(self) -> bool:
        return True


def cameras() -> list[ScannerDevice]:
    return [d for d in Scanners(listing_seconds=PATIENCE).devices() if ScanSource.CAMERA in d.sources]


def list_them() -> None:
    say("listed", *(f"{d.id}@{d.address}" for d in cameras()))


def take() -> None:
    (device,) = cameras()
    say("found", device.id)
    sheets: list[ScannedSheet] = []
    with tempfile.TemporaryDirectory() as folder:
        CameraFeed(patience_seconds=PATIENCE).take_papers(
            device,
            ScanSettings(ScanSource.CAMERA),
            Path(folder),
            lambda frame: None,
            sheets.append,
            Automatic(),
            lambda: bool(sheets),
        )
        sheet = sheets[0]
        say("taken", sheet.width_px, sheet.height_px, *(round(n) for n in sheet.view.corners))


def watch() -> None:
    (device,) = cameras()
    seen: list[CameraFrame] = []

    def shown(frame: CameraFrame) -> None:
        seen.append(frame)
        if len(seen) == 1:
            say("seen")

    try:
        CameraFeed(patience_seconds=PATIENCE).watch(device, shown, lambda: False)
        say("ended", len(seen))
    except DeviceError as error:
        say("lost" if seen else "never", error.code)


if __name__ == "__main__":
    {"list": list_them, "take": take, "watch": watch}[sys.argv[1]]()
