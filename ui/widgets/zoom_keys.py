"""Phóng to, thu nhỏ, vừa khung: one set of keys wherever a page is looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.widgets.key_button import KeyButton

ZOOMS = (1.0, 1.6, 2.4, 3.6)
"""Sizes of a page, beginning with the one that fits its room."""
LARGER = "Ctrl++"
"""Printed on buttons; Ctrl+= does the same, it is that key without Shift."""
_KEYS = ((LARGER, 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0))

Zoom = Callable[[int], object]
"""Goes by so many sizes, no further than the last; 0 fits the page into its room."""


def stepped(size: int, step: int) -> int:
    """Return the place in ``ZOOMS`` after a step; 0 fits again."""
    return max(0, min(size + step, len(ZOOMS) - 1)) if step else 0


def bind_zoom(over: QWidget, zoom: Zoom) -> None:
    """Bind Ctrl+plus, Ctrl+minus and Ctrl+0 within a screen."""
    for key, step in _KEYS:
        shortcut = QShortcut(QKeySequence(key), over)
        shortcut.activated.connect(lambda step=step: zoom(step))


def zoom_button(words: str, zoom: Zoom, told: str) -> KeyButton:
    """Return the button that magnifies; its keys are bound once for the screen and only printed here."""
    button = KeyButton("", "", lambda: zoom(1))
    button.say(words, LARGER)
    button.setToolTip(told)
    return button
