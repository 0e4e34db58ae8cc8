"""Where the window stood when it was closed: it opens there again, the first time over the whole screen."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_IN_SIGHT = 0.5
"""Part of the window that some screen must show for a clerk to find it and work in it."""


class WindowPlace:
    """The place and size of a window, kept in a file that may be lost without harm."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def show(self, window: QWidget) -> None:
        """Open the window as it was left, else over the whole of the first screen.

        A damaged file may name a place no screen shows. The size of the screen is given besides: without a
        window manager nothing is ever maximised.
        """
        if window.restoreGeometry(self._kept()) and _is_in_sight(window.frameGeometry()):
            if window.isMaximized():
                window.showMaximized()
            else:
                window.show()
            return
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setGeometry(QGuiApplication.primaryScreen().availableGeometry())
        window.showMaximized()

    def keep(self, window: QWidget) -> None:
        """Remember how the window stands; a full disk keeps nobody from closing it."""
        with contextlib.suppress(OSError):
            self._file.write_bytes(bytes(window.saveGeometry().data()))

    def _kept(self) -> QByteArray:
        try:
            return QByteArray(self._file.read_bytes())
        except OSError:
            return QByteArray()


def _is_in_sight(frame: QRect) -> bool:
    """Tell whether the screens together show enough of a window, and the edge it is dragged by."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    seen = [frame.intersected(screen) for screen in screens]
    shown = sum(part.width() * part.height() for part in seen)
    grasped = any(screen.top() <= frame.top() <= screen.bottom() for screen in screens)
    return grasped and shown >= _IN_SIGHT * frame.width() * frame.height()
