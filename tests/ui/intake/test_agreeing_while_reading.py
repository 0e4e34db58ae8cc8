"""The key that agrees with the reader stands there only while the reader suggests something."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.papers.document_type import TypeSuggestion
from tests.ui.intake.hands import press, scan_code
from tests.ui.intake.papers import CERTIFICATE
from tests.use_cases.world import CARD, World
from ui.intake.view import IntakeView


def test_nothing_can_be_agreed_to_while_the_page_is_read_anew(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    sheet = tmp_path / "trang.png"
    Image.effect_noise((600, 800), 90).save(sheet, dpi=(200, 200))
    world.scanner.pictures = [sheet]
    name = hashlib.sha256(sheet.read_bytes()).hexdigest()
    world.reader.kinds[name] = TypeSuggestion(CERTIFICATE, 0.95, "tiêu đề trên giấy")
    scan_code(CARD)
    qtbot.waitUntil(view.procedure.search.hasFocus)
    press(Qt.Key.Key_F4)
    agree = view.pages.suggestion.agree
    qtbot.waitUntil(lambda: agree.isVisible() and not view.model.state.reading)
    world.reader.slow = True
    view.model.toggle_cleaning()  # without its shadows the page is another picture
    qtbot.waitUntil(lambda: bool(view.model.state.reading))
    assert view.pages.suggestion.words.text() == "Máy đang đọc trang này…"
    assert not agree.isVisible()
    world.reader.slow = False
