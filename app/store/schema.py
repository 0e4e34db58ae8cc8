"""Every table of the desk as this program writes it."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()

REVISION = "0004"
"""The migration (``migrations/versions``) that makes a file what these tables say."""

staff = Table(
    "staff",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", String, nullable=False),
    Column("pin_hash", String, nullable=False),
    Column("failures", Integer, nullable=False, default=0),
    Column("locked_until", String),
    Column("active", Integer, nullable=False, default=1),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", String, primary_key=True),
    Column("clerk", String, nullable=False),
    Column("started_at", String, nullable=False),
    Column("updated_at", String, nullable=False),
    Column("state", String, nullable=False),  # open, issued, discarded
    Column("body", Text, nullable=False),
)

files = Table(
    "files",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("bytes", Integer, nullable=False),
    Column("mime", String, nullable=False),
    Column("added_at", String, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("picture", String, primary_key=True),  # PageLook.key
    Column("sha256", String, ForeignKey("files.sha256"), nullable=False),
    Column("body", Text, nullable=False),
)

counters = Table(
    "counters",
    metadata,
    Column("series", String, primary_key=True),  # agency code, or TAM-desk
    Column("day", String, primary_key=True),
    Column("last_number", Integer, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id_number", String, primary_key=True),
    Column("body", Text, nullable=False),
    Column("seen_at", String, nullable=False),
)

FEE_UNSAID = "json_extract(body, '$.fee.undecided') IS NULL"
"""Says of a dossier that it was recorded before a fee could be undecided; its index is soon empty."""

dossiers = Table(
    "dossiers",
    metadata,
    Column("id", String, primary_key=True),
    Column("printed_code", String, nullable=False, unique=True),
    Column("code", String, unique=True),
    Column("procedure", String, nullable=False),
    Column("procedure_name", Text, nullable=False),
    Column("owner_name", Text, nullable=False),
    Column("owner_id", String, nullable=False),
    Column("submitter_id", String, nullable=False),
    Column("channel", Integer, nullable=False),
    Column("received_on", String, nullable=False),
    Column("received_at", String, nullable=False),
    Column("due_at", String),
    Column("finished_at", String),
    Column("status", Integer, nullable=False),
    Column("sync", String, nullable=False),
    Column("clerk", String, nullable=False),
    Column("desk", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("dossiers_by_day", "received_on"),
    Index("dossiers_by_owner", "owner_id"),
    Index("dossiers_by_status", "status", "due_at"),
    Index("dossiers_with_fee_unsaid", "id", sqlite_where=text(FEE_UNSAID)),
)

journal = Table(
    "journal",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("dossier_id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("at", String, nullable=False),
    Column("by", String, nullable=False),
    Column("desk", String, nullable=False),
    Column("data", Text, nullable=False),
    Index("journal_by_dossier", "dossier_id"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", String, primary_key=True),
    Column("dossier_id", String, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("sha256", String, nullable=False),
    Column("queued_at", String, nullable=False),
    Column("state", String, nullable=False),  # waiting, accepted, confirmed, quarantined
    Column("attempts", Integer, nullable=False, default=0),
    Column("next_at", String),
    Column("error", Text, nullable=False, default=""),
    Column("finished_at", String),
    UniqueConstraint("dossier_id", "sequence"),
    Index("outbox_by_state", "state", "next_at"),
)

outbox_files = Table(
    "outbox_files",
    metadata,
    Column("entry_id", String, ForeignKey("outbox.id"), primary_key=True),
    Column("sha256", String, ForeignKey("files.sha256"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("stored_at", String),
)

cursors = Table(
    "cursors",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

kept_papers = Table(
    "kept_papers",
    metadata,
    Column("id", String, primary_key=True),
    Column("code", String, nullable=False, unique=True),  # owner.component.number.serial
    Column("owner_id", String, nullable=False),
    Column("owner_name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("component", String, nullable=False),
    Column("number", String, nullable=False),
    Column("issued_on", String),
    Column("expires_on", String),
    Column("dossier_id", String, nullable=False),  # "" for one digitised from the back files
    Column("kept_at", String, nullable=False),
    Column("state", String, nullable=False),  # valid, replaced, withdrawn
    Column("pdf_sha256", String, ForeignKey("files.sha256"), nullable=False),
    Column("body", Text, nullable=False),
    Index("kept_papers_by_owner", "owner_id", "kind"),
    Index("kept_papers_by_number", "number"),
    Index("kept_papers_by_pdf", "pdf_sha256"),
)

kind_samples = Table(
    "kind_samples",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", String, nullable=False),
    Column("by", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("suggested", String, nullable=False),
    Column("picture", String, nullable=False, unique=True),  # PageLook.key: one lesson a page
    Column("body", Text, nullable=False),
    Index("kind_samples_by_kind", "kind"),
)

digitise_jobs = Table(
    "digitise_jobs",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("started_at", String, nullable=False),
    Column("state", String, nullable=False),  # open, done, stopped
    Column("body", Text, nullable=False),
)

digitise_items = Table(
    "digitise_items",
    metadata,
    Column("id", String, primary_key=True),
    Column("job_id", String, ForeignKey("digitise_jobs.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("source", Text, nullable=False),  # file of the folder, or batch and paper of the feeder
    Column("state", String, nullable=False),  # see app/domain/back_files/job.py
    Column("kind", String, nullable=False),
    Column("owner_id", String, nullable=False),  # spelt for comparing, as are owner_name and number
    Column("owner_name", Text, nullable=False, server_default=""),
    Column("number", String, nullable=False),
    Column("sha256", String, nullable=False),  # of its first bound page, "" before it is taken
    Column("fingerprint", Text, nullable=False),
    Column("kept_paper", String, nullable=False),
    Column("ready_at", String),  # when the machine had done with it
    Column("finished_at", String),  # when a person had
    Column("body", Text, nullable=False),
    UniqueConstraint("job_id", "source"),
    Index("digitise_items_by_state", "job_id", "state", "position"),
    Index("digitise_items_by_number", "kind", "number", "owner_id", "owner_name"),
    Index("digitise_items_by_page", "sha256"),
)
