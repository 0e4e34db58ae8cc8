"""The gateway's database: SQLite through the bundled SQLCipher library, or PostgreSQL.

Debian's own SQLite still has the WAL-reset fault (before 3.51.3), so the bundled one is used even though
nothing is encrypted with it here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlite

from app.domain.errors import RuleError, StorageError
from sync.gateway.settings import GatewaySettings
from sync.gateway.tables import desks, metadata
from sync.proof import key_hash

_BUSY_SECONDS = 30
_TRIES = 5


class GatewayDatabase:
    """Short transactions over one engine; a transaction is repeated when another was in its way."""

    def __init__(self, settings: GatewaySettings) -> None:
        self.engine = _engine(settings)
        metadata.create_all(self.engine)
        with self.writing() as connection:
            _register(connection, settings)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that writes; leaving the block has committed it durably."""
        with self.engine.connect() as plain:
            connection = plain.execution_options(begin="IMMEDIATE")
            with connection.begin():
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def written(self, work: Any, *facts: Any) -> Any:
        """Run ``work(connection, *facts)`` in a writing transaction, again when two desks collided in time.

        Raises:
            StorageError: ``gateway.database`` when it still fails.
        """
        for attempt in range(_TRIES):
            try:
                with self.writing() as connection:
                    return work(connection, *facts)
            except (IntegrityError, DBAPIError) as error:
                if attempt == _TRIES - 1:
                    raise StorageError("gateway.database", detail=type(error).__name__) from error
        raise StorageError("gateway.database", detail="")


def _engine(settings: GatewaySettings) -> Engine:
    url = settings.database_url or f"sqlite:///{(settings.storage_dir / 'gateway.sqlite3').as_posix()}"
    if url.startswith("sqlite"):
        return _sqlite(make_url(url).database or ":memory:")
    if not url.startswith(("postgresql://", "postgresql+psycopg://")):
        raise RuleError("gateway.database_url")
    return create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1), pool_pre_ping=True)


def _sqlite(path: str) -> Engine:
    def connect() -> Any:
        connection = sqlite.connect(
            path, check_same_thread=False, isolation_level=None, timeout=_BUSY_SECONDS
        )
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine("sqlite://", creator=connect, module=sqlite, poolclass=QueuePool, pool_size=8)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # The driver would begin late and upgrade from reading to writing, which no waiting cures.
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")

    return engine


def _register(connection: Connection, settings: GatewaySettings) -> None:
    """Make the desks of the settings the ones that may talk; earlier ones keep their history only."""
    connection.execute(update(desks).values(active=0))
    known = set(connection.execute(select(desks.c.id)).scalars())
    for desk in settings.desks:
        row = {
            "key_hash": key_hash(desk.key),
            "agency": desk.agency or settings.agency_code,
            "role": desk.role.value,
            "active": 1,
        }
        if desk.id in known:
            connection.execute(update(desks).where(desks.c.id == desk.id).values(**row))
        else:
            connection.execute(insert(desks).values(id=desk.id, event_last=0, feed_last=0, **row))
