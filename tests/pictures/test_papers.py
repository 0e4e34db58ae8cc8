"""The paper on a scanner's picture is found, straightened, cut out; when not sure, nothing changes."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.page_view import PageView
from app.pictures.files import Picture
from app.pictures.glance import glance
from app.pictures.levelling import levelled
from app.pictures.papers import LOOK_DPI, paper_on, papers_in, view_of
from app.pictures.views import matrix_of, seen
from bench.drawn_pages import Drawn, Laid, glass, id_card, overlap, paper, receipt, tilt, torn

pytestmark = pytest.mark.slow  # draws and looks at whole pages

A4, A5, CARD = (210.0, 297.0), (148.0, 210.0), (85.6, 53.98)


def found(drawn: Drawn) -> PageView | None:
    look = glance(drawn.picture, drawn.dpi, LOOK_DPI)
    sheet = paper_on(look)
    return None if sheet is None else view_of(sheet, look, drawn.picture.shape)


def rng(seed: int = 11) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize("lid", ["white", "grey", "black"])
def test_a_crooked_a5_sheet_is_cut_out_and_straightened(lid: str) -> None:
    sheet = Laid(paper("giay_chung_sinh"), A5, (105, 140), 4.3)
    drawn = glass([sheet], rng(), lid=lid, dpi=150)
    view = found(drawn)
    assert view is not None
    assert overlap(view.points, drawn.corners[0], drawn.picture.shape) > 0.98
    assert abs(tilt(view.points) - 4.3) < 0.1


def test_a_card_on_the_glass_has_its_exact_size() -> None:
    drawn = glass([Laid(id_card(), CARD, (90, 120), -6.0)], rng(), dpi=200)
    view = found(drawn)
    assert view is not None
    wide, high = view.size_px(*drawn.picture.shape[1::-1])
    assert (round(wide / 200 * 25.4, 1), round(high / 200 * 25.4, 1)) == pytest.approx(CARD, abs=0.2)


def test_a_till_receipt_and_a_torn_sheet_are_found_whole() -> None:
    for content, size in ((receipt(rng()), (80.0, 150.0)), (torn(paper("giay_bao_tu"), rng()), A5)):
        drawn = glass([Laid(content, size, (105, 150), 2.0)], rng(), lid="black", dpi=150)
        view = found(drawn)
        assert view is not None
        assert overlap(view.points, drawn.corners[0], drawn.picture.shape) > 0.96


def test_three_cards_on_one_glass_are_told_in_reading_order() -> None:
    places = ((55.0, 60.0), (155.0, 66.0), (60.0, 200.0))
    cards = [Laid(id_card(n), CARD, place, 3.0 * n) for n, place in enumerate(places)]
    drawn = glass(cards, rng(), lid="white", dpi=150)
    views = papers_in(drawn.picture, drawn.dpi)
    assert len(views) == 3
    for view, corners in zip(views, drawn.corners, strict=True):
        assert overlap(view.points, corners, drawn.picture.shape) > 0.95


def test_an_open_spread_is_two_pages_left_and_right() -> None:
    pages = [cv2.resize(paper(kind), (1240, 1754)) for kind in ("giay_bao_tu", "trich_luc_khai_tu")]
    spread = np.asarray(np.hstack(pages), np.uint8)
    drawn = glass([Laid(spread, (420, 297), (216, 150), 0.6)], rng(), size_mm=(432, 300), dpi=100)
    left, right = papers_in(drawn.picture, drawn.dpi)
    halves = [(c[0] + c[1]) / 2 for c in drawn.corners], [(c[3] + c[2]) / 2 for c in drawn.corners]
    top, bottom = halves[0][0], halves[1][0]
    a, b, c, d = drawn.corners[0]
    assert overlap(left.points, np.array([a, top, bottom, d]), drawn.picture.shape) > 0.98
    assert overlap(right.points, np.array([top, b, c, bottom]), drawn.picture.shape) > 0.98


def test_several_papers_are_not_cut_down_to_one() -> None:
    cards = [Laid(id_card(n), CARD, (100, 60 + 90 * n)) for n in range(2)]
    assert found(glass(cards, rng(), dpi=150)) is None


def test_a_straight_full_page_is_left_as_it_is() -> None:
    page = cv2.resize(paper("to_khai_khai_sinh"), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    look = glance(np.asarray(page, np.uint8), 150, LOOK_DPI)
    sheet = paper_on(look)
    assert sheet is None or view_of(sheet, look, page.shape) is None
    assert levelled(look) is None


@pytest.mark.parametrize("kind", ["giay_khai_sinh", "giay_xac_nhan_cu_tru"])
def test_a_printed_frame_is_not_taken_for_the_paper(kind: str) -> None:
    page = np.asarray(cv2.resize(paper(kind), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
    assert paper_on(glance(page, 150, LOOK_DPI)) is None


def test_a_page_without_visible_edges_is_straightened_by_its_text() -> None:
    page = cv2.resize(paper("giay_bao_tu"), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -1.7, 1)
    crooked = cv2.warpAffine(page, turn, (width, height), borderValue=(253, 253, 251))
    view = levelled(glance(np.asarray(crooked, np.uint8), 150, LOOK_DPI))
    assert view is not None
    assert abs(tilt(view.points) - 1.7) < 0.2


def ink_inside(picture: Picture, true: np.ndarray, view: PageView) -> float:
    """Return how much of the ink on the true paper the view still holds."""
    dark = picture.min(axis=2) < 140
    on_paper, kept = (np.zeros(dark.shape, np.uint8) for _ in range(2))
    # The outermost millimetre is the paper's own shadow, not ink.
    inner = true.mean(axis=0) + (true - true.mean(axis=0)) * 0.98
    cv2.fillPoly(on_paper, [np.round(inner).astype(np.int32)], 1)
    cv2.fillPoly(kept, [np.round(np.array(view.points)).astype(np.int32)], 1)
    ink = dark & (on_paper > 0)
    return float((ink & (kept > 0)).sum() / ink.sum())


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(
    st.sampled_from(("white", "same", "grey", "black")),
    st.sampled_from(("giay_chung_sinh", "giay_khai_sinh", "to_khai_ket_hon")),
    st.floats(-8, 8),
    st.integers(0, 99),
)
def test_no_page_ever_loses_ink(lid: str, kind: str, degrees: float, seed: int) -> None:
    drawn = glass([Laid(paper(kind), A5, (108, 148), degrees)], rng(seed), lid=lid, dpi=100)
    view = found(drawn)
    if view is not None:
        assert ink_inside(drawn.picture, drawn.corners[0], view) >= 0.999


@given(st.floats(-8, 8), st.floats(0, 30), st.floats(60, 120))
def test_a_point_of_the_paper_is_where_the_view_says(degrees: float, left: float, size: float) -> None:
    turn = np.radians(degrees)
    right, down = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
    start = np.array([60 + left, 60 + left])
    corners = [start, start + size * right, start + size * (right + down), start + size * down]
    view = PageView(tuple(float(n) for corner in corners for n in corner))
    picture = np.full((300, 300), 255, np.uint8)
    spot = start + size * 0.5 * (right + down)
    cv2.circle(picture, (round(spot[0]), round(spot[1])), 4, 0, -1)
    y, x = np.nonzero(seen(picture, view) < 128)
    told = matrix_of(view, 300, 300) @ np.array([*np.round(spot), 1.0])
    assert (x.mean(), y.mean()) == pytest.approx(tuple(told[:2] / told[2]), abs=1.0)
