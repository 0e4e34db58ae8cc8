"""A sheet under a camera is found on any desk and flattened to the proportions it really has."""

from __future__ import annotations

import numpy as np
import pytest

from app.domain.page_view import Cleaning
from app.pictures.camera_page import camera_view
from bench.drawn_pages import desk, id_card, overlap, paper


@pytest.mark.parametrize("top", ["dark", "wood", "light"])
def test_a_sheet_is_found_on_every_desk(top: str) -> None:
    drawn = desk(paper("giay_bao_tu"), np.random.default_rng(4), top=top, long_px=1200)
    view = camera_view(drawn.picture)
    assert view is not None
    assert overlap(view.points, drawn.corners[0], drawn.picture.shape) > 0.97


def test_an_aslant_a4_and_a_card_come_out_at_their_true_proportions_and_resolution() -> None:
    for content, ratio, long_mm in (
        (paper("giay_bao_tu"), 210 / 297, 297.0),
        (id_card(), 85.6 / 53.98, 85.6),
    ):
        drawn = desk(content, np.random.default_rng(8), top="dark", long_px=1200)
        view = camera_view(drawn.picture)
        assert view is not None
        wide, high = view.size_px(*drawn.picture.shape[1::-1])
        assert wide / high == pytest.approx(ratio, rel=0.01)
        assert max(wide, high) / view.dpi * 25.4 == pytest.approx(long_mm, rel=0.01)


def test_uneven_light_asks_for_shadows_to_be_taken_off() -> None:
    drawn = desk(paper("giay_bao_tu"), np.random.default_rng(4), top="wood", long_px=1200)
    dim = drawn.picture * np.linspace(1, 0.6, drawn.picture.shape[1])[None, :, None]
    view = camera_view(dim.astype(np.uint8))
    assert view is not None
    assert view.cleaning is Cleaning.SHADOWS


def test_an_empty_desk_shows_no_sheet() -> None:
    bare = np.random.default_rng(1).normal(120, 4, (900, 1200, 3)).clip(0, 255).astype(np.uint8)
    assert camera_view(bare) is None
