"""How a page is shown: parameters laid over its untouched original, never a change to it."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]


class Cleaning(StrEnum):
    """What is taken off the picture when it is shown, read and bound."""

    NONE = "none"
    SHADOWS = "shadows"


@dataclass(frozen=True, slots=True)
class PageView:
    """Cách xem một trang: which part of the original is the paper, and how it is cleaned.

    Four corners say crop, straightening and flattening at once: a rectangle crops, a turned rectangle
    also straightens, any other quadrilateral is paper seen from the side.

    Args:
        corners: x and y of four corners in pixels of the original as stored (a camera's EXIF turn is a
            rotation of the page): top left, top right, bottom right, bottom left of the paper as it lies
            there. Empty means the whole picture.
        dpi: Dots per inch of the picture so made; 0 means the page's own.
        ratio: Width over height of the paper where perspective hides it (a camera's picture); 0 means as
            the corners tell.
    """

    corners: tuple[float, ...] = ()
    cleaning: Cleaning = Cleaning.NONE
    dpi: int = 0
    ratio: float = 0.0

    @property
    def whole(self) -> bool:
        """True when the original is shown as it is."""
        return not self.corners and self.cleaning is Cleaning.NONE

    @property
    def points(self) -> tuple[Point, ...]:
        """The corners in pairs."""
        return tuple(zip(self.corners[::2], self.corners[1::2], strict=True))

    def size_px(self, width_px: int, height_px: int) -> tuple[int, int]:
        """Return width and height of the picture made of an original of the given size."""
        if not self.corners:
            return width_px, height_px
        a, b, c, d = self.points
        wide = max(math.dist(a, b), math.dist(d, c))
        high = max(math.dist(a, d), math.dist(b, c))
        if self.ratio > 0:
            wide, high = max(wide, high * self.ratio), max(high, wide / self.ratio)
        return max(1, round(wide)), max(1, round(high))


@dataclass(frozen=True, slots=True)
class PageLook:
    """One original seen in one way; names a picture that can be shown, read or bound."""

    sha256: str
    view: PageView = PageView()

    @property
    def key(self) -> str:
        """Name of the picture: the original's hash while it is shown whole, else a hash of both."""
        if self.view.whole:
            return self.sha256
        corners = ",".join(f"{n:.1f}" for n in self.view.corners)
        told = f"{self.sha256} {corners} {self.view.cleaning.value} {self.view.dpi}"
        if self.view.ratio:
            told += f" {self.view.ratio:.4f}"
        return hashlib.sha256(told.encode("ascii")).hexdigest()


def box_view(left: float, top: float, right: float, bottom: float) -> tuple[float, ...]:
    """Return the corners of an upright rectangle."""
    return (left, top, right, top, right, bottom, left, bottom)
