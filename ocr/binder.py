"""Binds the pages of one paper into a small searchable PDF/A-1b (ISO 19005-1): pictures, invisible words.

Pages keep their true size, turning is a matrix, and the same pages bound at the same moment give the same
bytes. The untouched originals stay in the desk's page store; this file is what is sent.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pikepdf

from app.domain.errors import RuleError
from app.domain.scanning.file_check import shown_name
from app.durable import disk_error
from app.ports import BoundPage
from ocr.encoding.kept import kept
from ocr.encoding.page import encode, page_dpi
from ocr.encoding.stored import Layer, StoredPage
from ocr.pdfa import declare_pdfa
from ocr.text_layer import TextPage, text_layer


class PdfBinder:
    """Makes the searchable PDF/A of one paper (port PaperBinder).

    Args:
        encoder: Encodes a page into a file in a process of its own (``PageReader.encode``); None does it
            here, when the paper is bound.
        ahead: Folder of pages encoded ahead; may be emptied at any time.
    """

    def __init__(
        self, encoder: Callable[[Path, int, Path], None] | None = None, ahead: Path | None = None
    ) -> None:
        self._encoder, self._ahead = encoder, ahead

    def prepare(self, page: BoundPage) -> None:
        """Encode a page ahead; see the port."""
        place = self._place(page)
        if place is not None and self._encoder is not None and kept(place) is None:
            self._encoder(page.image, page.dpi, place)

    def _stored(self, page: BoundPage) -> StoredPage:
        self.prepare(page)
        place = self._place(page)
        ready = kept(place) if place is not None else None
        if place is not None:
            place.unlink(missing_ok=True)
        return ready or encode(page.image, page.dpi)

    def _place(self, page: BoundPage) -> Path | None:
        return None if self._ahead is None else self._ahead / f"{page.image.stem}-{page.dpi}.json"

    def bind(self, pages: Sequence[BoundPage], out: Path, title: str, made_at: datetime) -> None:
        """Write one PDF/A-1b file; ``out`` is whole or absent.

        Pages are encoded one after another, so a paper of many pages needs no more memory than a short one.

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
        stored = [self._stored(page) for page in pages]
        places = [_text_page(page, one) for page, one in zip(pages, stored, strict=True)]
        with pikepdf.open(io.BytesIO(text_layer(places))) as pdf:
            for at, (page, one, place) in enumerate(zip(pages, stored, places, strict=True)):
                _lay(pdf, at, one, _matrix(page.rotation, place.width_pt, place.height_pt))
            declare_pdfa(pdf, title, made_at)
            _write_whole(pdf, out)


def _text_page(page: BoundPage, stored: StoredPage) -> TextPage:
    width, height = stored.size_px
    if page.rotation % 180:
        width, height = height, width
    points = 72 / page_dpi(page.dpi, stored.size_px)
    return TextPage(width * points, height * points, points, page.words)


def _matrix(rotation: int, width: float, height: float) -> tuple[float, ...]:
    """Return the matrix that lays the unit square of an image, turned clockwise, over a page."""
    return {
        0: (width, 0, 0, height, 0, 0),
        90: (0, -height, width, 0, 0, height),
        180: (-width, 0, 0, -height, width, height),
        270: (0, height, -width, 0, width, 0),
    }[rotation % 360]


def _lay(pdf: pikepdf.Pdf, at: int, stored: StoredPage, matrix: tuple[float, ...]) -> None:
    """Lay all layers under the words, each at its place on the unturned page."""
    page = pdf.pages[at]
    page.Resources.XObject = pikepdf.Dictionary()
    drawing = [f"q {_numbers(matrix)} cm"]
    for number, layer in enumerate(stored.layers):
        name = f"/Scan{number}"
        page.Resources.XObject[name] = pdf.make_indirect(_picture(pdf, layer))
        left, top, width, height = layer.box
        paint = "".join(f"{part / 255:.4f} " for part in layer.ink) + "rg " if layer.ink else ""
        place = _numbers((width, 0, 0, height, left, 1 - top - height))
        drawing.append(f"q {paint}{place} cm {name} Do Q")
    page.contents_add(" ".join([*drawing, "Q"]).encode("ascii"), prepend=True)


def _numbers(matrix: tuple[float, ...]) -> str:
    return " ".join(f"{number:.6f}" for number in matrix)


def _picture(pdf: pikepdf.Pdf, layer: Layer) -> pikepdf.Stream:
    picture = pikepdf.Stream(pdf, layer.data)
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width, picture.Height = layer.width_px, layer.height_px
    picture.Filter = pikepdf.Name(layer.filter)
    picture.BitsPerComponent = 1 if layer.filter == "/JBIG2Decode" else 8
    if layer.ink is None:
        picture.ColorSpace = pikepdf.Name(layer.colours)
    else:
        picture.ImageMask = True
    return picture


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
