"""The window of a desk, opened where there is a screen."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from app.domain.errors import DeskError


def has_screen() -> bool:
    """Tell whether a window can be shown."""
    if os.name == "nt" or sys.platform == "darwin" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_window(root: Path, training: bool, language: str) -> int:
    """Open the counter's window and stay until it is closed; return Qt's exit code.

    An empty ``language`` takes the desk's own.
    """
    from ui.trouble import tell

    try:
        return _window(root, training, language)
    except DeskError as error:
        tell(error, language or "vi")
        raise


def _window(root: Path, training: bool, language: str) -> int:
    gc.disable()  # until the window collects by itself (ui.application); loading makes no garbage
    from app.start.counter import open_counter
    from app.store.only_one import only_one
    from ui.application import run_counter

    with only_one(root), open_counter(root, training) as counter:
        desk = counter.desk
        desk.rescue_pages()
        desk.sweep_pictures()
        return run_counter(desk, language or desk.settings.language, desk.line.round if desk.line else None)
