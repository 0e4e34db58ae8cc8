"""Makes the picture of a page's view from its untouched original."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from app.domain.page_view import Cleaning, PageView
from app.pictures.files import Picture
from app.pictures.shadows import without_shadows

_BLACK_WHITE = 128


def seen(picture: Picture, view: PageView) -> Picture:
    """Return the picture of a view: cut, straightened, flattened and cleaned; black and white stays so.

    ``picture`` is the original as stored, grey or blue-green-red.
    """
    bilevel = picture.ndim == 2 and is_bilevel(picture)
    cut = _cut(picture, view) if view.corners else picture
    clean = without_shadows(cut) if view.cleaning is Cleaning.SHADOWS and not bilevel else cut
    return np.asarray(np.where(clean < _BLACK_WHITE, 0, 255), np.uint8) if bilevel else clean


def is_bilevel(grey: Picture) -> bool:
    """Tell whether a grey picture holds black and white only."""
    return bool(np.all((grey == 0) | (grey == 255)))


def matrix_of(view: PageView, width_px: int, height_px: int) -> NDArray[np.float64]:
    """Return the 3x3 map from pixels of the original to pixels of the view."""
    wide, high = view.size_px(width_px, height_px)
    ends = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    starts = np.array(view.points, np.float32) if view.corners else ends
    return np.asarray(cv2.getPerspectiveTransform(starts, ends), np.float64)


def _cut(picture: Picture, view: PageView) -> Picture:
    height, width = picture.shape[:2]
    box = _upright_box(view, width, height)
    if box is not None:
        left, top, right, bottom = box
        return np.ascontiguousarray(picture[top:bottom, left:right])
    size = view.size_px(width, height)
    how = cv2.INTER_AREA if _shrinks(view, size) else cv2.INTER_CUBIC
    # What lies outside the original is paper, not black: a corner a little off makes no wedge.
    paper = (255, 255, 255) if picture.ndim == 3 else 255
    matrix, edge = matrix_of(view, width, height), cv2.BORDER_CONSTANT
    flat = cv2.warpPerspective(picture, matrix, size, flags=how, borderMode=edge, borderValue=paper)
    return np.asarray(flat, np.uint8)


def _upright_box(view: PageView, width: int, height: int) -> tuple[int, int, int, int] | None:
    """Return the pixels of a view that is an upright rectangle inside the picture: cut without loss."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = view.points
    if (ax, ay, bx, cy) != (dx, by, cx, dy):
        return None
    left, top, right, bottom = (round(n) for n in (ax, ay, cx, cy))
    inside = 0 <= left < right <= width and 0 <= top < bottom <= height
    return (left, top, right, bottom) if inside else None


def _shrinks(view: PageView, size: tuple[int, int]) -> bool:
    xs, ys = view.corners[::2], view.corners[1::2]
    return (max(xs) - min(xs)) > 1.5 * size[0] or (max(ys) - min(ys)) > 1.5 * size[1]
