"""Says what a failing disk means for the clerk."""

from __future__ import annotations

import errno

from app.domain.errors import StorageError


def disk_error(error: OSError, name: str) -> StorageError:
    """Return ``disk.full``, ``disk.denied`` or ``disk.failed`` for a file named as people may see it."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StorageError("disk.full", file=name)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StorageError("disk.denied", file=name)
    return StorageError("disk.failed", file=name, detail=error.strerror or "")
