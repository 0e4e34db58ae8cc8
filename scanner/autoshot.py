"""Decides when a paper under the camera is to be taken: a new sheet, whole, at rest, in focus, once."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from app.pictures.files import Picture, grey_of
from scanner.sheet_outline import Quad, outline

SHARP_ENOUGH = 20.0
"""Variance of the Laplacian at 640 px width; print out of focus stays below 2, in focus above 100."""

_SHARP_WIDTH = 640
_LOOK_SIDE = 1280  # everything but the sharpness of a card is seen as well on so much
_STEADY_LOOKS = 4  # one after another without a change: half a second
_BLOCK_MOVED = 10.0  # grey levels, mean of a block of the picture between two looks
_CORNERS_MOVED = 0.006  # of the picture's width
_EMPTY_LOOKS = 3
_EMPTY_PART = 0.4  # of the sheet taken; less light paper than that is an empty desk
_FACE = (640, 905)  # a sheet laid flat for comparing
_PIECE, _REACH = 40, 12
_INKED = 5.0  # standard deviation of grey levels
_AGREES = 0.8
_GLARE_LEVEL, _PAPER_LEVEL = 252, 236
_GLARE_PART = 0.012
_PREVIEW_WIDTH = 960
_PREVIEW_QUALITY = 80


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look showed.

    Args:
        corners: The sheet, in parts (0 to 1) of width and height; empty while no whole sheet is seen.
        steady: Nothing has moved for a moment.
        sharp: The sheet, or the picture where none is seen, is in focus.
        glare: A lamp is mirrored on the sheet.
        taken: This sheet was taken already.
        take: It is to be taken now.
        small: The picture at the size it was looked at.
    """

    corners: tuple[float, ...] = ()
    steady: bool = False
    sharp: bool = False
    glare: bool = False
    taken: bool = False
    take: bool = False
    small: Picture | None = field(default=None, compare=False)


class AutoShot:
    """Watches one look after another.

    A sheet that was taken is not taken again when a hand passed over it or moved it: it is known by its
    ink. It may be taken again, as another copy, after the desk was seen empty.
    """

    def __init__(self) -> None:
        self._blocks: NDArray[np.float32] | None = None
        self._quad: Quad | None = None
        self._still = 0
        self._face: Picture | None = None  # of the sheet taken last, while it may lie there
        self._light = 0.0  # how much light paper there was when it was taken
        self._resting = False  # nothing has moved since
        self._empty = 0

    def see(self, picture: Picture) -> Seen:
        """Look at one picture of the stream."""
        small = reduced(picture)
        quad = outline(small)
        steady = self._is_steady(small, quad)
        piece = _cut_out(small, quad)
        sharp = is_sharp(_same_part(picture, small, quad))
        self._notice_empty_desk(small, quad)
        taken = self._was_taken(small, quad, steady and sharp)
        glare = quad is not None and steady and _has_glare(piece)
        take = quad is not None and steady and sharp and not taken and not glare
        return Seen(_parts(quad, small), steady, sharp, glare, taken, take, small)

    def note_taken(self, picture: Picture) -> None:
        """A still was taken, by itself or by a press: this sheet is done."""
        small = reduced(picture)
        self._face = face(small, outline(small))
        self._light = _light_part(small)
        self._resting, self._empty = True, 0

    def _is_steady(self, picture: Picture, quad: Quad | None) -> bool:
        blocks = _blocks(picture)
        moved = self._blocks is None or self._blocks.shape != blocks.shape
        if not moved and self._blocks is not None:
            moved = float(np.abs(blocks - self._blocks).max()) > _BLOCK_MOVED
        moved = moved or _quad_moved(self._quad, quad, picture.shape[1])
        self._blocks, self._quad = blocks, quad
        self._still = 0 if moved else self._still + 1
        self._resting = self._resting and not moved
        return self._still >= _STEADY_LOOKS - 1

    def _notice_empty_desk(self, picture: Picture, quad: Quad | None) -> None:
        if self._face is None:
            return
        empty = quad is None and _light_part(picture) < _EMPTY_PART * self._light
        self._empty = self._empty + 1 if empty else 0
        if self._empty >= _EMPTY_LOOKS:
            self._face, self._resting = None, False

    def _was_taken(self, picture: Picture, quad: Quad | None, settled: bool) -> bool:
        if self._face is None:
            return False
        if self._resting or not settled or quad is None:
            return self._resting
        self._resting = same_sheet(self._face, face(picture, quad))
        return self._resting


def is_sharp(picture: Picture) -> bool:
    """Tell whether a picture is in focus."""
    return sharpness(picture) >= SHARP_ENOUGH


def sharpness(picture: Picture) -> float:
    """Return how sharp a picture is, whatever its size: variance of the Laplacian at 640 px width."""
    grey = grey_of(picture)
    height = max(1, round(grey.shape[0] * _SHARP_WIDTH / grey.shape[1]))
    small = cv2.resize(grey, (_SHARP_WIDTH, height), interpolation=cv2.INTER_AREA)
    return float(cv2.Laplacian(small, cv2.CV_64F).var())


def preview_jpeg(picture: Picture) -> bytes:
    """Return the picture as it is shown live."""
    height, width = picture.shape[:2]
    if width > _PREVIEW_WIDTH:
        size = (_PREVIEW_WIDTH, round(height * _PREVIEW_WIDTH / width))
        picture = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    return bytes(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, _PREVIEW_QUALITY])[1])


def face(picture: Picture, quad: Quad | None) -> Picture:
    """Return the ink of a sheet laid flat, freed of light and shade: how it is known again."""
    grey, (wide, high) = grey_of(picture), _FACE
    if quad is None:
        flat = cv2.resize(grey, _FACE, interpolation=cv2.INTER_AREA)
    else:
        ends = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
        flat = cv2.warpPerspective(grey, cv2.getPerspectiveTransform(quad, ends), _FACE)
    flat = cv2.GaussianBlur(flat, (0, 0), 1.0)
    ground = cv2.morphologyEx(flat, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    return np.asarray(cv2.subtract(ground, flat), np.uint8)


def same_sheet(one: Picture, other: Picture) -> bool:
    """Tell whether two faces are of one sheet, and not of the same form filled in by somebody else.

    Piece by piece, since a name is a small part of a page. On drawn papers laid anew, with noise and blur,
    the third worst piece of the same sheet agrees by 0.93 and more, of another person's by 0.66 at most.
    """
    return agreement(one, other) >= _AGREES


def agreement(one: Picture, other: Picture) -> float:
    """Return how well two faces agree, at most 1: the third worst piece, looked for both ways."""
    return min(_third_worst(one, other), _third_worst(other, one))


def _third_worst(one: Picture, other: Picture) -> float:
    """Return how well the inked pieces of one face are found near their place on the other."""
    (height, width), step, reach = one.shape, _PIECE, _REACH
    agreed = []
    for y in range(reach, height - step - reach, step):
        for x in range(reach, width - step - reach, step):
            piece = one[y : y + step, x : x + step]
            if piece.std() < _INKED:
                continue
            near = other[y - reach : y + step + reach, x - reach : x + step + reach]
            inked = near.std() >= _INKED / 2
            agreed.append(float(cv2.matchTemplate(near, piece, cv2.TM_CCOEFF_NORMED).max()) if inked else 0.0)
    return sorted(agreed)[2] if len(agreed) > 2 else 1.0


def _blocks(picture: Picture) -> NDArray[np.float32]:
    """Return the mean brightness of 24 x 18 blocks; the sensor's noise does not move them."""
    small = cv2.resize(grey_of(picture), (24, 18), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32)


def _quad_moved(before: Quad | None, now: Quad | None, width: int) -> bool:
    if before is None or now is None:
        return (before is None) != (now is None)
    return float(np.abs(before - now).max()) > _CORNERS_MOVED * width


def reduced(picture: Picture) -> Picture:
    """Return the picture at the size it is looked at."""
    scale = _LOOK_SIDE / max(picture.shape[:2])
    if scale >= 1:
        return picture
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def _same_part(picture: Picture, small: Picture, quad: Quad | None) -> Picture:
    """Return the sheet at full size, where a small one (a card) would lose its sharpness by reducing."""
    piece = _cut_out(small, quad)
    if quad is None or piece.shape[1] >= _SHARP_WIDTH:
        return piece
    return _cut_out(picture, np.asarray(quad * (picture.shape[1] / small.shape[1]), np.float32))


def _cut_out(picture: Picture, quad: Quad | None) -> Picture:
    if quad is None:
        return picture
    left, top = (int(n) for n in quad.min(axis=0))
    right, bottom = (int(n) for n in quad.max(axis=0))
    return picture[top:bottom, left:right]


def _has_glare(piece: Picture) -> bool:
    """Tell whether a burnt-out spot lies on paper that is itself darker."""
    small = cv2.resize(grey_of(piece), (160, 160), interpolation=cv2.INTER_AREA)
    if float(np.median(small)) >= _PAPER_LEVEL:
        return False
    burnt = np.asarray(small >= _GLARE_LEVEL, np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(burnt)
    spots = stats[1:, cv2.CC_STAT_AREA]
    return bool(spots.size and spots.max() > _GLARE_PART * small.size)


def _light_part(picture: Picture) -> float:
    """Return which part of the picture is as light as paper."""
    small = cv2.resize(grey_of(picture), (160, 120), interpolation=cv2.INTER_AREA)
    level = max(120.0, 0.75 * float(np.percentile(small, 99.5)))
    return float((small > level).mean())


def _parts(quad: Quad | None, picture: Picture) -> tuple[float, ...]:
    if quad is None:
        return ()
    height, width = picture.shape[:2]
    return tuple(round(float(n), 4) for n in (quad / (width, height)).ravel())
