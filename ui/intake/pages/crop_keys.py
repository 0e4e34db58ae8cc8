"""What each key does while the crop frame lies on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.intake.pages.crop_frame import CropFrame
from ui.intake.pages.page_keys import FINE_DEGREES
from ui.intake.view_model import IntakeViewModel

K = Qt.Key
STEP_MM, LONG_STEP_MM = 1.0, 5.0
"""How far an arrow key moves a corner or edge, alone and with Shift."""

_ARROWS: dict[int, tuple[int, int]] = {
    K.Key_Left: (-1, 0),
    K.Key_Right: (1, 0),
    K.Key_Up: (0, -1),
    K.Key_Down: (0, 1),
}
# The words on the page turn the way the bracket points: the frame turns the other way.
_TURNS: dict[int, float] = {K.Key_BracketLeft: FINE_DEGREES, K.Key_BracketRight: -FINE_DEGREES}


class Framed(Protocol):
    """The page with the frame on it."""

    @property
    def frame(self) -> CropFrame | None:
        """The frame; None while no page is there."""

    def show_frame(self, frame: CropFrame) -> None:
        """Show another frame."""

    def accept(self) -> None:
        """Take the frame."""

    def whole_page(self) -> None:
        """Lay the frame around the whole picture."""


def act_of(event: QKeyEvent, view: Framed, model: IntakeViewModel) -> Callable[[], object] | None:
    """Return what a key does to the frame; None for a key that means nothing here."""
    frame = view.frame
    if frame is None:
        return None
    key = event.key()
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return (lambda: view.show_frame(frame.turned(_TURNS[key]))) if key in _TURNS else None
    if key in _ARROWS:
        step = (LONG_STEP_MM if shift else STEP_MM) * frame.px_per_mm
        dx, dy = _ARROWS[key]
        return lambda: view.show_frame(frame.moved(dx * step, dy * step))
    acts: dict[int, Callable[[], object]] = {
        K.Key_Tab: lambda: view.show_frame(frame.next_handle(-1 if shift else 1)),
        K.Key_Backtab: lambda: view.show_frame(frame.next_handle(-1)),
        K.Key_Return: view.accept,
        K.Key_Enter: view.accept,
        K.Key_Escape: model.toggle_crop,
        K.Key_Home: view.whole_page,
        K.Key_End: model.find_paper,
    }
    return acts.get(key)
