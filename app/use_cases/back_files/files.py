"""The files of a folder of results, in the order a person would lay them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import RuleError
from app.domain.scanning.file_check import shown_name

NO_PAPERS = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})
"""Files that the system leaves in folders of pictures; nobody put them there."""
_DIGITS = re.compile(r"(\d+)")
_ODD_BYTE = re.compile(r"\\u(dc[89a-f][0-9a-f])")


def checked_folder(folder: Path) -> Path:
    """Return the whole path of a folder that is there and can be looked into.

    Raises:
        RuleError: ``digitise.no_folder``.
    """
    try:
        next(folder.iterdir(), None)
        return folder.resolve()
    except OSError:
        raise RuleError("digitise.no_folder", folder=shown_name(folder)) from None


def files_under(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and its folders, numbers in names counted: 2 before 10.

    A folder that cannot be looked into stands in the place of its files, so that it is put aside where a
    person sees it: one that is locked must neither stop the others nor be passed over in silence.
    """
    try:
        listed = sorted((is_folder(path), _natural(path.name), path) for path in folder.iterdir())
    except OSError:
        yield folder
        return
    for is_dir, _, path in listed:
        if path.name.startswith((".", "~$")) or path.name.casefold() in NO_PAPERS:
            continue
        if is_dir and not path.is_symlink():
            yield from files_under(path)
        elif not is_dir and _may_be_a_paper(path):
            yield path


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder; one that nobody lets us look at is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def source_of(path: Path) -> str:
    """Return a path as text the store can hold.

    File names of old disks may be no Unicode at all; their odd bytes are written out.
    """
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


def path_of(source: str) -> Path:
    """Return the path that ``source_of`` wrote."""
    return Path(_ODD_BYTE.sub(lambda found: chr(int(found[1], 16)), source))


def _may_be_a_paper(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return True  # it is put aside with the reason


def _natural(name: str) -> list[tuple[int, str]]:
    parts = (p for p in _DIGITS.split(name.casefold()) if p)
    return [(int(p), "") if p.isdecimal() else (-1, p) for p in parts]
