"""Draws pages into files: the picture of a view, and pages laid together on one sheet at true scale."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from app.domain.errors import RuleError
from app.domain.page_view import PageView
from app.durable import disk_error, write_durably
from app.pictures.files import EncodedPage, Picture, encode_page, open_pages
from app.pictures.papers import papers_in
from app.pictures.views import is_bilevel, seen
from app.ports import ColourMode, LaidPage, ScannedSheet

SHEET_DPI = 300
_A4_MM = (210.0, 297.0)
_GAP_MM = 15.0
_MM_PER_INCH = 25.4
_TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


class PagePainter:
    """Implements the PagePictures port."""

    def draw(self, original: Path, view: PageView, dpi: int, out: Path) -> None:
        """Write the picture of a view; see the port."""
        picture = seen(_first_page(original), view)
        _write(out, encoded(picture, dpi))

    def lay_out(self, parts: Sequence[LaidPage], out: Path) -> ScannedSheet:
        """Lay pages one under another on a white A4 at true scale; see the port."""
        pictures = [_at_true_scale(part) for part in parts]
        sheet = _laid(pictures)
        page = encoded(sheet, SHEET_DPI)
        _write(out, page)
        return ScannedSheet(out, page.mime, page.width_px, page.height_px, page.dpi, 1)

    def find_papers(self, original: Path, dpi: int) -> tuple[PageView, ...]:
        """Return every paper lying on one picture; see the port."""
        return papers_in(_first_page(original), dpi)


def encoded(picture: Picture, dpi: int) -> EncodedPage:
    """Return a picture as a file: lossless when it is black and white, else fine JPEG."""
    bilevel = picture.ndim == 2 and is_bilevel(picture)
    colour = ColourMode.BLACK_WHITE if bilevel else ColourMode.GREY
    return encode_page(picture, ColourMode.COLOUR if picture.ndim == 3 else colour, dpi)


def _first_page(path: Path) -> Picture:
    return next(iter(open_pages(path)))


def _at_true_scale(part: LaidPage) -> Picture:
    picture = _first_page(part.image)
    if part.rotation % 360:
        picture = np.asarray(cv2.rotate(picture, _TURNS[part.rotation % 360]), np.uint8)
    if picture.ndim == 2:
        picture = np.asarray(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), np.uint8)
    factor = SHEET_DPI / max(part.dpi, 1)
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=how), np.uint8)


def _laid(pictures: Sequence[Picture]) -> Picture:
    """Return a white A4 with the pictures centred one under another.

    Raises:
        RuleError: ``page.too_large``.
    """
    width, height = (round(mm / _MM_PER_INCH * SHEET_DPI) for mm in _A4_MM)
    filled = sum(p.shape[0] for p in pictures)
    between = max(1, len(pictures) - 1)
    gap = max(0, min(round(_GAP_MM / _MM_PER_INCH * SHEET_DPI), (height - filled) // between))
    used = filled + gap * (len(pictures) - 1)
    if used > height or max(p.shape[1] for p in pictures) > width:
        raise RuleError("page.too_large", width_mm=_A4_MM[0], height_mm=_A4_MM[1])
    sheet = np.full((height, width, 3), 255, np.uint8)
    top = (height - used) // 2
    for picture in pictures:
        left = (width - picture.shape[1]) // 2
        sheet[top : top + picture.shape[0], left : left + picture.shape[1]] = picture
        top += picture.shape[0] + gap
    return sheet


def _write(out: Path, page: EncodedPage) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_durably(out, page.data)
    except OSError as error:
        raise disk_error(error, out.name) from error
