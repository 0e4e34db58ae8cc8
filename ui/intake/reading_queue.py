"""Pages on their way through the reader: a few at a time, while the next ones are still being scanned."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.domain.draft import Draft
from app.domain.errors import DeskError
from app.ports import ReadingCancelled
from app.use_cases.desk import Desk
from ui.background import Background


class _Round:
    """The readings of one form; ending the round cancels those under way."""

    def __init__(self, draft_id: str) -> None:
        self.draft_id = draft_id
        self.ended = False


class ReadingQueue(QObject):
    """Reads pages in the order they came, ``settings.reader.workers`` at a time."""

    changed = Signal()
    read = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._lanes = max(1, desk.settings.reader.workers)
        self._round = _Round("")
        self._waiting: list[str] = []
        self._under_way: set[str] = set()
        self._asked: dict[str, str] = {}
        self._to_prepare: list[str] = []
        self._preparing = False

    @property
    def left(self) -> frozenset[str]:
        """Pages waiting or being read."""
        return frozenset(self._waiting) | self._under_way

    def take(self, draft: Draft, again: bool = False) -> None:
        """Queue every page not yet read; ``again`` asks once more for all, so that they are routed anew.

        A page already read costs nothing: its reading is kept by the hash of its bytes.
        """
        if draft.id != self._round.draft_id:
            self.stop(draft.id)
        if again:
            self._asked.clear()
        for page in draft.kept_pages():
            look = page.look.key  # cut or straightened anew, or back as it was, it is read anew
            if self._asked.get(page.id) == look or page.id in self.left or (page.read and not again):
                continue
            self._asked[page.id] = look
            self._waiting.append(page.id)
        self._go_on()

    def stop(self, next_draft_id: str = "") -> None:
        """Forget what waits and cancel what is under way."""
        self._round.ended = True
        self._round = _Round(next_draft_id)
        self._waiting.clear()
        self._to_prepare.clear()
        self._under_way.clear()
        self._asked.clear()
        self.changed.emit()

    def _go_on(self) -> None:
        while self._waiting and len(self._under_way) < self._lanes:
            self._begin(self._waiting.pop(0))
        if self._to_prepare and not self._preparing and len(self.left) < self._lanes:
            self._prepare(self._to_prepare.pop())  # the last first: F9 binds from the first on and meets it
        self.changed.emit()

    def _prepare(self, page_id: str) -> None:
        """While a lane has nothing to read, do ahead what F9 would wait for."""
        now = self._round
        self._preparing = True

        def done(_: object = None) -> None:  # an error comes again, with words, when the paper is bound
            self._preparing = False
            if now is self._round:
                self._go_on()

        self._background.device(self, lambda: self._desk.prepare_page(now.draft_id, page_id), done, done)

    def _begin(self, page_id: str) -> None:
        now = self._round
        self._under_way.add(page_id)

        def job() -> None:
            try:
                self._desk.recognise(now.draft_id, page_id, lambda: now.ended)
            except ReadingCancelled:
                return

        self._background.device(
            self,
            job,
            lambda _: self._ended(now, page_id),
            lambda error: self._ended(now, page_id, error),
        )

    def _ended(self, round_: _Round, page_id: str, error: DeskError | None = None) -> None:
        if round_ is not self._round:
            return
        self._under_way.discard(page_id)
        if error is None:
            self._to_prepare.append(page_id)
            self.read.emit()
        elif error.code != "draft.closed":
            self.failed.emit(error)
        self._go_on()
