"""Trạng thái: how a dossier stands, what may follow what, and what is owed no more."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from app.domain.errors import RuleError


class ProcessingStatus(IntEnum):
    """Trạng thái hồ sơ, numbered as in the national message (TrangThaiHoSo)."""

    NEW = 1
    RECEIVED = 2
    NOT_RECEIVED = 3
    PROCESSING = 4
    SUPPLEMENT_REQUESTED = 5
    PAYMENT_REQUESTED = 6
    WITHDRAWAL_REQUESTED = 7
    STOPPED = 8
    RESOLVED = 9
    RETURNED = 10


class PaymentStatus(StrEnum):
    """Trạng thái phí, lệ phí; kept apart from processing."""

    NONE_DUE = "none_due"
    UNPAID = "unpaid"
    PENDING = "pending"
    PAID = "paid"
    REFUNDED = "refunded"


class DeliveryStatus(StrEnum):
    """Trạng thái trả kết quả."""

    NOT_READY = "not_ready"
    READY = "ready"
    AT_POST = "at_post"
    DELIVERED = "delivered"


class SyncStatus(StrEnum):
    """Trạng thái gửi về tỉnh. CONFIRMED only after the far side returned the hash of what it stored."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    QUARANTINED = "quarantined"


_P = ProcessingStatus


ALLOWED: dict[ProcessingStatus, frozenset[ProcessingStatus]] = {
    _P.NEW: frozenset({_P.RECEIVED, _P.NOT_RECEIVED}),
    _P.RECEIVED: frozenset(
        {
            _P.PROCESSING,
            _P.SUPPLEMENT_REQUESTED,
            _P.PAYMENT_REQUESTED,
            _P.WITHDRAWAL_REQUESTED,
            _P.STOPPED,
            _P.RESOLVED,
        }
    ),
    _P.PROCESSING: frozenset(
        {
            _P.SUPPLEMENT_REQUESTED,
            _P.PAYMENT_REQUESTED,
            _P.WITHDRAWAL_REQUESTED,
            _P.STOPPED,
            _P.RESOLVED,
        }
    ),
    _P.SUPPLEMENT_REQUESTED: frozenset({_P.PROCESSING, _P.NOT_RECEIVED, _P.WITHDRAWAL_REQUESTED, _P.STOPPED}),
    _P.PAYMENT_REQUESTED: frozenset({_P.PROCESSING, _P.WITHDRAWAL_REQUESTED, _P.STOPPED}),
    _P.WITHDRAWAL_REQUESTED: frozenset({_P.PROCESSING, _P.STOPPED}),
    _P.NOT_RECEIVED: frozenset(),
    _P.STOPPED: frozenset(),
    _P.RESOLVED: frozenset({_P.RETURNED}),
    _P.RETURNED: frozenset(),
}
"""Which status may follow which (interop 1.6; a stop only before a result decision)."""


CLOSED = frozenset({_P.NOT_RECEIVED, _P.STOPPED, _P.RESOLVED, _P.RETURNED})
"""Statuses in which the agency owes nothing more by the due date."""


def check_transition(before: ProcessingStatus, after: ProcessingStatus) -> None:
    """Refuse a change of status the rules do not know.

    Raises:
        RuleError: ``dossier.transition``.
    """
    if after not in ALLOWED[before]:
        raise RuleError("dossier.transition", before=int(before), after=int(after))
