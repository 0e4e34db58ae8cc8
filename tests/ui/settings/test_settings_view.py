from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.domain.errors import RuleError
from app.domain.staff import Role, StaffMember
from app.ports import ScannerDevice, ScanSource
from app.settings import LineSettings, Settings
from app.settings_file import load_settings
from app.use_cases.change_settings import SavedSettings
from app.use_cases.desk import Desk
from tests.ui.dossier.counter import press, shown
from tests.use_cases.world import picture
from ui.settings import SettingsView
from ui.settings.fields import changed_keys, problems, value_at, with_value

pytestmark = pytest.mark.slow

AGENCY, DESK, HOURS, DEVICES, PROFILES, LINE, READER, DIGITISE, STAFF = range(9)


def opened_with(desk: Desk, settings: Settings) -> Desk:
    """The same desk as if it had been opened with these settings."""
    return replace(desk, settings=settings, saved=SavedSettings(settings))


def opened(qtbot, world, staff, background, page: int) -> SettingsView:
    view = shown(qtbot, SettingsView(world.desk, background, staff))
    view.names.setCurrentRow(page)
    return view


def test_a_change_is_saved_and_the_page_says_what_needs_a_restart(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background, DESK)

    view.page(DESK).boxes["desk.name"].setText("Quầy 7")
    assert view.changes.text() == "1 mục đã sửa, chưa lưu"
    press(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert load_settings(world.desk.folder.settings_file).desk.name == "Quầy 7"
    assert view.banner.words.text() == "Đã lưu. Mở lại phần mềm để áp dụng: Tên quầy."


def test_what_is_wrong_stands_under_its_own_field_and_is_not_saved(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background, DESK)
    desk, hours = view.page(DESK), view.page(HOURS)

    desk.boxes["desk.first_number"].setValue(5000)
    view.names.setCurrentRow(HOURS)
    hours.boxes["hours.opens"].setText("7h30")
    view.names.setCurrentRow(AGENCY)
    press(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert desk.notes["desk.last_number"].objectName() == "wrong"
    assert hours.notes["hours.opens"].text().startswith("Giá trị này không dùng được.")
    assert view.names.currentRow() == DESK
    assert not world.desk.folder.settings_file.exists()


def test_changes_are_dropped_with_the_cursor_in_a_text_box(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background, DESK)
    box = view.page(DESK).boxes["desk.name"]
    before = box.text()
    box.setFocus()
    QTest.keyClicks(box, "x")
    assert view.save.isEnabled()

    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(view, Qt.Key.Key_Z, both)

    assert (box.text(), view.model.state.changes) == (before, ())


def test_the_wheel_changes_no_number(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background, DESK)
    box = view.page(DESK).boxes["desk.first_number"]
    box.setFocus()
    before = box.value()

    QTest.wheelEvent(view.windowHandle(), box.mapTo(view, box.rect().center()).toPointF(), QPoint(0, 120))

    assert box.value() == before


def test_a_change_may_be_saved_while_devices_are_looked_for(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background, DEVICES)
    view.model.state = replace(view.model.state, busy="devices")
    view.page(DESK).boxes["desk.name"].setText("Quầy 8")

    assert view.save.isEnabled()
    press(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert load_settings(world.desk.folder.settings_file).desk.name == "Quầy 8"


def test_a_clerk_sees_agency_desk_hours_and_line_but_cannot_change_them(qtbot, world, background):
    member = StaffMember("can-bo", "Lê Văn Cán Bộ", Role.CLERK)
    view = opened(qtbot, world, member, background, AGENCY)

    assert view.page(AGENCY).boxes["agency.name"].text() == "ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM"
    assert view.page(AGENCY).boxes["agency.name"].isReadOnly()
    assert view.page(LINE).form.boxes["line.url"].isReadOnly()
    assert not view.page(LINE).form.boxes["line.enabled"].isEnabled()
    assert view.page(DEVICES).form.boxes["devices.paper"].isEnabled()


def test_the_desk_key_is_never_shown_and_an_empty_box_keeps_it(qtbot, world, clerk, background):
    line = LineSettings(url="https://cong.example.gov.vn", desk_key="bi-mat")
    desk = opened_with(world.desk, replace(world.desk.settings, line=line))
    view = shown(qtbot, SettingsView(desk, background, clerk))
    box = view.page(LINE).form.boxes["line.desk_key"]

    assert (box.text(), box.echoMode()) == ("", QLineEdit.EchoMode.Password)
    view.page(LINE).form.boxes["line.interval_seconds"].setValue(60)
    press(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert load_settings(world.desk.folder.settings_file).line == replace(line, interval_seconds=60)


def test_a_line_without_tls_is_refused(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background, LINE)

    view.page(LINE).form.boxes["line.url"].setText("http://cong.example.gov.vn")

    assert view.page(LINE).form.notes["line.url"].text().startswith("Địa chỉ cổng của tỉnh phải bắt đầu")


def test_devices_are_listed_and_a_trial_scan_shows_the_page(qtbot, world, clerk, background):
    world.scanner.pictures = [picture(world.root / "giay", 1)]
    view = opened(qtbot, world, clerk, background, DEVICES)
    page = view.page(DEVICES)
    scanners = page.form.boxes["devices.scanner"]
    assert [scanners.itemText(i) for i in range(scanners.count())] == [
        "Máy đầu tiên tìm thấy",
        "Máy quét thử",
    ]

    scanners.setCurrentIndex(1)
    press(view, Qt.Key.Key_F4)

    assert view.model.state.edited.devices.scanner == "folder:thu"
    assert not page.picture.pixmap().isNull()
    assert page.told.text() == "Quét thử được. Trang này không vào hồ sơ nào."
    assert list((world.desk.folder.root / "work").iterdir()) == []


def test_a_scanner_that_is_away_stays_chosen_and_is_said_to_be_missing(qtbot, world, clerk, background):
    devices = replace(world.desk.settings.devices, scanner="sane:cu")
    desk = opened_with(world.desk, replace(world.desk.settings, devices=devices))
    view = shown(qtbot, SettingsView(desk, background, clerk))

    view.names.setCurrentRow(DEVICES)

    assert view.page(DEVICES).form.boxes["devices.scanner"].currentText() == "cu (không thấy)"
    assert view.model.state.changes == ()
    press(view, Qt.Key.Key_F4)
    assert view.banner.words.text().startswith("Máy tính này chưa thấy máy quét đã chọn.")


def test_a_supervisor_adds_staff_and_everybody_changes_their_own_pin(qtbot, world, recorded, background):
    view = opened(qtbot, world, recorded, background, STAFF)
    page = view.stack.page(STAFF)

    page.name.setText("Bùi Thị Tiếp Nhận")
    page.pin.setText("2468")
    page.again.setText("2468")
    press(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Bùi Thị Tiếp Nhận – cán bộ" in [page.list.item(i).text() for i in range(page.list.count())]

    page.model.change_pin("135790", "8642", "8642")
    assert world.desk.sign_in(recorded.id, "8642") == recorded


@given(st.sampled_from(["desk.name", "agency.place", "devices.dpi", "language"]), st.text(max_size=5))
def test_one_changed_key_is_the_only_difference(key, value):
    before = Settings()
    after = with_value(before, key, value)

    assert value_at(after, key) == value
    assert changed_keys(before, after) == ((key,) if value != value_at(before, key) else ())


@given(st.text(max_size=6))
def test_whatever_is_typed_as_an_hour_is_either_good_or_told(text):
    wrong = problems(with_value(Settings(), "hours.closes", text))

    assert set(wrong) <= {"hours.closes"}
    assert all(isinstance(error, RuleError) for error in wrong.values())


def test_network_scanners_are_tried_as_they_are_typed_and_each_tells_its_answer(
    qtbot, world, clerk, background
):
    both = (ScanSource.FLATBED, ScanSource.FEEDER)
    world.scanner.typed = {"192.168.1.20": ScannerDevice("escl", "uuid", "Máy tầng 2", both)}
    view = opened(qtbot, world, clerk, background, DEVICES)
    page = view.page(DEVICES)
    press(view, Qt.Key.Key_F7)
    assert page.told.text() == "Chưa ghi địa chỉ máy quét mạng hay lệnh quét nào để thử."

    page.form.boxes["devices.network_scanners"].setText("192.168.1.20, 192.168.1.99")
    press(view, Qt.Key.Key_F7)
    first, second = page.told.text().splitlines()
    assert first == "✔ Máy tầng 2 trả lời: mặt kính, khay nạp."
    assert second.startswith("✘ Máy quét 192.168.1.99 đang tắt")


def test_a_program_that_scans_is_named_by_a_supervisor_alone(qtbot, world, clerk, background):
    anybody = opened(qtbot, world, StaffMember("can-bo-2", "Cán Bộ Hai"), background, DEVICES)
    boxes = anybody.page(DEVICES).form.boxes
    assert boxes["devices.scan_command"].isReadOnly()
    assert not boxes["devices.network_scanners"].isReadOnly()

    view = opened(qtbot, world, clerk, background, DEVICES)
    page = view.page(DEVICES)
    page.form.boxes["devices.scan_command"].setText('"còn hở {folder}')
    assert page.form.notes["devices.scan_command"].objectName() == "wrong"
    page.form.boxes["devices.scan_command"].setText("naps2 -o {folder}/trang.jpg")
    press(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    saved = load_settings(world.desk.folder.settings_file).devices
    assert saved.scan_command == "naps2 -o {folder}/trang.jpg"


def test_learning_is_switched_off_by_one_box_and_at_once(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background, READER)

    view.page(READER).boxes["reader.learning"].setChecked(False)
    press(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert view.banner.words.text() == "Đã lưu."
    assert not world.desk.saved.now.reader.learning


def test_a_plan_by_field_nobody_can_read_is_told_beside_it(qtbot, world, clerk, background):
    view = opened(qtbot, world, clerk, background, DIGITISE)

    view.model.edit("digitise.plan_by_field", "Hộ tịch nhiều")

    assert view.model.state.wrong["digitise.plan_by_field"].code == "digitise.plan"
    view.model.edit("digitise.plan_by_field", "Hộ tịch=800; Đất đai=300")
    assert "digitise.plan_by_field" not in view.model.state.wrong
