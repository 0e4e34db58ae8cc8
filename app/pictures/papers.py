"""Finds the sheets of paper on a scanner's picture: one in the feeder or on the glass, several cards."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from app.domain.page_view import PageView, box_view
from app.pictures.files import Picture
from app.pictures.glance import Glance, glance, ink_of
from app.pictures.lid import Lid, lids
from app.pictures.paper_sizes import standard_size
from app.pictures.sheet_edges import Fit, fitted
from app.pictures.views import seen as picture_of

LOOK_DPI = 75
LEAST_TILT = 0.15
"""Degrees; less is not worth drawing the page anew."""
LEAST_CROP_MM = 2.0
"""Lid beside the paper; less is left on the page."""

_LEAST_AREA_MM2 = 1200.0  # a ticket of 3 x 4 cm
_SPECK_MM2 = 2.0
_RIM_SHADOW_MM = 3.0
_INK_DEPTH = 70  # grey levels; shadows of paper's edges stay above, printed frames fall below
_INK_CHROMA = 30
_GUTTER_MM = 4.0
_CROSSED_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet found; ``fit`` is in pixels of the glance."""

    fit: Fit
    standard: bool


def paper_on(seen: Glance) -> Paper | None:
    """Return the one sheet on the picture; None when there are several, none, or it is not sure."""
    for lid in lids(seen):
        papers = _papers(seen, lid)
        if len(papers) == 1:
            return papers[0]
    return None


def all_papers(seen: Glance) -> tuple[Paper, ...]:
    """Return every sheet on the picture in reading order; empty when something on it is no sheet."""
    for lid in lids(seen):
        papers = _papers(seen, lid)
        if papers:
            return _in_reading_order(papers)
    return ()


def papers_in(picture: Picture, dpi: int) -> tuple[PageView, ...]:
    """Return every paper on one picture of a scanner's glass, in reading order; empty when none is sure."""
    seen = glance(picture, dpi, LOOK_DPI)
    papers = all_papers(seen) or _whole(seen)
    pages = [page for paper in papers for page in _pages_of(paper, seen)]
    return tuple(view_of(page, seen, picture.shape) or PageView() for page in pages)


def view_of(paper: Paper, seen: Glance, shape: tuple[int, ...]) -> PageView | None:
    """Return the view of a sheet on the original, None when it is the whole picture anyhow."""
    height, width = shape[:2]
    fit = _with_standard_sides(paper.fit, seen.mm) if paper.standard else paper.fit
    corners = (fit.corners + 0.5) * seen.scale
    if abs(fit.degrees) >= LEAST_TILT:
        return PageView(tuple(round(float(n), 1) for n in corners.ravel()))
    left, top = np.maximum(np.round(corners.min(axis=0)), 0)
    right, bottom = np.minimum(np.round(corners.max(axis=0)), (width, height))
    margins = (left, top, width - right, height - bottom)
    if max(margins) < LEAST_CROP_MM * seen.mm * seen.scale:
        return None
    return PageView(box_view(float(left), float(top), float(right), float(bottom)))


def _whole(seen: Glance) -> tuple[Paper, ...]:
    """Return the picture as one sheet when it is as large as an open spread of A4 pages."""
    height, width = seen.picture.shape[:2]
    if not _is_spread(width / seen.mm, height / seen.mm):
        return ()
    return (Paper(Fit(0.0, (0.0, 0.0, float(width), float(height)), (-1, -1, -1, -1)), standard=False),)


def _is_spread(wide_mm: float, high_mm: float) -> bool:
    size = standard_size(wide_mm, high_mm)
    return size is not None and size[0] == "A3" and wide_mm > high_mm


def _pages_of(paper: Paper, seen: Glance) -> tuple[Paper, ...]:
    """Return the two pages of an open A3 spread whose middle is free of ink, else the sheet itself."""
    left, top, right, bottom = paper.fit.box
    if not _is_spread((right - left) / seen.mm, (bottom - top) / seen.mm):
        return (paper,)
    level = picture_of(seen.darkest, PageView(tuple(float(n) for n in paper.fit.corners.ravel())))
    middle, gutter = level.shape[1] // 2, round(_GUTTER_MM * seen.mm)
    band = ink_of(level, seen.mm)[gutter:-gutter, middle - gutter : middle + gutter]
    crossed = (band.mean(axis=1) > 0.5).mean()  # the fold is a thin line downwards, text runs across
    if crossed > _CROSSED_SHARE:
        return (paper,)
    half = (left + right) / 2
    boxes = (left, top, half, bottom), (half, top, right, bottom)
    return tuple(Paper(Fit(paper.fit.degrees, box, paper.fit.support), standard=False) for box in boxes)


def _papers(seen: Glance, lid: Lid) -> list[Paper]:
    """Return the sheets on this lid; empty when anything on it is not explained by them."""
    patches = cv2.bitwise_not(lid.beside)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(patches, connectivity=8)
    papers, least = [], _LEAST_AREA_MM2 * seen.mm**2
    for label in range(1, count):
        x, y, w, h, area = (int(n) for n in boxes[label])
        if _is_speck(seen, labels.shape, (x, y, w, h), area):
            continue
        if area < least:
            return []
        patch = np.where(labels[y : y + h, x : x + w] == label, 255, 0).astype(np.uint8)
        paper = _paper(seen, lid, patch, (x, y))
        if paper is None:
            return []
        papers.append(paper)
    return papers


def _is_speck(seen: Glance, shape: tuple[int, ...], box: tuple[int, int, int, int], area: int) -> bool:
    """Tell dust on the glass, and the lid's own shadow along the rim."""
    if area < _SPECK_MM2 * seen.mm**2:
        return True
    x, y, w, h = box
    thin = _RIM_SHADOW_MM * seen.mm
    height, width = shape
    upright = w <= thin and (x < 3 or x + w > width - 3)
    level = h <= thin and (y < 3 or y + h > height - 3)
    return upright or level


def _paper(seen: Glance, lid: Lid, patch: Picture, at: tuple[int, int]) -> Paper | None:
    outlines, _ = cv2.findContours(patch, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outline = max(outlines, key=len)[:, 0].astype(np.float64) + at
    height, width = lid.beside.shape
    fit = fitted(outline, width, height)
    if fit is None or not fit.sure:
        return None
    left, top, right, bottom = fit.box
    standard = standard_size((right - left) / seen.mm, (bottom - top) / seen.mm) is not None
    x, y = at
    h, w = patch.shape
    filled = lid.differs[y : y + h, x : x + w][patch > 0].mean() / 255
    whole = standard and min(fit.support) > 0.7
    if filled < 0.5 and not whole and _is_printed(seen, lid, outline):
        return None
    return Paper(fit, standard)


def _is_printed(seen: Glance, lid: Lid, outline: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> bool:
    """Tell a printed frame from the shadow of a paper as white as the lid: it is dark or coloured."""
    near = np.zeros(lid.beside.shape, np.uint8)
    cv2.polylines(near, [outline.astype(np.int32)], True, 255, max(3, round(1.5 * seen.mm)))
    on = (near > 0) & (lid.differs > 0)
    if not on.any():
        return True
    colours = seen.picture[on].reshape(int(on.sum()), -1).astype(np.int16)
    depth = lid.level - np.percentile(colours.mean(axis=1), 25)
    chroma = np.percentile(colours.max(axis=1) - colours.min(axis=1), 75)
    return bool(depth > _INK_DEPTH or chroma > _INK_CHROMA)


def _with_standard_sides(fit: Fit, mm: float) -> Fit:
    left, top, right, bottom = fit.box
    found = standard_size((right - left) / mm, (bottom - top) / mm)
    if found is None:
        return fit
    wide, high = found[1] * mm, found[2] * mm
    x, y = (left + right) / 2, (top + bottom) / 2
    return Fit(fit.degrees, (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2), fit.support)


def _in_reading_order(papers: list[Paper]) -> tuple[Paper, ...]:
    """Return sheets row by row: those whose middles lie within half a sheet's height share a row."""
    rows: list[list[Paper]] = []
    for paper in sorted(papers, key=lambda p: _middle(p)[1]):
        high = math.dist(paper.fit.corners[0], paper.fit.corners[3])
        if rows and _middle(paper)[1] - _middle(rows[-1][0])[1] < high / 2:
            rows[-1].append(paper)
        else:
            rows.append([paper])
    return tuple(paper for row in rows for paper in sorted(row, key=lambda p: _middle(p)[0]))


def _middle(paper: Paper) -> tuple[float, float]:
    x, y = paper.fit.corners.mean(axis=0)
    return float(x), float(y)
