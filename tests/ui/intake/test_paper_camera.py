"""Papers under the camera at the intake: live, by keys alone, each page in its slot, the camera let go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.page_view import Cleaning
from app.ports import CameraFrame
from app.settings import DeviceSettings
from scanner.feed import CameraFeed
from scanner.protocol import Places
from scanner.service import Scanners
from tests.scanner.desk_scenes import lying, sheet
from tests.ui.intake.hands import focused, press, type_text
from tests.ui.intake.papers import CLERK
from tests.use_cases.world import World
from ui.background import Background
from ui.intake.scanning.paper_camera import PAPERS, Waiting, waiting_of
from ui.intake.view import IntakeView

K = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
CORNERS = (0.1, 0.1, 0.9, 0.1, 0.9, 0.9, 0.1, 0.9)
WAIT = 60_000


def test_what_the_camera_waits_for_is_the_first_thing_that_hinders_it():
    sheet_seen = CameraFrame(b"", corners=CORNERS, sharp=True)
    at_rest = replace(sheet_seen, steady=True)
    assert waiting_of(CameraFrame(b""), True) is Waiting.SHEET
    assert waiting_of(sheet_seen, True) is Waiting.REST
    assert waiting_of(replace(at_rest, sharp=False), True) is Waiting.FOCUS
    assert waiting_of(replace(at_rest, glare=True), True) is Waiting.GLARE
    assert waiting_of(replace(at_rest, taken=True), True) is Waiting.NEXT
    assert waiting_of(at_rest, False) is Waiting.PRESS


def test_papers_under_the_camera_are_shown_without_their_shadows():
    assert PAPERS.cleaning is Cleaning.SHADOWS


def filmed(folder: Path) -> str:
    """Lay a camera: an empty desk, one form, a hand, another form, again and again."""
    folder.mkdir()
    mau, vi_du = sheet("Nguyen Thi Mau"), sheet("Tran Van Vi Du")
    scenes = [*lying(None, 6), *lying(mau, 10), *lying(mau, 2, hand=True), *lying(vi_du, 10)]
    for number, scene in enumerate(scenes):
        (folder / f"hinh{number:03d}.jpg").write_bytes(cv2.imencode(".jpg", scene)[1].tobytes())
    return str(folder / "hinh%03d.jpg")


@pytest.fixture
def view(
    world: World, background: Background, qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[IntakeView]:
    source = getattr(request, "param", None) or filmed(tmp_path / "camera")
    feed, devices = CameraFeed(), DeviceSettings(camera=source)
    desk = replace(
        world.desk,
        settings=replace(world.desk.settings, devices=devices),
        edges=replace(world.desk.edges, camera=feed, scanner=Scanners(Places(cameras=(source,)))),
        photograph=replace(world.desk.photograph, camera=feed),
    )
    shown = IntakeView(desk, background, CLERK)
    qtbot.addWidget(shown)
    shown.resize(1180, 670)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.person.card.hasFocus)
    yield shown
    shown.close_form()
    qtbot.waitUntil(lambda: not background.busy, timeout=WAIT)


@pytest.mark.slow
def test_two_sheets_are_taken_by_themselves_and_land_in_the_draft(view: IntakeView, qtbot: QtBot):
    press(K.Key_F3, SHIFT)
    qtbot.waitUntil(lambda: len(view.model.state.pages) == 2, timeout=WAIT)
    first, second = view.model.state.pages
    assert (first.width_px, first.height_px) == (900, 1200)
    assert first.batch == second.batch
    qtbot.waitUntil(lambda: view.paper_camera.count.text() == "Đã chụp 2 tờ", timeout=WAIT)
    assert view.pages.isHidden() and view.paper_camera.live.hasFocus()
    press(K.Key_Escape)
    assert view.paper_camera.isHidden()
    qtbot.waitUntil(view.pages.isVisible, timeout=WAIT)
    assert view.person.card.hasFocus()


@pytest.mark.slow
def test_without_taking_by_itself_space_takes_what_lies_there(view: IntakeView, qtbot: QtBot):
    press(K.Key_F3, SHIFT)
    press(K.Key_F3, CTRL)
    assert "tắt" in view.paper_camera.automatic.text()
    qtbot.waitUntil(lambda: view.paper_camera.words.text() == "Bấm Space để chụp.", timeout=WAIT)
    assert not view.model.state.pages
    press(K.Key_Space)
    qtbot.waitUntil(lambda: len(view.model.state.pages) == 1, timeout=WAIT)
    press(K.Key_Escape)


@pytest.mark.slow
def test_while_the_camera_is_open_fields_can_be_typed_in_and_space_is_a_space(view: IntakeView, qtbot: QtBot):
    press(K.Key_F3, SHIFT)
    qtbot.waitUntil(lambda: view.paper_camera.camera.state.picture is not None, timeout=WAIT)
    press(K.Key_F2)
    press(K.Key_Tab)
    type_text("Le Thi")
    assert focused().text() == "Le Thi"  # type: ignore[attr-defined]
    press(K.Key_F3, SHIFT)
    assert view.paper_camera.live.hasFocus()
    press(K.Key_Escape)


@pytest.mark.slow
def test_leaving_the_form_lets_the_camera_go(view: IntakeView, qtbot: QtBot, background: Background):
    press(K.Key_F3, SHIFT)
    qtbot.waitUntil(lambda: len(view.model.state.pages) >= 1, timeout=WAIT)
    view.model.next_citizen()
    qtbot.waitUntil(lambda: not view.paper_camera.camera.state.open, timeout=WAIT)
    assert view.model.state.blank and not view.model.state.camera_open


@pytest.mark.slow
@pytest.mark.parametrize("view", ["Máy soi đã rút"], indirect=True)
def test_a_camera_that_is_pulled_out_is_named_and_the_page_comes_back(view: IntakeView, qtbot: QtBot):
    press(K.Key_F3, SHIFT)
    qtbot.waitUntil(lambda: view.model.state.notice is not None, timeout=WAIT)
    error = view.model.state.notice.error
    assert error is not None and (error.code, error.facts) == (
        "camera.not_found",
        {"camera": "Máy soi đã rút"},
    )
    assert view.paper_camera.isHidden() and not view.model.state.camera_open
