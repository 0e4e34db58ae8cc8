"""Reads the three marks of a camera (EXIF) the desk uses, and believes none that are not as they must be.

Files come from anybody: a tag may be text, a ratio of nothing, or point anywhere. Whatever is not sound
counts as absent; nothing is raised and nothing is warned of.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_ORIENTATION, _EXIF_TABLE = 0x0112, 0x8769
_EXPOSURE = frozenset({0x829A, 0x829D, 0x920A})
"""Exposure time, f-number, focal length: no scanner writes them."""
_SHORT, _LONG = 3, 4
_MOST_ENTRIES = 1000
_MOST_BYTES = 1 << 17


@dataclass(frozen=True, slots=True)
class CameraMarks:
    """What a camera wrote into a picture.

    Args:
        orientation: 1 to 8 (CIPA DC-008, tag 274); 1, upright, when absent or not sound.
        exposed: An exposure is told, so that a camera must have made it.
    """

    orientation: int = 1
    exposed: bool = False


def camera_marks(path: Path) -> CameraMarks:
    """Return the marks of a JPEG, PNG or TIFF; those of an unmarked picture for any other file."""
    try:
        with path.open("rb") as file:
            return _marks(_tables(file))
    except (OSError, struct.error, ValueError):
        return CameraMarks()


def _tables(file: BinaryIO) -> bytes:
    """Return the part of the file that holds the tags, a small TIFF of its own in JPEG and PNG."""
    head = file.read(8)
    if head.startswith(b"\xff\xd8"):
        return _in_jpeg(file)
    if head.startswith(b"\x89PNG"):
        return _in_png(file)
    file.seek(0)
    return file.read()


def _in_jpeg(file: BinaryIO) -> bytes:
    at = 2
    while True:
        file.seek(at)
        mark, kind, length = struct.unpack(">BBH", file.read(4))
        if mark != 0xFF or kind == 0xDA:
            return b""
        if kind == 0xE1 and file.read(6) == b"Exif\0\0":
            return file.read(max(0, length - 8))
        at += 2 + length


def _in_png(file: BinaryIO) -> bytes:
    while True:
        length, kind = struct.unpack(">I4s", file.read(8))
        if kind == b"eXIf":
            return file.read(min(length, _MOST_BYTES))
        if kind == b"IEND":
            return b""
        file.seek(length + 4, 1)


def _marks(data: bytes) -> CameraMarks:
    order = {b"II": "<", b"MM": ">"}.get(data[:2], "")
    if not order:
        return CameraMarks()
    tags = _table(data, order, struct.unpack_from(order + "I", data, 4)[0])
    turn, where = tags.get(_ORIENTATION, 0), tags.get(_EXIF_TABLE, 0)
    exposed = bool(where) and not _EXPOSURE.isdisjoint(_table(data, order, where))
    return CameraMarks(turn if 1 <= turn <= 8 else 1, exposed)


def _table(data: bytes, order: str, at: int) -> dict[int, int]:
    """Return the tags of one table, each with its value when it is one whole number, else 0."""
    if at + 2 > len(data):
        return {}
    (count,) = struct.unpack_from(order + "H", data, at)
    tags = {}
    for entry in range(min(count, _MOST_ENTRIES)):
        place = at + 2 + 12 * entry
        if place + 12 > len(data):
            break
        tag, kind, number = struct.unpack_from(order + "HHI", data, place)
        letter = {_SHORT: "H", _LONG: "I"}.get(kind, "") if number == 1 else ""
        tags[tag] = struct.unpack_from(order + letter, data, place + 8)[0] if letter else 0
    return tags
