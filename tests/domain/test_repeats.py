"""A page scanned twice is suspected; nothing else that merely resembles it is."""

from __future__ import annotations

import base64
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.domain.draft import Suspicion
from app.domain.page_view import PageView, box_view
from app.domain.pages.repeats import COLUMNS, ROWS, alike, looks_the_same, with_repeat
from tests.domain.pages import draft_of, page

Cells = np.ndarray[tuple[int, int], np.dtype[np.bool_]]


def printed(seed: int) -> Cells:
    """Return the cells of a form: lines of words with gaps between."""
    rng = np.random.default_rng(seed)
    cells = np.zeros((ROWS, COLUMNS), bool)
    cells[10:80:3, 6:58] = rng.random((24, 52)) < 0.7
    return cells


def told(cells: Cells) -> str:
    return "20" + base64.b64encode(np.packbits(cells).tobytes()).decode("ascii")


def speckled(cells: Cells, seed: int) -> Cells:
    """Return the cells of another scan: four in a hundred inked ones and their neighbours came out anew."""
    rng = np.random.default_rng(seed)
    near = cells | np.roll(cells, 1, axis=0)
    return cells ^ (near & (rng.random(cells.shape) < 0.03))


def test_the_same_sheet_scanned_again_is_suspected() -> None:
    first = page("a", fingerprint=told(printed(1)))
    again = page("b", fingerprint=told(speckled(printed(1), 5)))
    marked = with_repeat(draft_of(first), again)
    assert (marked.suspicion, marked.repeats) == (Suspicion.REPEATED, "a")


def test_a_sheet_laid_a_little_elsewhere_or_head_first_is_the_same() -> None:
    once = printed(1)
    assert alike(told(once), told(np.roll(once, (2, -1), axis=(0, 1))))
    assert alike(told(once), told(once[::-1, ::-1]))


def test_a_form_filled_by_somebody_else_is_another_page() -> None:
    mine, theirs = printed(1), printed(1)
    theirs[31, 20:44] = printed(9)[31, 20:44]
    theirs[34, 20:44] = ~mine[34, 20:44]
    theirs[37, 20:44] = printed(8)[34, 20:44]
    assert not alike(told(mine), told(theirs))


def test_pages_nothing_is_known_of_are_never_alike() -> None:
    assert not alike("", "")
    assert not alike(told(printed(1)), "")
    assert not alike("20" + told(printed(1))[2:], "10" + told(printed(1))[2:])


def test_two_cards_cut_from_one_glass_are_two_pages() -> None:
    left = page("a", view=PageView(box_view(0, 0, 400, 300)))
    right = replace(left, id="b", view=PageView(box_view(400, 0, 800, 300)))
    assert not looks_the_same(left, right)


@given(st.integers(0, 500), st.integers(0, 500))
def test_being_alike_goes_both_ways(one: int, other: int) -> None:
    first, second = told(printed(one)), told(speckled(printed(other), one))
    assert alike(first, second) == alike(second, first)


def test_none_of_two_hundred_other_pages_is_taken_for_the_new_one() -> None:
    new = told(printed(999))
    assert not any(alike(new, told(printed(seed))) for seed in range(200))
