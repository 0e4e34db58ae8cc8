"""Staff and their PINs: Argon2id, with a lock after five wrong tries that survives a restart."""

from __future__ import annotations

from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, insert, select, update

from app.domain.errors import RuleError
from app.domain.staff import Role, StaffMember
from app.store.schema import staff

TRIES = 5
LOCK = timedelta(minutes=5)

_HASHER = PasswordHasher(time_cost=2, memory_cost=64 * 1024, parallelism=1)


def add(connection: Connection, member: StaffMember, pin: str) -> None:
    """Record a member of staff.

    Raises:
        RuleError: ``staff.weak_pin`` when the PIN is not four to twelve digits.
    """
    connection.execute(
        insert(staff).values(
            id=member.id, name=member.name, role=member.role.value, pin_hash=hashed(pin), failures=0, active=1
        )
    )


def hashed(pin: str) -> str:
    """Return the salted hash of an acceptable PIN.

    Raises:
        RuleError: ``staff.weak_pin``.
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


def check_pin(connection: Connection, staff_id: str, pin: str, now: datetime) -> StaffMember | RuleError:
    """Return the member for the right PIN, else the error to raise after the failure is committed."""
    row = connection.execute(select(staff).where(staff.c.id == staff_id, staff.c.active == 1)).one_or_none()
    if row is None:
        return RuleError("staff.unknown")
    if row.locked_until is not None and now < datetime.fromisoformat(row.locked_until):
        until = datetime.fromisoformat(row.locked_until)
        return RuleError("staff.locked", until=f"{until:%H:%M}")
    try:
        _HASHER.verify(row.pin_hash, pin)
    except VerificationError:
        return _count_failure(connection, staff_id, row.failures + 1, now)
    connection.execute(update(staff).where(staff.c.id == staff_id).values(failures=0, locked_until=None))
    return StaffMember(row.id, row.name, Role(row.role))


def set_pin(connection: Connection, staff_id: str, pin: str) -> None:
    """Replace a PIN."""
    connection.execute(update(staff).where(staff.c.id == staff_id).values(pin_hash=hashed(pin), failures=0))


def _count_failure(connection: Connection, staff_id: str, failures: int, now: datetime) -> RuleError:
    if failures >= TRIES:
        until = now + LOCK
        values: dict[str, object] = {"failures": 0, "locked_until": until.isoformat()}
        connection.execute(update(staff).where(staff.c.id == staff_id).values(**values))
        return RuleError("staff.locked", until=f"{until:%H:%M}")
    connection.execute(update(staff).where(staff.c.id == staff_id).values(failures=failures))
    return RuleError("staff.wrong_pin", left=TRIES - failures)
