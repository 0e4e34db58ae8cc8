"""The crop frame on the real screen, by keys and by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.intake.hands import press
from tests.ui.intake.sheets import scan
from tests.use_cases.world import World
from ui.intake.view import IntakeView

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_frame_is_moved_by_keys_and_enter_crops(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan(view, world, tmp_path, qtbot, 1)
    press(K.Key_F7)
    press(K.Key_K, CTRL)
    qtbot.waitUntil(view.pages.crop.hasFocus)
    press(K.Key_Right)
    press(K.Key_Down, SHIFT)
    press(K.Key_Tab)
    press(K.Key_Left)
    press(K.Key_Return)
    qtbot.waitUntil(lambda: bool(view.model.state.page.view.corners))
    millimetre = 200 / 25.4
    assert view.model.state.page.view.corners[:4] == pytest.approx(
        (millimetre, 5 * millimetre, 300 - millimetre, 0), abs=0.2
    )
    qtbot.waitUntil(view.papers.list.hasFocus)
    assert view.model.state.undo == "crop"


def test_esc_leaves_the_frame_and_the_page_as_it_was(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan(view, world, tmp_path, qtbot, 1)
    press(K.Key_K, CTRL)
    qtbot.waitUntil(view.pages.crop.hasFocus)
    press(K.Key_Right)
    press(K.Key_Escape)
    qtbot.waitUntil(lambda: not view.model.state.cropping)
    assert view.model.state.page.view.whole and view.model.state.undo == ""


def test_a_corner_is_dragged_with_the_mouse(view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot):
    scan(view, world, tmp_path, qtbot, 1)
    press(K.Key_K, CTRL)
    crop = view.pages.crop
    qtbot.waitUntil(crop.hasFocus)
    room = crop._room(crop.frame)
    corner = room.bottomRight().toPoint()
    QTest.mousePress(crop, Qt.MouseButton.LeftButton, pos=corner)
    QTest.mouseMove(crop, corner - QPoint(60, 80))
    QTest.mouseRelease(crop, Qt.MouseButton.LeftButton, pos=corner - QPoint(60, 80))
    scale = room.width() / 300
    assert crop.frame.corners[4:6] == pytest.approx((300 - 60 / scale, 400 - 80 / scale), abs=2)
    press(K.Key_Home)
    press(K.Key_Return)
    assert view.model.state.page.view.whole


def test_the_frame_stays_where_it_was_on_the_paper_while_the_page_is_turned(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan(view, world, tmp_path, qtbot, 1)
    press(K.Key_K, CTRL)
    qtbot.waitUntil(view.pages.crop.hasFocus)
    press(K.Key_Right, SHIFT)
    frame = view.pages.crop.frame
    press(K.Key_R, CTRL)
    qtbot.waitUntil(lambda: view.pages.crop.frame.quarters == 1)
    assert view.pages.crop.frame.corners == frame.corners
