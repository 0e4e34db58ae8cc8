"""The next number of the day, inside the transaction that records the dossier."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.codes import AnyCode, DeskRange, DossierCode, ProvisionalCode
from app.store.dossiers import is_taken
from app.store.schema import counters


def next_code(connection: Connection, agency: str, desk: str, numbers: DeskRange, day: date) -> AnyCode:
    """Take the desk's next legal code, or a provisional one when its range for the day is used up.

    The number is spent when the surrounding transaction commits and not before.
    """
    number = numbers.next_after(_last(connection, agency, day))
    while number is not None:
        _spend(connection, agency, day, number)
        code = DossierCode(agency, day, number)
        if not is_taken(connection, code):
            return code
        number = numbers.next_after(number)  # the province bound it to another dossier of this desk
    series = f"TAM-{desk}"
    provisional = (_last(connection, series, day) or 0) + 1
    _spend(connection, series, day, provisional)
    return ProvisionalCode(desk, day, provisional)


def next_in_book(connection: Connection, book: str, year: int) -> int:
    """Return the next Số thứ tự in a Quyển of the Sổ theo dõi hồ sơ; a book starts anew each year."""
    series, first_day = f"SO-{book}", date(year, 1, 1)
    number = (_last(connection, series, first_day) or 0) + 1
    _spend(connection, series, first_day, number)
    return number


def numbers_left(connection: Connection, agency: str, numbers: DeskRange, day: date) -> int:
    """Return how many legal numbers the desk can still give out on a day."""
    upcoming = numbers.next_after(_last(connection, agency, day))
    return 0 if upcoming is None else numbers.last - upcoming + 1


def _last(connection: Connection, series: str, day: date) -> int | None:
    return connection.execute(
        select(counters.c.last_number).where(counters.c.series == series, counters.c.day == day.isoformat())
    ).scalar()


def _spend(connection: Connection, series: str, day: date, number: int) -> None:
    row = insert(counters).values(series=series, day=day.isoformat(), last_number=number)
    connection.execute(
        row.on_conflict_do_update(
            index_elements=[counters.c.series, counters.c.day], set_={"last_number": number}
        )
    )
