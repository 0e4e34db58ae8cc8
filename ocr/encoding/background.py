"""The thin picture under the inks: coloured paper, photographs, shadows and what is too faint for a mask."""

from __future__ import annotations

import io
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ocr.encoding.judge import halved
from ocr.encoding.sheet import PER_CELL, Sheet
from ocr.encoding.stored import WHOLE, Box, Layer, Mask, Pixels

_PAPER, _CALM, _MUCH, _MANY_TONES = 0.12, 0.3, 0.25, 0.45
_PATCH_SHARE = 0.6
_MARGIN_CELLS = 2


@dataclass(frozen=True, slots=True)
class Fineness:
    """How fine a background is: dots per inch and JPEG quality."""

    dpi: int
    quality: int


def pictures_among(sheet: Sheet, marks: Mask) -> Mask:
    """Return the marks that are parts of photographs: objects of many tones, which no one ink paints.

    Cut out in one colour they would turn a face into a blot. A seal is either inked or not.
    """
    count, labels = cv2.connectedComponents(cv2.dilate(sheet.objects, np.ones((3, 3), np.uint8)))
    pictures = np.zeros(sheet.objects.shape, np.uint8)
    for number in range(1, count):
        cells = (labels == number).astype(np.uint8)
        if _many_toned(sheet, cells):
            pictures |= cells
    around = cv2.dilate(pictures, np.ones((5, 5), np.uint8))
    there = cv2.resize(around, marks.shape[::-1], interpolation=cv2.INTER_NEAREST)
    return np.asarray(cv2.bitwise_and(marks, there), np.uint8)


def _many_toned(sheet: Sheet, cells: Mask) -> bool:
    """Tell whether the calm parts of an object differ in tone; even a worn seal keeps to its ink."""
    x, y, width, height = cv2.boundingRect(cells)
    there = cells[y : y + height, x : x + width]
    y, x, height, width = (side * PER_CELL for side in (y, x, height, width))
    part = sheet.darkness[y : y + height, x : x + width]
    around = np.ones((5, 5), np.uint8)
    spread = cv2.subtract(cv2.dilate(part, around), cv2.erode(part, around))
    inside = cv2.resize(there, part.shape[::-1], interpolation=cv2.INTER_NEAREST) == 1
    full = float(np.percentile(part[inside], 90))
    calm = inside & (spread < _CALM * full) & (part > max(_PAPER * full, sheet.faintest))
    if calm.sum() < _MUCH * inside.sum():
        return False
    lightest, darkest = np.percentile(part[calm], (10, 90))
    return bool(darkest - lightest > _MANY_TONES * full)


def without_marks(sheet: Sheet, marks: Mask) -> Pixels:
    """Return the page with its marks taken off, halved: under them lies the paper around them."""
    kept = cv2.bitwise_not(cv2.dilate(marks, np.ones((3, 3), np.uint8)) * 255)
    cover = halved(np.asarray(kept, np.uint8)).astype(np.uint16)[:, :, None]
    bare = halved(np.asarray(cv2.bitwise_and(sheet.pixels, sheet.pixels, mask=kept), np.uint8))
    paper = cv2.resize(sheet.ground, bare.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    mean = np.minimum(bare.astype(np.uint16) * 255 // np.maximum(cover, 1), 255)
    return np.where(cover > 60, mean, paper).astype(np.uint8)


def patch_of(sheet: Sheet, bare: Pixels, *, everywhere: bool) -> Box:
    """Return the part of the page that a background must cover."""
    if everywhere or sheet.tinted:
        return WHOLE
    rows = np.asarray(sheet.unlike_paper.any(axis=1))
    columns = np.asarray(sheet.unlike_paper.any(axis=0))
    if not rows.any():
        return WHOLE
    top, bottom = _span(rows)
    left, right = _span(columns)
    height, width = sheet.unlike_paper.shape
    if (right - left) * (bottom - top) > _PATCH_SHARE * width * height:
        return WHOLE
    full_width, full_height = bare.shape[1] / (PER_CELL / 2), bare.shape[0] / (PER_CELL / 2)
    return (left / full_width, top / full_height, (right - left) / full_width, (bottom - top) / full_height)


def without_box(marks: Mask, box: Box) -> Mask:
    """Return the marks outside a part of the page."""
    height, width = marks.shape
    left, top = round(box[0] * width), round(box[1] * height)
    outside = marks.copy()
    outside[top : round((box[1] + box[3]) * height), left : round((box[0] + box[2]) * width)] = 0
    return outside


def laid(bare: Pixels, box: Box, dpi: int, fineness: Fineness) -> tuple[Layer, Pixels]:
    """Encode a part of a halved page; return it and what a viewer shows of the page without its inks."""
    height, width = bare.shape[:2]
    left, top = round(box[0] * width), round(box[1] * height)
    right, bottom = round((box[0] + box[2]) * width), round((box[1] + box[3]) * height)
    part = bare[top:bottom, left:right]
    factor = min(1.0, fineness.dpi / dpi)
    size = (max(1, round(part.shape[1] * factor)), max(1, round(part.shape[0] * factor)))
    layer = jpeg(np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA), np.uint8), fineness.quality)
    there: Box = (left / width, top / height, (right - left) / width, (bottom - top) / height)
    under = np.full_like(bare, 255)
    again = cv2.resize(decoded(layer), part.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    under[top:bottom, left:right] = again
    return Layer(layer.data, layer.filter, *size, layer.colours, there), under


def jpeg(picture: Pixels, quality: int) -> Layer:
    """Return a picture, grey or colour, as JPEG."""
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
    colours = "/DeviceGray" if picture.ndim == 2 else "/DeviceRGB"
    return Layer(buffer.getvalue(), "/DCTDecode", picture.shape[1], picture.shape[0], colours)


def decoded(layer: Layer) -> Pixels:
    """Return what a viewer makes of a JPEG."""
    with Image.open(io.BytesIO(layer.data)) as image:
        return np.asarray(image.convert("RGB"), np.uint8)


def _span(used: NDArray[np.bool_]) -> tuple[int, int]:
    cells = np.flatnonzero(used)
    return max(0, int(cells[0]) - _MARGIN_CELLS), min(len(used), int(cells[-1]) + 1 + _MARGIN_CELLS)
