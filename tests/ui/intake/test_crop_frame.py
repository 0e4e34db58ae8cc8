"""The crop frame: what a hand does on the screen and what it means on the original."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.draft import DraftPage
from app.domain.page_view import Cleaning, PageView, box_view
from ui.intake.pages.crop_frame import CropFrame, frame_of, nearest_handle
from ui.intake.pages.page_edits import halves, straightened

WIDE, HIGH = 2480, 3508
TURNS = st.sampled_from([0, 90, 180, 270])
MOVES = st.lists(st.tuples(st.integers(0, 7), st.floats(-400, 400), st.floats(-400, 400)), max_size=8)


def page(rotation: int = 0, view: PageView = PageView(), dpi: int = 300) -> DraftPage:
    at = datetime(2026, 11, 20, 8, tzinfo=UTC)
    return DraftPage("1", "00", "image/jpeg", WIDE, HIGH, dpi, at, rotation=rotation, view=view)


def test_the_frame_begins_around_the_whole_page():
    frame = frame_of(page())
    assert frame.corners == box_view(0, 0, WIDE, HIGH)
    assert frame.view(PageView()) == PageView()


def test_an_arrow_moves_the_chosen_corner_by_a_millimetre_of_paper():
    frame = frame_of(page())
    moved = frame.moved(frame.px_per_mm, frame.px_per_mm)
    assert moved.upright[0] == pytest.approx((300 / 25.4, 300 / 25.4), abs=0.1)
    assert moved.upright[1:] == frame.upright[1:]


@pytest.mark.parametrize(
    ("rotation", "corner"), [(0, (0, 0)), (90, (0, HIGH)), (180, (WIDE, HIGH)), (270, (WIDE, 0))]
)
def test_the_first_corner_is_the_top_left_one_as_the_page_is_seen(rotation: int, corner: tuple[int, int]):
    frame = frame_of(page(rotation))
    assert frame.upright[0] == (0, 0)
    moved = frame.moved(50, 50)
    changed = [p for p, q in zip(PageView(moved.corners).points, PageView(frame.corners).points, strict=True)
               if p != q]  # fmt: skip
    assert len(changed) == 1
    assert abs(changed[0][0] - corner[0]) == 50 and abs(changed[0][1] - corner[1]) == 50


def test_an_edge_moves_across_itself_and_takes_both_its_corners():
    frame = frame_of(page()).chosen(5).moved(-100, 70)
    assert frame.corners == box_view(0, 0, WIDE - 100, HIGH)


def test_tab_goes_from_corner_to_corner_then_to_the_edges_and_round():
    frame = frame_of(page())
    seen = [frame := frame.next_handle(1) for _ in range(8)]
    assert [f.handle for f in seen] == [1, 2, 3, 4, 5, 6, 7, 0]
    assert frame.next_handle(-1).handle == 7


def test_a_corner_takes_the_mouse_before_an_edge_near_it():
    handle, far = nearest_handle(frame_of(page()), 5, 8)
    assert handle == 0 and far < 10


def test_a_frame_taken_keeps_the_cleaning_and_forgets_proportions_that_were_another_frame_s():
    before = PageView(box_view(0, 0, 900, 900), Cleaning.SHADOWS, 200, 1.4)
    frame = frame_of(page(view=before)).moved(30, 0)
    view = frame.view(before)
    assert (view.cleaning, view.dpi, view.ratio) == (Cleaning.SHADOWS, 200, 0.0)
    assert frame_of(page(view=before)).view(before) == before


def test_the_whole_page_again_is_the_untouched_original():
    before = PageView(box_view(10, 10, 900, 900))
    assert frame_of(page(view=before)).whole().view(before).whole


def test_a_photograph_without_resolution_is_measured_as_an_a4():
    assert frame_of(page(dpi=0)).px_per_mm == pytest.approx(HIGH / 297)


@given(TURNS, MOVES)
def test_no_hand_folds_the_frame_or_takes_it_off_the_picture(rotation: int, moves: list):
    frame = frame_of(page(rotation))
    for handle, dx, dy in moves:
        frame = frame.chosen(handle).moved(dx, dy)
    assert all(0 <= x <= WIDE for x in frame.corners[::2])
    assert all(0 <= y <= HIGH for y in frame.corners[1::2])
    assert area(frame) > 0


@given(TURNS, MOVES)
def test_turning_the_page_leaves_the_frame_where_it_was_on_the_paper(rotation: int, moves: list):
    frame = frame_of(page(rotation))
    for handle, dx, dy in moves:
        frame = frame.chosen(handle).moved(dx, dy)
    seen = frame_of(page(rotation + 90, PageView(frame.corners)))
    high = frame.size[1]
    turned = [n for x, y in frame.upright for n in (high - y, x)]
    again = [n for point in (*seen.upright[1:], seen.upright[0]) for n in point]
    assert turned == pytest.approx(again)


@given(TURNS)
def test_halves_cover_the_page_and_come_in_reading_order(rotation: int):
    one, two = halves(page(rotation))
    sizes = [view.size_px(WIDE, HIGH) for view in (one, two)]
    assert sizes[0] == sizes[1]
    assert sizes[0][0] * sizes[0][1] * 2 == WIDE * HIGH
    first = [frame_of(page(rotation, view)).upright[0] for view in (one, two)]
    assert first[0] == (0, 0) and sum(first[1]) > 0


def test_straightening_right_turns_the_words_right_and_back_again():
    turned = straightened(page(), 0.5)
    top_left, top_right = turned.points[:2]
    assert top_left[1] > top_right[1]  # the frame leans left, so what stands in it leans right
    back = straightened(page(view=turned), -0.5)
    assert back.corners == pytest.approx(box_view(0, 0, WIDE, HIGH), abs=0.2)


def area(frame: CropFrame) -> float:
    points = PageView(frame.corners).points
    pairs = zip(points, (*points[1:], points[0]), strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2
