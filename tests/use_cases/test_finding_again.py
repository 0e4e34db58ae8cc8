"""What is in the register is found, however much else is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.register import Queue
from app.domain.status import SyncStatus
from app.ports import PrintState
from app.store import dossiers
from tests.use_cases.steps import issue_birth

pytestmark = pytest.mark.slow


def copies_of(world, dossier, count: int):
    """Record many more dossiers of the same kind, received one second after the other."""
    made = [
        replace(
            dossier,
            id=f"ban-sao-{number:04d}",
            printed_code=replace(dossier.printed_code, number=number),
            code=replace(dossier.code, number=number),
            received_at=dossier.received_at + timedelta(seconds=number),
            sync=SyncStatus.CONFIRMED,
        )
        for number in range(1_000, 1_000 + count)
    ]
    with world.desk.database.write() as db:
        for copy in made:
            dossiers.add(db, copy)
    return made


def test_the_matches_in_a_queue_are_found_behind_hundreds_in_others(world):
    first = issue_birth(world).dossier
    copies_of(world, first, 400)
    last = issue_birth(world).dossier

    found = world.desk.list_register(Queue.WAITING_TO_SEND, "nguyen thi mau")

    assert {row.id for row in found} == {first.id, last.id}


def test_a_long_list_of_matches_is_turned_over_page_by_page_latest_first(world):
    first = issue_birth(world).dossier
    made = copies_of(world, first, 249)

    pages = [world.desk.list_register(Queue.ALL, "khai sinh", 100, offset) for offset in (0, 100, 200)]

    assert [len(page) for page in pages] == [100, 100, 50]
    shown = [row.id for page in pages for row in page]
    assert shown == [d.id for d in reversed(made)] + [first.id]


def test_a_search_of_signs_alone_finds_nothing(world):
    issue_birth(world)

    assert world.desk.list_register(Queue.ALL, '"*!') == ()


def test_a_receipt_whose_printing_failed_is_listed_as_not_printed(world):
    dossier = issue_birth(world).dossier
    world.printer.end = PrintState.FAILED
    job = world.desk.print_receipt(dossier.id, "lan")
    world.desk.print_state(job, dossier.id)

    assert [row.id for row in world.desk.unprinted_receipts()] == [dossier.id]


def test_a_receipt_not_printed_before_the_weekend_is_listed_after_it_and_not_for_ever(world):
    dossier = issue_birth(world).dossier
    world.clock.moment += timedelta(days=7)
    today = issue_birth(world).dossier
    assert [row.id for row in world.desk.unprinted_receipts()] == [dossier.id, today.id]

    world.clock.moment += timedelta(days=1)
    assert [row.id for row in world.desk.unprinted_receipts()] == [today.id]
