"""Cameras by name: which are plugged in, and under which address each is to be opened now.

A device file or index belongs to whichever camera was plugged in first; the name stays with the camera.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2

from app.domain.errors import DeviceError

_VIDEO_CLASS = Path("/sys/class/video4linux")
_WINDOWS_INDICES = range(4)
_PICTURES = frozenset({".avi", ".mp4", ".mkv", ".mov", ".webm", ".jpg", ".jpeg", ".png"})


@dataclass(frozen=True, slots=True)
class PluggedCamera:
    """One camera of this machine.

    Args:
        id: Its name, with ``#2`` behind it for the second of two that are called the same; the same after
            it was pulled out and plugged in again.
        address: Device file or index now.
    """

    id: str
    name: str
    address: str


def plugged_in(video_class: Path = _VIDEO_CLASS) -> tuple[PluggedCamera, ...]:
    """Return the cameras plugged in now, in the order of the sockets they are in."""
    return numbered(_windows_cameras() if os.name == "nt" else _linux_cameras(video_class))


def numbered(found: Iterable[tuple[str, str]]) -> tuple[PluggedCamera, ...]:
    """Return cameras of (name, address), each with an id of its own."""
    seen: dict[str, int] = {}
    cameras = []
    for name, address in found:
        count = seen[name] = seen.get(name, 0) + 1
        cameras.append(PluggedCamera(name if count == 1 else f"{name}#{count}", name, address))
    return tuple(cameras)


def address_of(source: str, video_class: Path = _VIDEO_CLASS) -> str:
    """Return what to open for a camera's name; an index, device file, video or http address is itself.

    Raises:
        DeviceError: ``camera.not_found`` when no camera of this name is plugged in.
    """
    if is_address(source):
        return source
    found = next((c for c in plugged_in(video_class) if source == c.id), None)
    if found is None:
        raise DeviceError("camera.not_found", camera=source)
    return found.address


def is_address(source: str) -> bool:
    """Tell an address from a camera's name."""
    known = source.isdigit() or source.startswith("/dev/") or "://" in source
    return known or is_sequence(source) or Path(source).suffix.lower() in _PICTURES or Path(source).is_file()


def is_sequence(source: str) -> bool:
    """Tell whether a source is a numbered sequence of pictures (``giay%03d.jpg``)."""
    return "://" not in source and re.search(r"%0?\d*d", Path(source).name) is not None


def is_live(address: str) -> bool:
    """Return True for a camera plugged into this machine: an index or a device file."""
    return address.isdigit() or address.startswith("/dev/")


def source_name(source: str) -> str:
    """Return the camera's name for a message, without the secrets a network address may carry."""
    if "://" in source:
        return source.rpartition("://")[2].rpartition("@")[2].partition("?")[0]
    return Path(source).name if is_address(source) and not is_live(source) else source


def _linux_cameras(video_class: Path) -> Iterator[tuple[str, str]]:
    """Yield name and device file; index 0 of a camera gives pictures, higher ones only data.

    The order is that of the bus, so that two cameras of one name keep their numbers when one of them is
    pulled out and plugged in again at the same place.
    """
    found = []
    for folder in video_class.glob("video*"):
        try:
            index = (folder / "index").read_text().strip()
            name = (folder / "name").read_text(errors="replace").strip()
            socket = str((folder / "device").resolve())
        except OSError:
            continue  # pulled out while we looked
        if index == "0" and name:
            found.append((socket, int(folder.name.removeprefix("video") or 0), name))
    yield from ((name, f"/dev/video{number}") for _, number, name in sorted(found))


def _windows_cameras() -> Iterator[tuple[str, str]]:
    """Yield name and DirectShow index; OpenCV knows no names, so without the list they are numbered."""
    try:
        from cv2_enumerate_cameras import enumerate_cameras
    except ImportError:
        yield from ((f"Camera {index}", str(index)) for index in _WINDOWS_INDICES if _opens(index))
        return
    yield from ((camera.name, str(camera.index)) for camera in enumerate_cameras(cv2.CAP_DSHOW))


def _opens(index: int) -> bool:
    capture = cv2.VideoCapture(index, cv2.CAP_DSHOW)
    try:
        return bool(capture.isOpened())
    finally:
        capture.release()
