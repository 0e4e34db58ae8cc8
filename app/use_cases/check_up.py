"""Doctor: what works on this machine, each told with what to do when it does not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import DeskError, LineError, RuleError, StorageError
from app.forms.fonts import check_fonts
from app.messages import explain
from app.ports import Clock, Line
from app.settings import Settings
from app.store import numbering
from app.store.database import Database


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One line of the check-up; ``remedy`` is empty when all is well."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


Probe = Callable[[], str]
"""Looks at one thing and returns what it found; raises DeskError when it does not work."""


@dataclass(frozen=True)
class CheckUp:
    """Run every probe; one that fails never stops the others."""

    probes: tuple[tuple[str, Probe], ...]

    def __call__(self) -> tuple[CheckResult, ...]:
        """Return one result for each probe, in order."""
        return tuple(run_probe(name, probe) for name, probe in self.probes)


def run_probe(name: str, probe: Probe) -> CheckResult:
    """Return what a probe found, or what is wrong and what to do."""
    try:
        return CheckResult(name, True, probe())
    except DeskError as error:
        sentence = explain(error)
        return CheckResult(name, False, sentence.what, sentence.do)


LEAST_FREE = 500 * 1024 * 1024
"""Below this many bytes scanning would soon fail; issuing needs far less."""


def database_words(database: Database) -> str:
    """Check the file page by page and say which library reads it.

    Raises:
        StorageError: ``database.damaged``.
    """
    if not database.is_sound():
        raise StorageError("database.damaged", file=database.path.name)
    return f"nguyên vẹn (SQLite {database.engine_version})"


def disk_words(folder: Path) -> str:
    """Say how much room is left.

    Raises:
        StorageError: ``disk.nearly_full``.
    """
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        raise StorageError("disk.nearly_full", free=f"{free / 1e6:.0f} MB")
    return f"còn trống {free / 1e9:.1f} GB"


def numbers_words(database: Database, settings: Settings, clock: Clock) -> str:
    """Say which numbers this desk may still give out today."""
    today = clock.now().date()
    with database.read() as db:
        left = numbering.numbers_left(db, settings.agency.code, settings.desk_range, today)
    share = settings.desk_range
    return f"quầy này cấp số từ {share.first:04d} đến {share.last:04d}, hôm nay còn {left} số"


def fonts_words() -> str:
    """Check that the shipped fonts hold every Vietnamese letter.

    Raises:
        StorageError: ``font.missing``.
    """
    check_fonts()
    return "đủ chữ tiếng Việt"


def agency_words(settings: Settings) -> str:
    """Say for which agency the desk receives.

    Raises:
        RuleError: ``settings.unset`` while nobody said so.
    """
    if settings.unset and not settings.training:
        raise RuleError("settings.unset")
    name = f"{settings.agency.name} (mã {settings.agency.code})"
    return f"{name}, chỉ để tập huấn" if settings.training else name


def folder_words(folder: Path, settings: Settings) -> str:
    """Say where the data lie, and whether they are real."""
    return f"{folder} (tập huấn, không có hồ sơ thật)" if settings.training else str(folder)


def line_words(line: Line | None, settings: Settings) -> str:
    """Ask the gateway who it is.

    Raises:
        LineError: ``line.*``.
    """
    if line is None:
        raise LineError("line.not_set")
    agency = line.test().agency
    return "cổng tỉnh ảo trên máy này trả lời" if settings.training else f"cổng của {agency} trả lời"
