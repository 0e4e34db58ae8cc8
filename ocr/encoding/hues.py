"""Tells which marks are coloured and which hues there are, blind to the colour fringes of scanners."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.encoding.sheet import Sheet
from ocr.encoding.stored import Mask

GREY_HUE = -1
"""Stands for ink without a colour."""

_COLOURED = 0.2
_BINS = 36
_MOST_HUES = 3
_APART = 5
_LEAST_MM2 = 3.0
_SPLASH_MM2 = 0.6
_SURELY_BLACK = 90
"""Dark in every channel: a black pen across a red seal, narrower than what hue is averaged over."""
_PALE = 110
_DARK_SHARE = 0.08
_CELLS_PER_INCH = 100

Cells = NDArray[np.float32]


def parted(sheet: Sheet, marks: Mask) -> list[tuple[int, Mask]]:
    """Return the marks of each hue, GREY_HUE for black and again for pale grey; together they are all marks.

    Hue is told from how unlike the channels are against how dark the ink is: thinned by a worn stamp or a
    narrow stroke, both shrink alike. It is averaged over half a millimetre, as scanners fringe edges.
    """
    red, blue = _ratios(sheet, marks)
    cell_mm2 = (25.4 / sheet.dpi * _step(sheet)) ** 2
    coloured = _without_splashes((np.hypot(red, blue) > _COLOURED).astype(np.uint8), cell_mm2)
    bins = (((np.arctan2(blue, red) / (2 * np.pi)) % 1.0) * _BINS).astype(np.int16) % _BINS
    hues = _hues(bins[coloured == 1], cell_mm2)
    owner = _owners(bins, coloured, hues)
    size = marks.shape[1], marks.shape[0]
    full = np.asarray(cv2.resize(owner, size, interpolation=cv2.INTER_NEAREST), np.uint8)
    full[sheet.flat.max(axis=2) < _SURELY_BLACK] = 0
    found = [(hue, _where(marks, full, number)) for number, hue in enumerate(hues, 1)]
    return found + [(GREY_HUE, part) for part in _by_tone(sheet, _where(marks, full, 0))]


def _where(marks: Mask, owner: NDArray[np.uint8], number: int) -> Mask:
    return np.asarray(cv2.bitwise_and(marks, (owner == number).astype(np.uint8)), np.uint8)


def _step(sheet: Sheet) -> int:
    return max(1, round(sheet.dpi / _CELLS_PER_INCH))


def _ratios(sheet: Sheet, marks: Mask) -> tuple[Cells, Cells]:
    """Return red minus green and blue minus green against darkness, per cell of a few dots."""
    ink = cv2.bitwise_and(sheet.flat, sheet.flat, mask=marks)
    step = _step(sheet)
    size = (-(-marks.shape[1] // step), -(-marks.shape[0] // step))
    cells = cv2.resize(ink, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    cover = cv2.resize(marks * 255, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    cells, cover = np.asarray(cv2.blur(cells, (3, 3))), np.asarray(cv2.blur(cover, (3, 3)))
    dark = np.maximum(cover - cells.min(axis=2), 1.0)
    some = cover > 8
    red = np.where(some, (cells[:, :, 0] - cells[:, :, 1]) / dark, 0)
    blue = np.where(some, (cells[:, :, 2] - cells[:, :, 1]) / dark, 0)
    return red.astype(np.float32), blue.astype(np.float32)


def _without_splashes(coloured: Mask, cell_mm2: float) -> Mask:
    """Drop coloured spots that are only fringes or noise in black print."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(coloured, connectivity=8)
    kept = stats[:, cv2.CC_STAT_AREA] * cell_mm2 >= _SPLASH_MM2
    kept[0] = False
    return np.asarray(kept.astype(np.uint8)[labels], np.uint8)


def _hues(bins: NDArray[np.int16], cell_mm2: float) -> list[int]:
    """Return the bins of the few hues there are, the most frequent first."""
    counts = np.bincount(bins, minlength=_BINS).astype(np.float64) * cell_mm2
    hues: list[int] = []
    for _ in range(_MOST_HUES):
        smooth = counts + np.roll(counts, 1) + np.roll(counts, -1)
        best = int(np.argmax(smooth))
        if smooth[best] < _LEAST_MM2:
            break
        hues.append(best)
        counts[_distance(np.arange(_BINS), best) < _APART] = 0
    return hues


def _owners(bins: NDArray[np.int16], coloured: Mask, hues: list[int]) -> NDArray[np.uint8]:
    """Return 0 for black and for hues too rare to be an ink, else 1 and on for the nearest, per cell."""
    if not hues:
        return np.zeros(bins.shape, np.uint8)
    apart = np.array([_distance(np.arange(_BINS), hue) for hue in hues])
    nearest = np.where(apart.min(axis=0) <= _APART, apart.argmin(axis=0) + 1, 0)
    return np.where(coloured == 1, nearest.astype(np.uint8)[bins], np.uint8(0)).astype(np.uint8)


def _distance(bins: NDArray[np.int64], hue: int) -> NDArray[np.int64]:
    apart = np.abs(bins - hue)
    return np.asarray(np.minimum(apart, _BINS - apart), np.int64)


def _by_tone(sheet: Sheet, black: Mask) -> list[Mask]:
    """Part pencil and pale print from black print: marks that are nowhere dark."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(black, connectivity=8)
    dark = np.bincount(labels[sheet.darkness >= _PALE], minlength=count)
    pale = dark < _DARK_SHARE * stats[:, cv2.CC_STAT_AREA]
    pale[0] = False
    if stats[pale, cv2.CC_STAT_AREA].sum() * (25.4 / sheet.dpi) ** 2 < _LEAST_MM2:
        return [black]
    part = np.asarray(pale.astype(np.uint8)[labels], np.uint8)
    return [np.asarray(cv2.subtract(black, part), np.uint8), part]
