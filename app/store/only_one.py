"""One window per data folder: a second one would take the first one's half-finished sheets."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from app.domain.errors import StorageError
from app.durable import disk_error

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
            _lock(handle)
        except OSError:
            raise StorageError("desk.already_open", folder=folder.name) from None
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: IO[bytes]) -> None:
        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: IO[bytes]) -> None:
        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
