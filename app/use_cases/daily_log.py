"""Nhật ký ngày: what one desk received on a day, as counts and as a paper to sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.catalogue import Catalogue
from app.domain.daily_log import DailyLog, DailyLogTotals, daily_log_row, daily_log_totals
from app.ports import Clock
from app.reports.daily_log import draw_daily_log
from app.settings import Settings
from app.store import dossiers, staff
from app.store.database import Database, told_plainly


@dataclass(frozen=True)
class GatherDay:
    """Gather everything the desk received on one day."""

    database: Database
    settings: Settings
    clock: Clock

    def __call__(self, day: date) -> DailyLog:
        """Return the log as it stands at this moment."""
        with self.database.read() as db:
            names = staff.everybody(db)
            rows = tuple(daily_log_row(d, names.get(d.clerk, d.clerk)) for d in dossiers.of_day(db, day))
        agency = self.settings.agency
        return DailyLog(
            day=day,
            agency=agency.name,
            agency_parent=agency.parent,
            office=agency.desk_office,
            place=agency.place,
            desk=self.settings.desk.name,
            printed_at=self.clock.now(),
            rows=rows,
            training=self.settings.training or self.settings.unset,
        )


@dataclass(frozen=True)
class CountDay:
    """The sums of a day, for the screen."""

    gather: GatherDay

    def __call__(self, day: date) -> DailyLogTotals:
        """Return counts that add up."""
        return daily_log_totals(self.gather(day).rows)


@dataclass(frozen=True)
class MakeDailyLog:
    """Draw the log of a day."""

    gather: GatherDay
    catalogue: Catalogue

    def __call__(self, day: date, out: Path) -> Path:
        """Write the PDF whole or not at all and return its path.

        Raises:
            StorageError: ``disk.*``, ``font.missing``.
        """
        log = self.gather(day)
        with told_plainly(out):
            out.parent.mkdir(parents=True, exist_ok=True)
            draw_daily_log(log, self.catalogue.form("daily_log").labels, out)
        return out
