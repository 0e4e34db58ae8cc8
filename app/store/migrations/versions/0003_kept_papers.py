"""Papers kept for their owners, lessons of the clerks, and the digitisation of back files."""

from alembic import op

revision = "0003"
down_revision = "0002"

_STATEMENTS = (
    "CREATE TABLE kept_papers (id VARCHAR PRIMARY KEY, code VARCHAR NOT NULL UNIQUE, "
    "owner_id VARCHAR NOT NULL, owner_name TEXT NOT NULL, kind VARCHAR NOT NULL, "
    "component VARCHAR NOT NULL, number VARCHAR NOT NULL, issued_on VARCHAR, expires_on VARCHAR, "
    "dossier_id VARCHAR NOT NULL, kept_at VARCHAR NOT NULL, state VARCHAR NOT NULL, "
    "pdf_sha256 VARCHAR NOT NULL REFERENCES files(sha256), body TEXT NOT NULL)",
    "CREATE INDEX kept_papers_by_owner ON kept_papers (owner_id, kind)",
    "CREATE INDEX kept_papers_by_number ON kept_papers (number)",
    "CREATE INDEX kept_papers_by_pdf ON kept_papers (pdf_sha256)",
    "CREATE TABLE kind_samples (id VARCHAR PRIMARY KEY, at VARCHAR NOT NULL, by VARCHAR NOT NULL, "
    "kind VARCHAR NOT NULL, suggested VARCHAR NOT NULL, picture VARCHAR NOT NULL UNIQUE, "
    "body TEXT NOT NULL)",
    "CREATE INDEX kind_samples_by_kind ON kind_samples (kind)",
    "CREATE TABLE digitise_jobs (id VARCHAR PRIMARY KEY, name TEXT NOT NULL, "
    "started_at VARCHAR NOT NULL, state VARCHAR NOT NULL, body TEXT NOT NULL)",
    "CREATE TABLE digitise_items (id VARCHAR PRIMARY KEY, "
    "job_id VARCHAR NOT NULL REFERENCES digitise_jobs(id), position INTEGER NOT NULL, "
    "source TEXT NOT NULL, state VARCHAR NOT NULL, kind VARCHAR NOT NULL, owner_id VARCHAR NOT NULL, "
    "number VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, fingerprint TEXT NOT NULL, "
    "kept_paper VARCHAR NOT NULL, ready_at VARCHAR, finished_at VARCHAR, body TEXT NOT NULL, "
    "UNIQUE (job_id, source))",
    "CREATE INDEX digitise_items_by_state ON digitise_items (job_id, state, position)",
    "CREATE INDEX digitise_items_by_number ON digitise_items (kind, number)",
    "CREATE INDEX digitise_items_by_page ON digitise_items (sha256)",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a desk's file is never taken back to an older form")
