from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt

from tests.ui.dossier.counter import press, shown
from tests.use_cases.steps import issue_birth
from ui.daily_log import DailyLogView


def test_the_day_is_today_and_its_sums_add_up(qtbot, world, clerk, background):
    issue_birth(world)
    issue_birth(world)

    view = shown(qtbot, DailyLogView(world.desk, background, clerk))

    assert view.day.text() == "20/11/2026"
    assert view.total.text() == "2 hồ sơ = 0 tỉnh đã xác nhận + 2 chờ gửi + 0 cách ly"


def test_an_empty_day_says_so_and_days_to_come_cannot_be_chosen(qtbot, world, clerk, background):
    issue_birth(world)
    view = shown(qtbot, DailyLogView(world.desk, background, clerk))

    press(view, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert (view.day.text(), view.total.text()) == ("19/11/2026", "Ngày này quầy không tiếp nhận hồ sơ nào.")

    view.model.choose(date(2026, 11, 20) + timedelta(days=1))
    assert view.model.state.day == date(2026, 11, 19)


def test_the_paper_is_made_and_printed_by_keys(qtbot, world, clerk, background):
    issue_birth(world)
    view = shown(qtbot, DailyLogView(world.desk, background, clerk))
    view.model.pdf_ready.disconnect()

    press(view, Qt.Key.Key_F6)
    assert view.model.state.made.read_bytes().startswith(b"%PDF")
    assert view.model.state.made.name == "nhat-ky-2026-11-20.pdf"

    press(view, Qt.Key.Key_F8)
    assert world.printer.titles == ["nhat-ky-2026-11-20.pdf"]
    assert view.banner.words.text().startswith("Đã giao lệnh in cho máy khay.")


def test_a_printer_that_is_missing_leaves_the_pdf_and_says_what_to_do(qtbot, world, clerk, background):
    issue_birth(world)
    world.printer.fails = "printer.none"
    view = shown(qtbot, DailyLogView(world.desk, background, clerk))

    press(view, Qt.Key.Key_F8)

    assert view.banner.words.text().startswith("Máy tính này chưa cài máy in nào.")
    assert view.model.target.exists()
