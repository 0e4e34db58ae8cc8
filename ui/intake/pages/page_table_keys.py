"""What the keys of the light table do: walking, marking, moving; acts with their own key are not here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.intake.pages import page_groups
from ui.intake.pages.page_table_layout import TableLayout
from ui.intake.view_model import IntakeViewModel

K = Qt.Key
_WALK: dict[int, tuple[int, int]] = {
    K.Key_Left: (-1, 0),
    K.Key_Right: (1, 0),
    K.Key_Up: (0, -1),
    K.Key_Down: (0, 1),
}


def act_of(event: QKeyEvent, model: IntakeViewModel, laid: TableLayout) -> Callable[[], object] | None:
    """Return what a key does on the table; None for a key that means nothing here."""
    key = event.key()
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if key in _WALK:
        return _walk(model, laid, _WALK[key], shift, ctrl)
    if key in (K.Key_Home, K.Key_End):
        order = page_groups.order(model.state)
        there = (order[0] if key == K.Key_Home else order[-1]) if order else ""
        return lambda: model.mark_to(there) if shift else model.point_at(there)
    if ctrl:
        return (lambda: model.mark(page_groups.order(model.state))) if key == K.Key_A else None
    acts: dict[int, Callable[[], object]] = {
        K.Key_Space: model.toggle_mark,
        K.Key_Return: model.toggle_table,
        K.Key_Enter: model.toggle_table,
        K.Key_Escape: model.toggle_table,
    }
    return acts.get(key)


def _walk(
    model: IntakeViewModel, laid: TableLayout, way: tuple[int, int], shift: bool, ctrl: bool
) -> Callable[[], object]:
    dx, dy = way
    if shift and ctrl:
        return (lambda: model.shift(dx)) if dx else (lambda: model.shift_to_paper(dy))
    there = laid.step(model.state.page_id, dx, dy)
    if shift:
        return lambda: model.mark_to(there)
    return lambda: model.point_at(there, keep_marks=ctrl)
