"""Who may change which setting, and what of it takes effect at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import RuleError
from app.domain.scanning.profile import added
from app.domain.staff import Role, StaffMember
from app.settings import DeviceSettings, Settings
from app.settings_file import load_settings
from tests.use_cases.world import World, make_world

CLERK = StaffMember("can-bo", "Lê Văn Cán Bộ")
SUPERVISOR = StaffMember("giam-sat", "Ngô Thị Giám Sát", Role.SUPERVISOR)
OPEN, LOCKED = Settings(), Settings(devices=DeviceSettings(profiles_locked=True))


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[dict[bool, World]]:
    made = {s.devices.profiles_locked: make_world(tmp_path / str(n), s) for n, s in enumerate((OPEN, LOCKED))}
    yield made
    for world in made.values():
        world.desk.close()


def with_one_more(settings: Settings) -> Settings:
    return replace(settings, profiles=added(settings.profiles, "Máy phòng bên"))


def test_a_clerk_changes_profiles_until_they_are_locked(desks: dict[bool, World]):
    desks[False].desk.save_settings(with_one_more(OPEN), CLERK)
    assert desks[False].desk.saved.now.profiles[-1].name == "Máy phòng bên"

    with pytest.raises(RuleError, match=r"settings\.profiles_locked"):
        desks[True].desk.save_settings(with_one_more(LOCKED), CLERK)
    assert not desks[True].desk.folder.settings_file.exists()
    assert desks[True].desk.saved.now == LOCKED


def test_a_supervisor_changes_locked_profiles(desks: dict[bool, World]):
    desk = desks[True].desk
    desk.save_settings(with_one_more(LOCKED), SUPERVISOR)
    assert load_settings(desk.folder.settings_file).profiles[-1].name == "Máy phòng bên"


def test_a_lock_put_on_holds_at_once_and_no_clerk_takes_it_off(desks: dict[bool, World]):
    desk = desks[False].desk
    desk.save_settings(LOCKED, SUPERVISOR)
    with pytest.raises(RuleError, match=r"settings\.profiles_locked"):
        desk.save_settings(with_one_more(LOCKED), CLERK)
    with pytest.raises(RuleError, match=r"settings\.supervisor_only"):
        desk.save_settings(OPEN, CLERK)


def test_a_clerk_sets_neither_the_agency_nor_a_program_to_run(desks: dict[bool, World]):
    desk = desks[False].desk
    for wanted in (
        replace(OPEN, agency=replace(OPEN.agency, code="H01.02")),
        replace(OPEN, devices=replace(OPEN.devices, scan_command="xoa-het {folder}")),
    ):
        with pytest.raises(RuleError, match=r"settings\.supervisor_only"):
            desk.save_settings(wanted, CLERK)
    desk.save_settings(replace(OPEN, devices=replace(OPEN.devices, dpi=200)), CLERK)
    assert desk.saved.now.devices.dpi == 200
