"""Binds the pages of one paper into a searchable PDF/A-1b (ISO 19005-1): original images, invisible words.

Pages keep their true size, turning is a matrix and never a second encoding, and the same pages bound at
the same moment give the same bytes.
"""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pikepdf

from app.domain.errors import RuleError
from app.domain.file_check import shown_name
from app.durable import disk_error
from app.ports import BoundPage
from ocr.page_image import PdfImage, pdf_image
from ocr.pdfa import declare_pdfa
from ocr.text_layer import TextPage, text_layer

_LEAST_DPI = 50
_A4_HEIGHT_INCHES = 297 / 25.4


class PdfBinder:
    """Makes the searchable PDF/A of one paper (port PaperBinder)."""

    def bind(self, pages: Sequence[BoundPage], out: Path, title: str, made_at: datetime) -> None:
        """Write one PDF/A-1b file; ``out`` is whole or absent.

        Args:
            out: File to write; a file of that name is replaced.
            pages: In order; at least one. Words are in pixels of the upright page.
            title: Name of the paper, shown by viewers.
            made_at: Aware moment of binding, kept in the file.

        Raises:
            RuleError: ``file.*`` when a page cannot be decoded, ``paper.no_pages`` when there is none.
            StorageError: ``disk.full``, ``disk.denied`` or ``disk.failed``.
        """
        if not pages:
            raise RuleError("paper.no_pages")
        images = [pdf_image(page.image, page.dpi) for page in pages]
        places = [_text_page(page, image) for page, image in zip(pages, images, strict=True)]
        with pikepdf.open(io.BytesIO(text_layer(places))) as pdf:
            for at, (page, image, place) in enumerate(zip(pages, images, places, strict=True)):
                _lay_image(pdf, at, image, _matrix(page.rotation, place.width_pt, place.height_pt))
            declare_pdfa(pdf, title, made_at)
            _write_whole(pdf, out)


def _text_page(page: BoundPage, image: PdfImage) -> TextPage:
    width, height = image.original_px
    if page.rotation % 180:
        width, height = height, width
    dpi = page.dpi if page.dpi >= _LEAST_DPI else max(_LEAST_DPI, max(width, height) / _A4_HEIGHT_INCHES)
    points = 72 / dpi
    return TextPage(width * points, height * points, points, page.words)


def _matrix(rotation: int, width: float, height: float) -> tuple[float, ...]:
    """Return the matrix that lays the unit square of an image, turned clockwise, over a page."""
    return {
        0: (width, 0, 0, height, 0, 0),
        90: (0, -height, width, 0, 0, height),
        180: (-width, 0, 0, -height, width, height),
        270: (0, height, -width, 0, width, 0),
    }[rotation % 360]


def _lay_image(pdf: pikepdf.Pdf, at: int, image: PdfImage, matrix: tuple[float, ...]) -> None:
    picture = pikepdf.Stream(pdf, image.data)
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width, picture.Height = image.width_px, image.height_px
    picture.ColorSpace = pikepdf.Name(image.colours)
    picture.BitsPerComponent = image.bits
    picture.Filter = pikepdf.Name(image.filter)
    if image.filter == "/CCITTFaxDecode":
        picture.DecodeParms = pikepdf.Dictionary(K=-1, Columns=image.width_px, Rows=image.height_px)
    page = pdf.pages[at]
    page.Resources.XObject = pikepdf.Dictionary(Scan=pdf.make_indirect(picture))
    numbers = " ".join(f"{number:.4f}" for number in matrix)
    page.contents_add(f"q {numbers} cm /Scan Do Q".encode("ascii"), prepend=True)


def _write_whole(pdf: pikepdf.Pdf, out: Path) -> None:
    """Write beside the target, flush to disk, then rename: a power cut leaves the old file or the new."""
    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("wb") as file:
            pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise disk_error(error, shown_name(out)) from None
