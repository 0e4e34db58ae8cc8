"""Signing in never holds the database while a PIN is being checked, and every wrong PIN counts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from app.clock import SystemClock
from app.domain.errors import RuleError
from app.domain.staff import Role
from app.store import staff
from app.store.database import Database
from app.use_cases.sign_in import AddStaff, ChangePin, SignIn


@dataclass
class WatchedHasher:
    """The real hasher; lets somebody act at each moment it works."""

    real: object
    meanwhile: Callable[[], None]

    def hash(self, pin: str) -> str:
        self.meanwhile()
        return self.real.hash(pin)

    def verify(self, pin_hash: str, pin: str) -> bool:
        self.meanwhile()
        return self.real.verify(pin_hash, pin)


@pytest.fixture
def database(tmp_path):
    opened = Database.open(tmp_path / "quay.db")
    yield opened
    opened.close()


@pytest.fixture
def head(database):
    return AddStaff(database, SystemClock())("Phạm Thị Trưởng", Role.SUPERVISOR, "2468")


def test_another_screen_can_write_while_a_pin_is_hashed_or_checked(database, head, monkeypatch):
    monkeypatch.setattr("app.store.database._BUSY_MILLISECONDS", 50)
    other = Database(database.path)
    writes: list[str] = []

    def write_meanwhile() -> None:
        with other.write():
            writes.append("written")

    monkeypatch.setattr(staff, "_HASHER", WatchedHasher(staff._HASHER, write_meanwhile))
    clock = SystemClock()

    AddStaff(database, clock)("Lê Văn Cán Bộ", Role.CLERK, "1357", head)
    ChangePin(database, clock)(head.id, "2468", "8642")
    with pytest.raises(RuleError, match=r"staff\.wrong_pin"):
        SignIn(database, clock)(head.id, "2468")

    assert writes == ["written"] * 4
    other.close()


def test_wrong_pins_typed_at_two_screens_at_once_are_all_counted(database, head):
    sign_in = SignIn(database, SystemClock())

    def refusal(_: int) -> str:
        with pytest.raises(RuleError) as refused:
            sign_in(head.id, "0000")
        return refused.value.code

    with ThreadPoolExecutor(4) as screens:
        told = list(screens.map(refusal, range(8)))

    assert told.count("staff.wrong_pin") == 4
    assert told.count("staff.locked") == 4
    with pytest.raises(RuleError, match=r"staff\.locked"):
        sign_in(head.id, "2468")


def test_a_pin_changed_while_the_old_one_was_being_checked_no_longer_opens(database, head, monkeypatch):
    real = staff._HASHER
    new_hash = real.hash("8642")

    def change_it() -> None:
        with database.write() as db:
            staff.set_pin(db, head.id, new_hash)

    monkeypatch.setattr(staff, "_HASHER", WatchedHasher(real, change_it))

    with pytest.raises(RuleError, match=r"staff\.wrong_pin"):
        SignIn(database, SystemClock())(head.id, "2468")
