"""The gateway's inbox: the same event is stored once and answered alike for ever.

The event id is the primary key and is never forgotten, because a desk may come back after weeks with an
answer it never heard. One short transaction holds the event and everything that follows from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from app.domain.codes import DossierCode
from app.domain.dossier import Dossier
from app.domain.errors import RuleError
from app.exchange.envelope import Message
from app.ports import Acknowledgement
from sync.gateway import feed
from sync.gateway.feed import Notice
from sync.gateway.numbers import next_code
from sync.gateway.projection import as_text, known, map_known, refresh
from sync.gateway.settings import GatewaySettings
from sync.gateway.tables import desks, dossiers, event_files, events

OK, PROVISIONAL, COLLIDED = "ok", "provisional", "collided"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event as a desk delivered it: the bytes, their hash, and what they say."""

    desk: str
    body: bytes
    sha256: str
    message: Message

    @property
    def id(self) -> str:
        """Event id, the idempotency key."""
        return self.message.event.id


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a newly received dossier stands in the province's register."""

    state: str
    code: DossierCode | None


def accept(
    connection: Connection, delivery: Delivery, settings: GatewaySettings, at: datetime
) -> Acknowledgement:
    """Store an event, or recognise it.

    Raises:
        RuleError: ``gateway.different_content`` when other content came under this id or this place of
            the dossier's history before; ``province.contract`` when the dossier would not be accepted.
    """
    desk = connection.execute(select(desks).where(desks.c.id == delivery.desk).with_for_update()).one()
    if _is_known(connection, delivery):
        return Acknowledgement(delivery.id, delivery.sha256)
    _store(connection, delivery, desk.event_last + 1, at)
    if delivery.message.dossier is not None:
        _register(connection, delivery.message.dossier, desk, settings, at)
    refresh(connection, delivery.message.event.dossier_id, settings)
    return Acknowledgement(delivery.id, delivery.sha256)


def bind_waiting(connection: Connection, settings: GatewaySettings, at: datetime) -> int:
    """Give codes to dossiers that found the day's range used up; return how many now have one."""
    waiting = connection.execute(select(dossiers).where(dossiers.c.state == PROVISIONAL)).all()
    bound = 0
    for row in waiting:
        day = datetime.fromisoformat(row.received_at).date()
        code = next_code(connection, row.agency, day, settings.numbers)
        if code is None:
            continue
        changed = update(dossiers).where(dossiers.c.id == row.id).values(code=str(code), state=OK)
        connection.execute(changed)
        _tell_code(connection, row.desk, row.id, row.printed_code, code, at)
        refresh(connection, row.id, settings)
        bound += 1
    return bound


def _is_known(connection: Connection, delivery: Delivery) -> bool:
    """Recognise an event by its id; the same id or the same place with other content is an alarm."""
    same_id = connection.execute(select(events.c.sha256).where(events.c.id == delivery.id)).scalar()
    if same_id is not None:
        if same_id != delivery.sha256:
            raise RuleError("gateway.different_content")
        return True
    place = (events.c.dossier_id == delivery.message.event.dossier_id) & (
        events.c.sequence == delivery.message.sequence
    )
    if connection.execute(select(events.c.id).where(place)).first() is not None:
        raise RuleError("gateway.different_content")
    return False


def _store(connection: Connection, delivery: Delivery, seq: int, at: datetime) -> None:
    event = delivery.message.event
    connection.execute(
        insert(events).values(
            id=delivery.id,
            sha256=delivery.sha256,
            body=delivery.body,
            desk=delivery.desk,
            dossier_id=event.dossier_id,
            sequence=delivery.message.sequence,
            kind=event.kind,
            received_at=at.isoformat(),
            seq=seq,
        )
    )
    connection.execute(update(desks).where(desks.c.id == delivery.desk).values(event_last=seq))
    for sha256 in dict.fromkeys(delivery.message.files):
        connection.execute(insert(event_files).values(event_id=delivery.id, sha256=sha256))


def _register(
    connection: Connection,
    dossier: Dossier,
    desk: Row[Any],
    settings: GatewaySettings,
    at: datetime,
) -> None:
    placed = _place(connection, dossier, desk.agency, settings)
    mapped = None
    if placed.code is not None:
        # A dossier the national contract would not take is refused now, while the paper is on the desk.
        mapped = map_known(known(connection, dossier, placed.code), desk.agency, settings)
    connection.execute(
        insert(dossiers).values(
            id=dossier.id,
            code=None if placed.code is None else str(placed.code),
            printed_code=str(dossier.printed_code),
            state=placed.state,
            desk=desk.id,
            agency=desk.agency,
            procedure=dossier.procedure,
            status=int(dossier.status),
            received_at=dossier.received_at.isoformat(),
            national=None if mapped is None else as_text(mapped),
            national_problem="",
        )
    )
    if placed.state == COLLIDED:
        _tell_collision(connection, dossier, desk.id, at)
    elif placed.code is not None and dossier.code is None:
        _tell_code(connection, desk.id, dossier.id, str(dossier.printed_code), placed.code, at)


def _place(connection: Connection, dossier: Dossier, agency: str, settings: GatewaySettings) -> Placed:
    if dossier.code is None:
        code = next_code(connection, agency, dossier.received_at.date(), settings.numbers)
        return Placed(PROVISIONAL if code is None else OK, code)
    if _holder(connection, str(dossier.code)) is not None:
        return Placed(COLLIDED, None)
    return Placed(OK, dossier.code)


def _holder(connection: Connection, code: str) -> Any:
    """Return id and desk of the dossier that holds a code, or None."""
    return connection.execute(select(dossiers.c.id, dossiers.c.desk).where(dossiers.c.code == code)).first()


def _tell_collision(connection: Connection, dossier: Dossier, desk: str, at: datetime) -> None:
    """Tell both desks; neither dossier is dropped and neither takes the other's place."""
    code = str(dossier.code)
    holder = _holder(connection, code)
    if holder is None:
        return
    told = {"code": code, "other_dossier_id": holder.id}
    feed.append(connection, Notice(desk, feed.CODE_COLLIDED, dossier.id, told), at)
    told = {"code": code, "other_dossier_id": dossier.id}
    feed.append(connection, Notice(holder.desk, feed.CODE_COLLIDED, holder.id, told), at)


def _tell_code(
    connection: Connection, desk: str, dossier_id: str, printed: str, code: DossierCode, at: datetime
) -> None:
    told = {"code": str(code), "printed_code": printed}
    feed.append(connection, Notice(desk, feed.CODE_BOUND, dossier_id, told), at)
