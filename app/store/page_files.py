"""Page files by content hash: on disk and synced before anybody sees them, never overwritten."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from app.domain.errors import StorageError
from app.durable import disk_error, sync_folder

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file in the store."""

    sha256: str
    bytes: int
    path: Path


@dataclass(frozen=True, slots=True)
class PageFiles:
    """The folder ``pages`` of a desk, two levels by the first characters of the hash."""

    root: Path

    def path_of(self, sha256: str) -> Path:
        """Return where the file with this hash is or would be."""
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def adopt(self, source: Path) -> StoredFile:
        """Copy a file in, durably: temporary file, fsync, rename, fsync of the folder.

        The source is left for the caller to remove. Adopting the same bytes again changes nothing, unless
        what lies in the store was damaged: then the new copy takes its place.

        Raises:
            StorageError: ``disk.full``, ``disk.denied`` or ``disk.failed``; nothing half-written stays.
        """
        part = self.root / "incoming" / f"{uuid4().hex}.part"
        try:
            part.parent.mkdir(parents=True, exist_ok=True)
            sha256, size = _copy_synced(source, part)
            final = self.path_of(sha256)
            if not self.is_intact(sha256):
                final.parent.mkdir(parents=True, exist_ok=True)
                part.replace(final)
            for folder in (final.parent, final.parent.parent, self.root):
                sync_folder(folder)
        except OSError as error:
            raise disk_error(error, source.name) from error
        finally:
            part.unlink(missing_ok=True)
        return StoredFile(sha256, size, final)

    def open_checked(self, sha256: str) -> Path:
        """Return the path of a file that is there.

        Raises:
            StorageError: ``page.lost`` when it is not.
        """
        path = self.path_of(sha256)
        if not path.is_file():
            raise StorageError("page.lost", page=sha256[:12])
        return path

    def is_intact(self, sha256: str) -> bool:
        """Read the file whole and compare its hash: a power cut may leave a file of the right length."""
        path = self.path_of(sha256)
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == sha256


def _copy_synced(source: Path, part: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as reading, part.open("wb") as writing:
        while chunk := reading.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            writing.write(chunk)
        writing.flush()
        os.fsync(writing.fileno())
    return digest.hexdigest(), size
