"""Papers printed from the open form, told from the key to the tray; the form never waits for them."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from app.domain.errors import DeskError
from app.ports import PrintJob, PrintState
from ui.intake.form import IntakeForm
from ui.intake.state import Notice
from ui.widgets.job_words import job_words

ASK_EVERY_MS = 1_000
ASK_TIMES = 90


class JobActs(IntakeForm):
    """Follows one print job in the banner, as long as the banner still speaks of it."""

    def _tell_job(self, job: PrintJob, paper: str, more: str) -> None:
        """Say how a paper's printing stands, and what comes after it; asked until the printer knows."""
        self._ask_job(job, paper, more, ASK_TIMES, "")

    def _ask_job(self, job: PrintJob, paper: str, more: str, times: int, before: str) -> None:
        now = self.state.notice
        if before and (now is None or now.text != before):
            return  # the clerk went on

        def told(state: PrintState) -> None:
            if state is not PrintState.FAILED and self._went_on(now, before):
                return
            words = f"{job_words(paper, job, state)} {more}"
            if words != before:
                self._notify(Notice(text=words))
            if state is PrintState.WAITING and times:
                QTimer.singleShot(
                    ASK_EVERY_MS, self, lambda: self._ask_job(job, paper, more, times - 1, words)
                )

        def failed(error: DeskError) -> None:
            self._notify(Notice(error))

        self._background.device(self, lambda: self._desk.edges.printer.state(job), told, failed)

    def _went_on(self, asked: Notice | None, told: str) -> bool:
        """Tell whether the banner has come to speak of something else, or was taken away, since asking."""
        now = self.state.notice
        return now is not asked and (now is not None or bool(told))
