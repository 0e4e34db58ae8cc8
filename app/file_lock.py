"""A lock on an open file that the system lets go by itself when the process ends in any way."""

from __future__ import annotations

import sys
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def lock(handle: IO[bytes]) -> None:
        """Hold the file until it is closed; OSError when another process holds it."""
        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def lock(handle: IO[bytes]) -> None:
        """Hold the file until it is closed; OSError when another process holds it."""
        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
