"""The settings being edited: what was saved, what is typed, what is wrong with it, who may change what."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.domain.errors import DeskError
from app.domain.scanning.profile import ScanProfile
from app.domain.scanning.wish import ScanWish
from app.domain.staff import Role, StaffMember
from app.ports import Greeting, PrinterDevice, ScannedSheet, ScannerDevice
from app.settings import Settings
from app.use_cases.desk import Desk
from app.use_cases.scan_profiles import settings_for
from ui.background import Background
from ui.settings.fields import changed_keys, problems, with_value
from ui.settings.trials import Answer, asking
from ui.widgets.pictures import decode

_PREVIEW_SIDE = 700
_AT_ONCE = frozenset({"profiles", "devices.profiles_locked", "reader.learning"})
"""What takes effect without opening the program again."""


@dataclass(frozen=True, slots=True)
class SettingsState:
    """What the settings screen shows.

    Args:
        saved: As on disk. ``edited`` is what the boxes say.
        wrong: What is wrong, by key.
        waiting_restart: Keys saved that take effect when the program is opened again.
        scanners: What was found; None before anybody looked.
        tried: File of the trial scan, and ``picture`` what it shows.
        answers: What scanners answered whose address or command was typed in; None while nobody asked.
        greeting: The gateway's answer to the trial of the line.
        busy: The device or line being asked; saving waits for neither.
        just_saved: Nothing was changed since the last save.
    """

    saved: Settings
    edited: Settings
    wrong: dict[str, DeskError] = field(default_factory=dict)
    waiting_restart: tuple[str, ...] = ()
    scanners: tuple[ScannerDevice, ...] | None = None
    printers: tuple[PrinterDevice, ...] | None = None
    tried: Path | None = None
    picture: QImage | None = None
    answers: tuple[Answer, ...] | None = None
    greeting: Greeting | None = None
    busy: str = ""
    saving: bool = False
    just_saved: bool = False
    error: DeskError | None = None

    @property
    def changes(self) -> tuple[str, ...]:
        """Keys changed and not saved."""
        return changed_keys(self.saved, self.edited)


class SettingsModel(QObject):
    """Holds the state of the settings screen."""

    changed = Signal()

    def __init__(
        self, desk: Desk, background: Background, staff: StaffMember, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self._staff = desk, background, staff
        saved = desk.saved.now
        self.state = SettingsState(saved, saved, waiting_restart=self._waiting_restart(saved))

    @property
    def supervisor(self) -> bool:
        """True when the person may change agency, desk, hours and line."""
        return self._staff.role is Role.SUPERVISOR

    def edit(self, key: str, value: object) -> None:
        """Take what a box says."""
        edited = with_value(self.state.edited, key, value)
        if edited != self.state.edited:
            state = replace(self.state, edited=edited, wrong=problems(edited), error=None)
            self._set(replace(state, just_saved=False))

    def undo(self) -> None:
        """Go back to what is saved."""
        self._set(replace(self.state, edited=self.state.saved, wrong={}, error=None))

    def save(self) -> None:
        """Write the settings when nothing is wrong."""
        state = self.state
        if state.wrong or state.saving or not state.changes:
            return
        edited, by = state.edited, self._staff
        self._set(replace(state, saving=True, error=None))
        self._background.store(
            self,
            lambda: self._desk.save_settings(edited, by),
            lambda _: self._saved(edited),
            self._not_saved,
        )

    def find_devices(self) -> None:
        """Look for scanners and printers; scanners may take seconds."""
        if self.state.busy:
            return
        self._set(replace(self.state, busy="devices", error=None, answers=None))
        edges = self._desk.edges
        self._background.device(
            self, lambda: (edges.scanner.devices(), edges.printer.printers()), self._found, self._failed
        )

    def try_scan(self, profile: ScanProfile | None = None) -> None:
        """Scan one sheet with the settings, or the profile, on screen; it goes into no dossier."""
        if self.state.busy:
            return
        self._set(replace(self.state, busy="scan", error=None, tried=None, picture=None, answers=None))
        edited = self.state.edited
        self._background.device(self, lambda: self._scan(edited, profile), self._scanned, self._failed)

    def try_addresses(self) -> None:
        """Ask the network scanners and the command on screen, saved or not."""
        if self.state.busy:
            return
        state = replace(self.state, busy="addresses", error=None, answers=None, tried=None, picture=None)
        self._set(state)
        job = asking(self._desk.edges.scanner, state.edited.devices)
        self._background.device(self, job, self._answered, self._failed)

    @property
    def line_can_be_tried(self) -> bool:
        """True when the desk runs with the line on screen; a changed line works after a restart."""
        return self._desk.line is not None and self._desk.settings.line == self.state.edited.line

    def try_line(self) -> None:
        """Ask the gateway who it is."""
        line = self._desk.line
        if self.state.busy or line is None:
            return
        self._set(replace(self.state, busy="line", error=None, greeting=None))
        self._background.device(self, line.test, self._greeted, self._failed)

    def _scan(self, settings: Settings, profile: ScanProfile | None) -> tuple[Path | None, QImage | None]:
        named = (profile.device if profile else "") or settings.devices.scanner
        device = _device(self._desk.edges.scanner.devices(), named)
        if device is None:
            raise DeskError("scanner.none")
        wanted = replace(
            settings_for(profile or ScanProfile(), ScanWish(), settings.devices, device), max_pages=1
        )
        folder = Path(tempfile.mkdtemp(prefix="thu-quet-", dir=_made(self._desk.folder.root / "work")))
        sheets: list[ScannedSheet] = []
        try:
            self._desk.edges.scanner.scan(device, wanted, folder, sheets.append)
            path = sheets[0].path if sheets else None
            return path, None if path is None else decode(path, _PREVIEW_SIDE)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _found(self, found: tuple[tuple[ScannerDevice, ...], tuple[PrinterDevice, ...]]) -> None:
        self._set(replace(self.state, busy="", scanners=found[0], printers=found[1]))

    def _scanned(self, found: tuple[Path | None, QImage | None]) -> None:
        self._set(replace(self.state, busy="", tried=found[0], picture=found[1]))

    def _answered(self, answers: tuple[Answer, ...]) -> None:
        self._set(replace(self.state, busy="", answers=answers))

    def _greeted(self, greeting: Greeting) -> None:
        self._set(replace(self.state, busy="", greeting=greeting))

    def _saved(self, settings: Settings) -> None:
        waiting = self._waiting_restart(settings)
        self._set(replace(self.state, saved=settings, saving=False, waiting_restart=waiting, just_saved=True))

    def _waiting_restart(self, settings: Settings) -> tuple[str, ...]:
        return tuple(key for key in changed_keys(self._desk.settings, settings) if key not in _AT_ONCE)

    def _not_saved(self, error: DeskError) -> None:
        self._set(replace(self.state, saving=False, error=error))

    def _failed(self, error: DeskError) -> None:
        self._set(replace(self.state, busy="", error=error))

    def _set(self, state: SettingsState) -> None:
        self.state = state
        self.changed.emit()


def _device(devices: tuple[ScannerDevice, ...], wanted: str) -> ScannerDevice | None:
    """Return the scanner with this ``driver:id``, or the first when none is named."""
    return next((d for d in devices if not wanted or f"{d.driver}:{d.id}" == wanted), None)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
