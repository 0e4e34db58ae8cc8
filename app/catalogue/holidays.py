"""The days-off pack: decreed days, compensation days, swapped days and the Saturdays worked for them."""

from __future__ import annotations

from datetime import date

from app.catalogue.pack import Pack
from app.catalogue.record import Record
from app.domain.working_days import WorkCalendar

_KINDS = {kind: kind for kind in ("holiday", "compensation", "swap", "closure", "cancelled")}
_BASES = {basis: basis for basis in ("decreed", "announced", "computed")}


def work_calendar(packs: tuple[Pack, ...]) -> WorkCalendar:
    """Return the calendar of all packs; a later pack's word on a date replaces an earlier one's.

    Raises:
        RuleError: ``catalogue.invalid``.
    """
    off: dict[date, bool] = {}
    worked: dict[date, bool] = {}
    known_until: date | None = None
    for pack in packs:
        pack.body.only(("day_off", "make_up_day"))
        off |= _days_off(pack)
        worked |= _make_up_days(pack)
        until = pack.header.day("known_until")
        known_until = max(filter(None, (known_until, until)), default=None)
    return WorkCalendar(
        days_off=frozenset(day for day, kept in off.items() if kept),
        make_up_days=frozenset(day for day, kept in worked.items() if kept),
        known_until=known_until,
    )


def _days_off(pack: Pack) -> dict[date, bool]:
    found: dict[date, bool] = {}
    for record in pack.body.tables("day_off", "date"):
        record.only(("date", "name", "kind", "basis"))
        record.text("name")
        record.choice("basis", _BASES)
        _once(record, found)[record.required_day("date")] = record.choice("kind", _KINDS) != "cancelled"
    return found


def _make_up_days(pack: Pack) -> dict[date, bool]:
    found: dict[date, bool] = {}
    for record in pack.body.tables("make_up_day", "date"):
        record.only(("date", "instead_of", "basis", "cancelled"))
        record.required_day("instead_of")
        record.choice("basis", _BASES)
        day = record.required_day("date")
        if day.weekday() < 5:
            raise record.wrong("date", "ngày làm bù phải là thứ Bảy hoặc Chủ nhật")
        _once(record, found)[day] = not record.flag("cancelled")
    return found


def _once(record: Record, found: dict[date, bool]) -> dict[date, bool]:
    if record.required_day("date") in found:
        raise record.wrong("date", "ngày này đã có trong gói")
    return found
