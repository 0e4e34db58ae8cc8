"""One page as it is stored: pictures laid over each other, each with its place on the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Mask = NDArray[np.uint8]
"""1 where there is ink, else 0."""
Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]
"""Left, top, width and height as parts of the page, the y axis down."""

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)


class Encoding(StrEnum):
    """Which kind of picture a page became."""

    BILEVEL = "bilevel"
    INKS = "inks"
    MIXED = "mixed"
    GREY = "grey"
    COLOUR = "colour"


@dataclass(frozen=True, slots=True)
class Layer:
    """One picture in a form PDF 1.4 knows.

    Args:
        data: Encoded samples.
        filter: ``/DCTDecode`` or ``/JBIG2Decode``.
        colours: ``/DeviceRGB``, ``/DeviceGray``; empty for a stencil that is painted in ``ink``.
        box: Where it lies on the page.
        ink: Colour of a stencil.
    """

    data: bytes
    filter: str
    width_px: int
    height_px: int
    colours: str = ""
    box: Box = WHOLE
    ink: Colour | None = None


@dataclass(frozen=True, slots=True)
class StoredPage:
    """What a page became: its layers from the lowest to the topmost.

    Args:
        size_px: Width and height of the picture it was made from, by which the page is measured.
    """

    encoding: Encoding
    layers: tuple[Layer, ...]
    size_px: tuple[int, int]

    @property
    def weight(self) -> int:
        """Bytes of all layers."""
        return sum(len(layer.data) for layer in self.layers)
