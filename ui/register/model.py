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

STEP = 200
"""Lines asked for at first; the number doubles each time the end is reached."""


@dataclass(frozen=True, slots=True)
class RegisterState:
    """What the register shows.

    Args:
        rows: Lines read so far, latest first; None until the store has answered.
        limit: How many lines were asked for; fewer rows than that means there are no more.
        now: The moment the rows were read, against which due dates are told.
    """

    queue: Queue = Queue.TODAY
    query: str = ""
    rows: tuple[DossierRow, ...] | None = None
    limit: int = STEP
    total: int = 0
    now: datetime | None = None
    error: DeskError | None = None

    @property
    def more(self) -> bool:
        """True while the store may hold further lines."""
        return self.rows is not None and len(self.rows) >= self.limit


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
        self._ask(replace(self.state, queue=queue, query="", limit=STEP, rows=None))

    def search(self, query: str) -> None:
        """Narrow the queue."""
        if clean_line(query) != self.state.query:
            self._ask(replace(self.state, query=clean_line(query), limit=STEP))

    def search_everywhere(self) -> None:
        """Look for the same words in every dossier."""
        self._ask(replace(self.state, queue=Queue.ALL, limit=STEP))

    def load_more(self) -> None:
        """Ask for twice as many lines."""
        if self.state.more:
            self._ask(replace(self.state, limit=self.state.limit * 2))

    def refresh(self) -> None:
        """Read the same lines again."""
        self._ask(self.state)

    def find_code(self, text: str) -> None:
        """Open the dossier of a scanned code at once, whatever queue it stands in."""
        self._background.store(
            self, lambda: self._desk.list_register(Queue.ALL, text, 2), self._opened, self._failed
        )

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
        rows = self._desk.list_register(state.queue, state.query, state.limit)
        total = self._desk.count_queues().get(state.queue, 0)
        return replace(state, rows=rows, total=total, now=self._desk.clock.now(), error=None)

    def _answered(self, question: int, state: RegisterState) -> None:
        if question == self._question:
            self._set(state)

    def _opened(self, rows: tuple[DossierRow, ...]) -> None:
        if len(rows) == 1:
            self.found.emit(rows[0].id)
        else:
            self._failed(RuleError("dossier.unknown"))

    def _failed(self, error: DeskError) -> None:
        self._set(replace(self.state, rows=self.state.rows or (), error=error))

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
