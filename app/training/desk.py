"""Makes a training desk: settings marked TẬP HUẤN, an invented commune and a scanner full of papers.

It never touches the folder of a real desk: training and real dossiers must not meet.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.errors import RuleError, StorageError
from app.domain.scanning.faults import VIRTUAL_SCANNERS
from app.domain.scanning.profile import CARD_ON_A4, ScanProfile, free_key
from app.ports import Clock
from app.settings import AgencySettings, DeskSettings, DeviceSettings, Settings
from app.settings_file import load_settings, save_settings
from app.training.camera_desk import CAMERA_PICTURES, PATTERN, lay_camera
from app.training.citizens import Citizen, Commune, TrainingStaff, load_commune
from app.training.papers import BLANK
from app.training.stacks import CARD_STACK, TWO_CARDS_STACK, TrainingStack, lay_stacks, stacks_in

SETTINGS = "settings.toml"
_TWO_CARDS = "Hai thẻ trên một mặt kính"
_ON_THE_DESK = "khai-sinh"
"""The stack that is laid under the training camera."""
_LAID = "tap-huan.toml"
"""Written last: says that every stack is whole, and on which day it was drawn."""
_REAL_DESK = ("quay.db", "pages", "keys", "receipts")
"""What every desk makes; without training settings beside it, it is a real one running on defaults."""
_EDITION = 4
"""Counts up when the drawings change, so that older folders are drawn anew."""
_FRESH_DAYS = 30
"""After so many days the newborn's papers would be too old to register in time."""


@dataclass(frozen=True, slots=True)
class TrainingWorld:
    """Thế giới tập huấn.

    Args:
        card_texts: QR text of every card holder, by the citizen's key.
    """

    citizens: tuple[Citizen, ...]
    stacks: tuple[TrainingStack, ...]
    card_texts: Mapping[str, str]
    staff: tuple[TrainingStaff, ...]


def prepare_training(folder: Path, clock: Clock) -> TrainingWorld:
    """Make ``folder`` a training desk, or find it as it was made; settings changed since then stay.

    Raises:
        RuleError: ``training.real_desk`` when the folder holds a real desk.
        StorageError: ``training.folder`` when it cannot be written; it is safe to try again.
    """
    today = clock.now().date()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _settle(folder)
        day = _laid_on(folder, today)
        if day is None:
            day = today
            lay_stacks(folder / VIRTUAL_SCANNERS, load_commune(day))
            _lay_camera(folder)
            _give_cards_a_scanner(folder)
            _note_laid(folder, day)
    except OSError as error:
        raise StorageError("training.folder", folder=str(folder), detail=error.strerror or "") from error
    return _world(folder, load_commune(day))


def may_train_unasked(folder: Path) -> bool:
    """Tell whether nobody can miss anything in this folder: it is new, empty, or a training desk already.

    Raises:
        RuleError: ``settings.*``.
        StorageError: ``training.folder`` when it cannot be looked into.
    """
    try:
        return load_settings(folder / SETTINGS).training or not any(folder.iterdir())
    except FileNotFoundError:
        return True
    except OSError as error:
        raise StorageError("training.folder", folder=str(folder), detail=error.strerror or "") from error


def _world(folder: Path, commune: Commune) -> TrainingWorld:
    cards = {citizen.key: citizen.card_text for citizen in commune.citizens}
    stacks = stacks_in(folder / VIRTUAL_SCANNERS, commune)
    return TrainingWorld(commune.citizens, stacks, cards, commune.staff)


def _settle(folder: Path) -> None:
    path = folder / SETTINGS
    if path.exists():
        if not load_settings(path).training:
            raise RuleError("training.real_desk", folder=str(folder))
        return
    if any((folder / name).exists() for name in _REAL_DESK):
        raise RuleError("training.real_desk", folder=str(folder))
    first = (folder / VIRTUAL_SCANNERS / _ON_THE_DESK).resolve()
    settings = Settings(
        agency=AgencySettings(code="H99.01"),
        desk=DeskSettings(id="1", name="Quầy tập huấn", first_number=1, last_number=299),
        devices=DeviceSettings(scanner=f"virtual:{first}", source="feeder"),
        training=True,
    )
    save_settings(path, settings)


def _lay_camera(folder: Path) -> None:
    """Draw what the training camera sees, and point the desk at it unless it has a camera."""
    papers = sorted((folder / VIRTUAL_SCANNERS / _ON_THE_DESK).glob("*.jpg"))
    lay_camera(folder / CAMERA_PICTURES, [path for path in papers if BLANK not in path.name])
    settings = load_settings(folder / SETTINGS)
    if not settings.devices.camera:
        camera = str((folder / CAMERA_PICTURES / PATTERN).resolve())
        save_settings(folder / SETTINGS, replace(settings, devices=replace(settings.devices, camera=camera)))


def _give_cards_a_scanner(folder: Path) -> None:
    """Let the card profile scan from the glass on which cards lie; another one has two cards on its glass."""
    settings = load_settings(folder / SETTINGS)
    one, two = (f"virtual:{(folder / VIRTUAL_SCANNERS / s).resolve()}" for s in (CARD_STACK, TWO_CARDS_STACK))
    profiles = tuple(
        replace(p, device=one) if p.after == CARD_ON_A4 and not p.device else p for p in settings.profiles
    )
    if TWO_CARDS_STACK not in [p.id for p in profiles]:
        facts = ScanProfile(TWO_CARDS_STACK, _TWO_CARDS, free_key(profiles), two, "flatbed")
        profiles += (replace(facts, colour="colour", dpi=300, paper="auto", separators=False),)
    save_settings(folder / SETTINGS, replace(settings, profiles=profiles))


def _laid_on(folder: Path, today: date) -> date | None:
    """Return the day the stacks were drawn; None when they are absent, unfinished, outdated or stale."""
    path = folder / _LAID
    if not path.exists():
        return None
    try:
        note = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return None
    day = note.get("day")
    fresh = isinstance(day, date) and 0 <= (today - day).days <= _FRESH_DAYS
    return day if fresh and note.get("edition") == _EDITION else None


def _note_laid(folder: Path, day: date) -> None:
    note = f"# Xấp giấy tập huấn đã dựng xong; xóa tệp này để dựng lại.\nedition = {_EDITION}\nday = {day}\n"
    (folder / _LAID).write_text(note, encoding="utf-8", newline="\n")
