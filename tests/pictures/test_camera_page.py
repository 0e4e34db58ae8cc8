"""A sheet under a camera is found on any desk and flattened to the proportions it really has."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from app.domain.page_view import Cleaning, PageView
from app.pictures.camera_page import camera_view
from app.pictures.files import Picture
from app.pictures.glance import ink_of
from app.training.papers import PAPERS
from bench.drawn_pages import desk, id_card, overlap, paper

pytestmark = pytest.mark.slow  # draws and looks at whole pages


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


def left_out(picture: Picture, view: PageView | None) -> float:
    """Return the share of a page's ink that a view does not show."""
    if view is None:
        return 0.0
    ink = ink_of(np.asarray(picture.min(axis=2), np.uint8), max(picture.shape) / 297)
    shown = np.zeros(ink.shape, np.uint8)
    cv2.fillPoly(shown, [np.round(np.array(view.points)).astype(np.int32)], 1)
    return float(ink[shown == 0].sum() / ink.sum())


def filling_the_frame(kind: str, home: int) -> Picture:
    """Draw a paper photographed from so near that nothing of the desk is seen."""
    side = cv2.resize(paper(kind, home), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    dim = cv2.GaussianBlur(side, (0, 0), 1) * np.linspace(0.95, 0.75, side.shape[1])[None, :, None]
    return np.clip(dim + np.random.default_rng(home).normal(0, 3, side.shape), 0, 255).astype(np.uint8)


@pytest.mark.parametrize("kind", ["giay_xac_nhan_cu_tru", "don_de_nghi_xac_dinh_khuyet_tat"])
def test_a_frame_printed_on_a_paper_is_not_taken_for_the_paper(kind: str) -> None:
    for picture in (paper(kind), filling_the_frame(kind, 0)):
        assert left_out(picture, camera_view(picture)) == 0


@pytest.mark.slow
def test_a_paper_that_fills_the_frame_never_loses_ink() -> None:
    kinds = [sample.kind for sample in PAPERS if sample.kind != "mat_sau_trang"]
    for number, kind in enumerate(kinds):
        for picture in (paper(kind, number), filling_the_frame(kind, number)):
            # A pale line of the smallest print just where the view ends may be cut, no more.
            assert left_out(picture, camera_view(picture)) < 0.005, kind


def plain(level: int, noise: float) -> Picture:
    grain = np.random.default_rng(6).normal(level, noise, (1600, 1200, 3))
    return np.clip(grain, 0, 255).astype(np.uint8)


def bilevel() -> Picture:
    grey = cv2.cvtColor(paper("giay_bao_tu"), cv2.COLOR_BGR2GRAY)
    return np.where(grey < 150, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("picture", [plain(250, 0), plain(250, 1), plain(30, 2), plain(245, 6), bilevel()])
def test_where_all_has_one_colour_nothing_is_cut_out_by_colour(
    picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(cv2, "grabCut", lambda *given: asked.append(given))
    assert camera_view(picture) is None
    assert asked == []


def test_cutting_out_by_colour_looks_at_a_small_picture_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, cut = [], cv2.grabCut

    def watched(picture: Picture, *given: object) -> object:
        asked.append((max(picture.shape), given[4]))
        return cut(picture, *given)

    monkeypatch.setattr(cv2, "grabCut", watched)
    blot = np.full((1600, 1200, 3), 60, np.uint8)
    cv2.ellipse(blot, (600, 800), (400, 600), 20, 0, 360, (210, 215, 220), -1)
    camera_view(blot)
    assert asked == [(320, 1)]
