"""Who did what when: append-only, kept so by the database itself."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, insert, select

from app.domain.dossier import DossierEvent
from app.store.schema import journal


def append(connection: Connection, event: DossierEvent) -> None:
    """Write one event."""
    connection.execute(
        insert(journal).values(
            id=event.id,
            dossier_id=event.dossier_id,
            kind=event.kind,
            at=event.at.isoformat(),
            by=event.by,
            desk=event.desk,
            data=json.dumps(event.data, ensure_ascii=False, sort_keys=True),
        )
    )


def of_dossier(connection: Connection, dossier_id: str) -> tuple[DossierEvent, ...]:
    """Return the history of one dossier, oldest first."""
    rows = connection.execute(
        select(journal).where(journal.c.dossier_id == dossier_id).order_by(journal.c.seq)
    )
    return tuple(
        DossierEvent(
            r.id, r.dossier_id, r.kind, datetime.fromisoformat(r.at), r.by, r.desk, json.loads(r.data)
        )
        for r in rows
    )
