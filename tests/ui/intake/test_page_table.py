"""Page work on the real screen: keys, the light table, the crop frame, dragging and suspicions."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.intake.hands import press, type_text
from tests.ui.intake.sheets import scan
from tests.use_cases.world import World
from ui.intake.pages.page_groups import PageGroup, order
from ui.intake.pages.page_keys import PAGE_ACTS
from ui.intake.pages.page_table_layout import CELL, lay_out
from ui.intake.view import IntakeView

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def ids(view: IntakeView) -> list[str]:
    return [page.id for page in view.model.state.pages]


def test_every_act_on_pages_has_one_key_of_its_own_and_no_bare_letter(view: IntakeView):
    keys = [key for act in PAGE_ACTS for key in act.keys]
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert [key for key in keys if len(key) == 1] == []
    others = [
        shortcut.key().toString()
        for button in view.form.findChildren(QPushButton)
        if (shortcut := getattr(button, "_shortcut", None)) is not None
    ]
    assert {QKeySequence(key).toString() for key in keys} & set(others) == set()


def test_the_list_of_acts_tells_each_key_and_enter_does_the_act(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan(view, world, tmp_path, qtbot, 2)
    press(K.Key_F7)
    press(K.Key_F8, SHIFT)
    tree = view.act_list.list
    qtbot.waitUntil(tree.hasFocus)
    lines = [[tree.topLevelItem(n).text(c) for c in (0, 1)] for n in range(tree.topLevelItemCount())]
    assert ["Ctrl+T", "Từ trang này là giấy khác (tách)"] in lines
    assert len(lines) == len(PAGE_ACTS)
    at = [line[0] for line in lines].index("Ctrl+R")
    for _ in range(at - tree.currentIndex().row()):
        press(K.Key_Down)
    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.page.rotation == 90)
    assert view.act_list.isHidden() and view.papers.list.hasFocus()


def test_undo_and_redo_by_keys_and_the_button_says_what(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan(view, world, tmp_path, qtbot, 2)
    press(K.Key_F7)
    press(K.Key_Delete, CTRL)
    qtbot.waitUntil(lambda: view.model.state.page.deleted)
    qtbot.waitUntil(lambda: view.pages.acts["undo"].toolTip() == "Hoàn tác: xóa trang")
    press(K.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not view.model.state.page.deleted)
    press(K.Key_Y, CTRL)
    qtbot.waitUntil(lambda: view.model.state.page.deleted)
    press(K.Key_Z, CTRL)
    press(K.Key_Z, CTRL | SHIFT)
    qtbot.waitUntil(lambda: view.model.state.redo == "" and view.model.state.page.deleted)


def test_keys_faster_than_the_store_are_undone_in_their_order(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan(view, world, tmp_path, qtbot, 1)
    press(K.Key_F7)
    for _ in range(3):
        press(K.Key_R, CTRL)
    qtbot.waitUntil(lambda: view.model.state.undo == "rotate")
    press(K.Key_Z, CTRL)
    press(K.Key_Z, CTRL)
    qtbot.waitUntil(lambda: view.model.state.page.rotation == 90, timeout=5_000)


def test_pages_are_put_in_order_on_the_table_by_keys_alone(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan(view, world, tmp_path, qtbot, 4)
    a, b, c, d = ids(view)
    press(K.Key_F7)
    press(K.Key_F8)
    qtbot.waitUntil(view.table.table.sheet.hasFocus)
    press(K.Key_Home)
    press(K.Key_Right, SHIFT)
    assert view.model.state.chosen == {a, b}
    press(K.Key_Right, CTRL | SHIFT)
    qtbot.waitUntil(lambda: order(view.model.state) == (c, a, b, d))
    press(K.Key_Down, CTRL)
    target = view.model.state.target
    press(K.Key_M, CTRL)
    qtbot.waitUntil(lambda: {p.id for p in view.model.state.pages if p.slot == target} == {a, b})
    press(K.Key_Z, CTRL)
    press(K.Key_Z, CTRL)
    qtbot.waitUntil(lambda: ids(view) == [a, b, c, d])
    press(K.Key_Escape)
    qtbot.waitUntil(view.papers.list.hasFocus)
    assert view.table.isHidden() and view.person.isVisible()


def test_a_page_is_dragged_within_the_table_and_to_a_paper_on_the_left(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan(view, world, tmp_path, qtbot, 3)
    a, b, c = ids(view)
    press(K.Key_F8)
    sheet = view.table.table.sheet
    qtbot.waitUntil(sheet.hasFocus)
    drag(sheet, sheet.laid.cell_of(a).box.center(), sheet.laid.cell_of(c).box.center() + QPoint(30, 0))
    qtbot.waitUntil(lambda: ids(view) == [b, c, a])
    row = view.papers.list.rows["khac"]
    goal = sheet.mapFromGlobal(row.mapToGlobal(row.rect().center()))
    drag(sheet, sheet.laid.cell_of(b).box.center(), goal)
    qtbot.waitUntil(lambda: [p.slot for p in view.model.state.pages if p.id == b] == ["khac"])


def test_a_page_is_dragged_from_the_strip_to_a_paper(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan(view, world, tmp_path, qtbot, 2)
    cells = view.pages.strip.cells
    row = view.papers.list.rows["khac"]
    first = ids(view)[0]
    drag(cells, QPoint(30, 40), cells.mapFromGlobal(row.mapToGlobal(row.rect().center())))
    qtbot.waitUntil(lambda: [p.id for p in view.model.state.pages if p.slot == "khac"] == [first])


def drag(widget, begin: QPoint, end: QPoint) -> None:
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(widget, begin + QPoint(40, 0))
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)


def test_a_page_scanned_twice_is_told_compared_and_deleted_by_keys(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan(view, world, tmp_path, qtbot, 1)
    scan(view, world, tmp_path, qtbot, 1)
    assert view.pages.suspicion.words.text.startswith("Giống trang 1")
    press(K.Key_J, CTRL)
    qtbot.waitUntil(view.pages.pair.isVisible)
    assert [w.text() for w in view.pages.pair.words] == ["Trang 1", "Trang 2"]
    press(K.Key_Delete, CTRL)
    qtbot.waitUntil(lambda: view.model.state.page.deleted and view.pages.suspicion.isHidden())
    assert view.person.isVisible()
    press(K.Key_Z, CTRL)
    qtbot.waitUntil(view.pages.suspicion.isVisible)
    press(K.Key_D, CTRL | SHIFT)
    qtbot.waitUntil(view.pages.suspicion.isHidden)


def test_letters_typed_on_the_table_do_nothing(view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot):
    scan(view, world, tmp_path, qtbot, 2)
    press(K.Key_F8)
    qtbot.waitUntil(view.table.table.sheet.hasFocus)
    before = view.model.state.pages
    type_text("đdxrkơư")
    assert view.model.state.pages == before and view.model.state.table_open


def test_nothing_on_the_table_is_cut_off(view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot):
    scan(view, world, tmp_path, qtbot, 3)
    press(K.Key_F8)
    qtbot.waitUntil(view.table.isVisible)
    qtbot.wait(50)
    assert view.minimumSizeHint().width() <= 1180 and view.minimumSizeHint().height() <= 640
    cut = [b.text() for b in view.table.findChildren(QPushButton) if b.width() < b.sizeHint().width()]
    assert cut == []
    press(K.Key_K, CTRL)
    qtbot.waitUntil(view.pages.crop.isVisible)
    assert view.minimumSizeHint().width() <= 1180
    bar = view.pages.crop_bar
    assert [b.text() for b in bar.findChildren(QPushButton) if b.width() < b.sizeHint().width()] == []


def test_two_hundred_pages_lie_on_the_table_and_only_those_seen_are_drawn(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan(view, world, tmp_path, qtbot, 1)
    one = view.model.state.pages[0]
    many = tuple(replace(one, id=f"{one.id}-{n}", rotation=n % 4 * 90) for n in range(199))
    view.model._edit(lambda d: replace(d, pages=(*d.pages, *many)))
    qtbot.waitUntil(lambda: len(view.model.state.pages) == 200)
    press(K.Key_F8)
    sheet = view.table.table.sheet
    qtbot.waitUntil(sheet.hasFocus)
    qtbot.waitUntil(lambda: bool(sheet._thumbs._made))
    press(K.Key_End)
    qtbot.waitUntil(lambda: sheet.visibleRegion().contains(sheet.laid.cells[-1].box.center()))
    assert len(sheet._thumbs._made) <= 4  # the same picture in four turns
    assert sheet.visibleRegion().boundingRect().height() < sheet.height() / 5


def test_papers_lie_beside_one_another_while_there_is_room():
    groups = tuple(PageGroup(slot, slot, pages) for slot, pages in (("a", _pages(1)), ("b", _pages(2))))
    laid = lay_out(groups, 5 * (CELL.width() + 6) + 6)
    assert len({cell.box.top() for cell in laid.cells}) == 1
    narrow = lay_out(groups, 2 * (CELL.width() + 6) + 6)
    assert len({cell.box.top() for cell in narrow.cells}) == 2
    assert not any(
        one.box.intersects(other.box) for one in laid.cells for other in laid.cells if one is not other
    )


def _pages(count: int):
    from datetime import UTC, datetime

    from app.domain.draft import DraftPage

    at = datetime(2026, 11, 20, tzinfo=UTC)
    return tuple(DraftPage(f"{count}-{n}", "00", "image/png", 30, 40, 200, at) for n in range(count))


def test_undo_takes_back_page_work_from_an_untouched_field_and_typed_text_first(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan(view, world, tmp_path, qtbot, 2)
    press(K.Key_Delete, CTRL)
    qtbot.waitUntil(lambda: view.model.state.page.deleted)
    press(K.Key_F2)
    qtbot.waitUntil(view.person.card.hasFocus)
    type_text("x")
    press(K.Key_Z, CTRL)
    assert view.person.card.text() == "" and view.model.state.page.deleted
    press(K.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not view.model.state.page.deleted)
