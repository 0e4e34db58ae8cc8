"""A tray in this process, for what a driver does without its child process around it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.ports import ScannedSheet, ScanSettings
from scanner.tray import Tray, Wishes, sheet_of


class Desk:
    """Takes sheets from a tray as the desk would: at once."""

    def __init__(self, into: Path, settings: ScanSettings, stores: bool = True, stops_after: int = 0) -> None:
        into.mkdir(exist_ok=True)
        self.into = into
        self.stores = stores
        self.stops_after = stops_after
        self._sheets: list[ScannedSheet] = []
        self.wishes = Wishes()
        self.tray = Tray(into, "lô", settings, self.wishes, self._hear)

    @property
    def sheets(self) -> list[ScannedSheet]:
        """What the tray delivered, once it has delivered all it was given."""
        self.tray.settle()
        return self._sheets

    def _hear(self, kind: str, facts: Any) -> None:
        if kind == "sheet":
            self._sheets.append(sheet_of(facts, self.into))
            self.wishes.sheets_taken(len(self._sheets) * self.stores)
            if len(self._sheets) == self.stops_after:
                self.wishes.stop.set()
