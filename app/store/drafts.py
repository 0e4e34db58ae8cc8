"""Drafts: saved at every change, offered back after any kind of stop."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from app.domain.draft import Draft
from app.domain.errors import RuleError, StorageError
from app.domain.plain import from_plain, to_plain
from app.store.schema import drafts

OPEN, ISSUED, DISCARDED = "open", "issued", "discarded"


def add(connection: Connection, draft: Draft, now: datetime) -> None:
    """Record a new draft."""
    connection.execute(
        insert(drafts).values(
            id=draft.id,
            clerk=draft.clerk,
            started_at=draft.started_at.isoformat(),
            updated_at=now.isoformat(),
            state=OPEN,
            body=_body(draft),
        )
    )


def change(connection: Connection, draft_id: str, edit: Callable[[Draft], Draft], now: datetime) -> Draft:
    """Apply one edit to the stored draft, so that scanning and typing never overwrite each other.

    Raises:
        RuleError: ``draft.closed`` when it was issued or discarded meanwhile.
    """
    edited = edit(get(connection, draft_id))
    connection.execute(
        update(drafts)
        .where(drafts.c.id == draft_id)
        .values(body=_body(edited), clerk=edited.clerk, updated_at=now.isoformat())
    )
    return edited


def get(connection: Connection, draft_id: str) -> Draft:
    """Return an open draft.

    Raises:
        RuleError: ``draft.closed`` when there is no open draft of this id.
    """
    row = connection.execute(
        select(drafts.c.body).where(drafts.c.id == draft_id, drafts.c.state == OPEN)
    ).scalar()
    if row is None:
        raise RuleError("draft.closed")
    return _read(row)


def open_ones(connection: Connection) -> tuple[Draft, ...]:
    """Return open drafts, the last touched first; a damaged one hides no other."""
    rows = connection.execute(
        select(drafts.c.body).where(drafts.c.state == OPEN).order_by(drafts.c.updated_at.desc())
    )
    return tuple(draft for row in rows if (draft := _readable(row.body)) is not None)


def close(connection: Connection, draft_id: str, state: str, now: datetime) -> None:
    """Mark a draft issued or discarded; its record and its pages stay."""
    connection.execute(
        update(drafts).where(drafts.c.id == draft_id).values(state=state, updated_at=now.isoformat())
    )


def _body(draft: Draft) -> str:
    return json.dumps(to_plain(draft), ensure_ascii=False)


def _read(body: str) -> Draft:
    try:
        return from_plain(Draft, json.loads(body))
    except (ValueError, TypeError, KeyError) as error:
        raise StorageError("database.damaged", file="drafts") from error


def _readable(body: str) -> Draft | None:
    try:
        return _read(body)
    except StorageError:
        return None
