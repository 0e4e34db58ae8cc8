"""No key of the intake is bound twice among what can be shown together: Qt would answer to neither."""

from __future__ import annotations

from collections import Counter as Count
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from pytestqt.qtbot import QtBot

from app.domain.errors import DeviceError
from tests.ui.intake.hands import press, scan_code
from tests.ui.intake.papers import CLERK
from tests.ui.intake.sheets import scan
from tests.use_cases.kept_steps import old_result
from tests.use_cases.world import CARD, World
from ui.background import Background
from ui.counter import Counter
from ui.intake.state import Notice, Side

pytestmark = pytest.mark.slow
K = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def counter(world: World, background: Background, qtbot: QtBot) -> Iterator[Counter]:
    shown = Counter(world.desk, background, CLERK)
    qtbot.addWidget(shown)
    shown.resize(1366, 740)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.intake.person.card.hasFocus)
    yield shown
    shown.close_forms()
    qtbot.waitUntil(lambda: not background.busy, timeout=20_000)


def bound_twice(counter: Counter) -> list[str]:
    """Keys that two widgets on the screen answer to, whether they mean something at the moment or not."""
    counter.intake.draw(counter.intake.model.state)
    heard = [s for s in counter.findChildren(QShortcut) if s.parent().isVisible()]
    keys = Count(s.key().toString() for s in heard)
    return [key for key, times in keys.items() if key and times > 1]


def trouble(counter: Counter) -> None:
    """Both banners speak, each with every key it has."""
    counter.warn(DeviceError("scanner.jam", pages=1))
    notice = Notice(DeviceError("scanner.jam", pages=1), retry="scan", other="glass")
    counter.intake.model._notify(notice)


def test_whatever_is_shown_together_no_key_means_two_things(
    counter: Counter, world: World, tmp_path: Path, qtbot: QtBot
):
    world.desk.keep_paper(old_result(world))
    view, model = counter.intake, counter.intake.model
    scan_code(CARD)
    qtbot.waitUntil(lambda: bool(model.state.kept.offers.papers))
    scan(view, world, tmp_path, qtbot, 2)
    trouble(counter)
    view.draw(model.state)
    assert counter.banner.isVisible() and view.banner.again.isVisible() and view.banner.other.isVisible()
    rooms = {"page": lambda: None, "table": model.toggle_table, "frame": model.toggle_crop}
    found = {}
    for side in Side:
        for room, open_room in rooms.items():
            model._set(side=side, table_open=False, cropping=False)
            open_room()
            found[f"{side.value or 'person'}, {room}"] = bound_twice(counter)
        model.ask_withdrawal()
        found[f"{side.value or 'person'}, withdrawing"] = bound_twice(counter)
    assert {place: keys for place, keys in found.items() if keys} == {}


def test_the_store_of_papers_opens_while_a_banner_offers_to_try_again(
    counter: Counter, world: World, qtbot: QtBot
):
    world.desk.keep_paper(old_result(world))
    view = counter.intake
    scan_code(CARD)
    qtbot.waitUntil(lambda: bool(view.model.state.kept.offers.papers))
    trouble(counter)
    press(K.Key_F5, SHIFT)
    qtbot.waitUntil(view.kept.list.hasFocus)
    press(K.Key_F5, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(view.kept.reason.hasFocus)
