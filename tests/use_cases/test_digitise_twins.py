"""Copies among ten thousand back files are found as surely as by comparing every one with every other."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from app.domain.back_files.job import DigitisedItem, DigitiseJob, ItemState, Likeness
from app.domain.draft import DraftPage
from app.domain.pages.repeats import COLUMNS, ROWS, alike
from app.domain.papers.evidence import Fact, Source
from app.domain.papers.values import same_value
from app.domain.text import fold
from app.store import digitising
from app.store.database import Database
from app.store.schema import digitise_items
from app.use_cases.back_files.twins import MOST, find_twins
from tests.use_cases.world import FRIDAY

JOB = DigitiseJob("dot", "Hộ tịch 2001", FRIDAY)


@pytest.fixture(scope="module")
def database(tmp_path_factory) -> Iterator[Database]:
    made = Database.open(tmp_path_factory.mktemp("quay") / "quay.db")
    with made.write() as db:
        digitising.save_job(db, JOB)
    yield made
    made.close()


def looks(pattern: int) -> str:
    """How a sheet with lines of writing of its own looks."""
    cells = sum(((pattern * 0x9E3779B97F4A7C15 >> row % 32) & (1 << COLUMNS) - 1) << row * COLUMNS
                for row in range(ROWS))  # fmt: skip
    return "20" + b64encode(cells.to_bytes(COLUMNS * ROWS // 8, "big")).decode()


@st.composite
def results(draw: st.DrawFn) -> DigitisedItem:
    """A read result; few numbers, names, pages and looks, so that copies are common."""
    values = {
        "document_number": draw(st.sampled_from(["", "1/2001", "2/2001", "1/2001/tp", "1/2001/TP"])),
        "id_number": draw(st.sampled_from(["", "038201000001", "038201000002", "038201000002 "])),
        "full_name": draw(st.sampled_from(["", "Đỗ Thị Mẫu", "DO THI MAU", "Trần Văn Thử", "…"])),
    }
    facts = tuple(Fact("", name, value, Source.PRINT) for name, value in values.items() if value)
    first = DraftPage("t", draw(st.sampled_from("abc")), "image/png", 1, 1, 300, FRIDAY)
    first = replace(first, fingerprint=draw(st.sampled_from(["", looks(1), looks(2), looks(3)])))
    pages = (first,) if draw(st.integers(0, 9)) else ()
    kind = draw(st.sampled_from(["giay_khai_sinh", "trich_luc_khai_tu"]))
    state = draw(st.sampled_from([ItemState.TO_CHECK, ItemState.ASIDE, ItemState.READ]))
    return DigitisedItem("", JOB.id, 0, "", state, pages, kind=kind, facts=facts)


def placed(number: int, item: DigitisedItem) -> DigitisedItem:
    ready = None if item.state is ItemState.READ else FRIDAY + timedelta(seconds=number)
    return replace(item, id=f"{number:03d}", position=number, source=f"{number}.png", ready_at=ready)


def lay(db: Connection, items: list[DigitisedItem]) -> None:
    db.execute(digitise_items.delete())
    for item in items:
        at = digitising.add_item(db, JOB.id, item.source, FRIDAY)
        db.execute(digitise_items.update().where(digitise_items.c.id == at.id).values(id=item.id))
        digitising.change(db, item.id, lambda _, known=item: known)


def by_comparing_all(items: list[DigitisedItem], item: DigitisedItem) -> list[tuple[Likeness, str]]:
    """Compare with every other one, as a person with much time would."""
    others = [o for o in items if o.ready_at is not None and o.id != item.id]
    files = [o for o in others if o.pages and item.pages and o.pages[0].sha256 == item.pages[0].sha256]
    numbers = [o for o in others if o not in files and of_one_paper(o, item)]
    found = [(Likeness.SAME_FILE, o.id) for o in files] + [(Likeness.SAME_NUMBER, o.id) for o in numbers]
    if not found:
        alikes = [
            o for o in others if o.kind == item.kind and look_alike(o, item) and not told_apart(o, item)
        ]
        found = [(Likeness.LOOKS_ALIKE, o.id) for o in alikes]
    return found[:MOST]


def of_one_paper(one: DigitisedItem, other: DigitisedItem) -> bool:
    number, mine, theirs = one.value("document_number"), one.owner, other.owner
    if one.kind != other.kind or not number or number != other.value("document_number"):
        return False
    if mine.id_number and theirs.id_number:
        return mine.id_number == theirs.id_number
    return bool(mine.full_name and theirs.full_name) and fold(mine.full_name) == fold(theirs.full_name)


def look_alike(one: DigitisedItem, other: DigitisedItem) -> bool:
    return bool(one.pages and other.pages) and alike(other.pages[0].fingerprint, one.pages[0].fingerprint)


def told_apart(one: DigitisedItem, other: DigitisedItem) -> bool:
    numbers = one.value("document_number"), other.value("document_number")
    owners = one.owner.id_number, other.owner.id_number
    return any(mine and theirs and not same_value(mine, theirs) for mine, theirs in (numbers, owners))


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(results(), min_size=2, max_size=12))
def test_every_copy_is_found_that_comparing_all_with_all_finds(database, drawn):
    items = [placed(number, item) for number, item in enumerate(drawn)]
    with database.write() as db:
        lay(db, items)
        for item in items:
            found = [(twin.likeness, twin.item) for twin in find_twins(db, item)]
            assert found == by_comparing_all(items, item)


def test_results_read_before_the_index_held_names_are_found_by_their_owners_name(database):
    values = {"document_number": "1/2001", "full_name": "Trần Văn Thử"}
    facts = tuple(Fact("", name, value, Source.PRINT) for name, value in values.items())
    older, newer = (
        placed(n, DigitisedItem("", JOB.id, 0, "", ItemState.TO_CHECK, kind="giay_khai_sinh", facts=facts))
        for n in (1, 2)
    )
    with database.write() as db:
        lay(db, [older, newer])
        db.execute(digitise_items.update().values(owner_name=""))

        assert [twin.item for twin in find_twins(db, newer)] == ["001"]


def test_the_file_of_a_desk_from_before_the_index_is_brought_up_to_date(tmp_path):
    path = tmp_path / "quay.db"
    older = Database.open(path)
    with older.write() as db:
        digitising.save_job(db, JOB)
        digitising.add_item(db, JOB.id, "1.png", FRIDAY)
        for statement in (
            "UPDATE digitise_items SET number = '1/2001/TP', owner_id = ' 038201000001 '",
            "DROP INDEX digitise_items_by_number",
            "ALTER TABLE digitise_items DROP COLUMN owner_name",
            "CREATE INDEX digitise_items_by_number ON digitise_items (kind, number)",
            "UPDATE alembic_version SET version_num = '0003'",
        ):
            db.exec_driver_sql(statement)
    older.close()

    newer = Database.open(path)
    with newer.read() as db:
        spelt = db.exec_driver_sql("SELECT number, owner_id, owner_name FROM digitise_items").one()
    newer.close()

    assert tuple(spelt) == ("1/2001/tp", "038201000001", "")


def test_finding_copies_reads_the_index_and_never_every_result(database):
    wanted = "SELECT body FROM digitise_items WHERE kind='k' AND number='1' AND owner_id='2'"
    with database.read() as db:
        plan = " ".join(row.detail for row in db.exec_driver_sql(f"EXPLAIN QUERY PLAN {wanted}"))

    assert "digitise_items_by_number (kind=? AND number=? AND owner_id=?)" in plan
