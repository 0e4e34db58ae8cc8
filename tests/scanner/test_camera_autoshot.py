"""When a paper under the camera is taken by itself: once, whole, at rest, in focus."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from scanner.autoshot import AutoShot, Seen
from scanner.sheet_outline import outline
from tests.scanner.desk_scenes import HIGH, PLACE, WIDE, Picture, desk, lying, moved, sheet

pytestmark = pytest.mark.slow

MAU, VI_DU = sheet("Nguyen Thi Mau"), sheet("Tran Van Vi Du")


def watched(pictures: Sequence[Picture], watcher: AutoShot | None = None) -> list[Seen]:
    """Look at one picture after another, taking what is to be taken."""
    eye, seen = watcher or AutoShot(), []
    for picture in pictures:
        seen.append(eye.see(picture))
        if seen[-1].take:
            eye.note_taken(picture)
    return seen


def stills(pictures: Sequence[Picture]) -> list[int]:
    """Return at which pictures a still was taken."""
    return [number for number, seen in enumerate(watched(pictures)) if seen.take]


def test_a_sheet_laid_down_is_taken_once_when_it_lies_still() -> None:
    assert stills([*lying(None), *lying(MAU, 12)]) == [8]


def test_its_corners_are_told_within_a_hundredth_of_the_picture() -> None:
    told = np.array(watched(lying(MAU, 2))[-1].corners).reshape(4, 2) * (WIDE, HIGH)
    assert np.abs(told - np.array(PLACE)).max() < 0.01 * WIDE


def test_each_sheet_of_a_pile_laid_one_upon_the_other_is_taken() -> None:
    other = sheet("Le Thi Thi Du", form="GIAY CHUNG SINH")
    covered = lying(MAU, 2, hand=True)
    assert len(stills([*lying(MAU, 6), *covered, *lying(VI_DU, 6), *covered, *lying(other, 6)])) == 3


def test_a_hand_that_points_at_the_sheet_does_not_take_it_again() -> None:
    assert len(stills([*lying(MAU, 6), *lying(MAU, 6, hand=True), *lying(MAU, 6)])) == 1


def test_a_sheet_put_straight_is_not_taken_again() -> None:
    straight = lying(MAU, 6, place=moved(30))
    assert len(stills([*lying(MAU, 6), *lying(MAU, 2, hand=True), *straight])) == 1


def test_two_copies_that_look_the_same_are_both_taken_when_the_desk_was_empty_between() -> None:
    assert len(stills([*lying(MAU, 6), *lying(None, 4), *lying(MAU, 6)])) == 2


def test_nothing_is_taken_while_a_hand_lies_still_on_the_sheet() -> None:
    assert stills(lying(MAU, 12, hand=True)) == []


def test_a_sheet_that_is_still_being_pushed_about_is_not_taken() -> None:
    assert stills([desk(MAU, moved(12 * step)) for step in range(8)]) == []


def test_a_sheet_that_reaches_out_of_the_picture_is_not_taken_by_itself() -> None:
    assert stills(lying(MAU, 8, place=moved(200))) == []


def test_out_of_focus_it_waits_and_says_so() -> None:
    blurred = [cv2.GaussianBlur(picture, (0, 0), 9) for picture in lying(MAU, 6)]
    seen = watched(blurred)
    assert seen[-1].steady and seen[-1].corners and not seen[-1].sharp
    assert not any(one.take for one in seen)
    assert [one.take for one in watched([*blurred, *lying(MAU, 4)])].count(True) == 1


def test_a_lamp_mirrored_on_the_sheet_is_told_and_waited_for() -> None:
    grey = np.asarray(MAU * 0.8, np.uint8)
    lit = cv2.circle(grey.copy(), (500, 500), 160, (255, 255, 255), -1)
    seen = watched(lying(np.asarray(lit, np.uint8), 6))
    assert seen[-1].glare and not any(one.take for one in seen)
    assert stills(lying(grey, 6)) == [3]


def test_an_id_card_beside_nothing_else_is_a_sheet() -> None:
    card = cv2.resize(sheet("Nguyen Thi Mau", "CAN CUOC", 8)[:530], (640, 404), interpolation=cv2.INTER_AREA)
    place = ((300, 500), (560, 505), (557, 668), (297, 662))
    assert stills(lying(np.asarray(card, np.uint8), 6, place=place)) == [3]


def test_a_light_sheet_on_a_light_desk_is_found_by_its_edge() -> None:
    picture = np.full((600, 800, 3), 226, np.uint8)
    cv2.rectangle(picture, (150, 80), (560, 520), (243, 243, 243), -1)
    cv2.rectangle(picture, (150, 80), (560, 520), (196, 196, 196), 2)
    found = outline(picture)
    assert found is not None
    assert np.abs(found - np.float32([[150, 80], [560, 80], [560, 520], [150, 520]])).max() < 8


def test_no_sheet_is_seen_on_an_empty_desk() -> None:
    assert outline(desk()) is None
