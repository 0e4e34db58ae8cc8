"""Encodes one page as the smallest of several forms that loses nothing a reader would miss."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from ocr.encoding.background import (
    Fineness,
    decoded,
    jpeg,
    laid,
    patch_of,
    pictures_among,
    without_box,
    without_marks,
)
from ocr.encoding.finer import Edges, finer
from ocr.encoding.inks import Ink, inks_of, marks_of
from ocr.encoding.jbig2 import bilevel, stencil
from ocr.encoding.judge import HALF, Loss, halved, loss, shown
from ocr.encoding.sheet import Sheet, sheet_of
from ocr.encoding.stored import WHOLE, Box, Encoding, Layer, Mask, Pixels, StoredPage
from ocr.picture import on_white, open_picture

LOOK_DPI = 200
"""At which a page is looked at and its inks are told apart."""
MASK_DPI = 300
"""At which inks are drawn: viewers enlarge coarser masks in steps, which costs the reader tones."""

_HOW = cv2.INTER_AREA
_LEAST_DPI = 50
_A4_HEIGHT_INCHES = 297 / 25.4
_NEAR = 1.2
_FINENESSES = {
    False: (Fineness(75, 40), Fineness(100, 45), Fineness(100, 65)),
    True: (Fineness(150, 45), Fineness(150, 65)),
}
"""Of a ground under a whole page, and of a patch."""
_JPEGS = (Fineness(150, 45), Fineness(200, 60))
_PATCH = 0.25
_COLOURLESS = 14
"""A colour whose channels lie no further apart is grey."""


def encode(path: Path, dpi: int) -> StoredPage:
    """Return the picture in a file as it is to be stored.

    Args:
        path: A picture file; what is transparent in it counts as paper.
        dpi: Density of the picture, 0 when nobody knows it.

    Raises:
        RuleError: ``file.*`` when it is missing or cannot be decoded.
    """
    image, facts = open_picture(path)
    size = image.size
    if image.mode == "1":
        return StoredPage(Encoding.BILEVEL, (_black_and_white(image),), size)
    page = encode_picture(image, page_dpi(dpi, size))
    if facts.mime == "image/jpeg" and image.mode in ("L", "RGB") and path.stat().st_size <= page.weight:
        whole = Layer(path.read_bytes(), "/DCTDecode", *size, _colours(image.mode))
        return StoredPage(Encoding.GREY if image.mode == "L" else Encoding.COLOUR, (whole,), size)
    return page


def page_dpi(told: int, size_px: tuple[int, int]) -> float:
    """Return the density by which a page is measured; one without any is taken for a sheet of A4."""
    return told if told >= _LEAST_DPI else max(_LEAST_DPI, max(size_px) / _A4_HEIGHT_INCHES)


@dataclass(frozen=True, slots=True)
class _Form:
    """How a page is to be stored: a picture, or inks over a ground or over nothing."""

    encoding: Encoding
    ground: Layer | None = None
    inks: tuple[Ink, ...] = ()


def encode_picture(image: Image.Image, dpi: float) -> StoredPage:
    """Return a grey or coloured picture as it is to be stored."""
    if _holds_black_and_white_only(image):
        return StoredPage(Encoding.BILEVEL, (_black_and_white(image),), image.size)
    sheet = sheet_of(*_pixels(image, dpi, LOOK_DPI))
    marks = marks_of(sheet)
    form, edges = _chosen(sheet, marks.mask), Edges(sheet.bare, marks.least)
    coarse = sheet.dpi
    del sheet, marks  # a page at 300 dpi takes their room
    if form.inks and dpi > coarse * _NEAR:
        form = replace(form, inks=finer(form.inks, edges, _pixels(image, dpi, MASK_DPI)[0]))
    return StoredPage(form.encoding, _layers(form), image.size)


def _chosen(sheet: Sheet, marks: Mask) -> _Form:
    was = halved(sheet.pixels)
    crisp = np.asarray(cv2.subtract(marks, pictures_among(sheet, marks)), np.uint8)
    inks = inks_of(sheet, crisp)
    flat = not sheet.tinted and not sheet.uneven
    if inks and flat and loss(sheet, was, shown(np.full_like(was, 255), inks)).bearable:
        only_black = len(inks) == 1 and inks[0].colour == (0, 0, 0)
        return _Form(Encoding.BILEVEL if only_black else Encoding.INKS, None, inks)
    return _mixed(sheet, crisp, inks, was) or _jpeg(sheet, was)


def _layers(form: _Form) -> tuple[Layer, ...]:
    if form.encoding is Encoding.BILEVEL:
        return (bilevel(form.inks[0].mask),)
    stencils = tuple(stencil(ink.mask, ink.colour) for ink in form.inks if ink.mask.any())
    return (form.ground, *stencils) if form.ground else stencils


def _mixed(sheet: Sheet, crisp: Mask, inks: tuple[Ink, ...], was: Pixels) -> _Form | None:
    """Lay the inks over the thinnest ground with which nothing is lost; None when every one loses."""
    bare = without_marks(sheet, crisp)
    box = patch_of(sheet, bare, everywhere=not sheet.uneven)
    patch = box[2] * box[3] <= _PATCH
    form = _over(sheet, was, inks, [(bare, box, fineness) for fineness in _FINENESSES[patch]])
    if form or box == WHOLE:
        return form
    outside = without_box(crisp, box)  # a photograph so dark or so dotted that its parts looked like marks
    bare = without_marks(sheet, outside)
    return _over(
        sheet, was, inks_of(sheet, outside), [(bare, box, fineness) for fineness in _FINENESSES[True]]
    )


def _over(
    sheet: Sheet, was: Pixels, inks: tuple[Ink, ...], grounds: list[tuple[Pixels, Box, Fineness]]
) -> _Form | None:
    for bare, box, fineness in grounds:
        ground, under = laid(bare, box, sheet.dpi // HALF, fineness)
        if loss(sheet, was, shown(under, inks)).bearable:
            return _Form(Encoding.MIXED, ground, inks)
    return None


def _jpeg(sheet: Sheet, was: Pixels) -> _Form:
    """Return the whole page as one picture, finer when the coarser one loses strokes."""
    grey = not _coloured(was)
    picture = np.asarray(cv2.cvtColor(sheet.pixels, cv2.COLOR_RGB2GRAY), np.uint8) if grey else sheet.pixels
    layer = None
    for fineness in _JPEGS:
        factor = min(1.0, fineness.dpi / sheet.dpi)
        size = (round(picture.shape[1] * factor), round(picture.shape[0] * factor))
        small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
        layer = jpeg(small, fineness.quality)
        if _jpeg_loss(sheet, was, layer).bearable:
            break
    return _Form(Encoding.GREY if grey else Encoding.COLOUR, layer)


def _pixels(image: Image.Image, dpi: float, wanted: int) -> tuple[Pixels, int]:
    """Return red, green and blue at about the wanted density, and the density it has."""
    seen = on_white(image)
    picture = np.asarray(seen if seen.mode == "RGB" else seen.convert("RGB"), np.uint8)
    factor = wanted / dpi
    if 1 / _NEAR <= factor <= _NEAR:
        return picture, round(dpi)
    factor = min(factor, 2.0)
    how = _HOW if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=how), np.uint8), round(
        dpi * factor
    )


def _jpeg_loss(sheet: Sheet, was: Pixels, layer: Layer) -> Loss:
    again = cv2.resize(decoded(layer), was.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return loss(sheet, was, np.asarray(again, np.uint8))


def _coloured(picture: Pixels) -> bool:
    """Tell whether stamps, ink or paper have colour; a scanner's colour fringes do not count."""
    cells = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    apart = cells.max(axis=2).astype(np.int16) - cells.min(axis=2)
    return bool(np.mean(apart > 2 * _COLOURLESS) > 0.0005)


def _holds_black_and_white_only(image: Image.Image) -> bool:
    return image.mode == "L" and sum(image.histogram()[1:255]) == 0


def _black_and_white(image: Image.Image) -> Layer:
    """Return a scan that has two tones as it is, dot for dot."""
    return bilevel(np.asarray(np.asarray(image.convert("1", dither=Image.Dither.NONE)) == 0, np.uint8))


def _colours(mode: str) -> str:
    return "/DeviceGray" if mode == "L" else "/DeviceRGB"
