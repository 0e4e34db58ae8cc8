"""Writing that survives a power cut: the file is on disk before its name is, and the name before we go on.

And what a failing disk means for the clerk.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from uuid import uuid4

from app.domain.errors import StorageError


def write_durably(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, replacing what was there.

    Raises:
        OSError: The disk refused; the old file stays and nothing half-written does.
    """
    part = path.with_name(f"{path.name}.{uuid4().hex[:8]}.part")  # two threads may write the same file
    try:
        with part.open("wb") as writing:
            writing.write(content)
            writing.flush()
            os.fsync(writing.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows has no such call and keeps names with its own journal."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def disk_error(error: OSError, name: str) -> StorageError:
    """Return what a failed file operation is called; ``name`` is the file as people may see it."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StorageError("disk.full", file=name)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StorageError("disk.denied", file=name)
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ENAMETOOLONG):
        return StorageError("disk.folder", file=name)
    return StorageError("disk.failed", file=name, detail=error.strerror or "")
