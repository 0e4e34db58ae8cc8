"""One window per data folder: a second one would take the first one's half-finished sheets."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import StorageError
from app.durable import disk_error
from app.file_lock import lock

LOCK_FILE = "dang-mo.lock"


@contextlib.contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the folder; the system lets go by itself when the process ends in any way.

    Raises:
        StorageError: ``desk.already_open`` when another window holds it, ``disk.*``.
    """
    path = folder / LOCK_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = path.open("a+b")
    except OSError as error:
        raise disk_error(error, path.name) from error
    with handle:
        try:
            lock(handle)
        except OSError:
            raise StorageError("desk.already_open", folder=folder.name) from None
        yield
