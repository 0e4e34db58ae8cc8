"""A dossier put aside while its pages are still being read is offered back at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.intake.hands import press, scan_code
from tests.ui.intake.papers import CERTIFICATE, lay_known_papers
from tests.use_cases.world import CARD, World
from ui.background import Background
from ui.intake.view import IntakeView

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def begin_reading(view: IntakeView, world: World, folder: Path, qtbot: QtBot) -> None:
    lay_known_papers(world, folder, CERTIFICATE)
    world.reader.slow = True
    scan_code(CARD)
    qtbot.waitUntil(view.procedure.search.hasFocus)
    press(K.Key_F4)
    qtbot.waitUntil(lambda: bool(view.model.state.reading) and not view.model.state.scanning)


def test_a_dossier_put_aside_while_a_page_is_read_is_offered_back(
    view: IntakeView, world: World, background: Background, tmp_path: Path, qtbot: QtBot
):
    begin_reading(view, world, tmp_path, qtbot)
    for _ in range(2):
        press(K.Key_D, CTRL)
        qtbot.waitUntil(view.offer.isVisible)
        qtbot.waitUntil(lambda: not background.busy)
        assert view.model.state.blank
        assert view.offer.isVisible()
        assert not view.foot.later.isVisible()
        press(K.Key_O, CTRL | SHIFT)
        qtbot.waitUntil(lambda: bool(view.model.state.reading))
        assert view.model.state.submitter.full_name == "Nguyễn Thị Mẫu"
    assert len(world.desk.open_drafts()) == 1
    world.reader.slow = False


def test_a_dossier_dropped_while_a_page_is_read_leaves_an_empty_form(
    view: IntakeView, world: World, background: Background, tmp_path: Path, qtbot: QtBot
):
    begin_reading(view, world, tmp_path, qtbot)
    view.model.discard()
    qtbot.waitUntil(lambda: not background.busy)
    assert view.model.state.blank
    assert world.desk.open_drafts() == ()
