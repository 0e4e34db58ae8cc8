"""Ink under a word of print: its letters, the dots below them, and what of them a dotted line swallowed.

A dot is one of a tone only when it is as large as such dots are, stands alone just below the line of writing,
and no letter of the next line wears it. Measures are parts of the height of the word's own letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.ports import Word

Pixels = NDArray[np.uint8]
Blobs = NDArray[np.float64]
"""One row a blob of ink: x, y, width, height, area."""
Span = tuple[float, float]

_WORKED_PX = 40
_SEEN = 1.75
"""How much of the page is looked at from the top of a word on, in its heights."""
_LETTER = 0.4
"""Blobs from this part of the box's height on are letters, not marks."""
_DOT_SIZE, _DOT_SHAPE, _DOT_FULL = (0.09, 0.34), (0.55, 1.8), 0.42
_SPECK = 0.05
_BELOW = 0.04, 0.18
"""How far below the line of writing the dot begins; leaders touch that line or lie deeper."""
_MOST_IN_A_ROW = 8
_OVER_LETTER = 0.3
"""A dot this near above a letter of the next line is a mark of that one."""
_LEADERS, _LEADERS_WITHIN = 3, (-0.2, 0.4)
"""Three dots beside a word are a dotted line; one through its feet lies above where they seem to end."""
_MOST_SWALLOWED = 3
"""A tone, and the tails of letters; what is more is the dotted line itself."""
_HANGS_OUT = 0.045, 0.22
"""How far below a dotted line a dot that it swallowed still reaches."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Ink round one word, in pixels of the enlarged crop.

    Args:
        letters: Left and right of each blob as high as a letter, those above each other as one.
        dots: Middles of the lone dots just below the line of writing.
        swallowed: Middles of what rests on a dotted line close below the letters, or hangs out below one.
    """

    letters: tuple[Span, ...] = ()
    dots: tuple[float, ...] = ()
    swallowed: tuple[float, ...] = ()


def marks_of(light: Pixels, word: Word) -> Marks:
    """Return letters and dots of a word; what stands beside it tells a dotted line from a dot."""
    room = 2 * word.height
    left, top = max(0, word.x - room), max(0, word.y - 2)
    crop = light[top : word.y + round(_SEEN * word.height) + 2, left : word.x + word.width + room]
    if min(crop.shape, default=0) < 8:
        return Marks()
    scale = max(1.0, _WORKED_PX / word.height)
    ink = _inked(crop, scale)
    blobs = np.asarray(cv2.connectedComponentsWithStats(ink)[2][1:], np.float64)
    span = scale * (word.x - left), scale * (word.x + word.width - left)
    middles = blobs[:, 0] + blobs[:, 2] / 2
    inside = blobs[(middles >= span[0] - 2) & (middles <= span[1] + 2)]
    high = inside[inside[:, 3] >= _LETTER * word.height * scale]
    if not len(high):
        return Marks()
    feet = np.sort(high[:, 1] + high[:, 3])
    line = float(feet[int(0.3 * (len(feet) - 1))])  # tails of g and y hang lower
    tall = float(np.median(high[:, 3]))
    dots, leaders = _lone_dots(blobs, line, tall, span), _leaders(blobs, span, line, tall)
    if leaders is None:
        return Marks(_merged(high), dots)
    between = line + _BELOW[0] * tall, leaders[0] - _HANGS_OUT[0] * tall
    below = leaders[1] + _HANGS_OUT[0] * tall, leaders[1] + _HANGS_OUT[1] * tall
    resting = (run for run in _narrow_runs(ink, between, span, tall) if len(run) >= _DOT_SIZE[0] * tall)
    free = [run for run in resting if not ink[round(between[0]) - 1, run].any()]
    hanging = _narrow_runs(ink, below, span, tall)
    swallowed = _middles((*free, *hanging))
    return Marks(_merged(high), dots, swallowed if len(swallowed) <= _MOST_SWALLOWED else ())


def _inked(crop: Pixels, scale: float) -> Pixels:
    grey = np.ascontiguousarray(crop)
    if scale > 1.0:
        larger = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        grey = np.asarray(larger, np.uint8)
    ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    return np.asarray(ink, np.uint8)


def _lone_dots(blobs: Blobs, line: float, tall: float, span: Span) -> tuple[float, ...]:
    """Return the middles of dots under a word that are no part of a dotted line."""
    sizes = blobs[:, 2:4] / tall
    small = blobs[((sizes >= _SPECK) & (sizes <= _DOT_SIZE[1])).all(axis=1)]
    return tuple(
        float(dot[0] + dot[2] / 2)
        for dot in small
        if span[0] <= dot[0] + dot[2] / 2 <= span[1]
        and _BELOW[0] <= (dot[1] - line) / tall <= _BELOW[1]
        and _is_round(dot, tall)
        and _in_a_row(dot, small, tall) <= _MOST_IN_A_ROW
        and not _is_over_letter(dot, blobs, tall)
    )


def _leaders(blobs: Blobs, span: Span, line: float, tall: float) -> Span | None:
    """Return from where to where down the page a dotted line beside a word goes, None when there is none."""
    sizes = blobs[:, 2:4] / tall
    dots = blobs[((sizes >= _SPECK) & (sizes <= _DOT_SIZE[1])).all(axis=1)]
    beside = dots[(dots[:, 0] > span[1] + 3) | (dots[:, 0] + dots[:, 2] < span[0] - 3)]
    off = (beside[:, 1] - line) / tall
    level = beside[(off > _LEADERS_WITHIN[0]) & (off < _LEADERS_WITHIN[1])]
    if len(level) < _LEADERS:
        return None
    return float(np.median(level[:, 1])), float(np.median(level[:, 1] + level[:, 3]))


def _narrow_runs(ink: Pixels, rows: Span, span: Span, tall: float) -> list[NDArray[np.int64]]:
    """Return the columns of ink no wider than a dot that some rows under a word have."""
    strip = ink[round(rows[0]) : max(round(rows[0]), round(rows[1])), : round(span[1])].any(axis=0)
    reached = np.flatnonzero(strip)
    runs = np.split(reached, np.flatnonzero(np.diff(reached) > 1) + 1)
    return [run for run in runs if 0 < len(run) <= _DOT_SIZE[1] * tall and run[0] >= span[0]]


def _middles(runs: Sequence[NDArray[np.int64]]) -> tuple[float, ...]:
    return tuple(float(run.mean()) for run in runs)


def _is_round(dot: NDArray[np.float64], tall: float) -> bool:
    _, _, width, height, area = dot
    shaped = _DOT_SHAPE[0] <= width / height <= _DOT_SHAPE[1]
    return bool(shaped and area >= _DOT_FULL * width * height and max(width, height) >= _DOT_SIZE[0] * tall)


def _is_over_letter(dot: NDArray[np.float64], blobs: Blobs, tall: float) -> bool:
    """Tell whether a letter of the next line stands just below, whose own mark this is then."""
    foot = dot[1] + dot[3]
    large = blobs[(blobs[:, 2:4] > _DOT_SIZE[1] * tall).any(axis=1)]
    below = (large[:, 1] >= foot - 1) & (large[:, 1] <= foot + _OVER_LETTER * tall)
    across = (large[:, 0] < dot[0] + dot[2]) & (large[:, 0] + large[:, 2] > dot[0])
    return bool((below & across).any())


def _in_a_row(dot: NDArray[np.float64], small: Blobs, tall: float) -> int:
    """Return how many blobs of such a size lie on one level with a dot, itself among them."""
    level = np.abs(small[:, 1] + small[:, 3] / 2 - dot[1] - dot[3] / 2) < 0.1 * tall
    alike = (small[:, 4] > 0.5 * dot[4]) & (small[:, 4] < 2 * dot[4])
    return int((level & alike).sum())


def _merged(high: Blobs) -> tuple[Span, ...]:
    """Return the letters from left to right; a hat or hook cut off its letter is part of it."""
    found: list[Span] = []
    for left, width in high[np.argsort(high[:, 0])][:, (0, 2)].tolist():
        last = found[-1] if found else (0.0, -1.0)
        if found and last[1] - left > 0.5 * min(width, last[1] - last[0]):
            found[-1] = last[0], max(last[1], left + width)
        else:
            found.append((left, left + width))
    return tuple(found)
