"""The receipt's way to paper: handed over, then asked after until the print system knows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import DeskError
from app.ports import PrintJob, PrintState
from app.use_cases.desk import Desk
from ui.background import Background
from ui.intake.state import Printing

ASK_EVERY_MS = 1_000
ASK_TIMES = 90
_STAGES = {
    PrintState.WAITING: Printing.WAITING,
    PrintState.PRINTED: Printing.PRINTED,
    PrintState.FAILED: Printing.FAILED,
    PrintState.UNKNOWN: Printing.UNKNOWN,
}


class ReceiptPrinting(QObject):
    """Prints the receipt of one dossier; the record never depends on it."""

    changed = Signal(object, object, object)
    """The stage, the error, and the file the printer made when it only saves into a folder."""

    def __init__(self, desk: Desk, background: Background, clerk_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background, self._clerk_id = desk, background, clerk_id
        self._dossier_id = ""
        self._asked = 0

    def print(self, dossier_id: str) -> None:
        """Hand the receipt to the printer; again marks it as a reprint."""
        self._dossier_id, self._asked = dossier_id, 0
        self.changed.emit(Printing.SENDING, None, None)
        self._background.device(
            self,
            lambda: self._desk.print_receipt(dossier_id, self._clerk_id),
            lambda job: self._follow(dossier_id, job),
            lambda error: self._tell(dossier_id, Printing.FAILED, error),
        )

    def leave(self) -> None:
        """Stop following: the clerk went on; the print system keeps the job."""
        self._dossier_id = ""

    def _follow(self, dossier_id: str, job: PrintJob) -> None:
        if dossier_id != self._dossier_id:
            return
        self._asked += 1
        self._background.device(
            self,
            lambda: self._desk.print_state(job, dossier_id),
            lambda state: self._seen(dossier_id, job, state),
            lambda error: self._tell(dossier_id, Printing.UNKNOWN, error),
        )

    def _seen(self, dossier_id: str, job: PrintJob, state: PrintState) -> None:
        waiting = state is PrintState.WAITING
        self._tell(dossier_id, _STAGES[state], None, job.file)
        if waiting and self._asked < ASK_TIMES and dossier_id == self._dossier_id:
            QTimer.singleShot(ASK_EVERY_MS, self, lambda: self._follow(dossier_id, job))

    def _tell(
        self, dossier_id: str, stage: Printing, error: DeskError | None, file: Path | None = None
    ) -> None:
        if dossier_id == self._dossier_id:
            self.changed.emit(stage, error, file)
