"""The desk's database file: its pragmas, short transactions, and what it says when it cannot go on.

SQLite comes from sqlcipher3, which brings a library newer than 3.51.3: older ones can corrupt a
database when the write-ahead log is reset, and Debian 12's own is older (ADR 0003). WAL with
synchronous=FULL lost no acknowledged row in real power cuts; NORMAL did.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlite

from app.domain.errors import DeskError, StorageError
from app.durable import disk_error
from app.store import schema

OLDEST_SAFE = (3, 51, 3)
_BUSY_MILLISECONDS = 5_000


class Database:
    """One desk's database. Threads may share it; each transaction has its own connection."""

    def __init__(self, path: Path) -> None:
        if sqlite.sqlite_version_info < OLDEST_SAFE:
            raise StorageError("database.engine", version=sqlite.sqlite_version)
        self.path = path
        self._engine = _engine(path)

    @classmethod
    def open(cls, path: Path) -> Database:
        """Open the file, making it or bringing its tables up to date.

        Raises:
            StorageError: ``database.newer`` when a later program wrote it, ``database.damaged``,
                ``database.locked``, ``disk.full`` or ``disk.denied``.
        """
        with told_plainly(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            database = cls(path)
            database._bring_up_to_date()
        return database

    def _bring_up_to_date(self) -> None:
        present = _revision(self._engine)
        if present != schema.REVISION:
            from app.store.migrating import bring_up_to_date  # a tenth of the start, and rarely needed

            bring_up_to_date(self._engine, present)

    @contextlib.contextmanager
    def write(self) -> Iterator[Connection]:
        """One short write: BEGIN IMMEDIATE, then commit, or roll back on any error."""
        with told_plainly(self.path), self._engine.connect() as connection:
            writing = connection.execution_options(begin="IMMEDIATE")
            with writing.begin():
                yield writing

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view of the file."""
        with told_plainly(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @property
    def engine_version(self) -> str:
        """Version of the SQLite library in use."""
        return str(sqlite.sqlite_version)

    def is_sound(self) -> bool:
        """Let SQLite check every page of the file."""
        with self.read() as connection:
            return bool(connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok")

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def _engine(path: Path) -> Engine:
    def connect() -> Any:
        connection = sqlite.connect(
            str(path), check_same_thread=False, isolation_level=None, timeout=_BUSY_MILLISECONDS / 1000
        )
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"busy_timeout={_BUSY_MILLISECONDS}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine("sqlite://", creator=connect, module=sqlite, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get("begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def _revision(engine: Engine) -> str | None:
    """Return the revision a file holds, None while it has no tables."""
    if not inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection, connection.begin():
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


_SIGNS = (
    ("database is locked", "database.locked"),
    ("database table is locked", "database.locked"),
    ("disk is full", "disk.full"),
    ("disk i/o error", "disk.failed"),
    ("readonly database", "disk.denied"),
    ("unable to open", "disk.denied"),
    ("malformed", "database.damaged"),
    ("not a database", "database.damaged"),
)


@contextlib.contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn driver and disk errors into the sentence a clerk can act on."""
    try:
        yield
    except DeskError:
        raise
    except (DBAPIError, sqlite.Error) as error:
        words = str(error).lower()
        for sign, code in _SIGNS:
            if sign in words:
                raise StorageError(code, file=path.name) from error
        raise
    except OSError as error:
        raise disk_error(error, path.name) from error
