"""Blank sides are marked; holes, dust, shadows and what shines through do not hide them, ink does."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from app.pictures.files import Picture
from scanner.blank import is_blank
from tests.scanner.papers import blank_side, written_side

MM = 200 / 25.4
Mark = Callable[[Picture], Picture]


def holes(side: Picture) -> Picture:
    for y in (108.5, 188.5):
        cv2.circle(side, (round(12 * MM), round(y * MM)), round(3 * MM), (35, 35, 35), -1)
    return side


def dust(side: Picture) -> Picture:
    for x, y in np.random.default_rng(3).integers(100, 1500, (25, 2)):
        cv2.circle(side, (int(x), int(y)), 1, (60, 60, 60), -1)
    return side


def shadow(side: Picture) -> Picture:
    side[:, : round(4 * MM)] = 90
    return np.asarray(side * np.linspace(0.75, 1.0, side.shape[1])[None, :, None], np.uint8)


def shining_through(side: Picture) -> Picture:
    behind = cv2.GaussianBlur(cv2.flip(written_side(dpi=200), 1), (0, 0), 3).astype(float)
    return np.clip(side - 0.15 * (238 - behind), 0, 255).astype(np.uint8)


def clean(side: Picture) -> Picture:
    return side


def typed_line(side: Picture) -> Picture:
    cv2.putText(side, "Trang 2", (700, 2200), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (50, 50, 50), 2)
    return side


def red_stamp(side: Picture) -> Picture:
    cv2.circle(side, (900, 1200), round(18 * MM), (120, 110, 220), 6)
    return side


def blue_signature(side: Picture) -> Picture:
    curve = [(800 + 3 * t, round(1200 + 40 * np.sin(t / 4))) for t in range(60)]
    cv2.polylines(side, [np.array(curve, np.int32)], False, (170, 90, 60), 3)
    return side


def pencil(side: Picture) -> Picture:
    cv2.putText(side, "da kiem tra", (500, 900), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 1.5, (165, 165, 165), 3)
    return side


def black_card(side: Picture) -> Picture:
    return np.full_like(side, 30)


def photograph(side: Picture) -> Picture:
    side[600:1400, 400:1200] = 60
    return side


@pytest.mark.parametrize("mark", [clean, holes, dust, shadow, shining_through])
def test_a_side_without_ink_is_blank(mark: Mark) -> None:
    assert is_blank(mark(blank_side(dpi=200)), 200)


@pytest.mark.parametrize("mark", [typed_line, red_stamp, blue_signature, pencil, black_card, photograph])
def test_a_side_with_anything_on_it_is_not_blank(mark: Mark) -> None:
    assert not is_blank(mark(blank_side(dpi=200)), 200)


@pytest.mark.parametrize("dpi", [75, 200])
def test_the_answer_does_not_depend_on_the_resolution(dpi: int) -> None:
    assert is_blank(blank_side(dpi), dpi)
    assert not is_blank(written_side(dpi=dpi), dpi)


def test_a_grey_side_is_judged_like_a_coloured_one() -> None:
    grey = cv2.cvtColor(typed_line(blank_side(dpi=200)), cv2.COLOR_BGR2GRAY)
    assert not is_blank(np.asarray(grey, np.uint8), 200)


def test_a_scrap_smaller_than_the_edge_is_no_fault() -> None:
    assert is_blank(np.full((20, 20), 240, np.uint8), 300)
