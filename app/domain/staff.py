"""Cán bộ at the desk and what each may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Vai trò."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Một cán bộ; the PIN is nowhere in it."""

    id: str
    name: str
    role: Role = Role.CLERK
