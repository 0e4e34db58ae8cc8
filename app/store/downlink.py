"""What the province tells the desk, applied to the record: statuses, bound codes, and whatever else comes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from app.domain.codes import DossierCode
from app.domain.dossier import DossierEvent, with_status
from app.domain.errors import RuleError
from app.domain.ids import new_id
from app.domain.status import ProcessingStatus
from app.ports import Downlink
from app.store import dossiers, journal

PROVINCE = "province"


def apply(connection: Connection, message: Downlink, now: datetime) -> None:
    """Apply one message; one that cannot be applied is noted, so that it does not stop those after it."""
    try:
        _APPLY.get(message.kind, _keep)(connection, message, now)
    except (RuleError, KeyError, ValueError):
        _note(connection, message, now, "province_message_refused")


def _apply_status(connection: Connection, message: Downlink, now: datetime) -> None:
    """A status from the province; one the rules do not know is kept in the journal, not obeyed."""
    dossier = dossiers.get(connection, message.dossier_id)
    after = ProcessingStatus(int(str(message.data["status"])))
    if after is dossier.status:
        return
    try:
        dossiers.save(connection, with_status(dossier, after, now))
    except RuleError:
        _note(connection, message, now, "province_status_refused")
        return
    _note(connection, message, now, "status_changed")


def _apply_code(connection: Connection, message: Downlink, now: datetime) -> None:
    code = DossierCode.parse(str(message.data["code"]))
    dossiers.bind_code(connection, dossiers.BoundCode(message.dossier_id, code))
    _note(connection, message, now, "code_bound")


def _keep(connection: Connection, message: Downlink, now: datetime) -> None:
    _note(connection, message, now, f"province_{message.kind}")


def _note(connection: Connection, message: Downlink, now: datetime, kind: str) -> None:
    data = {"position": message.position, **message.data}
    journal.append(connection, event(message.dossier_id, kind, now, PROVINCE, data))


def event(dossier_id: str, kind: str, now: datetime, by: str, data: dict[str, object]) -> DossierEvent:
    """Return an event of the line itself, which belongs to no desk."""
    return DossierEvent(new_id(now), dossier_id, kind, now, by, "", data)


_APPLY = {"status_changed": _apply_status, "code_bound": _apply_code}
