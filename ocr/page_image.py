"""Turns one scanned original into what a PDF/A page can carry, without loss where the original allows.

A JPEG goes in as it is. Losslessly stored scans (PNG, TIFF) would weigh ten times as much, so they become
CCITT G4 when they are black and white, else JPEG at a density that keeps 8 pt type legible.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from ocr.picture import on_white, open_picture

_QUALITY = 78
_DENSE_DPI = 260
_KEPT_DPI = 200
_COLOURED_PIXELS = 0.0005
_CHROMA = 40


@dataclass(frozen=True, slots=True)
class PdfImage:
    """A picture in a form PDF 1.4 knows.

    Args:
        filter: ``/DCTDecode`` or ``/CCITTFaxDecode``.
        colours: ``/DeviceRGB`` or ``/DeviceGray``.
        width_px: Pixels stored here; fewer than the original's when it was thinned out.
        original_px: Width and height of the original, by which the page is measured.
    """

    data: bytes
    filter: str
    colours: str
    bits: int
    width_px: int
    height_px: int
    original_px: tuple[int, int]


def pdf_image(path: Path, dpi: int) -> PdfImage:
    """Return the picture in a file for embedding.

    Raises:
        RuleError: ``file.*`` when it is missing or cannot be decoded.
    """
    image, facts = open_picture(path)
    return _chosen(image, path, facts.mime, dpi)


def _chosen(image: Image.Image, path: Path, mime: str, dpi: int) -> PdfImage:
    if mime == "image/jpeg" and image.mode in ("L", "RGB"):
        return _jpeg(path.read_bytes(), image, image.size)
    picture = _plain(image)
    if picture.mode == "1":
        return _group4(picture)
    if dpi > _DENSE_DPI:
        factor = _KEPT_DPI / dpi
        picture = picture.resize(
            (round(image.width * factor), round(image.height * factor)), Image.Resampling.BOX
        )
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    return _jpeg(buffer.getvalue(), picture, image.size)


def _jpeg(data: bytes, image: Image.Image, original: tuple[int, int]) -> PdfImage:
    colours = "/DeviceGray" if image.mode == "L" else "/DeviceRGB"
    return PdfImage(data, "/DCTDecode", colours, 8, image.width, image.height, original)


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture as 1-bit, grey or RGB, whichever loses nothing that a reader would see."""
    if image.mode == "1":
        return image.copy()
    image = on_white(image)
    picture = image.convert("L") if image.mode in ("L", "I", "F", "I;16") else image.convert("RGB")
    if picture.mode == "RGB" and not _coloured(picture):
        picture = picture.convert("L")
    if picture.mode == "L" and sum(picture.histogram()[1:255]) == 0:
        return picture.convert("1", dither=Image.Dither.NONE)
    return picture


def _coloured(picture: Image.Image) -> bool:
    """Tell whether stamps, ink or paper have colour; a scanner's colour fringes do not count."""
    pixels = np.asarray(picture.reduce(2) if min(picture.size) > 8 else picture, dtype=np.int16)
    chroma = pixels.max(axis=2) - pixels.min(axis=2)
    return bool(np.mean(chroma > _CHROMA) > _COLOURED_PIXELS)


def _group4(picture: Image.Image) -> PdfImage:
    """Encode as one CCITT G4 strip; Pillow writes it into a TIFF, from which the strip is lifted."""
    buffer = io.BytesIO()
    tags = {278: picture.height, 262: 0}  # rows per strip: all; white is zero, as PDF's /BlackIs1 false
    picture.save(buffer, "TIFF", compression="group4", tiffinfo=tags)
    with Image.open(buffer) as tiff:
        offsets, counts = tiff.tag_v2[273], tiff.tag_v2[279]  # type: ignore[attr-defined]
    if len(offsets) != 1:
        raise ValueError("one strip expected")
    data = buffer.getvalue()[offsets[0] : offsets[0] + counts[0]]
    return PdfImage(data, "/CCITTFaxDecode", "/DeviceGray", 1, picture.width, picture.height, picture.size)
