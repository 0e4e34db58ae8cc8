"""Remembers which pages of a many-page file the desk already has, so that none comes twice after a stop."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from app.durable import write_durably

_RECORD = ".dang-nhan.json"


class TakenPages:
    """Pages taken of files that still lie in the folder.

    A file is known by name, size and time of change: one that is written anew begins at its first page.

    Args:
        folder: Where taken files go; the record lies there.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _RECORD
        self._known: dict[str, list[int]] = {}
        with suppress(OSError, ValueError):
            self._known = dict(json.loads(self._path.read_text(encoding="utf-8")))

    def of(self, source: Path) -> int:
        """Return how many pages of the file the desk has."""
        *state, pages = self._known.get(source.name, [0, 0, 0])
        return pages if state == _state(source) else 0

    def remember(self, source: Path, pages: int) -> None:
        """Note that the desk has so many pages of the file.

        Raises:
            OSError: The folder cannot be written.
        """
        if pages > self.of(source):
            self._known[source.name] = [*_state(source), pages]
            self._write()

    def forget(self, source: Path) -> None:
        """Note that the file was taken whole. Errors as ``remember``."""
        if self._known.pop(source.name, None) is not None:
            self._write()

    def _write(self) -> None:
        write_durably(self._path, json.dumps(self._known).encode())


def _state(source: Path) -> list[int]:
    """Return size and time of change; zeros for what is gone."""
    with suppress(OSError):
        found = source.stat()
        return [found.st_size, found.st_mtime_ns]
    return [0, 0]
