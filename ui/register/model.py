"""One queue of the register, narrowed by a search; more lines are asked for as the clerk goes down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.domain.codes import parse_code
from app.domain.errors import DeskError, RuleError
from app.domain.register import DossierRow, Queue
from app.domain.text import clean_line
from app.use_cases.desk import Desk
from ui.background import Background

STEP = 100
"""Lines read at a time: few enough that the window never feels it."""
KEPT = 600
"""Most lines read again at once when the list is brought up to date."""


@dataclass(frozen=True, slots=True)
class RegisterState:
    """What the register shows.

    Args:
        rows: Lines read so far, latest first; None until the store has answered.
        ended: No line follows the last one read.
        loading: Further lines are on their way.
        now: The moment the rows were read, against which due dates are told.
    """

    queue: Queue = Queue.TODAY
    query: str = ""
    rows: tuple[DossierRow, ...] | None = None
    ended: bool = False
    loading: bool = False
    total: int = 0
    now: datetime | None = None
    error: DeskError | None = None

    @property
    def more(self) -> bool:
        """True while the store may hold further lines and nobody has asked for them."""
        return bool(self.rows) and not self.ended and not self.loading


class RegisterModel(QObject):
    """Holds the register's state; only the answer to the last question counts."""

    changed = Signal()
    found = Signal(str)

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._question = 0
        self.state = RegisterState()

    def show_queue(self, queue: Queue) -> None:
        """Turn to a queue; the search is emptied."""
        self._ask(replace(self.state, queue=queue, query="", rows=None))

    def search(self, query: str) -> None:
        """Narrow the queue."""
        if clean_line(query) != self.state.query:
            self._ask(replace(self.state, query=clean_line(query), rows=self._first()))

    def search_everywhere(self) -> None:
        """Look for the same words in every dossier."""
        self._ask(replace(self.state, queue=Queue.ALL, rows=self._first()))

    def load_more(self) -> None:
        """Ask for the lines after the last one read."""
        if self.state.more:
            self._ask(replace(self.state, loading=True))

    def refresh(self) -> None:
        """Read the same lines again."""
        self._ask(replace(self.state, loading=False))

    def find_code(self, text: str) -> None:
        """Open the dossier of a scanned code at once, whatever queue it stands in."""
        self._background.store(
            self, lambda: self._desk.list_register(Queue.ALL, text, 2), self._opened, self._failed
        )

    def _first(self) -> tuple[DossierRow, ...] | None:
        """What stays on screen until the answer to a new question comes."""
        return None if self.state.rows is None else self.state.rows[:STEP]

    def _ask(self, state: RegisterState) -> None:
        self._question += 1
        question = self._question
        self._set(state)
        self._background.store(
            self,
            lambda: self._read(state),
            lambda answer: self._answered(question, answer),
            self._failed,
        )

    def _read(self, state: RegisterState) -> RegisterState:
        before = (state.rows or ()) if state.loading else ()
        wanted = STEP if state.loading else min(max(STEP, len(state.rows or ())), KEPT)
        read = self._desk.list_register(state.queue, state.query, wanted, len(before))
        known = {row.id for row in before}
        return replace(
            state,
            rows=before + tuple(row for row in read if row.id not in known),
            ended=len(read) < wanted,
            loading=False,
            total=self._desk.count_queues().get(state.queue, 0),
            now=self._desk.clock.now(),
            error=None,
        )

    def _answered(self, question: int, state: RegisterState) -> None:
        if question == self._question:
            self._set(state)

    def _opened(self, rows: tuple[DossierRow, ...]) -> None:
        if len(rows) == 1:
            self.found.emit(rows[0].id)
        else:
            self._failed(RuleError("dossier.unknown"))

    def _failed(self, error: DeskError) -> None:
        self._set(replace(self.state, rows=self.state.rows or (), loading=False, error=error))

    def _set(self, state: RegisterState) -> None:
        self.state = state
        self.changed.emit()


def is_code(text: str) -> bool:
    """Tell whether the text is a whole mã hồ sơ or số tạm, as a hand-held scanner types it."""
    try:
        parse_code(text)
    except RuleError:
        return False
    return True
