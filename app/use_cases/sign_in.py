"""Đăng nhập: staff members and their PINs."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.errors import RuleError
from app.domain.ids import new_id
from app.domain.staff import Role, StaffMember
from app.domain.text import checked_line
from app.ports import Clock
from app.store import staff
from app.store.database import Database


@dataclass(frozen=True)
class ListStaff:
    """Who may sign in."""

    database: Database

    def __call__(self) -> tuple[StaffMember, ...]:
        """Return active members by name; empty on a desk nobody has set up."""
        with self.database.read() as db:
            return staff.active(db)


@dataclass(frozen=True)
class SignIn:
    """Check a PIN; five wrong ones lock the member for five minutes, restarts included."""

    database: Database
    clock: Clock

    def __call__(self, staff_id: str, pin: str) -> StaffMember:
        """Return the member.

        Raises:
            RuleError: ``staff.wrong_pin`` with tries left, ``staff.locked``, ``staff.unknown``.
        """
        with self.database.read() as db:
            pin_hash = staff.pin_hash_of(db, staff_id, self.clock.now())
        check = staff.check_pin(staff_id, pin_hash, pin)
        with self.database.write() as db:
            answer = staff.settle(db, check, self.clock.now())
        if isinstance(answer, RuleError):
            raise answer
        return answer


@dataclass(frozen=True)
class AddStaff:
    """Add a member of staff; the very first must be a supervisor and needs nobody's permission."""

    database: Database
    clock: Clock

    def __call__(self, name: str, role: Role, pin: str, by: StaffMember | None = None) -> StaffMember:
        """Return the new member.

        Raises:
            RuleError: ``staff.weak_pin``, ``staff.no_name``, ``staff.not_allowed``.
        """
        clean = checked_line(name, "full_name", 100)
        if not clean:
            raise RuleError("staff.no_name")
        pin_hash = staff.hashed(pin)
        with self.database.write() as db:
            first = not staff.active(db)
            if not first and (by is None or by.role is not Role.SUPERVISOR):
                raise RuleError("staff.not_allowed")
            member = StaffMember(new_id(self.clock.now()), clean, Role.SUPERVISOR if first else role)
            staff.add(db, member, pin_hash)
        return member


@dataclass(frozen=True)
class ChangePin:
    """Change one's own PIN."""

    database: Database
    clock: Clock

    def __call__(self, staff_id: str, old_pin: str, new_pin: str) -> None:
        """Replace the PIN.

        Raises:
            RuleError: As ``SignIn``; ``staff.weak_pin``.
        """
        SignIn(self.database, self.clock)(staff_id, old_pin)
        pin_hash = staff.hashed(new_pin)
        with self.database.write() as db:
            staff.set_pin(db, staff_id, pin_hash)
