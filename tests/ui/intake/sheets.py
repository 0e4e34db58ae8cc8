"""Written sheets of paper, scanned into the intake on the screen or into its view model alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.intake.hands import press
from tests.ui.intake.papers import lay_on_scanner
from tests.use_cases.world import BIRTH, World
from ui.intake.view import IntakeView
from ui.intake.view_model import IntakeViewModel

SHEET_PX = (300, 400)
"""Large enough to be cut; 200 dots per inch."""


def lay_sheets(world: World, folder: Path, count: int) -> None:
    """Put written sheets, each its own, on the scanner."""
    lay_on_scanner(world, folder, count)
    for number, path in enumerate(world.scanner.pictures, start=1):
        sheet = np.full((SHEET_PX[1], SHEET_PX[0]), 255, np.uint8)
        top = 10 + (number * 37) % 360
        sheet[top : top + 12, 30:270] = 0
        Image.fromarray(sheet).save(path, dpi=(200, 200))


def scan_sheets(model: IntakeViewModel, world: World, folder: Path, count: int) -> None:
    """Scan sheets into a view model whose jobs run at once."""
    lay_sheets(world, folder, count)
    model.scan()


def scan(view: IntakeView, world: World, folder: Path, qtbot: QtBot, count: int = 4) -> None:
    """Choose the birth registration, scan sheets with F4 and wait until they are read."""
    model = view.model
    model.choose_procedure(BIRTH)
    qtbot.waitUntil(lambda: model.state.preview is not None)
    lay_sheets(world, folder, count)
    before = len(model.state.pages)
    press(Qt.Key.Key_F4)
    qtbot.waitUntil(
        lambda: len(model.state.pages) == before + count and not model.state.scanning, timeout=20_000
    )
    qtbot.waitUntil(lambda: not model.state.reading, timeout=20_000)
    view.draw(model.state)
