"""Changing the settings of the desk; the journal keeps who did, without the secrets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.dossier import DossierEvent
from app.domain.ids import new_id
from app.durable import disk_error
from app.ports import Clock
from app.settings import Settings, save_settings
from app.store import journal
from app.store.database import Database


@dataclass(frozen=True)
class SaveSettings:
    """Write checked settings; they take effect when the program is opened again."""

    path: Path
    database: Database
    clock: Clock
    desk: str

    def __call__(self, settings: Settings, by: str) -> None:
        """Save the settings whole or not at all.

        Raises:
            RuleError: ``settings.value`` naming the key.
            StorageError: ``disk.*``.
        """
        settings.checked()
        now = self.clock.now()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            save_settings(self.path, settings)
        except OSError as error:
            raise disk_error(error, self.path.name) from error
        with self.database.write() as db:
            journal.append(db, DossierEvent(new_id(now), "", "settings_changed", now, by, self.desk))
