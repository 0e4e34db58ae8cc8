"""Tables of the gateway, the same in SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
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
)

metadata = MetaData()

desks = Table(
    "desks",
    metadata,
    Column("id", String, primary_key=True),
    Column("key_hash", String, nullable=False, unique=True),
    Column("agency", String, nullable=False),
    Column("role", String, nullable=False),
    Column("active", Integer, nullable=False),
    Column("event_last", BigInteger, nullable=False, default=0),
    Column("feed_last", BigInteger, nullable=False, default=0),
)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("desk", String, ForeignKey("desks.id"), nullable=False),
    Column("dossier_id", String, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("received_at", String, nullable=False),
    Column("seq", BigInteger, nullable=False),  # gapless per desk, given under the desk's row lock
    UniqueConstraint("dossier_id", "sequence"),
    UniqueConstraint("desk", "seq"),
)

event_files = Table(
    "event_files",
    metadata,
    Column("event_id", String, ForeignKey("events.id"), primary_key=True),
    Column("sha256", String, primary_key=True),  # the file itself may still be under way
)

dossiers = Table(
    "dossiers",
    metadata,
    Column("id", String, primary_key=True),
    Column("code", String, unique=True),  # None while provisional or collided
    Column("printed_code", String, nullable=False),
    Column("state", String, nullable=False),  # ok, provisional, collided
    Column("desk", String, ForeignKey("desks.id"), nullable=False),
    Column("agency", String, nullable=False),
    Column("procedure", String, nullable=False),
    Column("status", Integer, nullable=False),
    Column("received_at", String, nullable=False),
    Column("national", Text),
    Column("national_problem", Text, nullable=False, default=""),
    Index("dossiers_by_printed_code", "printed_code"),
)

rulings = Table(
    "rulings",
    metadata,
    Column("dossier_id", String, ForeignKey("dossiers.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("status", Integer, nullable=False),
    Column("by", String, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", String, nullable=False),
)

files = Table(
    "files",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("bytes", BigInteger, nullable=False),
    Column("mime", String, nullable=False),
    Column("stored_at", String, nullable=False),
)

feed = Table(
    "feed",
    metadata,
    Column("desk", String, ForeignKey("desks.id"), primary_key=True),
    Column("position", BigInteger, primary_key=True),  # gapless per desk, see feed.py
    Column("kind", String, nullable=False),
    Column("dossier_id", String, nullable=False),
    Column("data", Text, nullable=False),
    Column("at", String, nullable=False),
)

day_numbers = Table(
    "day_numbers",
    metadata,
    Column("agency", String, primary_key=True),
    Column("day", String, primary_key=True),
    Column("last", Integer, nullable=False),
)
