"""Dotted leaders of forms: found by their even pitch, so that tone marks and full stops beside them stay.

Leaders are the greatest single enemy of forms: values typed on them are lost to the engine. A run may go on
under the letters of a value, where some of its dots touch them and others stand beside the dots of ạ, ệ or ị;
what tells a leader's dot is that it stands where the pitch of its run expects it.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.leaders_in_type import dots_in_type

Grey = NDArray[np.uint8]

LEAST = 5
"""Dots in a run; fewer are an ellipsis or dust."""

_CLOSEST_PX, _FARTHEST_PX = 4.0, 22.0
_LEVEL_PX = 1.6
_OFF_BEAT = 0.22
_LONGEST_GAP = 12
_PAPER = 255

Places = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Run:
    """One leader: which blobs are its dots, its pitch, and where the first and the last stand."""

    members: NDArray[np.intp]
    pitch: float


def without_leaders(flat: Grey, mask: NDArray[np.uint8]) -> tuple[Grey, int]:
    """Return the level page with leaders painted white, and how many letter-like blobs it has.

    Leaders blurred into one thin stroke and underscores go the same way. ``mask`` is 1 where there is ink.
    """
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    letters = int(np.count_nonzero((height >= 9) & (height <= 70) & (width >= 3) & (width <= 90)))
    dot = (height <= 6) & (width <= 7)
    gone = (height <= 5) & (width >= 40)
    dot[0] = gone[0] = False
    index = np.flatnonzero(dot)
    x = stats[index, cv2.CC_STAT_LEFT] + (width[index] - 1) / 2
    y = stats[index, cv2.CC_STAT_TOP] + (height[index] - 1) / 2
    runs = find_runs(x, y)
    runs += _in_type(runs, x, y, mask)
    for run in runs:
        gone[index[run.members]] = True
    if not gone.any():
        return flat, letters
    spot = cv2.dilate(gone[np.asarray(labels)].astype(np.uint8), np.ones((3, 3), np.uint8))
    clean = np.where(spot == 1, np.uint8(_PAPER), flat)
    for run in runs:
        size = float(np.median(height[index[run.members]]))
        for at, level in _hidden(x[run.members], y[run.members], run.pitch):
            _cut_foot(clean, mask, at, level, size)
    return clean, letters


def _in_type(runs: tuple[Run, ...], x: Places, y: Places, mask: NDArray[np.uint8]) -> tuple[Run, ...]:
    """Return further leaders in the beat of those found: most of their dots touch letters."""
    if not runs:
        return ()
    pitch = max(runs, key=lambda run: len(run.members)).pitch
    free = np.ones(len(x), np.bool_)
    free[np.concatenate([run.members for run in runs])] = False
    found: list[Run] = []
    left = np.flatnonzero(free)
    for row in _rows(y, left[np.lexsort((x[left], np.round(y[left])))]):
        for members, beat in dots_in_type(row[free[row]], x, y, pitch, mask):
            free[members] = False
            found.append(Run(members, beat))
    return tuple(found)


def _hidden(x: Places, y: Places, pitch: float) -> list[tuple[int, int]]:
    """Return where dots of a run must stand that touch a letter and so are no blobs of their own."""
    places = []
    for before, after in zip(range(len(x) - 1), range(1, len(x)), strict=True):
        beats = round((x[after] - x[before]) / pitch)
        for beat in range(1, beats):
            part = beat / beats
            across = x[before] + part * (x[after] - x[before])
            places.append((round(across), round(y[before] + part * (y[after] - y[before]))))
    return places


def _cut_foot(clean: Grey, mask: NDArray[np.uint8], at: int, level: int, size: float) -> None:
    """Take a dot off the foot of a letter, unless the letter itself goes on below it (g, p, y)."""
    half = max(1, round(size / 2))
    top, bottom = level - half, level + half + 1
    left, right = max(0, at - half - 1), at + half + 2
    if mask[bottom + 1 : bottom + 3, left:right].any():
        return
    clean[max(0, top) : bottom + 1, left:right] = _PAPER


def find_runs(x: Places, y: Places) -> tuple[Run, ...]:
    """Return the runs among tiny blobs, given their middles in pixels on a level page."""
    if len(x) < LEAST:
        return ()
    order = np.lexsort((x, np.round(y)))
    free = np.ones(len(x), np.bool_)
    runs: list[Run] = []
    for row in _rows(y, order):
        runs += _runs_of_row(row, x, y, free)
    return tuple(runs)


def _rows(y: Places, order: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """Return blobs of like height on the page, in bands that overlap: a run may lie across a border."""
    levels = np.round(y[order]).astype(np.int64)
    rows = []
    for level in np.unique(levels):
        first = np.searchsorted(levels, level - 1)
        last = np.searchsorted(levels, level + 1, side="right")
        row = order[first:last]
        if len(row) >= LEAST:
            rows.append(row)
    rows.sort(key=len, reverse=True)
    return rows


def _runs_of_row(row: NDArray[np.intp], x: Places, y: Places, free: NDArray[np.bool_]) -> list[Run]:
    found = []
    here = row[free[row]]
    here = here[np.argsort(x[here])]
    while len(here) >= LEAST:
        core = _evenest(x[here])
        if core is None:
            break
        first, last, pitch = core
        members = _extended(here, first, last, pitch, x, y)
        free[members] = False
        found.append(Run(members, pitch))
        here = here[free[here]]
    return found


def _evenest(x: Places) -> tuple[int, int, float] | None:
    """Return first, last and pitch of the longest stretch of even steps; None when all are short."""
    steps = np.diff(x)
    best: tuple[int, int, float] | None = None
    at = 0
    while at < len(steps):
        pitch, end = float(steps[at]), at + 1
        if not _CLOSEST_PX <= pitch <= _FARTHEST_PX:
            at += 1
            continue
        while end < len(steps) and abs(steps[end] - pitch) <= max(1.2, 0.15 * pitch):
            end += 1
            pitch = float(x[end] - x[at]) / (end - at)
        if end - at + 1 >= LEAST - 1 and (best is None or end - at > best[1] - best[0]):
            best = (at, end, pitch)
        at = max(end, at + 1)
    return best


def _extended(
    here: NDArray[np.intp], first: int, last: int, pitch: float, x: Places, y: Places
) -> NDArray[np.intp]:
    """Return the dots of the stretch and those that go on in its pitch on both sides."""
    left = _going_on(here[: first + 1][::-1], -1, pitch, x, y)
    right = _going_on(here[last:], 1, pitch, x, y)
    return np.array([*left[::-1], *here[first + 1 : last], *right], np.intp)


def _going_on(blobs: NDArray[np.intp], way: int, pitch: float, x: Places, y: Places) -> list[np.intp]:
    """Follow the pitch outwards from the first blob; each dot met sets the beat anew."""
    taken = [blobs[0]]
    at, level = x[blobs[0]], y[blobs[0]]
    for blob in blobs[1:]:
        beats = way * (x[blob] - at) / pitch
        if beats > _LONGEST_GAP:
            break
        nearest = round(beats)
        late = abs(beats - nearest)
        if nearest < 1 or late > _OFF_BEAT or abs(y[blob] - level) > _LEVEL_PX:
            continue
        taken.append(blob)
        at, level = x[blob], 0.8 * level + 0.2 * y[blob]
    return taken
