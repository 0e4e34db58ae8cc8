"""The intake on the screen, with the cursor where the next citizen begins."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.inline_background import InlineBackground
from tests.ui.intake.papers import CLERK
from tests.use_cases.world import World
from ui.background import Background
from ui.intake.view import IntakeView
from ui.intake.view_model import IntakeViewModel


@pytest.fixture
def view(world: World, background: Background, qtbot: QtBot) -> Iterator[IntakeView]:
    shown = IntakeView(world.desk, background, CLERK)
    qtbot.addWidget(shown)
    shown.resize(1180, 670)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.person.card.hasFocus)
    yield shown
    shown.close_form()
    qtbot.waitUntil(lambda: not background.busy, timeout=20_000)


@pytest.fixture
def model(world: World, inline: InlineBackground) -> IntakeViewModel:
    return IntakeViewModel(world.desk, inline, CLERK)
