"""Each driver with something to scan: the same contract is asked of all of them."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np

from app.ports import ScannerDevice, ScanSettings, ScanSource
from scanner.drivers.command import CommandDriver
from scanner.protocol import Places
from scanner.service import Scanners
from tests.devices import escl_server
from tests.devices.escl_scanner import EsclScanner
from tests.devices.http_camera import Phone, on_the_network
from tests.scanner.papers import save, written_side

SCANIMAGE = (
    "scanimage -d test:0 --batch={folder}/%03d.png --format=png --resolution {dpi} --test-picture Grid"
    ' --mode {colour|Color|Gray|} --source "{source|Flatbed|Automatic Document Feeder|}" --progress'
)
"""The scan command of a desk with SANE's own program and its test scanner."""


@dataclass(frozen=True)
class Rig:
    """A driver made ready: its device, the settings to use and the sides that must come."""

    places: Places
    device: ScannerDevice
    settings: ScanSettings
    sides: int

    @property
    def scanners(self) -> Scanners:
        return Scanners(self.places)


def sane_config(folder: Path, **changes: str) -> Path:
    """Write a private SANE configuration with the test backend alone, its bed made A4."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = Path("/etc/sane.d/test.conf").read_text().splitlines()
    wanted = {"geometry_max": "300.0", "resolution": "300.0", "test-picture": '"Grid"'}
    wanted |= {name.replace("_", "-"): value for name, value in changes.items()}
    kept = [line for line in lines if line.partition(" ")[0] not in wanted]
    (folder / "test.conf").write_text("\n".join(kept + [f"{n} {v}" for n, v in wanted.items()]) + "\n")
    (folder / "dll.conf").write_text("test\n")
    return folder


def sane_rig(folder: Path) -> Rig:
    device = ScannerDevice("sane", "test:0", "Máy thử", (ScanSource.FLATBED, ScanSource.FEEDER), (75, 300))
    return Rig(Places(), device, ScanSettings(ScanSource.FEEDER, dpi=75), sides=10)


def folder_rig(folder: Path) -> Rig:
    inbox = folder / "máy photocopy"
    inbox.mkdir()
    for number in range(3):
        save(written_side(number), inbox / f"quét {number}.jpg")
    device = ScannerDevice("folder", str(inbox), inbox.name, (ScanSource.FOLDER,))
    return Rig(Places(folders=(str(inbox),)), device, ScanSettings(ScanSource.FOLDER), sides=3)


def virtual_rig(folder: Path) -> Rig:
    stack = training_stack(folder / "tập huấn", papers=4)
    device = ScannerDevice("virtual", str(stack), stack.name, (ScanSource.FLATBED, ScanSource.FEEDER))
    return Rig(Places(stacks=(str(stack),)), device, ScanSettings(ScanSource.FEEDER), sides=4)


def camera_rig(folder: Path) -> Rig:
    film = video(folder / "camera.avi")
    device = ScannerDevice("camera", str(film), film.name, (ScanSource.CAMERA,), ())
    return Rig(Places(cameras=(str(film),)), device, ScanSettings(ScanSource.CAMERA), sides=1)


def command_rig(folder: Path) -> Rig:
    places = Places(commands=(SCANIMAGE,))
    (device,) = CommandDriver().devices(places)
    return Rig(places, device, ScanSettings(ScanSource.FEEDER, dpi=75), sides=10)


def http_camera_rig(folder: Path) -> Rig:
    address = _phone_on_the_network()
    device = ScannerDevice("camera", address, "Máy ảnh điện thoại", (ScanSource.CAMERA,), ())
    return Rig(Places(cameras=(address,)), device, ScanSettings(ScanSource.CAMERA), sides=1)


@cache
def _phone_on_the_network() -> str:
    """Serve one phone until the tests end."""
    running = ExitStack()
    atexit.register(running.close)
    side = np.asarray(cv2.resize(written_side(dpi=150), (960, 1280)), np.uint8)
    return running.enter_context(on_the_network(Phone([side])))


def escl_rig(folder: Path) -> Rig:
    device, address = _scanner_on_the_network()
    device.feeder.clear()
    device.jobs.clear()  # of a desk that was killed; scanners forget such jobs after a while
    device.load(*[written_side(number) for number in range(4)])
    asked = ScannerDevice(
        "escl", device.uuid, device.name, (ScanSource.FEEDER,), (100,), address=f"{address}/eSCL"
    )
    return Rig(Places(hosts=(address,)), asked, ScanSettings(ScanSource.FEEDER, dpi=100), sides=4)


@cache
def _scanner_on_the_network() -> tuple[EsclScanner, str]:
    """Serve one network scanner until the tests end."""
    running = ExitStack()
    atexit.register(running.close)
    device = EsclScanner()
    return device, running.enter_context(escl_server.on_the_network(device))


def training_stack(folder: Path, papers: int) -> Path:
    folder.mkdir()
    names = [save(written_side(number), folder / f"giấy {number}.jpg").name for number in range(papers)]
    (folder / "stack.txt").write_text("\n".join(names), encoding="utf-8")
    return folder


def video(path: Path, frames: int = 8) -> Path:
    """Film a paper that lies still."""
    side = cv2.resize(written_side(dpi=150), (960, 1280))
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 10, (960, 1280))
    for _ in range(frames):
        writer.write(side)
    writer.release()
    return path


RIGS: dict[str, Callable[[Path], Rig]] = {
    "sane": sane_rig,
    "folder": folder_rig,
    "virtual": virtual_rig,
    "camera": camera_rig,
    "http_camera": http_camera_rig,
    "command": command_rig,
    "escl": escl_rig,
}
