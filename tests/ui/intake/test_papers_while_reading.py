"""Pages still being read are no paper yet: the line and the foot say that they are being read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.intake.hands import press
from tests.ui.intake.sheets import lay_sheets
from tests.use_cases.world import BIRTH, World
from ui.intake.view import IntakeView


@pytest.mark.slow
def test_pages_not_yet_read_do_not_count_as_the_paper_being_there(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    model = view.model
    model.choose_procedure(BIRTH)
    qtbot.waitUntil(lambda: model.state.preview is not None and view.papers.list.rows != {})
    lay_sheets(world, tmp_path, 2)
    world.reader.slow = True
    slot = model.state.target
    press(Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: len(model.state.pages) == 2 and not model.state.scanning)
    row = view.papers.list.rows[slot]
    qtbot.waitUntil(lambda: row.pages.text() == "đang đọc 2 trang")
    assert row.accessibleName().endswith("đang đọc 2 trang")
    assert view.foot.missing.text.startswith("Đang đọc 2 trang")
    world.reader.slow = False
    qtbot.waitUntil(lambda: not model.state.reading)
    qtbot.waitUntil(lambda: not view.foot.missing.text.startswith("Đang đọc"))
