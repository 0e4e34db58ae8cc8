"""The first desk: every table of version 0.1, the append-only journal and the folded search.

The tables are written out here and not taken from today's schema, so that this step stays what it was.
"""

from alembic import op

revision = "0001"
down_revision = None

_TABLES = """
CREATE TABLE staff (id VARCHAR PRIMARY KEY, name TEXT NOT NULL, role VARCHAR NOT NULL,
  pin_hash VARCHAR NOT NULL, failures INTEGER NOT NULL DEFAULT 0, locked_until VARCHAR,
  active INTEGER NOT NULL DEFAULT 1);
CREATE TABLE drafts (id VARCHAR PRIMARY KEY, clerk VARCHAR NOT NULL, started_at VARCHAR NOT NULL,
  updated_at VARCHAR NOT NULL, state VARCHAR NOT NULL, body TEXT NOT NULL);
CREATE TABLE files (sha256 VARCHAR PRIMARY KEY, bytes INTEGER NOT NULL, mime VARCHAR NOT NULL,
  added_at VARCHAR NOT NULL);
CREATE TABLE readings (sha256 VARCHAR PRIMARY KEY REFERENCES files(sha256), body TEXT NOT NULL);
CREATE TABLE counters (series VARCHAR NOT NULL, day VARCHAR NOT NULL, last_number INTEGER NOT NULL,
  PRIMARY KEY (series, day)) WITHOUT ROWID;
CREATE TABLE people (id_number VARCHAR PRIMARY KEY, body TEXT NOT NULL, seen_at VARCHAR NOT NULL);
CREATE TABLE dossiers (id VARCHAR PRIMARY KEY, printed_code VARCHAR NOT NULL UNIQUE, code VARCHAR UNIQUE,
  procedure VARCHAR NOT NULL, procedure_name TEXT NOT NULL, owner_name TEXT NOT NULL,
  owner_id VARCHAR NOT NULL, submitter_id VARCHAR NOT NULL, channel INTEGER NOT NULL,
  received_on VARCHAR NOT NULL, received_at VARCHAR NOT NULL, due_at VARCHAR, finished_at VARCHAR,
  status INTEGER NOT NULL, sync VARCHAR NOT NULL, clerk VARCHAR NOT NULL, desk VARCHAR NOT NULL,
  version INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX dossiers_by_day ON dossiers(received_on);
CREATE INDEX dossiers_by_owner ON dossiers(owner_id);
CREATE INDEX dossiers_by_status ON dossiers(status, due_at);
CREATE TABLE journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, id VARCHAR NOT NULL UNIQUE,
  dossier_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, at VARCHAR NOT NULL, "by" VARCHAR NOT NULL,
  desk VARCHAR NOT NULL, data TEXT NOT NULL);
CREATE INDEX journal_by_dossier ON journal(dossier_id);
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TABLE outbox (id VARCHAR PRIMARY KEY, dossier_id VARCHAR NOT NULL, sequence INTEGER NOT NULL,
  kind VARCHAR NOT NULL, body BLOB NOT NULL, sha256 VARCHAR NOT NULL, queued_at VARCHAR NOT NULL,
  state VARCHAR NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, next_at VARCHAR,
  error TEXT NOT NULL DEFAULT '', finished_at VARCHAR, UNIQUE (dossier_id, sequence));
CREATE INDEX outbox_by_state ON outbox(state, next_at);
CREATE TABLE outbox_files (entry_id VARCHAR NOT NULL REFERENCES outbox(id),
  sha256 VARCHAR NOT NULL REFERENCES files(sha256), position INTEGER NOT NULL,
  stored_at VARCHAR, PRIMARY KEY (entry_id, sha256));
CREATE TABLE cursors (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);
CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, ref UNINDEXED, words, tokenize='unicode61');
"""


def upgrade() -> None:
    for statement in _statements(_TABLES):
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a desk's file is never taken back to an older form")


def _statements(script: str) -> list[str]:
    """Split on semicolons that end a line, keeping a trigger's body whole."""
    parts: list[str] = []
    for piece in script.split(";\n"):
        parts.append(piece.strip())
    return [part for part in parts if part]
