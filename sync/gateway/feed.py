"""Messages down to one desk, numbered without gaps.

The number is taken by updating the desk's own row, whose lock is held until commit, so numbers become
visible in their order and a desk that asks "after 41" can never skip one (a plain database sequence can).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from sync.gateway.tables import desks, feed

CODE_BOUND = "code_bound"
CODE_COLLIDED = "code_collided"
STATUS_CHANGED = "status_changed"


@dataclass(frozen=True, slots=True)
class Notice:
    """One message for one desk."""

    desk: str
    kind: str
    dossier_id: str
    data: Mapping[str, object] = field(default_factory=dict)


def append(connection: Connection, notice: Notice, at: datetime) -> int:
    """Put a message into the desk's feed and return its position."""
    step = update(desks).where(desks.c.id == notice.desk).values(feed_last=desks.c.feed_last + 1)
    position: int = connection.execute(step.returning(desks.c.feed_last)).scalar_one()
    connection.execute(
        insert(feed).values(
            desk=notice.desk,
            position=position,
            kind=notice.kind,
            dossier_id=notice.dossier_id,
            data=json.dumps(dict(notice.data), ensure_ascii=False),
            at=at.isoformat(),
        )
    )
    return position


def after(connection: Connection, desk: str, position: int, limit: int) -> list[dict[str, object]]:
    """Return the desk's messages after a position, oldest first."""
    rows = connection.execute(
        select(feed)
        .where(feed.c.desk == desk, feed.c.position > position)
        .order_by(feed.c.position)
        .limit(limit)
    )
    return [
        {
            "position": row.position,
            "kind": row.kind,
            "dossier_id": row.dossier_id,
            "data": json.loads(row.data),
        }
        for row in rows
    ]
