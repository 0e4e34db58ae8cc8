"""What a clerk decides in the check queue: accepting, correcting, putting aside, calling a copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.domain.back_files.job import DigitisedItem, ItemState
from app.domain.errors import DeskError, RuleError
from app.domain.staff import StaffMember
from app.use_cases.back_files.check import QueuedItem
from app.use_cases.desk import Desk
from ui.background import Background
from ui.digitise.held_state import HeldState
from ui.digitise.queue_walk import QueueWalk
from ui.digitise.state import Asking, checks_of, first_to_see, wants_eyes
from ui.digitise.words import kept_words
from ui.intake.checking.typed_value import typed_value


class QueueActs(QObject):
    """Every act goes through the background; its answer moves the clerk on."""

    def __init__(
        self, desk: Desk, background: Background, staff: StaffMember, held: HeldState, walk: QueueWalk
    ) -> None:
        super().__init__(held)
        self._desk, self._background, self._by = desk, background, staff.id
        self._held, self._walk = held, walk

    def accept(self, text: str) -> None:
        """Enter: accept the value as it stands; after the last that wants eyes register the result."""
        item, check = self._held.now.item, self._held.now.check
        if item is None or self._held.now.shown is not ItemState.TO_CHECK:
            return
        if check is None:
            self._register(item)
            return
        try:
            value = typed_value(check.kind, text)
        except RuleError as error:
            self._held.fail(error)
            return
        name = check.fact.name
        self._change(
            lambda: self._desk.digitise.correct.value(item.id, name, value, self._by), self._value_accepted
        )

    def accept_sure(self, item_ids: Sequence[str]) -> None:
        """Register those of the sure ones that the clerk has on screen."""
        ids = tuple(item_ids)
        if ids:
            self._background.store(
                self,
                lambda: self._desk.digitise.accept.all_sure(ids, self._by),
                self._bulk_done,
                self._held.fail,
            )

    def ask(self, what: Asking) -> None:
        """Ask for a kind or a reason in the right column; asking again leaves it."""
        if self._held.now.item is not None and self._held.now.shown is ItemState.TO_CHECK:
            self._held.set(asking=Asking.NOTHING if self._held.now.asking is what else what, error=None)

    def leave_asking(self) -> None:
        """Esc."""
        self._held.set(asking=Asking.NOTHING, error=None)

    def change_kind(self, kind: str) -> None:
        """Say which kind of paper it is."""
        item = self._held.now.item
        if item is not None:
            self._change(
                lambda: self._desk.digitise.correct.kind(item.id, kind, self._by), self._kind_changed
            )

    def put_aside(self, words: str) -> None:
        """Put it aside with a reason."""
        item = self._held.now.item
        if item is not None:
            self._change(lambda: self._desk.digitise.correct.put_aside(item.id, words, self._by), self._gone)

    def duplicate(self) -> None:
        """Say that it is another one again."""
        item = self._held.now.item
        if item is not None and self._held.now.shown is ItemState.TO_CHECK:
            self._change(lambda: self._desk.digitise.correct.duplicate(item.id, self._by), self._gone)

    def back_to_check(self) -> None:
        """Take back what was put aside: the one chosen in its list, or the last one decided."""
        state = self._held.now
        item = state.item if state.shown is not ItemState.TO_CHECK else None
        wanted = item.id if item is not None else state.undo
        if state.shown is ItemState.KEPT or (item is not None and item.kept_paper):
            self._held.set(said=self.tr("Giấy đã lưu kho: Ctrl+F5 lấy lại để sửa."))
        elif not wanted:
            words = self.tr("Không có gì để lấy lại. Giấy đã lưu kho: F9 đến “Đã lưu kho”, rồi Ctrl+F5.")
            self._held.set(said=words)
        else:
            self._held.set(undo="")
            back = self._desk.digitise.correct.back_to_check
            self._change(lambda: back(wanted), lambda _: self._walk.look_again())

    def ask_taking_back(self) -> None:
        """Ctrl+F5 in the list of what was registered: ask why it comes back; asking again leaves it."""
        state = self._held.now
        if state.item is not None and state.shown is ItemState.KEPT:
            asked = state.asking is Asking.TAKING_BACK
            self._held.set(asking=Asking.NOTHING if asked else Asking.TAKING_BACK, error=None)

    def take_back(self, words: str) -> None:
        """Withdraw what was registered and look at the result in the check queue."""
        item = self._held.now.item
        if item is not None:
            back = self._desk.digitise.take_back
            self._change(lambda: back(item.id, words, self._by), self._taken_back)

    def _taken_back(self, item: DigitisedItem) -> None:
        words = self.tr("Đã thu hồi khỏi kho. Sửa chỗ sai (↑ ↓) rồi Enter lưu lại, hoặc F6 để riêng.")
        self._walk.turn_to(ItemState.TO_CHECK, item.id, words)

    def _change(self, act: Callable[[], DigitisedItem], done: Callable[[DigitisedItem], None]) -> None:
        self._held.set(error=None, said="")
        self._background.store(self, act, done, self._refused)

    def _refused(self, error: DeskError) -> None:
        self._held.fail(error)
        if error.code == "digitise.kept_before":
            self._held.set(asked_twice=self._held.now.chosen)
        self._walk.look_again()  # a twin the store came to hold is shown then

    def _register(self, item: DigitisedItem) -> None:
        """Register it; what may be a copy waits for a second Enter."""
        if item.twins and self._held.now.asked_twice != item.id:
            words = self.tr("Có thể đã có giấy này: F7 ghi là bản trùng; Enter lần nữa thì vẫn lưu.")
            self._held.set(asked_twice=item.id, said=words)
            return
        self._change(lambda: self._desk.digitise.accept(item.id, self._by), self._gone)

    def _value_accepted(self, item: DigitisedItem) -> None:
        line = self._changed(item)
        following = [check.fact.name for check in checks_of(line) if wants_eyes(check)]
        if following:
            self._held.set(name=following[0])
        else:
            self._register(item)

    def _kind_changed(self, item: DigitisedItem) -> None:
        line = self._changed(item)
        self._held.set(asking=Asking.NOTHING, name=first_to_see(line))

    def _changed(self, item: DigitisedItem) -> QueuedItem:
        line = self._desk.digitise.queue.line(item)
        queue = tuple(line if old.item.id == item.id else old for old in self._held.now.queue or ())
        self._held.set(queue=queue)
        return line

    def _gone(self, item: DigitisedItem) -> None:
        """A result was decided: the next one comes to its place."""
        undo = item.id if item.state is not ItemState.KEPT and not item.kept_paper else ""
        queue = self._held.now.queue or ()
        at = next((n for n, line in enumerate(queue) if line.item.id == item.id), 0)
        left = tuple(line for line in queue if line.item.id != item.id)
        self._walk.left(left, at, self._said(item), undo)

    def _said(self, item: DigitisedItem) -> str:
        if item.state is ItemState.KEPT:
            return kept_words(self._desk.digitise.queue.line(item))
        if item.state is ItemState.DUPLICATE:
            return self.tr("Đã ghi là bản trùng. Ctrl+Z lấy lại.")
        return self.tr("Đã để riêng. Ctrl+Z lấy lại.")

    def _bulk_done(self, done: tuple[DigitisedItem, ...]) -> None:
        gone = {item.id for item in done}
        left = tuple(line for line in self._held.now.queue or () if line.item.id not in gone)
        words = self.tr("Đã lưu kho {n} giấy.").format(n=len(done))
        self._walk.left(left, 0, words, self._held.now.undo)
