"""Changing the settings of the desk, as far as the person may; the journal keeps who did, no secrets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.dossier import DossierEvent
from app.domain.errors import RuleError
from app.domain.ids import new_id
from app.domain.staff import Role, StaffMember
from app.durable import disk_error
from app.ports import Clock
from app.settings import Settings
from app.settings_file import save_settings
from app.store import journal
from app.store.database import Database

SUPERVISED = (
    "agency",
    "desk",
    "hours",
    "line",
    "digitise",
    "training",
    "devices.profiles_locked",
    "devices.scan_command",  # names a program that this machine then runs
)
"""What only a supervisor changes: a section, or one key of it."""


@dataclass
class SavedSettings:
    """What was saved last; the desk itself runs with what it was opened with.

    Only the profiles and the switch for lessons (``reader.learning``) are looked up here and change at once.
    """

    now: Settings


@dataclass(frozen=True)
class SaveSettings:
    """Write checked settings; most take effect when the program is opened again (``SavedSettings``)."""

    path: Path
    database: Database
    clock: Clock
    desk: str
    saved: SavedSettings

    def __call__(self, settings: Settings, by: StaffMember) -> None:
        """Save the settings whole or not at all.

        Raises:
            RuleError: ``settings.profiles_locked`` or ``settings.supervisor_only`` for what a clerk may not
                change, ``settings.value`` naming the key.
            StorageError: ``disk.*``.
        """
        _refuse_unless_allowed(self.saved.now, settings, by)
        clean = settings.checked()
        now = self.clock.now()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            save_settings(self.path, clean)
        except OSError as error:
            raise disk_error(error, self.path.name) from error
        self.saved.now = clean
        with self.database.write() as db:
            journal.append(db, DossierEvent(new_id(now), "", "settings_changed", now, by.id, self.desk))


def _refuse_unless_allowed(before: Settings, after: Settings, by: StaffMember) -> None:
    if by.role is Role.SUPERVISOR:
        return
    if any(_at(before, key) != _at(after, key) for key in SUPERVISED):
        raise RuleError("settings.supervisor_only")
    if before.devices.profiles_locked and before.profiles != after.profiles:
        raise RuleError("settings.profiles_locked")


def _at(settings: Settings, key: str) -> Any:
    value: Any = settings
    for part in key.split("."):
        value = getattr(value, part)
    return value
