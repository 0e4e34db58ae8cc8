"""Finds which program holds a device: Linux tells it by the files every process has open."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_LIBUSB = re.compile(r"libusb:(\d{3}):(\d{3})")
_DEVICE_FILE = re.compile(r"/dev/[\w/.-]+")
_PROC = Path("/proc")


def node_of(device_id: str) -> Path | None:
    """Return the device file behind a SANE name such as ``epson2:libusb:001:004``; None for the network's."""
    if device_id.startswith("net:"):
        return None
    usb = _LIBUSB.search(device_id)
    if usb is not None:
        return Path("/dev/bus/usb", usb[1], usb[2])
    file = _DEVICE_FILE.search(device_id)
    return Path(file[0]) if file is not None else None


def holder(node: Path | None, proc: Path = _PROC) -> str:
    """Return the name of another program that has this file open; "" when none is seen.

    Programs of other users show their files to the administrator only.
    """
    if node is None:
        return ""
    return next((name for pid, name in _holders(node, proc) if pid != os.getpid()), "")


def _holders(node: Path, proc: Path) -> Iterator[tuple[int, str]]:
    for process in proc.glob("[0-9]*"):
        with suppress(OSError):  # it ended meanwhile, or is somebody else's
            files = (process / "fd").iterdir()
            if any(_same(file, node) for file in files):
                yield int(process.name), (process / "comm").read_text().strip()


def _same(file: Path, node: Path) -> bool:
    with suppress(OSError):
        return file.readlink() == node
    return False
