"""Lifts blue and purple signatures and stamps off the print they cross.

A signature lies across whole lines, and the engine takes those lines for a drawing. Pen ink lets the light
of its own colour through and print lets none, so that dividing by what the ink lets through leaves the print
as dark as it was. Only large marks are lifted: blue type and handwritten values are to be read.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Mask = NDArray[np.uint8]

_COLOURED = 35
"""How much lighter blue is than red or green where a pen wrote; all flattened. Print has next to nothing."""
_STEP, _FEWEST_DOTS = 4, 40
_TALLEST_TYPE = 3.2
"""Height in letter heights of blue type and handwriting; a signature is taller (about 8 mm and more)."""
_ACROSS = 13
"""Pixels: print under a stroke hides its colour, the parts on both sides belong together."""
_CORE = 35
"""Percentile of a mark's lightest channel that counts as its ink: the rim of a stroke is paler."""
_PALEST_PRINT = 60
"""A mark darker than this in every channel is no pen whose colour could be told from print."""
_PAPER = 255


def has_pen_ink(picture: NDArray[np.uint8]) -> bool:
    """Tell whether a picture (RGB or grey) has more blue or purple ink than a few dots by chance."""
    if picture.ndim != 3:
        return False
    few = np.ascontiguousarray(picture[::_STEP, ::_STEP])
    return int(np.count_nonzero(_coloured(*cv2.split(few)))) >= _FEWEST_DOTS


def without_pen(red: Grey, green: Grey, blue: Grey, letter_px: float) -> Grey:
    """Return the red channel with large blue and purple marks taken off, print under them kept.

    Args:
        red: Red channel, flattened.
        green: Green channel of the same size, flattened.
        blue: Blue channel of the same size, flattened.
        letter_px: Median height of the letters of the page.
    """
    across = np.ones((_ACROSS, _ACROSS), np.uint8)
    joined = cv2.morphologyEx(_coloured(red, green, blue), cv2.MORPH_CLOSE, across)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    lightest = np.asarray(cv2.max(green, blue), np.uint8)
    clean = red.copy()
    for number in np.flatnonzero(stats[:, cv2.CC_STAT_HEIGHT] >= _TALLEST_TYPE * letter_px)[1:]:
        left, top, width, height, _ = stats[number]
        place = np.s_[max(0, top - 4) : top + height + 4, max(0, left - 4) : left + width + 4]
        mark = (labels[place] == number).astype(np.uint8)
        _lift(clean[place], lightest[place], mark)
    return clean


def _lift(clean: Grey, lightest: Grey, mark: Mask) -> None:
    """Take one mark off its place of the page."""
    lets_through = float(np.percentile(lightest[mark == 1], _CORE))
    if lets_through < _PALEST_PRINT:
        return
    rim = cv2.dilate(mark, np.ones((7, 7), np.uint8)) == 1
    lifted = np.clip(lightest * (_PAPER / lets_through), 0, _PAPER).astype(np.uint8)
    clean[rim] = np.maximum(clean, lifted)[rim]


def _coloured(red: cv2.typing.MatLike, green: cv2.typing.MatLike, blue: cv2.typing.MatLike) -> Mask:
    """Return 1 where there is blue or purple ink: blue at least as light as red, and one of both dark."""
    over = cv2.subtract(blue, cv2.min(red, green))
    return np.asarray((over > _COLOURED) & (blue >= red), np.uint8)
