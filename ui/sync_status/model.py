"""How the sending stands: counts that add up, what waits and why, what the province refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.domain.errors import DeskError
from app.domain.register import SyncRow
from app.domain.staff import StaffMember
from app.ports import SyncCounts
from app.use_cases.desk import Desk
from ui.background import Background

LIMIT = 200
"""Lines shown; the counts above them always tell of all."""


@dataclass(frozen=True, slots=True)
class SyncState:
    """What the sync page shows.

    Args:
        line_set_up: False while the desk has no address of a gateway.
        line_enabled: False when a person switched sending off in the settings.
        interval_seconds: How often the desk looks at its queue.
    """

    line_set_up: bool
    line_enabled: bool
    interval_seconds: int
    counts: SyncCounts | None = None
    rows: tuple[SyncRow, ...] = ()
    now: datetime | None = None
    released: int | None = None
    error: DeskError | None = None

    @property
    def total(self) -> int:
        """Everything ever queued."""
        c = self.counts
        return 0 if c is None else c.confirmed + c.waiting + c.quarantined


class SyncModel(QObject):
    """Holds the state of the sync page."""

    changed = Signal()
    released = Signal()

    def __init__(
        self, desk: Desk, background: Background, staff: StaffMember, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self._staff = desk, background, staff
        line = desk.settings.line
        self.state = SyncState(bool(line.url), line.enabled, line.interval_seconds)

    def refresh(self) -> None:
        """Read counts and lines again."""
        self._background.store(self, self._read, self._shown, self._failed)

    def send_now(self) -> None:
        """Let everything that waits for its next try be tried at once; what was refused stays apart."""
        rows = tuple(row for row in self.state.rows if row.state != "quarantined" and row.next_at is not None)
        self._release(rows)

    def send_again(self, row: SyncRow) -> None:
        """Let one line be tried again, as after the fault was mended."""
        self._release((row,))

    def _release(self, rows: tuple[SyncRow, ...]) -> None:
        self._background.store(self, lambda: self._let_go(rows), self._let_gone, self._failed)

    def _let_go(self, rows: tuple[SyncRow, ...]) -> int:
        for row in rows:
            self._desk.send_again(row.entry_id, self._staff.id)
        return len(rows)

    def _let_gone(self, number: int) -> None:
        self._set(replace(self.state, released=number))
        self.released.emit()
        self.refresh()

    def _read(self) -> tuple[SyncCounts, tuple[SyncRow, ...], datetime]:
        return self._desk.sync_counts(), self._desk.sync_rows(LIMIT), self._desk.clock.now()

    def _shown(self, read: tuple[SyncCounts, tuple[SyncRow, ...], datetime]) -> None:
        counts, rows, now = read
        rows = tuple(sorted(rows, key=lambda row: row.state != "quarantined"))
        self._set(replace(self.state, counts=counts, rows=rows, now=now, error=None))

    def _failed(self, error: DeskError) -> None:
        self._set(replace(self.state, error=error))

    def _set(self, state: SyncState) -> None:
        self.state = state
        self.changed.emit()
