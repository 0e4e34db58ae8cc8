"""Staff and their PINs: Argon2id, with a lock after five wrong tries that survives a restart.

Hashing takes long on purpose, so it happens before or between transactions, never inside one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, Row, insert, select, update

from app.domain.errors import RuleError
from app.domain.staff import Role, StaffMember
from app.store.schema import staff

TRIES = 5
LOCK = timedelta(minutes=5)

_HASHER = PasswordHasher(time_cost=2, memory_cost=64 * 1024, parallelism=1)


def add(connection: Connection, member: StaffMember, pin_hash: str) -> None:
    """Record a member of staff."""
    connection.execute(
        insert(staff).values(
            id=member.id, name=member.name, role=member.role.value, pin_hash=pin_hash, failures=0, active=1
        )
    )


def hashed(pin: str) -> str:
    """Return the salted hash of an acceptable PIN; takes long, so call it outside transactions.

    Raises:
        RuleError: ``staff.weak_pin`` when the PIN is not four to twelve digits.
    """
    if not (4 <= len(pin) <= 12 and pin.isascii() and pin.isdigit()):
        raise RuleError("staff.weak_pin")
    return _HASHER.hash(pin)


def active(connection: Connection) -> tuple[StaffMember, ...]:
    """Return everybody who may sign in, by name."""
    rows = connection.execute(select(staff).where(staff.c.active == 1).order_by(staff.c.name))
    return tuple(StaffMember(r.id, r.name, Role(r.role)) for r in rows)


def everybody(connection: Connection) -> dict[str, str]:
    """Return names by id, those no longer active included: old records keep their authors."""
    return {r.id: r.name for r in connection.execute(select(staff.c.id, staff.c.name))}


@dataclass(frozen=True, slots=True)
class PinCheck:
    """A PIN held against the hash that was recorded at that moment."""

    staff_id: str
    pin_hash: str
    right: bool


def pin_hash_of(connection: Connection, staff_id: str, now: datetime) -> str:
    """Return the recorded hash of somebody who may try a PIN now.

    Raises:
        RuleError: ``staff.unknown`` or ``staff.locked``.
    """
    return str(_free_to_try(connection, staff_id, now).pin_hash)


def check_pin(staff_id: str, pin_hash: str, pin: str) -> PinCheck:
    """Hold a PIN against a hash; takes long, so call it outside transactions."""
    try:
        _HASHER.verify(pin_hash, pin)
    except VerificationError:
        return PinCheck(staff_id, pin_hash, False)
    return PinCheck(staff_id, pin_hash, True)


def settle(connection: Connection, check: PinCheck, now: datetime) -> StaffMember | RuleError:
    """Count a check; return the member for the right PIN, else the error to raise after the commit.

    The record is read again: other tries may have locked the member meanwhile, or the PIN was changed.
    """
    row = _free_to_try(connection, check.staff_id, now)
    if not check.right or row.pin_hash != check.pin_hash:
        return _count_failure(connection, row.id, row.failures + 1, now)
    connection.execute(update(staff).where(staff.c.id == row.id).values(failures=0, locked_until=None))
    return StaffMember(row.id, row.name, Role(row.role))


def set_pin(connection: Connection, staff_id: str, pin_hash: str) -> None:
    """Replace a PIN."""
    connection.execute(update(staff).where(staff.c.id == staff_id).values(pin_hash=pin_hash, failures=0))


def _free_to_try(connection: Connection, staff_id: str, now: datetime) -> Row[Any]:
    row = connection.execute(select(staff).where(staff.c.id == staff_id, staff.c.active == 1)).one_or_none()
    if row is None:
        raise RuleError("staff.unknown")
    until = row.locked_until and datetime.fromisoformat(row.locked_until)
    if until and now < until:
        raise RuleError("staff.locked", until=f"{until:%H:%M}")
    return row


def _count_failure(connection: Connection, staff_id: str, failures: int, now: datetime) -> RuleError:
    if failures >= TRIES:
        until = now + LOCK
        values: dict[str, object] = {"failures": 0, "locked_until": until.isoformat()}
        connection.execute(update(staff).where(staff.c.id == staff_id).values(**values))
        return RuleError("staff.locked", until=f"{until:%H:%M}")
    connection.execute(update(staff).where(staff.c.id == staff_id).values(failures=failures))
    return RuleError("staff.wrong_pin", left=TRIES - failures)
