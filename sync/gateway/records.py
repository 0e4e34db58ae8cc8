"""What officers of the province see of one dossier, and the statuses they set."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, or_, select

from app.domain.codes import parse_code
from app.domain.errors import RuleError
from app.domain.status import ProcessingStatus, check_transition
from sync.gateway import feed
from sync.gateway.feed import Notice
from sync.gateway.inbox import COLLIDED
from sync.gateway.projection import refresh
from sync.gateway.settings import GatewaySettings
from sync.gateway.tables import dossiers, event_files, events, files, rulings


@dataclass(frozen=True, slots=True)
class Ruling:
    """A status the province sets: which, by whom, with which words to the citizen."""

    status: ProcessingStatus
    by: str
    note: str = ""


def find(connection: Connection, code: str) -> Row[Any]:
    """Return the register's row of a legal or printed code; the holder of a code comes before a collided one.

    Raises:
        RuleError: ``gateway.unknown_code``.
    """
    try:
        text = str(parse_code(code))
    except RuleError:
        raise RuleError("gateway.unknown_code") from None
    same = or_(dossiers.c.code == text, dossiers.c.printed_code == text)
    row = connection.execute(select(dossiers).where(same).order_by(dossiers.c.state == COLLIDED)).first()
    if row is None:
        raise RuleError("gateway.unknown_code")
    return row


def record(connection: Connection, row: Row[Any]) -> dict[str, Any]:
    """Return everything known of one dossier: events, files, the national message, collisions."""
    kept = [_event(e) for e in connection.execute(_events_of(row.id))]
    shown = _files(connection, row.id)
    twins = select(dossiers.c.id).where(
        dossiers.c.printed_code == row.printed_code, dossiers.c.id != row.id, dossiers.c.state == COLLIDED
    )
    national = json.loads(row.national) if row.national else None
    return {
        "id": row.id,
        "code": row.code,
        "printed_code": row.printed_code,
        "state": row.state,
        "status": row.status,
        "desk": row.desk,
        "agency": row.agency,
        "procedure": row.procedure,
        "received_at": row.received_at,
        "events": kept,
        "files": shown,
        "files_missing": [f["sha256"] for f in shown if not f["stored"]],
        "collided_with": list(connection.execute(twins).scalars()),
        "national": national,
        "national_problem": row.national_problem,
    }


def rule(
    connection: Connection, row: Row[Any], ruling: Ruling, settings: GatewaySettings, at: datetime
) -> int:
    """Set a status and tell the dossier's desk; return the position in that desk's feed.

    Raises:
        RuleError: ``dossier.transition`` when the rules do not know the change.
    """
    check_transition(ProcessingStatus(row.status), ruling.status)
    earlier = select(func.count()).select_from(rulings).where(rulings.c.dossier_id == row.id)
    number = connection.execute(earlier).scalar_one() + 1
    values = {"status": int(ruling.status), "by": ruling.by, "note": ruling.note, "at": at.isoformat()}
    connection.execute(insert(rulings).values(dossier_id=row.id, number=number, **values))
    refresh(connection, row.id, settings)
    return feed.append(connection, Notice(row.desk, feed.STATUS_CHANGED, row.id, values), at)


def _events_of(dossier_id: str) -> Any:
    return select(events).where(events.c.dossier_id == dossier_id).order_by(events.c.sequence)


def _event(row: Row[Any]) -> dict[str, Any]:
    return {
        "id": row.id,
        "sequence": row.sequence,
        "kind": row.kind,
        "sha256": row.sha256,
        "desk": row.desk,
        "received_at": row.received_at,
        "body": json.loads(bytes(row.body)),
    }


def _files(connection: Connection, dossier_id: str) -> list[dict[str, Any]]:
    named = (
        select(event_files.c.sha256, files.c.bytes, files.c.mime)
        .join(events, events.c.id == event_files.c.event_id)
        .outerjoin(files, files.c.sha256 == event_files.c.sha256)
        .where(events.c.dossier_id == dossier_id)
        .distinct()
        .order_by(event_files.c.sha256)
    )
    return [
        {"sha256": r.sha256, "bytes": r.bytes, "mime": r.mime, "stored": r.bytes is not None}
        for r in connection.execute(named)
    ]
