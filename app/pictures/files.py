"""Opens picture files safely and writes pages: nothing is decoded before its header was found sound."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray

from app.domain.errors import RuleError
from app.domain.scanning.file_check import check_picture, check_pixels, shown_name
from app.ports import ColourMode

Picture = NDArray[np.uint8]
"""Pixels, rows first: grey with two axes or blue-green-red with three."""

JPEG_QUALITY = 93
"""Measured on real scans at 300 dpi: 1.6 to 2 MB a page against 3 to 8 MB as PNG, eight times faster to
write, 46 to 55 dB away from the pixels, which neither reader nor eye tells apart. Colour is not thinned
(4:4:4), so red seals keep their edges."""

MAX_PDF_PAGES = 500
"""A PDF with more pages is a book, not a paper handed in; drawing it would take many minutes."""

PAGE_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png"}
"""Endings of the kinds pages are written as."""

_POINTS_PER_INCH = 72
_AS_STORED = cv2.IMREAD_ANYCOLOR | cv2.IMREAD_IGNORE_ORIENTATION


@dataclass(frozen=True, slots=True)
class EncodedPage:
    """One page ready to be written: its bytes, their MIME type and what is known about them."""

    data: bytes
    mime: str
    width_px: int
    height_px: int
    dpi: int


def open_pages(path: Path, dpi: int = 300) -> Iterator[Picture]:
    """Yield every page of a picture file as stored; PDF pages are drawn at ``dpi``.

    A camera's turn mark (EXIF) is left to the page's rotation: reader, window and PDF then agree.

    Raises:
        RuleError: ``file.*``.
    """
    facts = check_picture(path)
    if facts.mime == "application/pdf":
        yield from _pdf_pages(path, dpi)
    elif facts.pages > 1:
        yield from _tiff_pages(path, facts.pages)
    else:
        yield _decoded(path)


def encode_page(picture: Picture, colour: ColourMode, dpi: int) -> EncodedPage:
    """Return the page as a file: black and white as lossless bilevel PNG, the rest as fine JPEG."""
    height, width = picture.shape[:2]
    if colour is ColourMode.BLACK_WHITE:
        data = _encoded(".png", picture, [cv2.IMWRITE_PNG_BILEVEL, 1])
        return EncodedPage(_png_with_dpi(data, dpi), "image/png", width, height, dpi)
    fine = [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY]
    fine += [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444]
    data = _encoded(".jpg", picture, fine)
    return EncodedPage(_jpeg_with_dpi(data, dpi), "image/jpeg", width, height, dpi)


def encode_lossless(picture: Picture, dpi: int) -> EncodedPage:
    """Return the page as PNG, bilevel when it holds only black and white."""
    height, width = picture.shape[:2]
    bilevel = picture.ndim == 2 and bool(np.all((picture == 0) | (picture == 255)))
    options = [cv2.IMWRITE_PNG_BILEVEL, 1] if bilevel else [cv2.IMWRITE_PNG_COMPRESSION, 3]
    data = _encoded(".png", picture, options)
    return EncodedPage(_png_with_dpi(data, dpi), "image/png", width, height, dpi)


def grey_of(picture: Picture) -> Picture:
    """Return the picture with one value a pixel."""
    return picture if picture.ndim == 2 else np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def _decoded(path: Path) -> Picture:
    # Read by Python: OpenCV cannot open a path with Vietnamese letters on Windows.
    data = path.read_bytes()
    how = cv2.IMREAD_UNCHANGED if _is_transparent(data) else _AS_STORED
    try:
        picture = cv2.imdecode(np.frombuffer(data, np.uint8), how)
    except cv2.error:
        picture = None
    if picture is None:
        raise RuleError("file.damaged", file=shown_name(path))
    return _on_white(picture) if how == cv2.IMREAD_UNCHANGED else np.asarray(picture, np.uint8)


def _is_transparent(data: bytes) -> bool:
    """Tell a PNG that may let the ground through: kinds 4 and 6, or a table of transparency (tRNS)."""
    if not data.startswith(b"\x89PNG"):
        return False
    return data[25] in (4, 6) or b"tRNS" in data[: max(0, data.find(b"IDAT"))]


def _on_white(picture: NDArray[Any]) -> Picture:
    """Return the picture as on white paper: what is transparent has any colour, often black."""
    if picture.dtype == np.uint16:
        picture = cv2.convertScaleAbs(picture, alpha=1 / 257)
    if picture.ndim == 2 or picture.shape[2] != 4:
        return np.asarray(picture, np.uint8)
    colours, there = picture[:, :, :3], cv2.cvtColor(picture[:, :, 3], cv2.COLOR_GRAY2BGR)
    ink = cv2.multiply(cv2.bitwise_not(colours), there, scale=1 / 255)
    return np.asarray(cv2.bitwise_not(ink), np.uint8)


def _tiff_pages(path: Path, pages: int) -> Iterator[Picture]:
    """Yield pages one by one: thirty in colour at 300 dpi would be 800 MB at once."""
    raw = np.frombuffer(path.read_bytes(), np.uint8)
    for number in range(pages):
        try:
            whole, page = cv2.imdecodemulti(raw, cv2.IMREAD_ANYCOLOR, range=(number, number + 1))
        except cv2.error:
            whole, page = False, ()
        if not whole or len(page) != 1:
            raise RuleError("file.damaged", file=shown_name(path))
        yield np.asarray(page[0], np.uint8)


def _pdf_pages(path: Path, dpi: int) -> Iterator[Picture]:
    name = shown_name(path)
    try:
        with pypdfium2.PdfDocument(path) as document:
            if len(document) > MAX_PDF_PAGES:
                raise RuleError("file.too_many_pages", file=name, pages=len(document), limit=MAX_PDF_PAGES)
            for number in range(len(document)):
                yield _drawn(document[number], dpi, name)
    except pypdfium2.PdfiumError:
        raise RuleError("file.damaged", file=name) from None


def _drawn(page: pypdfium2.PdfPage, dpi: int, name: str) -> Picture:
    scale = dpi / _POINTS_PER_INCH
    width, height = page.get_size()
    check_pixels(round(width * scale), round(height * scale), name)
    return np.array(page.render(scale=scale).to_numpy()[:, :, :3], np.uint8)


def _encoded(ending: str, picture: Picture, options: list[int]) -> bytes:
    done, data = cv2.imencode(ending, picture, options)
    if not done:
        raise ValueError(f"{ending} cannot hold a picture of shape {picture.shape}")
    return data.tobytes()


def _jpeg_with_dpi(data: bytes, dpi: int) -> bytes:
    """Write the resolution into the JFIF header, where OpenCV leaves the unit open."""
    head = data.index(b"JFIF\x00") + 7
    return data[:head] + struct.pack(">BHH", 1, dpi, dpi) + data[head + 5 :]


def _png_with_dpi(data: bytes, dpi: int) -> bytes:
    """Insert the pHYs chunk (pixels per metre) behind IHDR."""
    per_metre = round(dpi / 0.0254)
    body = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    chunk = struct.pack(">I", 9) + body + struct.pack(">I", zlib.crc32(body))
    return data[:33] + chunk + data[33:]
