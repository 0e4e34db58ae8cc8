"""Curved and keystoned pages are laid level, level ones are left alone, and places stay true."""

import cv2
import numpy as np
import pytest

from app.pictures.skew import find_skew
from ocr.flattening import find_bend, flattened
from ocr.preparation import ink, prepare
from tests.ocr.papers import BODY, HEADER, drawn_page, noise

LINES = [*HEADER, *(f"{one} {other}" for one, other in zip(BODY * 3, BODY[1:] * 4, strict=False))]
PAGE = np.array(drawn_page(LINES, size=(1650, 1250), point=20).convert("L"))
DOWN, ALONG = np.mgrid[0 : PAGE.shape[0], 0 : PAGE.shape[1]].astype(np.float32)
U, V = ALONG / PAGE.shape[1] - 0.5, DOWN / PAGE.shape[0] - 0.5
BENDS = {"bound file": 25 * np.cos(3 * U), "held aslant": 90 * U * V, "both": 40 * U**2 + 60 * U * V}


def bent(rows):
    return cv2.remap(PAGE, ALONG, (DOWN - rows).astype(np.float32), cv2.INTER_CUBIC, borderValue=255)


@pytest.mark.parametrize("rows", BENDS.values(), ids=BENDS)
def test_bent_lines_are_laid_level(rows):
    picture = bent(rows)

    bend = find_bend(ink(picture))

    assert bend is not None
    level = find_skew(ink(PAGE)).sharpness
    assert find_skew(ink(picture)).sharpness < 0.85 * level
    assert find_skew(ink(flattened(picture, bend))).sharpness > 0.8 * level


def test_a_level_page_is_left_as_it_lies():
    assert find_bend(ink(PAGE)) is None


@pytest.mark.parametrize(
    "picture", [noise((900, 1200)), np.full((900, 1200), 255, np.uint8)], ids=["noise", "blank"]
)
def test_a_picture_without_lines_is_not_bent(picture):
    assert find_bend(ink(picture)) is None


def test_places_on_a_flattened_page_lie_on_the_same_ink_of_the_original():
    picture = bent(BENDS["bound file"])
    page = prepare(picture, 150)
    assert page.bend is not None
    rows, columns = np.nonzero(page.grey < 60)
    seen = np.random.default_rng(3).choice(len(rows), 400, replace=False)

    places = np.round(page.on_upright(np.column_stack([columns, rows])[seen].astype(np.float64))).astype(int)

    around = cv2.erode(picture, np.ones((5, 5), np.uint8))
    assert np.mean(around[places[:, 1], places[:, 0]] < 128) > 0.97
