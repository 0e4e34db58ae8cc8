"""Scan profiles in the settings: a key stays with its profile, and a lock keeps clerks out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain.scanning.profile import DEFAULT_PROFILES
from app.domain.staff import StaffMember
from app.settings import DeviceSettings, Settings
from app.settings_file import load_settings
from tests.ui.dossier.counter import press, shown
from tests.use_cases.world import make_world, picture
from ui.settings import SettingsView
from ui.settings.profiles import ProfilesPage

pytestmark = pytest.mark.slow

PROFILES = 4
CTRL = Qt.KeyboardModifier.ControlModifier
LOCKED = Settings(devices=DeviceSettings(profiles_locked=True))


def opened(qtbot, world, staff, background) -> tuple[SettingsView, ProfilesPage]:
    view = shown(qtbot, SettingsView(world.desk, background, staff))
    view.names.setCurrentRow(PROFILES)
    page = view.page(PROFILES)
    assert isinstance(page, ProfilesPage)
    return view, page


def keys(page: ProfilesPage) -> dict[str, int]:
    return {p.id: p.key for p in page._model.state.edited.profiles}


def choose(page: ProfilesPage, name: str, value: object) -> None:
    box = page.boxes[name]
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(value))


@pytest.fixture
def locked(tmp_path: Path):
    world = make_world(tmp_path / "quay", LOCKED)
    yield world
    world.desk.close()


def test_every_profile_is_listed_with_its_key(qtbot, world, clerk, background):
    _, page = opened(qtbot, world, clerk, background)
    assert page.list.item(0).text() == "Ctrl+1   Theo loại giấy"
    assert page.list.count() == len(DEFAULT_PROFILES)


def test_a_profile_is_added_named_and_saved_by_keys_alone(qtbot, world, clerk, background):
    view, page = opened(qtbot, world, clerk, background)
    press(view, Qt.Key.Key_Return, CTRL)
    name = page.boxes["name"]
    assert isinstance(name, QLineEdit) and name.hasFocus() and name.hasSelectedText()
    QTest.keyClicks(name, "May phong ben")
    choose(page, "source", "feeder_duplex")
    press(view, Qt.Key.Key_S, CTRL)

    saved = load_settings(world.desk.folder.settings_file).profiles[-1]
    assert (saved.name, saved.source, saved.key) == ("May phong ben", "feeder_duplex", 8)


def test_the_key_stays_when_the_list_is_put_in_another_order(qtbot, world, clerk, background):
    view, page = opened(qtbot, world, clerk, background)
    page.list.setCurrentRow(3)
    press(view, Qt.Key.Key_Up, CTRL)
    press(view, Qt.Key.Key_Up, CTRL)
    assert page.list.item(1).text() == "Ctrl+4   Mặt kính"
    assert keys(page) == {p.id: p.key for p in DEFAULT_PROFILES}


def test_the_key_stays_when_another_profile_is_deleted(qtbot, world, clerk, background):
    view, page = opened(qtbot, world, clerk, background)
    page.list.setCurrentRow(1)
    press(view, Qt.Key.Key_Delete, CTRL)
    assert keys(page) == {p.id: p.key for p in DEFAULT_PROFILES if p.id != "khay-mot-mat"}
    assert page.current.id == "khay-hai-mat"


def test_a_key_already_given_changes_places(qtbot, world, clerk, background):
    _, page = opened(qtbot, world, clerk, background)
    page.list.setCurrentRow(3)
    choose(page, "key", 1)
    assert (keys(page)["mat-kinh"], keys(page)["theo-loai-giay"]) == (1, 4)


def test_an_empty_name_is_not_taken(qtbot, world, clerk, background):
    _, page = opened(qtbot, world, clerk, background)
    name = page.boxes["name"]
    assert isinstance(name, QLineEdit)
    name.clear()
    assert page.current.name == "Theo loại giấy"


def test_changes_are_dropped_with_one_key(qtbot, world, clerk, background):
    view, page = opened(qtbot, world, clerk, background)
    page.list.setCurrentRow(2)
    press(view, Qt.Key.Key_Delete, CTRL)
    press(view, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert page.list.count() == len(DEFAULT_PROFILES)


def test_the_profile_on_screen_is_tried_with_one_sheet(qtbot, world, clerk, background, tmp_path):
    world.scanner.pictures = [picture(tmp_path, 1)]
    view, page = opened(qtbot, world, clerk, background)
    page.list.setCurrentRow(4)
    press(view, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: view.model.state.tried is not None, timeout=5000)
    assert (world.scanner.asked[-1].width_mm, world.scanner.asked[-1].max_pages) == (105, 1)
    assert "Quét thử được" in page.told.text()


def test_a_clerk_may_change_profiles_until_they_are_locked(qtbot, world, background):
    anybody = StaffMember("can-bo-2", "Cán Bộ Hai")
    _, page = opened(qtbot, world, anybody, background)
    assert page.allowed
    assert not page.form.boxes["devices.profiles_locked"].isEnabled()


def test_locked_profiles_are_shown_to_a_clerk_and_not_changed(qtbot, locked, background):
    view, page = opened(qtbot, locked, StaffMember("can-bo-2", "Cán Bộ Hai"), background)
    assert page.told.text().startswith("Kiểu quét đã khóa: chỉ người phụ trách được đổi.")
    press(view, Qt.Key.Key_Return, CTRL)
    press(view, Qt.Key.Key_Delete, CTRL)
    assert view.model.state.changes == ()
    name = page.boxes["name"]
    assert isinstance(name, QLineEdit) and name.isReadOnly() and not page.boxes["source"].isEnabled()


def test_a_supervisor_changes_locked_profiles(qtbot, locked, clerk, background):
    view, page = opened(qtbot, locked, replace(clerk), background)
    page.list.setCurrentRow(1)
    press(view, Qt.Key.Key_Delete, CTRL)
    assert view.model.state.changes == ("profiles",)


def test_saved_profiles_ask_for_no_restart_and_are_here_when_the_settings_are_opened_again(
    qtbot, world, clerk, background
):
    view, page = opened(qtbot, world, clerk, background)
    press(view, Qt.Key.Key_Return, CTRL)
    press(view, Qt.Key.Key_S, CTRL)
    assert view.banner.words.text() == "Đã lưu."
    _, again = opened(qtbot, world, clerk, background)
    assert again.list.count() == page.list.count() == len(DEFAULT_PROFILES) + 1
