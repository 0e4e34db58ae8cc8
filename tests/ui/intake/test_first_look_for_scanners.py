"""The first look for scanners loads what knows them; the clerk's window is not held up by that."""

from __future__ import annotations

import threading
from dataclasses import replace

from pytestqt.qtbot import QtBot

from app.ports import Scanner
from app.start.first_use import at_first_use
from tests.ui.intake.papers import CLERK
from tests.use_cases.world import World
from ui.background import Background
from ui.intake.state import Picking
from ui.intake.view_model import IntakeViewModel


def test_the_list_of_scanners_loads_their_code_beside_the_window(
    world: World, background: Background, qtbot: QtBot
) -> None:
    loaded_by: list[int] = []

    def load() -> Scanner:
        loaded_by.append(threading.get_ident())
        return world.scanner

    desk = replace(world.desk, edges=replace(world.desk.edges, scanner=at_first_use(load)))
    model = IntakeViewModel(desk, background, CLERK)

    model.pick(Picking.DEVICE)
    qtbot.waitUntil(lambda: model.state.devices == tuple(world.scanner.devices()))

    assert len(loaded_by) == 1 and loaded_by != [threading.get_ident()]
