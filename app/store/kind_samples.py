"""Lessons about kinds of paper: one a page, the newest of each kind, all or none of them at once."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.ids import new_id
from app.domain.reading.kind_learning import MOST_OF_A_KIND, Lesson
from app.store.schema import kind_samples


def keep(
    connection: Connection, picture: str, lesson: Lesson, suggested: str, by: str, now: datetime
) -> None:
    """Keep what one page teaches; another word on the same page takes the place of the first.

    Args:
        connection: Open transaction.
        picture: ``PageLook.key`` of the page.
        lesson: Its kind and numbers.
        suggested: What the reader had thought it was, "" for nothing.
        by: Who said so.
        now: When.
    """
    values = {
        "at": now.isoformat(),
        "by": by,
        "kind": lesson.kind,
        "suggested": suggested,
        "body": json.dumps(sorted(lesson.features)),
    }
    row = insert(kind_samples).values(id=new_id(now), picture=picture, **values)
    connection.execute(row.on_conflict_do_update(index_elements=["picture"], set_=values))
    _drop_oldest(connection, lesson.kind)


def forget(connection: Connection, picture: str) -> None:
    """Forget what a page taught: whoever said it took it back."""
    connection.execute(delete(kind_samples).where(kind_samples.c.picture == picture))


def every(connection: Connection) -> tuple[Lesson, ...]:
    """Return all lessons."""
    rows = connection.execute(select(kind_samples.c.kind, kind_samples.c.body))
    return tuple(Lesson(kind, frozenset(json.loads(body))) for kind, body in rows)


def counts(connection: Connection) -> dict[str, int]:
    """Return how many lessons there are of each kind."""
    rows = connection.execute(select(kind_samples.c.kind, func.count()).group_by(kind_samples.c.kind))
    return {str(kind): int(number) for kind, number in rows}


def clear(connection: Connection) -> int:
    """Forget everything; return how many lessons there were."""
    return connection.execute(delete(kind_samples)).rowcount


def _drop_oldest(connection: Connection, kind: str) -> None:
    newest = (
        select(kind_samples.c.id)
        .where(kind_samples.c.kind == kind)
        .order_by(kind_samples.c.at.desc(), kind_samples.c.id.desc())
        .limit(MOST_OF_A_KIND)
    )
    old = delete(kind_samples).where(kind_samples.c.kind == kind, kind_samples.c.id.not_in(newest))
    connection.execute(old)
