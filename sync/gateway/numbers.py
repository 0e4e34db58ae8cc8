"""Legal codes for dossiers that a desk could only give a provisional number."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, insert, select, update

from app.domain.codes import DeskRange, DossierCode
from sync.gateway.tables import day_numbers, dossiers


def next_code(connection: Connection, agency: str, day: date, numbers: DeskRange) -> DossierCode | None:
    """Take the next free code of the province's own range for a day of receipt; None when it is used up."""
    last = _locked_last(connection, agency, day)
    number = numbers.next_after(last)
    while number is not None and _taken(connection, code := DossierCode(agency, day, number)):
        number = numbers.next_after(number)
    if number is None:
        return None
    here = (day_numbers.c.agency == agency) & (day_numbers.c.day == day.isoformat())
    connection.execute(update(day_numbers).where(here).values(last=number))
    return code


def _locked_last(connection: Connection, agency: str, day: date) -> int | None:
    here = (day_numbers.c.agency == agency) & (day_numbers.c.day == day.isoformat())
    last = connection.execute(select(day_numbers.c.last).where(here).with_for_update()).scalar()
    if last is None:
        # Two first dossiers of a day at once: the second meets the primary key and is tried again.
        connection.execute(insert(day_numbers).values(agency=agency, day=day.isoformat(), last=0))
    return last or None


def _taken(connection: Connection, code: DossierCode) -> bool:
    same = select(dossiers.c.id).where(dossiers.c.code == str(code))
    return connection.execute(same).first() is not None
