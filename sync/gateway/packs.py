"""The province's catalogue packs as one answer with a version."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

_ENDINGS = frozenset({".toml", ".json"})


@dataclass(frozen=True, slots=True)
class PackFolder:
    """The packs of a folder; ``version`` is the hash over every name and content."""

    files: tuple[tuple[str, str], ...]
    version: str


def read_packs(folder: Path | None) -> PackFolder:
    """Read the packs as they are now; a missing folder holds none."""
    found = []
    if folder is not None and folder.is_dir():
        paths = sorted(p for p in folder.rglob("*") if p.suffix in _ENDINGS and p.is_file())
        found = [(p.relative_to(folder).as_posix(), p.read_text(encoding="utf-8")) for p in paths]
    digest = hashlib.sha256()
    for name, text in found:
        digest.update(f"{len(name)}:{name}{len(text)}:{text}".encode())
    return PackFolder(tuple(found), digest.hexdigest())
