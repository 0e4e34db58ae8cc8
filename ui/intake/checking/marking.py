"""Where a value stands, in the terms of a picture: cut lines of a crop, and the mark on the page shown."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF

from app.domain.draft import DraftPage
from app.domain.papers.evidence import NOWHERE, Box
from app.use_cases.checking import PagePlace

LINE_PX = 40
"""How high a line of the paper is shown; the desk's own text is 15 pixels high."""
MOST_LINES = 4
MOST_PX = 172
"""Higher a crop would push the keys of the panel off a screen of 768 pixels."""
_AROUND, _AROUND_MANY = 0.7, 0.15
"""Room above and below a value, and above and below each of its pieces, in its own line heights."""
_A_LINE, _PITCH = 0.16, 0.25
"""Height of a printed line and from line to line on a sheet, inches; on a card about half."""
_CARD_INCHES = 5.0


@dataclass(frozen=True, slots=True)
class Crop:
    """Một mảnh của trang: which pieces are shown one under another, and the value within each.

    Args:
        area: The part of the upright page that holds all pieces, in its pixels.
        pieces: Parts of the area, each shown across the whole width, in pixels of the upright page.
        scale: Shown pixels for one of the page.
    """

    area: Box
    pieces: tuple[QRectF, ...]
    value: QRectF
    scale: float

    @property
    def height(self) -> int:
        """Shown height of all pieces."""
        return round(sum(piece.height() for piece in self.pieces) * self.scale)


def crop_of(place: PagePlace, box: Box, width: int) -> Crop | None:
    """Return how a value is shown in a column of a width; None when it stands nowhere.

    A long value is broken like text, so that its letters stay large.
    """
    if box == NOWHERE or not box[2] or not box[3] or width < 50:
        return None
    x, y, w, h = box
    line = h / _lines(place, h)
    scale = LINE_PX / line
    needed = ceil(w * scale / (width * 0.92))
    if needed > MOST_LINES:
        scale, needed = scale * MOST_LINES / needed, MOST_LINES
    around = line * (_AROUND if needed == 1 else _AROUND_MANY)
    scale *= min(1.0, MOST_PX / (needed * (h + 2 * around) * scale))
    across = width / scale
    top, bottom = max(0.0, y - around), min(float(place.height_px), y + h + around)
    part = w / needed
    pieces = tuple(
        QRectF(
            _within(x + n * part + part / 2 - across / 2, across, place.width_px), top, across, bottom - top
        )
        for n in range(needed)
    )
    left = max(0, int(min(piece.left() for piece in pieces)))
    right = min(place.width_px, ceil(max(piece.right() for piece in pieces)))
    area = (left, int(top), right - left, ceil(bottom) - int(top))
    return Crop(area, pieces, QRectF(x, y, w, h), scale)


def mark_on(page: DraftPage | None, place: PagePlace | None, box: Box) -> QRectF | None:
    """Return a value's box on a page as it is shown now, in parts of its width and height.

    The reader may have turned the page otherwise than the clerk; a page cut anew since has no mark.
    """
    if page is None or place is None or box == NOWHERE or page.look != place.look:
        return None
    x, y, w, h = box
    width, height = max(place.width_px, 1), max(place.height_px, 1)
    mark = QRectF(x / width, y / height, w / width, h / height)
    for _ in range((page.rotation - place.rotation) % 360 // 90):
        mark = QRectF(1 - mark.bottom(), mark.left(), mark.height(), mark.width())
    return mark


def _lines(place: PagePlace, height: int) -> int:
    """Return how many printed lines a box is high, judged by the size of the paper."""
    dpi = place.dpi or 200
    half = 0.5 if max(place.width_px, place.height_px) / dpi < _CARD_INCHES else 1.0
    return 1 + max(0, int((height / dpi / half - _A_LINE) / _PITCH + 0.2))  # handwriting is taller than type


def _within(left: float, across: float, width: int) -> float:
    return max(0.0, min(left, width - across)) if across < width else (width - across) / 2
