"""Finds leaders most of whose dots touch the feet of letters typed into them.

Dots that stand alone are then too few for an even stretch. They still keep one beat, that of the other
leaders of the page or one of their own, and on every beat between them there is ink: under a line of type
the dots of ạ, ị and ộ have neither.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.float64]
Dots = NDArray[np.intp]

_FEWEST = 5
_FARTHEST = 14
"""Beats between two dots that stand alone; a word of typed letters hides fewer."""
_STRAY = 0.015
"""Most by which the beat differs between leaders of one page, and steps in which it is sought."""
_STEPS = 31
_OFF_BEAT = 0.2
_INKED = 0.93
"""Least share of beats with ink; letters that only stand above leave most of them white."""


def dots_in_type(
    row: Dots, x: Places, y: Places, pitch: float, ink: NDArray[np.uint8]
) -> tuple[tuple[Dots, float], ...]:
    """Return the dots and the pitch of every leader in a row of tiny blobs of one height.

    Args:
        row: Numbers of the blobs.
        x: Middles of all blobs in pixels.
        y: The same, downwards.
        pitch: Beat of the other leaders of the page in pixels.
        ink: 1 where there is any.
    """
    here = row[np.argsort(x[row])]
    ends = np.flatnonzero(np.diff(x[here]) > _FARTHEST * pitch) + 1
    found = []
    for part in np.split(here, ends):
        if len(part) < _FEWEST:
            continue
        beat, first = _beat(x[part], pitch)
        late = (x[part] - first) / beat
        members = part[np.abs(late - np.round(late)) <= _OFF_BEAT]
        if len(members) >= _FEWEST and _is_inked(x[members], y[members], beat, ink):
            found.append((members, beat))
    return tuple(found)


def _beat(x: Places, pitch: float) -> tuple[float, float]:
    """Return the beat on which most places lie, and the place of one beat."""
    beats = pitch * np.linspace(1 - _STRAY, 1 + _STRAY, _STEPS)
    turns = np.exp(2j * np.pi * (x - x[0]) / beats[:, None]).mean(axis=1)
    best = int(np.argmax(np.abs(turns)))
    return float(beats[best]), float(x[0] + np.angle(turns[best]) / (2 * np.pi) * beats[best])


def _is_inked(x: Places, y: Places, beat: float, ink: NDArray[np.uint8]) -> bool:
    count = round((x[-1] - x[0]) / beat)
    across = np.linspace(x[0], x[-1], count + 1)
    down = np.interp(across, x, y)
    columns, rows = np.round(across).astype(int), np.round(down).astype(int)
    near = [ink[np.clip(rows + off, 0, len(ink) - 1), columns] for off in (-1, 0, 1)]
    return bool(np.maximum.reduce(near).mean() >= _INKED)
