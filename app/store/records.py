"""Files, readings and people the desk has seen, each under its natural key."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import datetime

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.page_view import PageLook
from app.domain.papers.values import same_value
from app.domain.people.person import Person, Sex
from app.domain.plain import from_plain, to_plain
from app.ports import PageReading
from app.store.page_files import StoredFile
from app.store.schema import files, people, readings


def add_file(connection: Connection, stored: StoredFile, mime: str, now: datetime) -> None:
    """Record a file already on disk; recording it again changes nothing."""
    row = insert(files).values(sha256=stored.sha256, bytes=stored.bytes, mime=mime, added_at=now.isoformat())
    connection.execute(row.on_conflict_do_nothing())


def save_reading(connection: Connection, look: PageLook, reading: PageReading) -> None:
    """Keep what the reader made of a page as it is seen, so that the same picture is not read twice."""
    body = json.dumps(to_plain(reading), ensure_ascii=False)
    row = insert(readings).values(picture=look.key, sha256=look.sha256, body=body)
    connection.execute(row.on_conflict_do_update(index_elements=["picture"], set_={"body": body}))


def reading_of(connection: Connection, look: PageLook) -> PageReading | None:
    """Return the kept reading of a page as it is seen, or None."""
    body = connection.execute(select(readings.c.body).where(readings.c.picture == look.key)).scalar()
    return None if body is None else from_plain(PageReading, json.loads(body))


def remember_person(connection: Connection, person: Person, now: datetime) -> None:
    """Keep what is known of a person by their number; what nobody said this time stays as it was."""
    if not person.id_number:
        return
    known = person_of(connection, person.id_number) or person
    values = {
        "body": json.dumps(to_plain(_fuller(person, known)), ensure_ascii=False),
        "seen_at": now.isoformat(),
    }
    row = insert(people).values(id_number=person.id_number, **values)
    connection.execute(row.on_conflict_do_update(index_elements=["id_number"], set_=values))


def person_of(connection: Connection, id_number: str) -> Person | None:
    """Return what is known of a person, or None."""
    body = connection.execute(select(people.c.body).where(people.c.id_number == id_number)).scalar()
    return None if body is None else from_plain(Person, json.loads(body))


def people_named(connection: Connection, full_name: str, birth_date: str) -> tuple[Person, ...]:
    """Return the people of this name born on this day (ISO); letters as written, whatever their case."""
    born = func.json_extract(people.c.body, "$.birth_date") == birth_date
    found = (
        from_plain(Person, json.loads(row))
        for row in connection.execute(select(people.c.body).where(born)).scalars()
    )
    return tuple(person for person in found if same_value(person.full_name, full_name))


def _fuller(told: Person, known: Person) -> Person:
    unsaid = [f.name for f in fields(told) if getattr(told, f.name) in ("", None, Sex.UNKNOWN)]
    return replace(told, **{name: getattr(known, name) for name in unsaid})
