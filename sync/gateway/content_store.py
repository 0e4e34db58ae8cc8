"""Files named by the SHA-256 of their bytes: whole under that name, or not there at all."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from uuid import uuid4

from app.domain.errors import RuleError
from app.durable import sync_folder

_HASH = re.compile(r"^[0-9a-f]{64}$")


def is_hash(text: str) -> bool:
    """Tell whether the text is a SHA-256 in lower-case hex."""
    return _HASH.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class ContentStore:
    """A folder of files by content; nothing in it is ever overwritten."""

    root: Path

    def path_of(self, sha256: str) -> Path:
        """Return where a file is or would be.

        Raises:
            RuleError: ``gateway.hash`` when the text is no hash, so no other path can be named.
        """
        if not is_hash(sha256):
            raise RuleError("gateway.hash")
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def incoming(self, sha256: str) -> IncomingFile:
        """Open a place for bytes that are said to have this hash."""
        return IncomingFile(self.path_of(sha256), sha256)


@dataclass(slots=True)
class IncomingFile:
    """A file under way: written beside its place, moved there only when every byte is right."""

    path: Path
    sha256: str
    size: int = 0
    _part: Path = field(init=False)
    _file: IO[bytes] = field(init=False)
    _hash: hashlib._Hash = field(default_factory=hashlib.sha256)

    def __post_init__(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._part = self.path.with_name(f"{self.sha256[:16]}-{uuid4().hex}.part")
        self._file = self._part.open("xb")

    def write(self, chunk: bytes) -> None:
        """Add bytes."""
        self._file.write(chunk)
        self._hash.update(chunk)
        self.size += len(chunk)

    def keep(self) -> bool:
        """Make the file durable under its name; False, and nothing kept, when the hash is another."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        if self._hash.hexdigest() != self.sha256:
            self._part.unlink()
            return False
        self._part.replace(self.path)
        sync_folder(self.path.parent)
        return True

    def drop(self) -> None:
        """Forget what came so far; harmless after ``keep``."""
        self._file.close()
        self._part.unlink(missing_ok=True)
