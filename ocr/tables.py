"""Finds ruled tables on a level page: their cells row by row, and the page without their lines.

Frames that are no tables, such as that of a stamp put across the text, lose their lines too; letters they
cross stay whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Mask = NDArray[np.uint8]
Box = tuple[int, int, int, int]
"""x, y, width, height in pixels of the level page."""

_LINE_BELOW = 185
"""A thin ruling line is paler than letters once the page is scaled down."""
_LONG, _HIGH = 40, 34
"""Least length in pixels of strokes along and down; letters about 17 pixels high have none so long."""
_BRIDGE = 15
_NARROWEST, _LOWEST = 11, 18
_FEWEST_CELLS = 4
_SAME_TOP = 8
_CROSSING = 6
"""Pixels; ink that goes on so far across a line of a frame is a letter under it."""
_PAPER = 255


@dataclass(frozen=True, slots=True)
class _Strokes:
    """1 on dark ink, on long lying strokes and on long upright ones; the last two a little wider."""

    dark: Mask
    lying: Mask
    upright: Mask


@dataclass(frozen=True, slots=True)
class Table:
    """Bảng có kẻ ô: boxes of cells, rows from above, each row from the left."""

    rows: tuple[tuple[Box, ...], ...]


def find_tables(page: Grey) -> tuple[tuple[Table, ...], Grey]:
    """Return the tables of a level page with dark letters, and the page with their lines taken off.

    A frame round a page or a stamp is no table: fewer than four cells hang together. Its lines are taken
    off but where ink goes on across them. An underlined heading is left as it is.
    """
    strokes = _strokes(page)
    if strokes is None:
        return (), page
    grid = cv2.dilate(cv2.bitwise_or(strokes.lying, strokes.upright), np.ones((5, 5), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(grid, connectivity=8)
    tables: list[Table] = []
    clean = page
    for number in range(1, len(stats)):
        left, top, width, height, _ = stats[number].tolist()
        if width < 2 * _LONG or height < _HIGH:
            continue
        place = np.s_[top : top + height, left : left + width]
        lines = np.pad(np.asarray(labels[place] == number, np.uint8), 1)
        rows = _rows(_cells(lines, left - 1, top - 1))
        clean = page.copy() if clean is page else clean
        gone = lines[1:-1, 1:-1] == 1
        if sum(map(len, rows)) < _FEWEST_CELLS:
            gone &= _without_crossing(strokes, place)
        else:
            tables.append(Table(rows))
        clean[place][gone] = _PAPER
    return tuple(tables), clean


def _strokes(page: Grey) -> _Strokes | None:
    """Return the long strokes of a page; None when all of them run the same way."""
    dark = (page < _LINE_BELOW).astype(np.uint8)
    lying = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, _LONG), np.uint8))
    upright = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((_HIGH, 1), np.uint8))
    if not (cv2.hasNonZero(lying) and cv2.hasNonZero(upright)):
        return None
    lying = cv2.morphologyEx(lying, cv2.MORPH_CLOSE, np.ones((1, _BRIDGE), np.uint8))
    upright = cv2.morphologyEx(upright, cv2.MORPH_CLOSE, np.ones((_BRIDGE, 1), np.uint8))
    return _Strokes(dark, np.asarray(lying, np.uint8), np.asarray(upright, np.uint8))


def _without_crossing(strokes: _Strokes, place: tuple[slice, slice]) -> NDArray[np.bool_]:
    """Tell which pixels of a place are strokes alone, not letters that cross them."""
    dark = strokes.dark[place]
    lying = cv2.dilate(strokes.lying[place], np.ones((3, 1), np.uint8))
    upright = cv2.dilate(strokes.upright[place], np.ones((1, 3), np.uint8))
    high = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((_CROSSING, 1), np.uint8))
    wide = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, _CROSSING), np.uint8))
    return np.asarray(((lying == 1) & (high == 0)) | ((upright == 1) & (wide == 0)))


def _cells(lines: Mask, left: int, top: int) -> list[Box]:
    """Return what the lines close in; the outside reaches round them and is the first to be met."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(1 - lines, connectivity=4)
    outside = int(labels[0, 0])
    return [
        (x + left, y + top, width, height)
        for number, (x, y, width, height, _) in enumerate(stats.tolist())
        if number not in (0, outside) and width >= _NARROWEST and height >= _LOWEST
    ]


def _rows(cells: list[Box]) -> tuple[tuple[Box, ...], ...]:
    rows: list[list[Box]] = []
    for cell in sorted(cells, key=lambda box: box[1]):
        if rows and cell[1] - rows[-1][0][1] <= _SAME_TOP:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return tuple(tuple(sorted(row)) for row in rows)
