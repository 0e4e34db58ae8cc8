"""The training world laid out beside a desk: papers, citizens, staff, and a province on this machine."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from app.catalogue import PACKS
from app.clock import SystemClock
from app.domain.staff import Role
from app.settings import LineSettings, Settings
from app.settings_file import load_settings
from app.training.citizens import load_commune
from app.training.desk import prepare_training
from app.use_cases.desk import Desk
from sync.gateway.certificate import create_self_signed
from sync.gateway.command import known_desks
from sync.gateway.process import GatewayProcess
from sync.gateway.settings import GatewaySettings

PROVINCE = "tinh-ao"
"""Folder of the province that is played on this machine."""


def lay_training(root: Path, stack: ExitStack) -> tuple[Settings, Path]:
    """Lay out the training world and start its province; return the desk's settings and its folder.

    Raises:
        RuleError: ``training.real_desk``.
        StorageError: ``training.folder``.
    """
    prepare_training(root, SystemClock())
    settings, folder = load_settings(root / "settings.toml"), root / PROVINCE
    return replace(settings, line=_province(settings, folder, stack)), folder


def _province(settings: Settings, folder: Path, stack: ExitStack) -> LineSettings:
    """Start the province beside the desk and return the line to it."""
    tls = create_self_signed(folder, SystemClock().now(), ("127.0.0.1", "localhost"))
    desks = known_desks(folder)
    gateway = GatewaySettings(
        folder,
        desks=desks,
        agency_code=settings.agency.code,
        agency_name=settings.agency.name,
        packs_dir=PACKS,
    )
    process = stack.enter_context(GatewayProcess(gateway, tls))
    key = next(d.key for d in desks if d.id == settings.desk.id)
    return LineSettings(process.url, key, str(tls.cert), interval_seconds=5)


def sign_on_staff(desk: Desk) -> None:
    """Let the invented staff sign in at a new training desk, the supervisor first."""
    if desk.list_staff():
        return
    people = load_commune(desk.clock.now().date()).staff
    first = next(p for p in people if p.role is Role.SUPERVISOR)
    head = desk.add_staff(first.full_name, first.role, first.pin)
    for person in people:
        if person is not first:
            desk.add_staff(person.full_name, person.role, person.pin, head)
