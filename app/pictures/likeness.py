"""How a page looks, in less than a kilobyte: where its ink is and is not, cell by cell.

Scanned again the page gives nearly the same cells everywhere; the same form filled by somebody else
differs in the cells of the filled places, which ``app.domain.pages.repeats`` looks for.
"""

from __future__ import annotations

import base64
import math

import cv2
import numpy as np
from numpy.typing import NDArray

from app.domain.pages.repeats import COLUMNS, ROWS
from app.pictures.files import Picture
from app.pictures.glance import MM_PER_INCH

_PITCH_MM = ((135.0, 1.4), (235.0, 2.2), (math.inf, 2.9))  # longest side of the paper, size of a cell
_RIM_MM = 5.0
_FAINT, _FULL = 15, 75  # grey levels under the paper: the palest ink that counts, and full ink
_FINE, _WIDE = 0.2, 1.0  # in cells: as fine as two scans can be laid on each other
_RISE = 0.06
_LEAST_CELLS = 60  # a page number or a lone stamp looks like any other


def fingerprint(page: Picture, dpi: float) -> str:
    """Return the fingerprint of a straightened page (darkest colour, about 75 dpi), "" when nearly empty."""
    mm = dpi / MM_PER_INCH
    high, wide = page.shape
    lying = wide > high
    ink = _density(np.asarray(cv2.rotate(page, cv2.ROTATE_90_CLOCKWISE), np.uint8) if lying else page, mm)
    if ink.sum() < 1:
        return ""
    kind, pitch = next((n, size) for n, (long, size) in enumerate(_PITCH_MM) if max(high, wide) / mm <= long)
    middle = (_locked(ink.sum(axis=0), pitch * mm), _locked(ink.sum(axis=1), pitch * mm))
    cells = _cells(ink, middle, pitch * mm)
    if int(cells.sum()) < _LEAST_CELLS:
        return ""
    return f"{kind}{int(lying)}" + base64.b64encode(np.packbits(cells).tobytes()).decode("ascii")


def _density(page: Picture, mm: float) -> NDArray[np.float32]:
    """Return how much ink covers each point, 0 to 1; the rim with its shadows counts as empty."""
    side = max(3, round(8 * mm)) | 1
    paper = cv2.morphologyEx(page, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    depth = cv2.subtract(cv2.blur(paper, (side, side)), page).astype(np.float32)
    ink = np.clip((depth - _FAINT) / (_FULL - _FAINT), 0, 1)
    rim = round(_RIM_MM * mm)
    ink[:rim], ink[-rim:], ink[:, :rim], ink[:, -rim:] = 0, 0, 0, 0
    return np.asarray(ink, np.float32)


def _locked(profile: NDArray[np.float32], pitch: float) -> float:
    """Return the place nearest the middle of the ink where the grid of cells locks in.

    The phase of the ink at the grid's own frequency moves with the page to a fraction of a cell, whatever
    the crop; which cell is the middle one may still differ by one or two.
    """
    places = np.arange(len(profile))
    wave = np.exp(2j * np.pi * places / pitch)
    phase = float(np.angle((profile * wave).sum())) / (2 * np.pi) * pitch
    middle = float((profile * places).sum() / profile.sum())
    return phase + round((middle - phase) / pitch) * pitch


def _cells(ink: NDArray[np.float32], middle: tuple[float, float], pitch: float) -> NDArray[np.bool_]:
    """Return where ink is denser than around, for a grid of cells about the middle."""
    rise = cv2.GaussianBlur(ink, (0, 0), _FINE * pitch) - cv2.GaussianBlur(ink, (0, 0), _WIDE * pitch)
    x = (middle[0] + (np.arange(COLUMNS) - (COLUMNS - 1) / 2) * pitch).astype(np.float32)
    y = (middle[1] + (np.arange(ROWS) - (ROWS - 1) / 2) * pitch).astype(np.float32)
    across, down = np.meshgrid(x, y)
    return np.asarray(cv2.remap(rise, across, down, cv2.INTER_LINEAR, borderValue=0) > _RISE, np.bool_)
