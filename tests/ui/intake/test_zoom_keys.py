"""Ctrl+plus, Ctrl+minus and Ctrl+0 magnify a page wherever one is looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.intake.hands import press
from tests.ui.intake.papers import lay_known_papers
from tests.use_cases.steps import issue_birth
from tests.use_cases.world import BIRTH, World
from ui.background import Background
from ui.dossier.view import DossierView
from ui.intake.papers.paper_panel import PaperList
from ui.intake.state import Side
from ui.intake.view import IntakeView
from ui.widgets.zoom_keys import stepped

pytestmark = pytest.mark.slow
K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_no_step_goes_past_the_last_size():
    assert [stepped(0, -1), stepped(0, 1), stepped(3, 1), stepped(3, 0)] == [0, 1, 3, 0]


def with_a_page(view: IntakeView, world: World, folder: Path, qtbot: QtBot) -> PaperList:
    lay_known_papers(world, folder, "giay_chung_sinh")
    view.model.choose_procedure(BIRTH)
    qtbot.waitUntil(lambda: view.model.state.preview is not None)
    view.model.scan()
    qtbot.waitUntil(lambda: len(view.model.state.pages) == 1 and not view.model.state.reading)
    view.papers.list.setFocus()
    return view.papers.list


def test_the_page_of_the_intake_grows_and_fits_again(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    with_a_page(view, world, tmp_path, qtbot)
    picture = view.pages.picture
    press(K.Key_Plus, CTRL)
    press(K.Key_Equal, CTRL)
    assert picture._zoom == 2
    press(K.Key_Minus, CTRL)
    assert picture._zoom == 1
    press(K.Key_0, CTRL)
    assert picture._zoom == 0


def test_the_same_keys_work_while_checking_and_under_the_crop_frame(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    with_a_page(view, world, tmp_path, qtbot)
    press(K.Key_F6)
    qtbot.waitUntil(lambda: view.model.state.side is Side.CHECKING)
    press(K.Key_Plus, CTRL)
    assert view.pages.picture._zoom == 1
    press(K.Key_F6)
    qtbot.waitUntil(lambda: view.model.state.side is Side.PERSON)
    press(K.Key_K, CTRL)
    qtbot.waitUntil(view.pages.crop.isVisible)
    press(K.Key_Plus, CTRL)
    press(K.Key_Plus, CTRL)
    press(K.Key_Minus, CTRL)
    assert view.pages.crop._zoom == 1


def test_the_same_keys_work_in_a_dossier(world: World, background: Background, qtbot: QtBot):
    from tests.ui.intake.papers import CLERK

    issued = issue_birth(world)
    view = DossierView(world.desk, background, CLERK)
    qtbot.addWidget(view)
    view.resize(1180, 670)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.show_dossier(issued.dossier.id)
    qtbot.waitUntil(lambda: not view.page.page.pixmap().isNull())
    fitted = view.page.page.height()
    view.page.area.setFocus()
    press(K.Key_Plus, CTRL)
    qtbot.waitUntil(lambda: view.page.page.height() > fitted)
    press(K.Key_0, CTRL)
    qtbot.waitUntil(lambda: view.page.page.height() == fitted)
