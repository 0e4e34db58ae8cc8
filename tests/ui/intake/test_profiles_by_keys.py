"""Profiles, counts, separators and errors of paper, by keyboard alone on the real screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from pytestqt.qtbot import QtBot

from app.ports import ScannerDevice, ScanSource
from tests.ui.intake.hands import press, type_text
from tests.ui.intake.papers import CLERK, lay_on_scanner
from tests.use_cases.world import BIRTH, World
from ui.background import Background
from ui.intake.view import IntakeView

K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
OFFICE = ScannerDevice(
    "sane", "may", "Máy quầy", (ScanSource.FLATBED, ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX)
)


@pytest.fixture
def view(world: World, background: Background, qtbot: QtBot) -> Iterator[IntakeView]:
    world.scanner.present = OFFICE
    shown = IntakeView(world.desk, background, CLERK)
    qtbot.addWidget(shown)
    shown.resize(1180, 670)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.person.card.hasFocus)
    yield shown
    shown.close_form()
    qtbot.waitUntil(lambda: not background.busy, timeout=10_000)


def test_the_list_opens_with_arrows_and_enter_and_gives_the_keyboard_back(view: IntakeView, qtbot: QtBot):
    press(K.Key_F4, CTRL)
    qtbot.waitUntil(view.profiles.hasFocus)
    assert view.profiles.item(3).text().startswith("Ctrl+4   Mặt kính\n")
    for _ in range(3):
        press(K.Key_Down)
    press(K.Key_Return)
    qtbot.waitUntil(view.papers.list.hasFocus)
    qtbot.waitUntil(lambda: view.papers.bar.profile.text == "Ctrl+4  Mặt kính")
    assert not view.profiles.isVisible()


def test_escape_folds_the_list_and_changes_nothing(view: IntakeView, qtbot: QtBot):
    press(K.Key_F4, CTRL)
    qtbot.waitUntil(view.profiles.hasFocus)
    press(K.Key_Down)
    press(K.Key_Escape)
    qtbot.waitUntil(view.papers.list.hasFocus)
    assert view.model.state.profile.id == "theo-loai-giay"


def test_a_profile_key_scans_from_a_text_box_too(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    lay_on_scanner(world, tmp_path, 1)
    view.person.field("full_name").setFocus()
    type_text("Nguyễn")
    press(K.Key_3, CTRL)
    qtbot.waitUntil(lambda: len(view.model.state.pages) == 1)
    assert world.scanner.asked[0].source is ScanSource.FEEDER_DUPLEX
    assert view.model.state.submitter.full_name == "Nguyễn"


def test_what_f4_will_do_stands_beneath_it_and_changes_with_the_source(view: IntakeView, qtbot: QtBot):
    view.model.choose_procedure(BIRTH)
    qtbot.waitUntil(lambda: view.papers.bar.plan.text == "mặt kính · màu · 300 dpi — theo giấy")
    press(K.Key_F4, SHIFT)
    qtbot.waitUntil(lambda: view.papers.bar.plan.text == "khay nạp một mặt · màu · 300 dpi — riêng lượt tới")
    press(K.Key_F4, SHIFT)
    qtbot.waitUntil(lambda: view.papers.bar.plan.text == "khay nạp hai mặt · màu · 300 dpi — riêng lượt tới")


def test_the_expected_sides_are_typed_and_a_sheet_too_few_turns_the_counts_red(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    lay_on_scanner(world, tmp_path, 2)
    press(K.Key_F7, SHIFT)
    qtbot.waitUntil(view.papers.counts.expected.hasFocus)
    type_text("12")
    press(K.Key_Return)
    qtbot.waitUntil(view.papers.list.hasFocus)
    press(K.Key_F4)
    qtbot.waitUntil(lambda: view.papers.counts.counted.text == "đã quét 2 · còn thiếu 10")
    assert view.papers.counts.counted.objectName() == "wrong"
    told = "Dự kiến 12 trang, đã nhận 2: còn thiếu 10."
    qtbot.waitUntil(lambda: view.banner.words.text().startswith(told))


def test_an_empty_feeder_is_told_with_the_two_keys_to_go_on(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    lay_on_scanner(world, tmp_path, 1)
    world.scanner.fails = "scanner.feeder_empty"
    press(K.Key_2, CTRL)
    qtbot.waitUntil(view.banner.isVisible)
    assert (view.banner.again.text(), view.banner.other.text()) == (
        "F11  Quét tiếp",
        "Shift+F11  Quét mặt kính",
    )
    press(K.Key_F11, SHIFT)
    qtbot.waitUntil(lambda: len(view.model.state.pages) == 1)
    assert world.scanner.asked[-1].source is ScanSource.FLATBED
    assert not view.banner.isVisible()


def test_another_scanner_is_chosen_in_the_banner(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    lay_on_scanner(world, tmp_path, 1)
    world.scanner.fails = "scanner.offline"
    press(K.Key_F4)
    qtbot.waitUntil(view.banner.isVisible)
    assert view.banner.other.text() == "Shift+F11  Chọn máy khác"
    press(K.Key_F11, SHIFT)
    qtbot.waitUntil(lambda: view.profiles.count() == 1 and view.profiles.item(0).text() == "Máy quầy")
    press(K.Key_Return)
    qtbot.waitUntil(view.papers.list.hasFocus)
    press(K.Key_F4)
    qtbot.waitUntil(lambda: len(view.model.state.pages) == 1)


def test_a_jam_offers_only_to_go_on(view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot):
    lay_on_scanner(world, tmp_path, 2)
    world.scanner.jams_after = 1
    press(K.Key_F4)
    qtbot.waitUntil(view.banner.isVisible)
    assert view.banner.other.isHidden()
    world.scanner.jams_after = None
    press(K.Key_F4)
    qtbot.waitUntil(lambda: len(view.model.state.pages) == 3)


def test_separators_are_printed_with_one_key(view: IntakeView, world: World, qtbot: QtBot):
    press(K.Key_P, CTRL)
    qtbot.waitUntil(lambda: "đã in xong 1 tờ ngăn." in view.banner.words.text())
    assert world.printer.titles == ["to-ngan.pdf"]


def test_no_key_of_scanning_is_given_twice(view: IntakeView):
    told = Counter(shortcut.key().toString() for shortcut in view.findChildren(QShortcut))
    mine = ("F4", "Shift+F4", "Ctrl+F4", "F5", "Shift+F7", "Ctrl+P", "F11", "Shift+F11")
    assert {key: told[key] for key in mine} == dict.fromkeys(mine, 1)
    assert all(told[f"Ctrl+{n}"] == 1 for n in range(1, 10))


def test_the_keys_that_turn_the_pages_of_the_counter_are_left_alone(view: IntakeView):
    keys = {shortcut.key().toString() for shortcut in view.findChildren(QShortcut)}
    assert not any(f"Alt+{n}" in keys for n in range(10))


def test_each_line_of_the_list_says_what_makes_its_profile_another(view: IntakeView, qtbot: QtBot):
    press(K.Key_F4, CTRL)
    qtbot.waitUntil(view.profiles.hasFocus)
    told = [view.profiles.item(row).text().split("\n")[1] for row in range(view.profiles.count())]
    assert told[4] == "mặt kính · màu · 300 dpi · thẻ · hai mặt lên một A4"
    assert told[5].endswith("màu · 300 dpi · A3 — nguồn theo giấy")
    assert told[6] == "khay nạp một mặt · màu · 300 dpi · hai lượt, xen kẽ — màu, độ nét theo giấy"
    assert len(set(told)) == len(told)
    press(K.Key_Escape)
