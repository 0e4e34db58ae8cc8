"""Counts the letters beside the code and the bars of what may be a separator sheet."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from app.pictures.glance import Glance, ink_of

Outline = NDArray[np.float64]
"""Corners of a code or bar in pixels."""

FEW, NOT_MANY, LONG_NAME = 40, 240, 400
"""Letters; at 75 dpi some touch. Sheets of other programs say a line, ours up to 190, with a paper of the
longest name 400; a written page from 280."""
_LETTER_MM, _WIDE_MM = 5.0, 30.0
_DUST_MM2 = 0.2
_AROUND = 1.22  # a code with its quiet zone, a bar with its blur


def letters_beside(page: Glance, marks: Sequence[Outline]) -> int:
    """Return how many letters stand on a page apart from codes and bars."""
    ink = ink_of(page.darkest, page.mm)
    for corners in marks:
        middle = corners.mean(axis=0)
        cv2.fillPoly(ink, [np.round(middle + (corners - middle) * _AROUND).astype(np.int32)], 0)
    wide, high, area = cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:, 2:].T
    small = (np.minimum(wide, high) < _LETTER_MM * page.mm) & (np.maximum(wide, high) < _WIDE_MM * page.mm)
    return int((small & (area >= _DUST_MM2 * page.mm**2)).sum())
