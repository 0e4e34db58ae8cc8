"""What a clerk does in the check queue: walking, accepting, correcting, putting aside, calling a copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.domain.digitising import DigitisedItem, ItemState
from app.domain.errors import DeskError, RuleError
from app.use_cases.checking import PagePlace
from app.use_cases.digitise_check import QueuedItem
from ui.digitise.state import Asking, DigitiseState, checks_of, wants_eyes
from ui.digitise.words import kept_words
from ui.intake.checking.typed_value import typed_value

if TYPE_CHECKING:
    from app.use_cases.desk import Desk
    from ui.background import Background

SHOWN = (ItemState.TO_CHECK, ItemState.ASIDE, ItemState.DUPLICATE, ItemState.KEPT)
"""The lists, in the order one key walks through them."""


class QueueActs(QObject):
    """The part of the model that works at the queue."""

    state: DigitiseState
    _desk: Desk
    _background: Background
    _by: str

    def refresh(self) -> None:
        """Look at everything again."""
        raise NotImplementedError

    def _set(self, **changes: Any) -> None:
        raise NotImplementedError

    def _failed(self, error: DeskError) -> None:
        raise NotImplementedError

    # --- walking

    def choose(self, item_id: str) -> None:
        """Look at a result; the cursor goes to the first value that wants eyes."""
        line = next((line for line in self.state.queue or () if line.item.id == item_id), None)
        if line is None:
            return
        self._set(chosen=item_id, name=_first_to_see(line), places={}, asking=Asking.NOTHING, asked_twice="")
        self._background.device(
            self, lambda: self._places(line.item), lambda found: self._placed(item_id, found), self._failed
        )

    def choose_first(self) -> None:
        """Look at the first of the list; nothing when it is empty."""
        queue = self.state.queue or ()
        if queue:
            self.choose(queue[0].item.id)
        else:
            self._set(chosen="", name="", places={})

    def step(self, by: int) -> None:
        """Look at the next or the one before."""
        ids = [line.item.id for line in self.state.queue or ()]
        if self.state.chosen in ids:
            at = ids.index(self.state.chosen) + by
            if 0 <= at < len(ids):
                self.choose(ids[at])

    def choose_field(self, name: str) -> None:
        """Put the cursor into a value."""
        self._set(name=name, error=None, asked_twice="")

    def step_field(self, by: int) -> None:
        """Put the cursor into the next value or the one before."""
        names = [check.fact.name for check in self.state.checks]
        if self.state.name in names:
            at = names.index(self.state.name) + by
            if 0 <= at < len(names):
                self.choose_field(names[at])

    def show_next_list(self) -> None:
        """Turn to the next list: to check, put aside, copies, registered."""
        self._set(
            shown=list_after(self.state.shown),
            queue=None,
            chosen="",
            name="",
            bulk=False,
            error=None,
            asking=Asking.NOTHING,
        )
        self.refresh()

    def toggle_bulk(self) -> None:
        """Show the sure ones together, or one at a time."""
        self._set(bulk=not self.state.bulk, asking=Asking.NOTHING, error=None)

    # --- deciding

    def accept(self, text: str) -> None:
        """Enter: accept the value as it stands; after the last that wants eyes register the result."""
        item, check = self.state.item, self.state.check
        if item is None or self.state.shown is not ItemState.TO_CHECK:
            return
        if check is None:
            self._register(item)
            return
        try:
            value = typed_value(check.kind, text)
        except RuleError as error:
            self._failed(error)
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
                self._failed,
            )

    def ask(self, what: Asking) -> None:
        """Ask for a kind or a reason in the right column; asking again leaves it."""
        if self.state.item is not None and self.state.shown is ItemState.TO_CHECK:
            self._set(asking=Asking.NOTHING if self.state.asking is what else what, error=None)

    def leave_asking(self) -> None:
        """Esc."""
        self._set(asking=Asking.NOTHING, error=None)

    def change_kind(self, kind: str) -> None:
        """Say which kind of paper it is."""
        item = self.state.item
        if item is not None:
            self._change(
                lambda: self._desk.digitise.correct.kind(item.id, kind, self._by), self._kind_changed
            )

    def put_aside(self, words: str) -> None:
        """Put it aside with a reason."""
        item = self.state.item
        if item is not None:
            self._change(lambda: self._desk.digitise.correct.put_aside(item.id, words, self._by), self._gone)

    def duplicate(self) -> None:
        """Say that it is another one again."""
        item = self.state.item
        if item is not None and self.state.shown is ItemState.TO_CHECK:
            self._change(lambda: self._desk.digitise.correct.duplicate(item.id, self._by), self._gone)

    def back_to_check(self) -> None:
        """Take back what was put aside: the one chosen in its list, or the last one decided."""
        item = self.state.item
        wanted = (
            item.id if item is not None and self.state.shown is not ItemState.TO_CHECK else self.state.undo
        )
        if wanted:
            self._set(undo="")
            self._change(lambda: self._desk.digitise.correct.back_to_check(wanted), lambda _: self.refresh())

    # --- answers

    def _change(self, act: Callable[[], DigitisedItem], done: Callable[[DigitisedItem], None]) -> None:
        self._set(error=None, said="")
        self._background.store(self, act, done, self._refused)

    def _refused(self, error: DeskError) -> None:
        self._failed(error)
        if error.code == "digitise.kept_before":
            self._set(asked_twice=self.state.chosen)
        self.refresh()  # a twin the store came to hold is shown then

    def _register(self, item: DigitisedItem) -> None:
        """Register it; what may be a copy waits for a second Enter."""
        if item.twins and self.state.asked_twice != item.id:
            words = self.tr("Có thể đã có giấy này: F7 ghi là bản trùng; Enter lần nữa thì vẫn lưu.")
            self._set(asked_twice=item.id, said=words)
            return
        self._change(lambda: self._desk.digitise.accept(item.id, self._by), self._gone)

    def _value_accepted(self, item: DigitisedItem) -> None:
        line = self._changed(item)
        following = [check.fact.name for check in checks_of(line) if wants_eyes(check)]
        if following:
            self._set(name=following[0])
        else:
            self._register(item)

    def _kind_changed(self, item: DigitisedItem) -> None:
        line = self._changed(item)
        self._set(asking=Asking.NOTHING, name=_first_to_see(line))

    def _changed(self, item: DigitisedItem) -> QueuedItem:
        line = self._desk.digitise.queue.line(item)
        queue = tuple(line if old.item.id == item.id else old for old in self.state.queue or ())
        self._set(queue=queue)
        return line

    def _gone(self, item: DigitisedItem) -> None:
        """A result was decided: the next one comes to its place."""
        undo = item.id if item.state is not ItemState.KEPT and not item.kept_paper else ""
        queue = self.state.queue or ()
        at = next((n for n, line in enumerate(queue) if line.item.id == item.id), 0)
        left = tuple(line for line in queue if line.item.id != item.id)
        self._left(left, at, said=self._said(item), undo=undo)

    def _left(self, left: tuple[QueuedItem, ...], at: int, **told: Any) -> None:
        """Look at what stands now where something went away."""
        following = left[min(at, len(left) - 1)] if left else None
        self._set(
            queue=left,
            chosen=following.item.id if following else "",
            name=_first_to_see(following) if following else "",
            places={},
            asking=Asking.NOTHING,
            error=None,
            **told,
        )
        if following is not None:
            self.choose(following.item.id)
        self.refresh()

    def _said(self, item: DigitisedItem) -> str:
        if item.state is ItemState.KEPT:
            return kept_words(self._desk.digitise.queue.line(item))
        if item.state is ItemState.DUPLICATE:
            return self.tr("Đã ghi là bản trùng. Ctrl+Z lấy lại.")
        return self.tr("Đã để riêng. Ctrl+Z lấy lại.")

    def _bulk_done(self, done: tuple[DigitisedItem, ...]) -> None:
        gone = {item.id for item in done}
        left = tuple(line for line in self.state.queue or () if line.item.id not in gone)
        words = self.tr("Đã lưu kho {n} giấy.").format(n=len(done))
        self._left(left, 0, said=words)

    # --- where values stand

    def _places(self, item: DigitisedItem) -> dict[str, PagePlace]:
        found = {}
        for page in item.kept_pages:
            reading = self._desk.reading_of(page.look)
            if reading is not None:
                size = reading.width_px, reading.height_px
                found[page.id] = PagePlace(page.look, reading.rotation, *size, page.shown_dpi)
        return found

    def _placed(self, item_id: str, found: dict[str, PagePlace]) -> None:
        if item_id == self.state.chosen:
            self._set(places=found)


def _first_to_see(line: QueuedItem) -> str:
    checks = checks_of(line)
    return next((c.fact.name for c in checks if wants_eyes(c)), checks[0].fact.name if checks else "")


def list_after(shown: ItemState) -> ItemState:
    """Return the list one key turns to."""
    return SHOWN[(SHOWN.index(shown) + 1) % len(SHOWN)]
