"""What the desk remembers of a person grows and is never forgotten for a poorer record."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.clock import HANOI
from app.domain.people.person import Person, Sex
from app.store import records
from app.store.database import Database

NOW = datetime(2026, 11, 20, 8, 30, tzinfo=HANOI)
NUMBER = "038192000016"
FULL = Person(
    full_name="Nguyễn Thị Mẫu",
    id_number=NUMBER,
    birth_date=date(1992, 3, 5),
    sex=Sex.FEMALE,
    residence="Thôn Mẫu",
    phone="0900000000",
)


@pytest.fixture
def database(tmp_path):
    opened = Database.open(tmp_path / "quay.db")
    yield opened
    opened.close()


def remembered(database: Database, *people: Person) -> Person | None:
    for person in people:
        with database.write() as db:
            records.remember_person(db, person, NOW)
    with database.read() as db:
        return records.person_of(db, NUMBER)


def test_a_person_typed_with_a_name_alone_keeps_what_the_card_told(database):
    assert remembered(database, FULL, Person(full_name="Nguyễn Thị Mẫu", id_number=NUMBER)) == FULL


def test_what_is_newly_told_replaces_what_was_known(database):
    moved = Person(full_name="Nguyễn Thị Mẫu", id_number=NUMBER, residence="Tổ 5")

    known = remembered(database, FULL, moved)

    assert (known.residence, known.birth_date, known.phone) == ("Tổ 5", date(1992, 3, 5), "0900000000")
