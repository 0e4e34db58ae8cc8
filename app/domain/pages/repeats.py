"""Suspects a page that was scanned twice, by how it looks; a person decides."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from functools import lru_cache

from app.domain.draft import Draft, DraftPage, Suspicion

COLUMNS, ROWS = 64, 90
"""Cells of a fingerprint."""

_ALL = (1 << (COLUMNS * ROWS)) - 1

_MOST_DIFFERENT = 0.25  # of the inked cells; other pages differ in half of them
_WINDOW = (12, 3)
_ALLOWED, _ALLOWED_SHARE = 5.0, 0.2  # measured: one sheet 1 to 7, two copies of a form 3 to 12, median 9


def with_repeat(draft: Draft, page: DraftPage) -> DraftPage:
    """Return the page, marked as a repeat when the draft already holds one that looks the same."""
    if page.separator or page.blank or page.suspicion is not Suspicion.NONE:
        return page
    twin = next((p for p in reversed(draft.pages) if not p.deleted and looks_the_same(p, page)), None)
    return page if twin is None else replace(page, suspicion=Suspicion.REPEATED, repeats=twin.id)


def looks_the_same(one: DraftPage, other: DraftPage) -> bool:
    """Tell whether two pages are the same file, or the same sheet scanned again (also head first)."""
    if one.sha256 == other.sha256 and one.view == other.view:
        return True
    return alike(one.fingerprint, other.fingerprint)


def alike(one: str, other: str) -> bool:
    """Tell whether two fingerprints (``app.pictures.likeness``) are of one sheet.

    Two copies of a form filled by different people agree in most cells; what gives them away are places
    where the cells disagree: no window of a few lines may differ by more than scanning makes it differ.
    """
    if not one or not other or one[:2] != other[:2]:
        return False
    theirs = _cells(other)
    most = _MOST_DIFFERENT * theirs.bit_count()
    near = (mine for mine in _laid_anyhow(one) if (mine ^ theirs).bit_count() <= most)
    return any(_match(mine, theirs) for mine in near)


def _match(mine: int, theirs: int) -> bool:
    """Tell whether no place differs by more than scanning makes it differ."""
    different, inked = mine ^ theirs, mine | theirs
    return all(
        (different & window).bit_count() <= _ALLOWED + _ALLOWED_SHARE * (inked & window).bit_count()
        for window in _windows()
    )


@lru_cache(maxsize=16)
def _laid_anyhow(text: str) -> tuple[int, ...]:
    """Return a page's cells moved by up to two, upright and head first: margins do not always agree."""
    upright = _cells(text)
    head_first = int(f"{upright:0{COLUMNS * ROWS}b}"[::-1], 2)
    steps = [row * COLUMNS + column for row in range(-2, 3) for column in range(-2, 3)]
    return tuple(_moved(cells, step) for cells in (upright, head_first) for step in sorted(steps, key=abs))


def _moved(cells: int, step: int) -> int:
    return cells << step & _ALL if step >= 0 else cells >> -step


@lru_cache(maxsize=512)
def _cells(text: str) -> int:
    return int.from_bytes(b64decode(text[2:]), "big")


@lru_cache(maxsize=1)
def _windows() -> tuple[int, ...]:
    """Return masks of small places all over the page, each overlapping the next by half."""
    wide, high = _WINDOW
    line = (1 << wide) - 1
    place = sum(line << (row * COLUMNS) for row in range(high))
    return tuple(
        place << (row * COLUMNS + column)
        for row in range(ROWS - high + 1)
        for column in range(0, COLUMNS - wide + 1, wide // 2)
    )
