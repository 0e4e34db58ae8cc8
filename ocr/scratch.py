"""The private folder in which one reading child hands pages to its engine; it goes when the child goes."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from app.file_lock import lock

_PREFIX = "quaymotcua-reader-"
_LOCK_FILE = "in-use.lock"
_SETTLED_SECONDS = 60.0
"""A younger folder may still be about to be locked by the desk that makes it."""


class Scratch:
    """A folder only this user may enter, held until ``remove``; the system lets go when the desk dies.

    Raises:
        OSError: The system's folder for temporary files is full or cannot be written.
    """

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._handle = (self.folder / _LOCK_FILE).open("a+b")
        lock(self._handle)

    def remove(self) -> None:
        """Remove the folder with everything in it; what a dying process still holds is swept later."""
        self._handle.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def sweep() -> None:
    """Remove folders whose desk is gone: after a power cut a page may have been left in one."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if _abandoned(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _abandoned(folder: Path) -> bool:
    try:
        if time.time() - folder.stat().st_mtime < _SETTLED_SECONDS:
            return False
        with (folder / _LOCK_FILE).open("a+b") as handle:
            lock(handle)
    except OSError:
        return False  # in use, or another user's
    return True
