"""The log of one day: its sums on screen, its paper on demand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.daily_log import DailyLogTotals
from app.domain.errors import DeskError
from app.ports import PrintJob
from app.use_cases.desk import Desk
from ui.background import Background


@dataclass(frozen=True, slots=True)
class DailyLogState:
    """What the page shows; ``totals`` is None until the store has answered for this day."""

    day: date
    today: date
    totals: DailyLogTotals | None = None
    busy: bool = False
    made: Path | None = None
    job: PrintJob | None = None
    error: DeskError | None = None


class DailyLogModel(QObject):
    """Holds the state of the daily log page."""

    changed = Signal()
    pdf_ready = Signal(Path)

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        today = desk.clock.now().date()
        self.state = DailyLogState(today, today)

    def choose(self, day: date) -> None:
        """Turn to a day; days to come have no log."""
        today = self._desk.clock.now().date()
        if day != self.state.day and day <= today:
            self._set(DailyLogState(day, today))
            self.refresh()

    def step(self, days: int) -> None:
        """Go some days back or on."""
        self.choose(self.state.day + timedelta(days=days))

    def refresh(self) -> None:
        """Count the day again."""
        day = self.state.day
        self._background.store(
            self, lambda: self._desk.count_day(day), lambda totals: self._counted(day, totals), self._failed
        )

    def make_pdf(self) -> None:
        """Draw the paper and offer it to a viewer."""
        self._draw_paper(self._made)

    def print(self) -> None:
        """Draw the paper and hand it to the printer."""
        self._draw_paper(self._hand_over)

    @property
    def target(self) -> Path:
        """Where the PDF of the chosen day goes."""
        return self._desk.folder.root / "nhat-ky" / f"nhat-ky-{self.state.day.isoformat()}.pdf"

    def _draw_paper(self, then: Callable[[Path], None]) -> None:
        if self.state.busy:
            return
        day, out = self.state.day, self.target
        self._set(replace(self.state, busy=True, made=None, job=None, error=None))
        self._background.store(self, lambda: self._desk.make_daily_log(day, out), then, self._failed)

    def _made(self, pdf: Path) -> None:
        self._set(replace(self.state, busy=False, made=pdf))
        self.pdf_ready.emit(pdf)

    def _hand_over(self, pdf: Path) -> None:
        printer, title = self._desk.settings.devices.printer, pdf.stem
        self._background.device(
            self, lambda: self._desk.edges.printer.submit(pdf, printer, title, 1), self._printed, self._failed
        )

    def _printed(self, job: PrintJob) -> None:
        self._set(replace(self.state, busy=False, job=job, made=self.target))

    def _counted(self, day: date, totals: DailyLogTotals) -> None:
        if day == self.state.day:
            self._set(replace(self.state, totals=totals))

    def _failed(self, error: DeskError) -> None:
        self._set(replace(self.state, busy=False, error=error))

    def _set(self, state: DailyLogState) -> None:
        self.state = state
        self.changed.emit()
