"""A trainer orders a fault with the keyboard and reads what the clerk will see and do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.errors import RuleError
from app.domain.scanning.faults import ScannerFault, read_orders
from app.use_cases.practise import OrderFault
from tests.ui.dossier.counter import press, shown
from ui.settings import SettingsView
from ui.settings.training import TrainingPage
from ui.settings.training_words import fault_names

pytestmark = pytest.mark.slow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def practice(world):
    settings = replace(world.desk.settings, training=True)
    order = OrderFault(world.desk.folder.training_scanners, training=True)
    return replace(world.desk, settings=settings, order_fault=order)


def opened(qtbot, desk, staff, background):
    view = shown(qtbot, SettingsView(desk, background, staff))
    view.names.setCurrentRow(view.names.count() - 1)
    return view


def practice_page(view: SettingsView) -> TrainingPage:
    """The last page."""
    page = view.stack.page(view.names.count() - 1)
    assert isinstance(page, TrainingPage)
    return page


def test_a_real_desk_has_no_page_for_faults_and_takes_no_order(qtbot, world, clerk, background):
    view = shown(qtbot, SettingsView(world.desk, background, clerk))

    assert "Tập huấn" not in [view.names.item(row).text() for row in range(view.names.count())]
    with pytest.raises(RuleError, match=r"training\.only"):
        world.desk.order_fault(ScannerFault.JAM, 2)


def test_a_fault_is_ordered_with_the_keyboard_alone(qtbot, practice, clerk, background):
    page = practice_page(opened(qtbot, practice, clerk, background))
    page.fault.setFocus()
    QTest.keyClick(page.fault, Qt.Key.Key_Down)
    QTest.keyClick(page.fault, Qt.Key.Key_Tab)
    assert page.after.hasFocus()
    QTest.keyClicks(page.after, "3")
    press(page, Qt.Key.Key_Return, CONTROL)

    ordered = read_orders((practice.folder.training_scanners / "faults.toml").read_text())
    assert ordered.after == {ScannerFault.FEEDER_EMPTY: 3}
    assert page.waiting.text() == "Khay báo hết giấy: sau 3 mặt"
    assert page.notice.words.text().startswith("Đã đặt: Khay báo hết giấy.")


def test_several_faults_wait_and_are_taken_back_together(qtbot, practice, clerk, background):
    page = practice_page(opened(qtbot, practice, clerk, background))
    page.model.order(ScannerFault.JAM, 2)
    page.model.order(ScannerFault.CRASH, 0)
    assert page.waiting.text() == "Kẹt giấy: sau 2 mặt\nTrình điều khiển dừng đột ngột: ngay đầu lượt quét"

    press(page, Qt.Key.Key_F8)

    assert page.waiting.text() == "Chưa đặt sự cố nào."
    assert practice.order_fault.ordered().after == {}


def test_what_has_happened_is_gone_from_the_page_when_it_is_seen_again(qtbot, practice, clerk, background):
    view = opened(qtbot, practice, clerk, background)
    practice_page(view).model.order(ScannerFault.JAM, 2)
    (practice.folder.training_scanners / "faults.toml").write_text("")

    view.names.setCurrentRow(0)
    view.names.setCurrentRow(view.names.count() - 1)

    assert practice_page(view).waiting.text() == "Chưa đặt sự cố nào."
    assert practice_page(view).notice.isHidden()


@pytest.mark.parametrize("fault", list(ScannerFault))
def test_the_trainer_reads_what_the_clerk_will_see_and_do(qtbot, practice, clerk, background, fault):
    page = practice_page(opened(qtbot, practice, clerk, background))
    page.fault.setCurrentIndex(page.fault.findData(fault))

    assert page.fault.currentText() == fault_names()[fault]
    assert page.seen.text()
    assert page.done.text()
    assert "{" not in page.seen.text() + page.done.text()
