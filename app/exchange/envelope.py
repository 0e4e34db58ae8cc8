"""Events of a dossier as versioned messages: written once at the desk, read wherever they arrive.

The bytes made here are hashed, stored in the outbox and sent unchanged for ever, so the same event can
never be told in two ways. A citizen's number may stand in the body (it is the dossier) and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from app.domain.codes import DossierCode
from app.domain.dossier import Dossier, DossierEvent, PaperComponent
from app.domain.errors import RuleError
from app.domain.plain import from_plain, to_plain
from app.domain.status import ProcessingStatus, SyncStatus
from app.exchange.canonical import canonical_json, read_json, sha256_hex
from app.ports import Envelope

FORMAT = "quaymotcua.event"
VERSION = 1
RECEIVED = "received"
STATUS_CHANGED = "status_changed"
CODE_BOUND = "code_bound"
PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class Message:
    """What one envelope says.

    Args:
        sequence: Place of the event in its dossier's own history, from 1.
        dossier: The whole record as received; None for every later event.
        files: Hashes of the files that belong to the event.
    """

    event: DossierEvent
    sequence: int
    dossier: Dossier | None = None
    files: tuple[str, ...] = ()


def dossier_received(dossier: Dossier, event: DossierEvent, sequence: int = 1) -> Envelope:
    """Tell that a dossier was received; it names the files of its papers.

    How far the dossier has been sent is the desk's own bookkeeping and does not travel.
    """
    told = replace(dossier, sync=SyncStatus.WAITING)
    return _envelope(Message(event, sequence, told, files_of(dossier.papers)))


def status_changed(event: DossierEvent, sequence: int, files: Iterable[str] = ()) -> Envelope:
    """Tell a change of status; ``event.data["status"]`` is the new TrangThaiHoSo (1 to 10).

    Raises:
        RuleError: ``exchange.unreadable`` when it names no status.
    """
    _status_in(event.data)
    return _envelope(Message(event, sequence, None, tuple(dict.fromkeys(files))))


def code_bound(event: DossierEvent, sequence: int) -> Envelope:
    """Tell that the desk bound a provisional dossier to ``event.data["code"]``.

    Raises:
        RuleError: ``code.dossier`` when it is no mã số hồ sơ.
    """
    DossierCode.parse(str(event.data.get("code", "")))
    return _envelope(Message(event, sequence))


def printed(event: DossierEvent, sequence: int) -> Envelope:
    """Tell that a receipt was printed or printed again."""
    return _envelope(Message(event, sequence))


def happened(event: DossierEvent, sequence: int, files: Iterable[str] = ()) -> Envelope:
    """Tell any other event of the journal; readers that do not know its kind keep it untouched."""
    if event.kind == STATUS_CHANGED:
        return status_changed(event, sequence, files)
    if event.kind == CODE_BOUND:
        return code_bound(event, sequence)
    return _envelope(Message(event, sequence, None, tuple(dict.fromkeys(files))))


def files_of(papers: Iterable[PaperComponent]) -> tuple[str, ...]:
    """Return the hashes to send: each paper's PDF, or its pages while no PDF was made of them."""
    hashes = (h for p in papers for h in ((p.pdf_sha256,) if p.pdf_sha256 else p.pages))
    return tuple(dict.fromkeys(hashes))


def read_envelope(body: bytes) -> Message:
    """Read a message back.

    Raises:
        RuleError: ``exchange.unreadable`` when it is damaged or not ours, ``exchange.newer`` when a
            later version of the program wrote it.
    """
    told = read_json(body)
    if told.get("format") != FORMAT:
        raise RuleError("exchange.unreadable", detail="format")
    version = told.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise RuleError("exchange.newer", version=str(version)[:12], known=VERSION)
    try:
        return _message(told)
    except (KeyError, TypeError, ValueError, AttributeError, RuleError) as error:
        raise RuleError("exchange.unreadable", detail=type(error).__name__) from None


def status_in(message: Message) -> ProcessingStatus:
    """Return the status a ``status_changed`` message names."""
    return _status_in(message.event.data)


def _envelope(message: Message) -> Envelope:
    event = message.event
    told = {
        "format": FORMAT,
        "version": VERSION,
        "event": to_plain(event),
        "sequence": message.sequence,
        "dossier": _as_text(to_plain(message.dossier)),
        "files": list(message.files),
    }
    body = canonical_json(told)
    kind, dossier_id = event.kind, event.dossier_id
    return Envelope(event.id, dossier_id, message.sequence, kind, body, sha256_hex(body), message.files)


def _message(told: dict[str, Any]) -> Message:
    event = from_plain(DossierEvent, told["event"])
    dossier = None if told["dossier"] is None else from_plain(Dossier, told["dossier"])
    message = Message(event, told["sequence"], dossier, tuple(told["files"]))
    _check(message)
    return message


def _check(message: Message) -> None:
    """Refuse a message that contradicts itself; the type hints alone let wrong scalars through."""
    event, dossier = message.event, message.dossier
    texts = (event.id, event.dossier_id, event.kind, event.by, event.desk, *message.files)
    if not all(isinstance(text, str) for text in texts) or not event.id or not event.dossier_id:
        raise ValueError("identity")
    if type(message.sequence) is not int or message.sequence < 1 or not isinstance(event.data, dict):
        raise ValueError("sequence")
    if (event.kind == RECEIVED) != (dossier is not None):
        raise ValueError("dossier")
    if dossier is not None and (dossier.id != event.dossier_id or not _aware(dossier.received_at)):
        raise ValueError("dossier")
    if event.kind == STATUS_CHANGED:
        _status_in(event.data)


def _aware(moment: datetime) -> bool:
    return moment.tzinfo is not None


def _status_in(data: dict[str, object]) -> ProcessingStatus:
    try:
        return ProcessingStatus(data.get("status"))  # type: ignore[arg-type]
    except ValueError:
        raise RuleError("exchange.unreadable", detail="status") from None


def _as_text(value: Any) -> Any:
    """Return a plain value with every fraction (corners of a page) as text: canonical JSON holds none."""
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    return [_as_text(item) for item in value] if isinstance(value, list) else value
