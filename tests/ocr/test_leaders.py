"""Dots of forms go, and with them nothing that belongs to a letter."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.training.drawing import Filling
from app.training.invented import invent_household
from app.training.papers import TRAINING_DAY, drawn_sheet
from bench.read_set import draw_set
from ocr.leaders import LEAST, find_runs, without_leaders
from ocr.leaders_in_type import dots_in_type
from ocr.preparation import ink

PITCH = 9.0


def run_of(count: int, start: float = 100.0, pitch: float = PITCH) -> list[float]:
    return [start + pitch * n for n in range(count)]


def middles(*x: float, y: float = 50.0) -> tuple[np.ndarray, np.ndarray]:
    return np.array(x), np.full(len(x), y)


def test_an_even_row_of_dots_is_a_leader():
    (run,) = find_runs(*middles(*run_of(12)))
    assert len(run.members) == 12 and run.pitch == pytest.approx(PITCH)


def test_three_dots_and_dust_are_none():
    assert find_runs(*middles(*run_of(3), 300.0)) == ()


def test_a_tone_mark_beside_the_dots_is_no_dot_of_theirs():
    tone = 100.0 + 4.5 * PITCH
    x, y = middles(*run_of(12), tone)
    (run,) = find_runs(x, y)
    assert 12 not in run.members and len(run.members) == 12


def test_a_leader_goes_on_behind_letters_that_hide_some_of_its_dots():
    x, y = middles(*run_of(8), *run_of(3, 100.0 + 14 * PITCH))
    (run,) = find_runs(x, y)
    assert len(run.members) == 11


@given(
    st.integers(LEAST, 60),
    st.floats(5.0, 20.0),
    st.lists(st.tuples(st.floats(0, 1500), st.floats(0, 1500)), max_size=30),
)
def test_every_dot_of_a_run_stands_on_its_beat(count: int, pitch: float, dust: list[tuple[float, float]]):
    x = np.array([*run_of(count, pitch=pitch), *(across for across, _ in dust)])
    y = np.array([50.0] * count + [down for _, down in dust])
    for run in find_runs(x, y):
        beats = np.diff(x[run.members]) / run.pitch
        assert (beats > 0).all()
        assert (np.abs(beats - np.round(beats)) <= 0.35).all()
        assert len(set(run.members.tolist())) == len(run.members)


def test_a_stop_at_the_end_of_a_sentence_and_the_dot_of_a_tone_stay():
    page = np.full((200, 600), 255, np.uint8)
    page[100:104, 40:44] = 0
    page[100:104, 300:304] = 0
    page[60:96, 200:220] = 0
    clean, _ = without_leaders(page, ink(page))
    assert (clean == page).all()


def test_a_dot_that_touches_a_letter_is_taken_off_its_foot_and_a_descender_keeps_its_tail():
    page = np.full((200, 600), 255, np.uint8)
    for beat in range(20):
        page[100:104, 100 + 12 * beat : 104 + 12 * beat] = 0
    page[70:101, 140:170] = 0  # a letter that stands on the dots
    page[70:120, 220:226] = 0  # a descender that goes through them
    clean, _ = without_leaders(page, ink(page))
    assert (clean[105:120, 220:226] == 0).all()
    assert (clean[70:97, 140:170] == 0).all()
    assert (clean[102:104, 100:136] == 255).all()


@pytest.mark.parametrize("drop_mm", [0.5, 1.4])
def test_the_dots_of_a_drawn_form_are_gone_and_its_letters_are_not(drop_mm: float):
    from app.training.degradations import _CLEAR_DOTS, _DOTS_IN_TYPE

    dots = next(d for d in (*_CLEAR_DOTS, *_DOTS_IN_TYPE) if d.under and d.drop_mm == drop_mm)
    household = invent_household(12, TRAINING_DAY)
    sheet = drawn_sheet("to_khai_cai_chinh_ho_tich", household, np.random.default_rng(1), Filling.TYPED, dots)
    page = np.asarray(sheet.image.convert("L").reduce(3))
    clean, letters = without_leaders(page, ink(page))
    assert letters > 300
    assert np.count_nonzero(ink(clean)) < np.count_nonzero(ink(page))


def test_the_set_names_the_spoilt_pages_the_leaders_are_measured_on():
    (page,) = draw_set(7, kinds=["to_khai_cai_chinh_ho_tich"], degradations=["leaders"])
    assert page.degradation == "leaders"


HIDDEN = np.array([True, True, False, True, True, True] * 8)
"""Two dots of three touch letters: no five that stand alone follow each other."""


def typed_into(inked_beats: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Blobs that stand alone on a beat, and ink on all beats between them or on none."""
    x = 100.0 + PITCH * np.arange(len(HIDDEN))
    sheet = np.zeros((100, 700), np.uint8)
    shown = ~HIDDEN
    for place in x if inked_beats else x[shown]:
        sheet[49:52, round(place) - 1 : round(place) + 2] = 1
    places, levels = middles(*x[shown])
    return np.arange(len(places)), places, levels, sheet


def test_a_leader_most_of_whose_dots_touch_letters_is_known_by_the_beat_of_the_others():
    row, x, y, sheet = typed_into(inked_beats=True)
    ((members, beat),) = dots_in_type(row, x, y, PITCH * 1.01, sheet)
    assert len(members) == len(row) and beat == pytest.approx(PITCH, rel=0.005)


def test_dots_under_letters_that_happen_to_keep_a_beat_are_no_leader():
    assert dots_in_type(*typed_into(inked_beats=False)[:3], PITCH, typed_into(inked_beats=False)[3]) == ()
