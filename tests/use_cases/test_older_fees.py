"""A desk brought up to date tells no older fee as none that the province sets."""

from __future__ import annotations

import pytest

from app.domain import draft_edits
from app.domain.dossier import Dossier
from app.domain.procedure import Fee, FeeUnit, Procedure
from app.domain.working_days import Deadline, DeadlineUnit
from app.store import dossiers
from app.use_cases.preview import fee_of
from tests.use_cases.steps import birth_draft
from tests.use_cases.world import BIRTH, World

MARITAL_STATUS = "1.004873"
"""Cấp giấy xác nhận tình trạng hôn nhân: the province sets the fee."""


def received(world: World, procedure: str) -> Dossier:
    draft = birth_draft(world)
    draft = world.desk.edit_draft(draft.id, lambda d: draft_edits.choose_procedure(d, procedure))
    for requirement in world.desk.preview(draft).missing:
        key = requirement.key
        world.desk.edit_draft(draft.id, lambda d, key=key: draft_edits.excuse_missing(d, key, "thử"))
    return world.desk.receive(draft.id, "lan").dossier


def as_before_the_change(world: World, procedure_gone: str = "") -> None:
    """The file as the program of before wrote it."""
    with world.desk.database.write() as db:
        db.exec_driver_sql("UPDATE dossiers SET body = json_remove(body, '$.fee.undecided')")
        if procedure_gone:
            db.exec_driver_sql("UPDATE dossiers SET procedure = ?", (procedure_gone,))
        for statement in (
            "DROP INDEX dossiers_with_fee_unsaid",
            "DROP INDEX digitise_items_by_number",
            "ALTER TABLE digitise_items DROP COLUMN owner_name",
            "CREATE INDEX digitise_items_by_number ON digitise_items (kind, number)",
            "UPDATE alembic_version SET version_num = '0003'",
        ):
            db.exec_driver_sql(statement)


def stored(world: World, dossier: Dossier) -> Dossier:
    with world.desk.database.read() as db:
        return dossiers.get(db, dossier.id)


def test_older_dossiers_are_told_as_the_pack_of_their_day_says(world: World):
    local, free = received(world, MARITAL_STATUS), received(world, BIRTH)
    as_before_the_change(world)

    newer = world.again()

    assert stored(newer, local) == local and local.fee.undecided is True
    assert stored(newer, free) == free and free.fee.undecided is False
    totals = newer.desk.count_day(local.received_at.date())
    assert (totals.received, totals.undecided) == (2, 1)
    newer.desk.close()


def test_an_older_dossier_of_a_procedure_no_pack_knows_is_not_told_as_free(world: World):
    local = received(world, MARITAL_STATUS)
    as_before_the_change(world, procedure_gone="9.999999")

    newer = world.again()

    assert stored(newer, local).fee.undecided is True
    newer.desk.close()


def test_a_desk_without_older_dossiers_looks_at_an_empty_index(world: World):
    received(world, BIRTH)
    with world.desk.database.read() as db:
        assert dossiers.with_fee_unsaid(db) == ()
        wanted = "SELECT id FROM dossiers WHERE json_extract(body, '$.fee.undecided') IS NULL"
        plan = " ".join(row.detail for row in db.exec_driver_sql(f"EXPLAIN QUERY PLAN {wanted}"))
    assert "dossiers_with_fee_unsaid" in plan


@pytest.mark.parametrize(
    ("amount", "copies", "due", "undecided"),
    [(8_000, 0, 0, False), (8_000, 3, 24_000, False), (0, 0, 0, True), (0, 3, 0, True)],
)
def test_a_sum_the_province_set_is_a_sum_also_of_no_copy(
    world: World, amount: int, copies: int, due: int, undecided: bool
):
    fee = Fee(amount, FeeUnit.PER_COPY, decided_locally=True)
    copy = Procedure("1", "Cấp bản sao", "Hộ tịch", Deadline(DeadlineUnit.IN_DAY, 1), fee=fee)

    told = fee_of(copy, draft_edits.set_copies(birth_draft(world), copies))

    assert (told.amount, told.undecided) == (due, undecided)
