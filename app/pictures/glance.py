"""A page made small enough to be thought about in a few milliseconds."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from app.pictures.files import Picture, grey_of

MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Glance:
    """A small picture of a page.

    Args:
        scale: Pixels of the original along one pixel of this one.
        dpi: Resolution of this one.
    """

    picture: Picture
    scale: float
    dpi: float

    @property
    def mm(self) -> float:
        """Pixels in a millimetre."""
        return self.dpi / MM_PER_INCH

    @property
    def grey(self) -> Picture:
        """The picture with one value a pixel."""
        return grey_of(self.picture)

    @property
    def darkest(self) -> Picture:
        """The darkest of the three colours: red and blue ink are as dark as black."""
        if self.picture.ndim == 2:
            return self.picture
        b, g, r = cv2.split(self.picture)
        return np.asarray(cv2.min(cv2.min(b, g), r), np.uint8)


def glance(picture: Picture, dpi: int, wanted_dpi: float) -> Glance:
    """Return the page at about ``wanted_dpi``, never enlarged; averaging takes the grain out of it."""
    scale = max(1.0, max(dpi, 1) / wanted_dpi)
    height, width = picture.shape[:2]
    size = (max(1, round(width / scale)), max(1, round(height / scale)))
    small = picture if scale == 1.0 else cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return Glance(np.asarray(small, np.uint8), scale, max(dpi, 1) / scale)


def ink_of(grey: Picture, mm: float, contrast: int = 30) -> Picture:
    """Return 1 where a page is clearly darker than the paper around; ``mm`` is pixels in a millimetre."""
    side = max(3, round(8 * mm)) | 1
    paper = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    paper = cv2.blur(paper, (side, side))
    return np.asarray(cv2.subtract(paper, grey) > contrast, np.uint8)
