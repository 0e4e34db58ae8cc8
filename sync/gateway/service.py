"""What the gateway does, without HTTP: each act is one short transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from app.domain.errors import RuleError
from app.exchange.canonical import sha256_hex
from app.exchange.envelope import read_envelope
from app.ports import Acknowledgement
from sync.gateway import feed, records
from sync.gateway.content_store import ContentStore, IncomingFile
from sync.gateway.database import GatewayDatabase
from sync.gateway.inbox import Delivery, accept, bind_waiting
from sync.gateway.records import Ruling
from sync.gateway.settings import GatewaySettings, Role, now
from sync.gateway.tables import desks, dossiers, event_files, events, files
from sync.proof import key_hash


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is calling; ``secret`` is what the gateway keeps of the caller's key."""

    id: str
    agency: str
    role: Role
    secret: str


class Gateway:
    """One gateway over one database and one folder of files."""

    def __init__(self, settings: GatewaySettings) -> None:
        self.settings = settings
        settings.storage_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.contents = ContentStore(settings.storage_dir / "files")
        self.database = GatewayDatabase(settings)
        self.database.written(bind_waiting, settings, now())

    def close(self) -> None:
        """Give back the database."""
        self.database.close()

    def caller(self, key: str) -> Caller:
        """Return who holds a key.

        Raises:
            RuleError: ``gateway.unknown_key``.
        """
        held = (desks.c.key_hash == key_hash(key)) & (desks.c.active == 1)
        with self.database.reading() as connection:
            row = connection.execute(select(desks).where(held)).first()
        if row is None:
            raise RuleError("gateway.unknown_key")
        return Caller(row.id, row.agency, Role(row.role), row.key_hash)

    def accept(self, caller: Caller, event_id: str, sha256: str, body: bytes) -> Acknowledgement:
        """Store one event and answer with the hash of what is stored, after commit.

        Raises:
            RuleError: ``gateway.damaged`` when the bytes are not what the desk says it sent;
                ``exchange.*``, ``province.*`` and ``gateway.different_content`` refuse this dossier.
            StorageError: ``gateway.database``; nothing was stored.
        """
        if sha256_hex(body) != sha256:
            raise RuleError("gateway.damaged")
        message = read_envelope(body)
        if message.event.id != event_id:
            raise RuleError("gateway.damaged")
        delivery = Delivery(caller.id, body, sha256, message)
        ack: Acknowledgement = self.database.written(accept, delivery, self.settings, now())
        return ack

    def absent(self, hashes: Sequence[str]) -> list[str]:
        """Return those files not held, in the order asked; one lost from the disk is not held."""
        with self.database.reading() as connection:
            held = set(connection.execute(select(files.c.sha256).where(files.c.sha256.in_(hashes))).scalars())
        return [h for h in hashes if h not in held or not self.contents.path_of(h).is_file()]

    def keep(self, incoming: IncomingFile, mime: str) -> Acknowledgement:
        """Make a received file durable and known.

        Raises:
            RuleError: ``gateway.damaged`` when the bytes have another hash; nothing is kept.
        """
        sha256, size = incoming.sha256, incoming.size
        if not incoming.keep():
            raise RuleError("gateway.damaged")
        self.database.written(_note_file, sha256, size, mime, now())
        return Acknowledgement(sha256, sha256)

    def mime_of(self, caller: Caller, sha256: str) -> str:
        """Return the MIME type of a held file, to the province and to desks of the agency it belongs to.

        Raises:
            RuleError: ``gateway.unknown_file``, which also hides files of other agencies.
        """
        wanted = select(files.c.mime).where(files.c.sha256 == sha256)
        if caller.role is not Role.PROVINCE:
            own = (
                select(event_files.c.sha256)
                .join(events, events.c.id == event_files.c.event_id)
                .join(dossiers, dossiers.c.id == events.c.dossier_id)
                .where(dossiers.c.agency == caller.agency)
            )
            wanted = wanted.where(files.c.sha256.in_(own))
        with self.database.reading() as connection:
            mime = connection.execute(wanted).scalar()
        if mime is None:
            raise RuleError("gateway.unknown_file")
        return str(mime)

    def feed(self, caller: Caller, after: int, limit: int) -> list[dict[str, object]]:
        """Return the caller's messages after a position."""
        with self.database.reading() as connection:
            return feed.after(connection, caller.id, after, limit)

    def record(self, caller: Caller, code: str) -> dict[str, Any]:
        """Return what is known of a dossier, to the province and to desks of its own agency.

        Raises:
            RuleError: ``gateway.unknown_code``, which also hides dossiers of other agencies.
        """
        with self.database.reading() as connection:
            row = records.find(connection, code)
            if caller.role is not Role.PROVINCE and caller.agency != row.agency:
                raise RuleError("gateway.unknown_code")
            return records.record(connection, row)

    def rule(self, caller: Caller, code: str, ruling: Ruling) -> int:
        """Set a status for the province and tell the desk; return the position of that message.

        Raises:
            RuleError: ``gateway.not_allowed`` for desks, ``gateway.unknown_code``, ``dossier.transition``.
        """
        if caller.role is not Role.PROVINCE:
            raise RuleError("gateway.not_allowed")
        position: int = self.database.written(_rule, code, ruling, self.settings, now())
        return position

    def alive(self) -> None:
        """Ask the database for an answer."""
        with self.database.reading() as connection:
            connection.execute(select(1))


def _rule(connection: Connection, code: str, ruling: Ruling, settings: GatewaySettings, at: datetime) -> int:
    row = records.find(connection, code)
    connection.execute(select(desks.c.id).where(desks.c.id == row.desk).with_for_update())
    return records.rule(connection, records.find(connection, code), ruling, settings, at)


def _note_file(connection: Connection, sha256: str, size: int, mime: str, at: datetime) -> None:
    if connection.execute(select(files.c.sha256).where(files.c.sha256 == sha256)).first() is None:
        row = {"sha256": sha256, "bytes": size, "mime": mime, "stored_at": at.isoformat()}
        connection.execute(insert(files).values(**row))
