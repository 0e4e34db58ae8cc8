"""Judges an encoding by what a reader would miss: strokes that vanished and places of another tone."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.encoding.inks import Ink
from ocr.encoding.sheet import Sheet
from ocr.encoding.stored import Mask, Pixels

HALF = 2
"""Dots of the page to one dot of what is judged: about a quarter of a millimetre."""

_LEAST_CONTRAST = 0.5
_FAINT_SIGMAS = 4.0
_FAINTEST = 11
_SMALLEST_PX = 6
_MOST_LOST = 0.01
_WORST_PATCH_MM2 = 4.5
_EDGE_MM = 5
_OTHER_LIGHT, _OTHER_HUE = 55, 40
_MOST_OTHER = 0.003


@dataclass(frozen=True, slots=True)
class Loss:
    """What an encoding loses.

    Args:
        strokes: Share of the marks, weighed by how dark they are, that lost most of their contrast.
        patch_mm2: Most such marks together in one square centimetre.
        tone: Share of the page that is clearly lighter, darker or otherwise coloured than it was.
    """

    strokes: float
    patch_mm2: float
    tone: float

    @property
    def bearable(self) -> bool:
        """Whether nothing is missed by who reads the page."""
        return self.strokes <= _MOST_LOST and self.patch_mm2 <= _WORST_PATCH_MM2 and self.tone <= _MOST_OTHER


def halved(picture: Pixels) -> Pixels:
    """Return a picture at the density at which encodings are judged."""
    size = (max(1, picture.shape[1] // HALF), max(1, picture.shape[0] // HALF))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def shown(under: Pixels, inks: tuple[Ink, ...]) -> Pixels:
    """Return what a viewer shows: inks painted over a ground, both at the density of judging."""
    picture = under.astype(np.uint16)
    for ink in inks:
        cover = halved(np.asarray(ink.mask * 255, np.uint8)).astype(np.uint16)[:, :, None]
        picture = (picture * (255 - cover) + np.array(ink.colour, np.uint16) * cover) // 255
    return picture.astype(np.uint8)


def loss(sheet: Sheet, was: Pixels, now: Pixels) -> Loss:
    """Compare what a viewer shows with the page as it was; both halved."""
    size = was.shape[1::-1]
    ground = np.asarray(cv2.resize(sheet.ground, size, interpolation=cv2.INTER_LINEAR), np.uint8)
    before, after = _dark(was, ground), _dark(now, ground)
    faint = _faint(before)
    marks = before > faint
    gone = _spots((marks & (after < _LEAST_CONTRAST * before)).astype(np.uint8))
    missing = float(before[gone == 1].sum()) / max(1.0, float(before[marks].sum()))
    dot_mm = 25.4 / sheet.dpi * HALF
    side, edge = round(10 / dot_mm), round(_EDGE_MM / dot_mm)
    inside = np.zeros_like(gone)  # along the edges lie shadows of the lid, nothing that is read
    inside[edge:-edge, edge:-edge] = gone[edge:-edge, edge:-edge]
    worst = float(cv2.boxFilter(inside.astype(np.float32), -1, (side, side), normalize=False).max())
    return Loss(missing, worst * dot_mm**2, _other_tone(was, now))


def _dark(picture: Pixels, ground: Pixels) -> Pixels:
    flat = cv2.divide(picture, ground, scale=255)
    least = cv2.min(cv2.min(flat[:, :, 0], flat[:, :, 1]), flat[:, :, 2])
    return np.asarray(cv2.blur(cv2.bitwise_not(least), (3, 3)), np.uint8)


def _faint(darkness: Pixels) -> float:
    """Return the darkness that smoothed grain does not reach."""
    usual = float(np.median(darkness))
    grain = darkness[darkness <= usual]
    spread = float(np.sqrt(((grain - usual) ** 2).mean()))
    return usual + max(_FAINTEST, _FAINT_SIGMAS * spread)


def _spots(mask: Mask) -> Mask:
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    kept = stats[:, cv2.CC_STAT_AREA] >= _SMALLEST_PX
    kept[0] = False
    return np.asarray(kept.astype(np.uint8)[labels], np.uint8)


def _other_tone(was: Pixels, now: Pixels) -> float:
    """Compare in squares of two millimetres; print a little bolder than it was is not another tone."""
    before, after = _squares(was), _squares(now)
    light = np.abs(before.min(axis=2) - after.min(axis=2)) > _OTHER_LIGHT
    hue = np.abs(np.diff(before, axis=2) - np.diff(after, axis=2)).max(axis=2) > _OTHER_HUE
    return float((light | hue).mean())


def _squares(picture: Pixels) -> NDArray[np.int16]:
    size = (max(1, picture.shape[1] // 8), max(1, picture.shape[0] // 8))
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.int16)
