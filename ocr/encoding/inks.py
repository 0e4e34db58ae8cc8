"""Finds the marks on a page and parts them by ink: black, grey, and up to three colours."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.encoding.hues import GREY_HUE, parted
from ocr.encoding.sheet import Sheet
from ocr.encoding.stored import Colour, Mask, Pixels

_HALF = 0.47
"""The edge of a stroke lies where it is this dark against its own middle."""
_NEAR_MM = 1.3
_SPECK_MM2 = 0.03
_DARKEST_BLACK = 70


@dataclass(frozen=True, slots=True)
class Ink:
    """One ink: where it is and its one colour."""

    mask: Mask
    colour: Colour


@dataclass(frozen=True, slots=True)
class Marks:
    """Every mark on a page, and how dark each place must be at least to be one."""

    mask: Mask
    least: Pixels


def marks_of(sheet: Sheet) -> Marks:
    """Return every mark on the page.

    Each stroke is as wide as it is at half its own darkness: a pencil line keeps its width beside bold
    print because both are measured by themselves. Dots smaller than any of pen or printer are dropped.
    """
    reach = round(_NEAR_MM / 25.4 * sheet.dpi) | 1
    peak = cv2.blur(cv2.dilate(sheet.darkness, np.ones((reach, reach), np.uint8)), (reach, reach))
    least = np.asarray(np.maximum(cv2.convertScaleAbs(peak, alpha=_HALF), sheet.faintest), np.uint8)
    mask = (sheet.darkness > least).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    kept = stats[:, cv2.CC_STAT_AREA] >= max(2, round(_SPECK_MM2 * (sheet.dpi / 25.4) ** 2))
    kept[0] = False
    return Marks(np.asarray(kept.astype(np.uint8)[labels], np.uint8), least)


def inks_of(sheet: Sheet, marks: Mask) -> tuple[Ink, ...]:
    """Part the marks by colour, the palest first, so that black print lies over stamps."""
    inks = []
    for hue, mask in parted(sheet, marks):
        if mask.any():
            inks.append(Ink(mask, _colour(sheet, mask, black=hue == GREY_HUE)))
    return tuple(sorted(inks, key=lambda ink: -sum(ink.colour)))


def _colour(sheet: Sheet, mask: Mask, *, black: bool) -> Colour:
    """Return the colour of the darker half of an ink's dots: the others are the rims of strokes."""
    inside = mask == 1
    darkness = sheet.darkness[inside]
    core = darkness >= np.percentile(darkness, 65)
    middle: NDArray[np.float64] = sheet.pixels[inside][core].mean(axis=0)
    if black and middle.mean() < _DARKEST_BLACK:
        return 0, 0, 0
    if black:
        return (round(float(middle.mean())),) * 3
    return round(float(middle[0])), round(float(middle[1])), round(float(middle[2]))
