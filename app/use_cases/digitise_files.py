"""The files of a folder of results, in the order a person would lay them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import RuleError
from app.domain.file_check import shown_name

NO_PAPERS = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})
"""Files that the system leaves in folders of pictures; nobody put them there."""
_DIGITS = re.compile(r"(\d+)")


def checked_folder(folder: Path) -> Path:
    """Return the whole path of a folder that is there.

    Raises:
        RuleError: ``digitise.no_folder``.
    """
    try:
        found = folder.resolve() if folder.is_dir() else None
    except OSError:
        found = None
    if found is None:
        raise RuleError("digitise.no_folder", folder=shown_name(folder))
    return found


def files_under(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and its folders, numbers in names counted: 2 before 10."""
    for path in sorted(folder.iterdir(), key=_natural):
        if path.name.startswith((".", "~$")) or path.name.casefold() in NO_PAPERS:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from files_under(path)
        elif path.is_file():
            yield path


def _natural(path: Path) -> tuple[bool, list[tuple[int, str]]]:
    parts = (p for p in _DIGITS.split(path.name.casefold()) if p)
    return path.is_dir(), [(int(p), "") if p.isdecimal() else (-1, p) for p in parts]
