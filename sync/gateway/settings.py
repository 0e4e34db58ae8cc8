"""What a gateway needs to know before it listens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from time import time

from app.domain.codes import DeskRange

HANOI = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Việt Nam has no summer time; a fixed offset cannot be set wrong by a server's zone files."""


class Role(StrEnum):
    """Who stands behind a key."""

    DESK = "desk"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class DeskAccess:
    """One key holder: a desk of an agency, or an officer of the province who sets statuses.

    Args:
        id: Name unique in this gateway, such as ``H99.01/1``.
        key: Secret handed to the desk once; the gateway keeps only its hash.
        agency: Mã định danh of the desk's agency; empty takes the gateway's own.
    """

    id: str
    key: str
    agency: str = ""
    role: Role = Role.DESK


@dataclass(frozen=True, slots=True)
class GatewaySettings:
    """One gateway.

    Args:
        storage_dir: Folder for files and, unless ``database_url`` names another, for the database.
        database_url: ``postgresql://…`` or ``sqlite:///…``; empty for SQLite in ``storage_dir``.
        numbers: The province's own dải số, from which provisional dossiers get their legal code; it
            must overlap no desk's range.
        public_url: Address from which the national portal fetches files.
        packs_dir: Folder of catalogue packs to hand out; None hands out none.
    """

    storage_dir: Path
    database_url: str = ""
    desks: tuple[DeskAccess, ...] = ()
    agency_code: str = "H99.01"
    agency_name: str = ""
    numbers: DeskRange = DeskRange(8000, 8999)
    public_url: str = "https://motcua.example.gov.vn"
    packs_dir: Path | None = None
    max_event_bytes: int = 1_000_000
    max_file_bytes: int = 200_000_000
    silence_seconds: float = 60.0


def now() -> datetime:
    """Return the gateway's own time in Việt Nam."""
    return datetime.fromtimestamp(time(), HANOI)
