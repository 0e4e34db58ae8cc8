"""Where the window stood when it was closed: it opens there again, the first time over the whole screen."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget


class WindowPlace:
    """The place and size of a window, kept in a file that may be lost without harm."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def show(self, window: QWidget) -> None:
        """Open the window as it was left, else over the whole of its screen.

        The size of the screen is given besides: without a window manager nothing is ever maximised.
        """
        if window.restoreGeometry(self._kept()):
            if window.isMaximized():
                window.showMaximized()
            else:
                window.show()
            return
        window.setGeometry(window.screen().availableGeometry())
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
