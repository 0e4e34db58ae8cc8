"""What the province knows of one dossier, folded from its events and the province's own rulings.

The row can be thrown away and folded again; the events are what is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection, select, update

from app.domain.codes import DossierCode
from app.domain.dossier import Dossier
from app.domain.errors import RuleError
from app.domain.status import CLOSED, ProcessingStatus
from app.exchange.envelope import STATUS_CHANGED, Message, read_envelope, status_in
from app.exchange.national import NationalMapping, ReportingUnit, map_dossier
from app.messages import explain
from sync.gateway.settings import GatewaySettings
from sync.gateway.tables import dossiers, events, rulings


@dataclass(frozen=True, slots=True)
class StatusStep:
    """One change of status, by a desk or by the province; ``told_at`` is the gateway's own time."""

    status: ProcessingStatus
    at: datetime
    told_at: str


@dataclass(frozen=True, slots=True)
class Known:
    """A dossier as it stands, and when each status was reached."""

    dossier: Dossier
    history: dict[ProcessingStatus, datetime] = field(default_factory=dict)


def known(connection: Connection, received: Dossier, code: DossierCode | None) -> Known:
    """Fold the dossier as received with every later change of status."""
    history = {received.status: received.received_at}
    dossier = replace(received, code=code)
    for step in sorted(_steps(connection, received.id), key=lambda s: s.told_at):
        history[step.status] = step.at
        finished = step.at if step.status in CLOSED and dossier.finished_at is None else dossier.finished_at
        dossier = replace(dossier, status=step.status, finished_at=finished)
    return Known(dossier, history)


def map_known(told: Known, agency: str, settings: GatewaySettings) -> NationalMapping:
    """Map to the national message with addresses of this gateway. Errors as ``map_dossier``."""
    unit = ReportingUnit(name=settings.agency_name if agency == settings.agency_code else "")
    base = settings.public_url.rstrip("/")
    return map_dossier(told.dossier, agency, lambda sha: f"{base}/v1/files/{sha}", unit, told.history)


def refresh(connection: Connection, dossier_id: str, settings: GatewaySettings) -> None:
    """Fold and map a dossier anew after something happened to it; nothing to do before its receipt."""
    row = connection.execute(select(dossiers).where(dossiers.c.id == dossier_id)).first()
    received = received_dossier(connection, dossier_id)
    if row is None or received is None:
        return
    told = known(connection, received, DossierCode.parse(row.code) if row.code else None)
    national, problem = None, ""
    if told.dossier.code is not None:
        try:
            national = as_text(map_known(told, row.agency, settings))
        except RuleError as error:
            problem = str(explain(error))
    values = {"status": int(told.dossier.status), "national": national, "national_problem": problem}
    connection.execute(update(dossiers).where(dossiers.c.id == dossier_id).values(**values))


def as_text(mapping: NationalMapping) -> str:
    """Return a mapping as the JSON text that is kept."""
    told = {"message": mapping.message, "reasons": mapping.reasons, "left_out": list(mapping.left_out)}
    return json.dumps(told, ensure_ascii=False)


def received_dossier(connection: Connection, dossier_id: str) -> Dossier | None:
    """Return the dossier as its desk received it, or None before that event came."""
    found = (message.dossier for message, _ in _messages(connection, dossier_id))
    return next((d for d in found if d is not None), None)


def _steps(connection: Connection, dossier_id: str) -> Iterator[StatusStep]:
    for message, received_at in _messages(connection, dossier_id):
        if message.event.kind == STATUS_CHANGED:
            yield StatusStep(status_in(message), message.event.at, received_at)
    for row in connection.execute(select(rulings).where(rulings.c.dossier_id == dossier_id)):
        yield StatusStep(ProcessingStatus(row.status), datetime.fromisoformat(row.at), row.at)


def _messages(connection: Connection, dossier_id: str) -> Iterator[tuple[Message, str]]:
    same = select(events.c.body, events.c.received_at).where(events.c.dossier_id == dossier_id)
    for row in connection.execute(same.order_by(events.c.sequence)):
        yield read_envelope(bytes(row.body)), row.received_at
