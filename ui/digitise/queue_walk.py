"""Walking through the check queue: which result is looked at, and which of its values."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.domain.back_files.job import DigitisedItem, ItemState
from app.use_cases.back_files.check import QueuedItem
from app.use_cases.checking import PagePlace
from app.use_cases.desk import Desk
from ui.background import Background
from ui.digitise.held_state import HeldState
from ui.digitise.state import Asking, first_to_see

SHOWN = (ItemState.TO_CHECK, ItemState.ASIDE, ItemState.DUPLICATE, ItemState.KEPT)
"""The lists, in the order one key walks through them."""


class QueueWalk(QObject):
    """Moves the cursor; decides nothing. ``look_again`` reads the lists anew."""

    def __init__(
        self, desk: Desk, background: Background, held: HeldState, look_again: Callable[[], None]
    ) -> None:
        super().__init__(held)
        self._desk, self._background, self._held = desk, background, held
        self.look_again = look_again

    def choose(self, item_id: str) -> None:
        """Look at a result; the cursor goes to the first value that wants eyes."""
        line = next((line for line in self._held.now.queue or () if line.item.id == item_id), None)
        if line is None:
            return
        self._held.set(
            chosen=item_id, name=first_to_see(line), places={}, asking=Asking.NOTHING, asked_twice=""
        )
        self._background.device(
            self, lambda: self._places(line.item), lambda found: self._placed(item_id, found), self._held.fail
        )

    def choose_first(self) -> None:
        """Look at the result that was asked for, or else the first of the list; nothing when it is empty."""
        queue = self._held.now.queue or ()
        if self._held.now.line is not None:
            self.choose(self._held.now.chosen)
        elif queue:
            self.choose(queue[0].item.id)
        else:
            self._held.set(chosen="", name="", places={})

    def step(self, by: int) -> None:
        """Look at the next or the one before."""
        ids = [line.item.id for line in self._held.now.queue or ()]
        if self._held.now.chosen in ids:
            at = ids.index(self._held.now.chosen) + by
            if 0 <= at < len(ids):
                self.choose(ids[at])

    def choose_field(self, name: str) -> None:
        """Put the cursor into a value."""
        self._held.set(name=name, error=None, asked_twice="")

    def step_field(self, by: int) -> None:
        """Put the cursor into the next value or the one before."""
        names = [check.fact.name for check in self._held.now.checks]
        if self._held.now.name in names:
            at = names.index(self._held.now.name) + by
            if 0 <= at < len(names):
                self.choose_field(names[at])

    def show_next_list(self) -> None:
        """Turn to the next list: to check, put aside, copies, registered."""
        self.turn_to(list_after(self._held.now.shown))

    def turn_to(self, shown: ItemState, chosen: str = "", said: str = "") -> None:
        """Turn to a list, and in it to a result; the first where none is named."""
        self._held.set(
            shown=shown,
            queue=None,
            chosen=chosen,
            name="",
            bulk=False,
            error=None,
            asking=Asking.NOTHING,
            said=said,
        )
        self.look_again()

    def toggle_bulk(self) -> None:
        """Show the sure ones together, or one at a time."""
        self._held.set(bulk=not self._held.now.bulk, asking=Asking.NOTHING, error=None)

    def left(self, queue: tuple[QueuedItem, ...], at: int, said: str, undo: str = "") -> None:
        """Look at what stands now where something was decided."""
        following = queue[min(at, len(queue) - 1)] if queue else None
        self._held.set(
            queue=queue,
            chosen=following.item.id if following else "",
            name=first_to_see(following) if following else "",
            places={},
            asking=Asking.NOTHING,
            error=None,
            said=said,
            undo=undo,
        )
        if following is not None:
            self.choose(following.item.id)
        self.look_again()

    def _places(self, item: DigitisedItem) -> dict[str, PagePlace]:
        found = {}
        for page in item.kept_pages:
            reading = self._desk.reading_of(page.look)
            if reading is not None:
                size = reading.width_px, reading.height_px
                found[page.id] = PagePlace(page.look, reading.rotation, *size, page.shown_dpi)
        return found

    def _placed(self, item_id: str, found: dict[str, PagePlace]) -> None:
        if item_id == self._held.now.chosen:
            self._held.set(places=found)


def list_after(shown: ItemState) -> ItemState:
    """Return the list one key turns to."""
    return SHOWN[(SHOWN.index(shown) + 1) % len(SHOWN)]
