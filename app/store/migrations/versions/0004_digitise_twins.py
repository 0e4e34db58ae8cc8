"""Copies among the results of back files are found by an index on number and owner, not by reading all.

Dossiers that do not say whether the province sets their fee are found by an index as well; the desk, which
knows the packs, tells them when it opens.
"""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    # "" for results from before: their owner's name is looked up in the result itself
    op.execute("ALTER TABLE digitise_items ADD COLUMN owner_name TEXT NOT NULL DEFAULT ''")
    op.execute("DROP INDEX digitise_items_by_number")
    op.execute("CREATE INDEX digitise_items_by_number ON digitise_items (kind, number, owner_id, owner_name)")
    _spell_alike()
    op.execute(
        "CREATE INDEX IF NOT EXISTS dossiers_with_fee_unsaid ON dossiers (id) "
        "WHERE json_extract(body, '$.fee.undecided') IS NULL"
    )


def _spell_alike() -> None:
    """Numbers that differ in nothing but spaces and capitals are the same to the index too."""
    connection = op.get_bind()
    rows = connection.exec_driver_sql("SELECT id, number, owner_id FROM digitise_items").all()
    for item, *said in rows:
        spelt = [" ".join(value.split()).casefold() for value in said]
        if spelt != said:
            connection.exec_driver_sql(
                "UPDATE digitise_items SET number = ?, owner_id = ? WHERE id = ?", (*spelt, item)
            )


def downgrade() -> None:
    raise RuntimeError("a desk's file is never taken back to an older form")
