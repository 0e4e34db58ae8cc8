"""What each reply of the far side means for the desk: one table, read top down.

Only the gateway itself may refuse a dossier. The same status from a proxy, a portal or a broken server
means no more than that the line is bad today, and nothing of the desk's queue changes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from app.domain.errors import DeskError, LineError, RuleError

NOT_ALLOWED = frozenset({401, 403})
REFUSED = frozenset({409, 413, 422})
BUSY = frozenset({408, 425, 429, 503})
TOO_OLD = 426
_MAX_WAIT = 3_600


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply as it came: status, whether it bears the gateway's mark, and its body."""

    status: int
    marked: bool
    content_type: str
    retry_after: str
    body: bytes

    @property
    def json(self) -> dict[str, object] | None:
        """The body as one JSON object, or None when it is anything else."""
        if not self.content_type.startswith(("application/json", "application/problem+json")):
            return None
        try:
            told = json.loads(self.body)
        except (ValueError, RecursionError):
            return None
        return told if isinstance(told, dict) else None


def refusal_of(reply: Reply) -> DeskError | None:
    """Return the error a reply stands for, or None when it is the gateway saying yes.

    ``LineError`` keeps the queue as it is; ``RuleError province.refused`` sets one dossier aside.
    """
    told = reply.json
    if not reply.marked or told is None:
        return _from_a_stranger(reply)
    if 200 <= reply.status < 300:
        return None
    if reply.status in NOT_ALLOWED:
        return LineError("line.not_allowed")
    if reply.status in REFUSED:
        return RuleError(
            "province.refused", reason=str(told.get("reason", "")), code=str(told.get("code", ""))
        )
    if reply.status in BUSY:
        return LineError("line.busy", wait_seconds=_wait(reply.retry_after))
    if reply.status == TOO_OLD:
        return LineError("line.too_old")
    if reply.status >= 500:
        return LineError("line.server", status=reply.status, wait_seconds=_wait(reply.retry_after))
    return LineError("line.unexpected", status=reply.status)


def _from_a_stranger(reply: Reply) -> LineError:
    """Somebody between desk and gateway answered: a login page, a proxy, a server in trouble."""
    if reply.status >= 500 or reply.status in BUSY:
        return LineError("line.server", status=reply.status, wait_seconds=_wait(reply.retry_after))
    return LineError("line.portal", status=reply.status)


def _wait(retry_after: str) -> int:
    return min(int(retry_after), _MAX_WAIT) if retry_after.isascii() and retry_after.isdigit() else 1
