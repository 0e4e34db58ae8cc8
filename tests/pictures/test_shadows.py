"""A shadow over a page is evened out; seals keep their colour and photographs their shades."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from app.pictures.files import Picture
from app.pictures.shadows import without_shadows

MM = 150 / 25.4


def page() -> Picture:
    """Draw an A4 page at 150 dpi: text, a red seal and a portrait of 25 x 32 mm."""
    side = np.full((1754, 1240, 3), 235, np.uint8)
    for line in range(14):
        cv2.putText(side, "Uy ban nhan dan xa Thu Nghiem", (150, 500 + 60 * line), 0, 1.2, (45, 45, 45), 2)
    cv2.circle(side, (900, 1480), round(17 * MM), (60, 50, 205), 5)
    side[160:350, 120:268] = (130, 140, 150)
    cv2.circle(side, (194, 230), 40, (110, 135, 180), -1)
    return side


def shaded(side: Picture, dark: float = 0.5) -> Picture:
    """Throw the soft shadow of a hand with a telephone over the lower right."""
    hand = np.zeros(side.shape[:2], np.float32)
    cv2.fillPoly(hand, [np.array([[500, 1754], [1240, 420], [1240, 1754]], np.int32)], 1)
    return np.asarray(side * (1 - dark * cv2.GaussianBlur(hand, (0, 0), 14))[:, :, None], np.uint8)


def test_paper_under_a_shadow_becomes_as_bright_as_beside_it() -> None:
    clean = without_shadows(shaded(page()))
    assert abs(float(np.median(clean[1600:1700, 1100:1200])) - float(np.median(clean[700:900, 20:120]))) < 8


def test_text_under_a_shadow_stays_as_dark_against_its_paper() -> None:
    clean = without_shadows(shaded(page())).min(axis=2)
    assert np.percentile(clean[1000:1300, 600:900], 2) < 110


def test_a_red_seal_stays_red() -> None:
    clean = without_shadows(shaded(page()))
    b, g, r = (int(n) for n in clean[1480, 900 + round(17 * MM)])
    assert r - max(b, g) > 100


def test_a_portrait_keeps_its_shades() -> None:
    clean = without_shadows(page())
    before, after = page()[180:340, 130:258], clean[180:340, 130:258]
    assert abs(float(before.mean()) * 255 / 235 - float(after.mean())) < 12


@pytest.mark.slow
def test_an_evenly_lit_page_is_hardly_changed() -> None:
    side = page()
    assert float(np.abs(without_shadows(side).astype(int) - np.minimum(side * (250 / 235), 255)).mean()) < 8
