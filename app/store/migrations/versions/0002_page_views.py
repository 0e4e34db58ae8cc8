"""A reading belongs to a page as it is seen, not to its original: two papers may share one glass."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute(
        "CREATE TABLE readings_of_views (picture VARCHAR PRIMARY KEY, "
        "sha256 VARCHAR NOT NULL REFERENCES files(sha256), body TEXT NOT NULL)"
    )
    op.execute("INSERT INTO readings_of_views SELECT sha256, sha256, body FROM readings")
    op.execute("DROP TABLE readings")
    op.execute("ALTER TABLE readings_of_views RENAME TO readings")


def downgrade() -> None:
    raise RuntimeError("a desk's file is never taken back to an older form")
