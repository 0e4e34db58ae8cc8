"""Looks at a picture file before anybody decodes it: size, kind, whole or cut, pixels, dots per inch.

Only headers are read, with nothing but the standard library, so that a hostile or broken file is refused
before it reaches a decoder written in C. The four kinds the desk takes are JPEG, PNG, TIFF and PDF.
"""

from __future__ import annotations

import mmap
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import RuleError

MAX_BYTES = 100 * 1024 * 1024
"""Largest file (bytes) the desk opens; an A4 page in uncompressed colour at 600 dpi is 104 MB."""

MAX_PIXELS = 100_000_000
"""Largest picture (pixels) the desk decodes; an A4 page at 600 dpi has 35 million."""

_MAX_TIFF_PAGES = 1000
_MAX_TIFF_STRIPS = 200_000
_LONG_NUMBER = re.compile(r"\d{9,}")
_PDF_LOCK = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_PDF_BOX = re.compile(rb"/MediaBox\s*\[\s*([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)")
_JPEG_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What the header of a picture file says.

    Args:
        mime: ``image/jpeg``, ``image/png``, ``image/tiff`` or ``application/pdf``.
        width_px: Pixels as stored, before any EXIF turn; points of the first page for a PDF, 0 unknown.
        dpi: Dots per inch as stored, rounded; 72 for a PDF (points), 0 when the file does not say.
        pages: Pages of a TIFF; 1 otherwise (a PDF's pages are known only to its decoder).
    """

    mime: str
    width_px: int
    height_px: int
    dpi: int
    pages: int = 1


def check_picture(path: Path) -> PictureFacts:
    """Return the facts of an acceptable picture file.

    A PDF that is locked only against changes is refused like one that asks for a password: an archive
    copy (PDF/A, ISO 19005) must not be encrypted.

    Raises:
        RuleError: ``file.missing``, ``file.empty``, ``file.too_large`` (told by size, before opening),
            ``file.not_an_image``, ``file.damaged`` (cut or inconsistent), ``file.bomb`` (more pixels
            than any paper has) or ``file.encrypted``.
    """
    name = shown_name(path)
    _check_size(path, name)
    try:
        with path.open("rb") as file:
            head = file.read(16)
            measure = _measure_for(head)
            if measure is None:
                raise RuleError("file.not_an_image", file=name)
            facts = measure(file)
    except OSError:
        raise RuleError("file.missing", file=name) from None
    except _EncryptedError:
        raise RuleError("file.encrypted", file=name) from None
    except (struct.error, ValueError, IndexError, OverflowError):
        raise RuleError("file.damaged", file=name) from None
    check_pixels(facts.width_px, facts.height_px, name)
    return facts


def check_pixels(width: int, height: int, name: str) -> None:
    """Refuse a picture that would not fit in memory once decoded.

    Raises:
        RuleError: ``file.bomb``.
    """
    if width * height > MAX_PIXELS:
        raise RuleError("file.bomb", file=name, megapixels=width * height // 1_000_000)


def shown_name(path: Path) -> str:
    """Return the file's name for a message, long numbers hidden: people name files by ID numbers.

    Bytes that are no Unicode, as old disks have them, cannot be shown or stored.
    """
    return _LONG_NUMBER.sub("…", path.name).encode("utf-8", "replace").decode()


class _EncryptedError(Exception):
    """The PDF carries an encryption dictionary."""


def _check_size(path: Path, name: str) -> None:
    try:
        size = path.stat().st_size if path.is_file() else None
    except (OSError, ValueError):
        size = None
    if size is None:
        raise RuleError("file.missing", file=name)
    if size == 0:
        raise RuleError("file.empty", file=name)
    if size > MAX_BYTES:
        raise RuleError("file.too_large", file=name, megabytes=size >> 20, limit=MAX_BYTES >> 20)


def _measure_for(head: bytes) -> Callable[[BinaryIO], PictureFacts] | None:
    for magic, measure in _KINDS:
        if head.startswith(magic):
            return measure
    return None


def _exactly(file: BinaryIO, count: int) -> bytes:
    data = file.read(count)
    if len(data) != count:
        raise ValueError("cut")
    return data


def _png(file: BinaryIO) -> PictureFacts:
    """Walk the chunks to IEND; a PNG without it is cut."""
    end = file.seek(0, 2)
    file.seek(8)
    width = height = dpi = 0
    while True:
        length, kind = struct.unpack(">I4s", _exactly(file, 8))
        start = file.tell()
        if start + length + 4 > end:
            raise ValueError("cut")
        if kind == b"IHDR":
            width, height = struct.unpack(">II", _exactly(file, 8))
        elif kind == b"pHYs":
            across, _, unit = struct.unpack(">IIB", _exactly(file, 9))
            dpi = round(across * 0.0254) if unit == 1 else 0
        elif kind == b"IEND":
            return PictureFacts("image/png", _side(width), _side(height), dpi)
        file.seek(start + length + 4)


def _jpeg(file: BinaryIO) -> PictureFacts:
    """Walk the segments to the scan, then look for the end mark after it (the preview has its own)."""
    file.seek(2)
    width = height = dpi = 0
    while True:
        kind, length = _jpeg_segment(file)
        start = file.tell()
        if kind == 0xE0 and length >= 14:
            dpi = _jfif_dpi(_exactly(file, 12)) or dpi
        elif kind in _JPEG_SIZES:
            _, height, width = struct.unpack(">BHH", _exactly(file, 5))
        elif kind == 0xDA:
            break
        file.seek(start + length - 2)
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        if whole.find(b"\xff\xd9", start) < 0:
            raise ValueError("cut")
    return PictureFacts("image/jpeg", _side(width), _side(height), dpi)


def _jpeg_segment(file: BinaryIO) -> tuple[int, int]:
    """Return kind and length of the next segment; the file then stands on its content."""
    if _exactly(file, 1) != b"\xff":
        raise ValueError("no segment")
    kind = 0xFF
    while kind == 0xFF:  # any number of fill bytes may come before the kind
        kind = _exactly(file, 1)[0]
    (length,) = struct.unpack(">H", _exactly(file, 2))
    if length < 2:
        raise ValueError("no length")
    return kind, length


def _jfif_dpi(content: bytes) -> int:
    tag, _, unit, across = struct.unpack(">5sHBH", content[:10])
    return round(across * {1: 1.0, 2: 2.54}.get(unit, 0.0)) if tag == b"JFIF\x00" else 0


def _tiff(file: BinaryIO) -> PictureFacts:
    """Measure every page of a classic TIFF; the largest one is told, so that a bomb cannot hide behind."""
    size = file.seek(0, 2)
    file.seek(0)
    order = "<" if _exactly(file, 2) == b"II" else ">"
    _, offset = struct.unpack(order + "HI", _exactly(file, 6))
    pages: list[PictureFacts] = []
    while offset:
        if len(pages) >= _MAX_TIFF_PAGES:
            raise ValueError("too many pages, or a loop")
        tags, offset = _tiff_tags(file, order, offset)
        pages.append(_tiff_page(tags, size))
    largest = max(pages, key=lambda page: page.width_px * page.height_px)
    return PictureFacts("image/tiff", largest.width_px, largest.height_px, largest.dpi, len(pages))


def _tiff_tags(file: BinaryIO, order: str, offset: int) -> tuple[dict[int, tuple[float, ...]], int]:
    file.seek(offset)
    (count,) = struct.unpack(order + "H", _exactly(file, 2))
    entries = _exactly(file, count * 12)
    (following,) = struct.unpack(order + "I", _exactly(file, 4))
    tags: dict[int, tuple[float, ...]] = {}
    for at in range(0, len(entries), 12):
        tag, kind, number = struct.unpack(order + "HHI", entries[at : at + 8])
        if tag in _TIFF_TAGS and kind in _TIFF_TYPES:
            tags[tag] = _tiff_values(file, order, kind, number, entries[at + 8 : at + 12])
    return tags, following


def _tiff_values(file: BinaryIO, order: str, kind: int, number: int, inline: bytes) -> tuple[float, ...]:
    width, letter, per_value = _TIFF_TYPES[kind]
    if number > _MAX_TIFF_STRIPS:
        raise ValueError("more strips than a picture of this size has rows")
    if width * number > 4:
        file.seek(struct.unpack(order + "I", inline)[0])
        inline = _exactly(file, width * number)
    numbers = struct.unpack(f"{order}{per_value * number}{letter}", inline[: width * number])
    if kind == 5:
        return tuple(a / b if b else 0.0 for a, b in zip(numbers[::2], numbers[1::2], strict=True))
    return numbers


def _tiff_page(tags: dict[int, tuple[float, ...]], size: int) -> PictureFacts:
    offsets = tags.get(273, ()) or tags.get(324, ())
    counts = tags.get(279, ()) or tags.get(325, ())
    if not offsets or any(at + count > size for at, count in zip(offsets, counts, strict=True)):
        raise ValueError("cut")
    per_inch = {2: 1.0, 3: 2.54}.get(int(_first(tags, 296, 2)), 0.0)
    dpi = round(_first(tags, 282, 0) * per_inch)
    return PictureFacts("image/tiff", _side(int(_first(tags, 256, 0))), _side(int(_first(tags, 257, 0))), dpi)


def _first(tags: dict[int, tuple[float, ...]], tag: int, absent: float) -> float:
    """Return the first value of a tag; a damaged table may lack the tag or hold it without a value."""
    return (tags.get(tag) or (absent,))[0]


def _pdf(file: BinaryIO) -> PictureFacts:
    """A whole PDF ends with %%EOF, perhaps followed by what mail programs append."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        if b"%%EOF" not in whole[-65536:].rstrip(b"\0 \r\n\t")[-2048:]:
            raise ValueError("cut")
        if _PDF_LOCK.search(whole):
            raise _EncryptedError
        box = _PDF_BOX.search(whole)
        left, bottom, right, top = (float(n) for n in box.groups()) if box else (0.0, 0.0, 0.0, 0.0)
    return PictureFacts("application/pdf", round(abs(right - left)), round(abs(top - bottom)), 72)


def _side(pixels: int) -> int:
    if pixels <= 0:
        raise ValueError("no pixels")
    return pixels


_TIFF_TAGS = frozenset({256, 257, 273, 279, 282, 296, 324, 325})
_TIFF_TYPES = {3: (2, "H", 1), 4: (4, "I", 1), 5: (8, "I", 2)}  # width, struct letter, letters a value
_KINDS: tuple[tuple[bytes, Callable[[BinaryIO], PictureFacts]], ...] = (
    (b"\xff\xd8\xff", _jpeg),
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"II*\0", _tiff),
    (b"MM\0*", _tiff),
    (b"%PDF-", _pdf),
)
