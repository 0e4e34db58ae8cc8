"""The files of a folder of results, in the order a person would lay them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from app.domain.errors import RuleError
from app.domain.scanning.file_check import shown_name

NO_PAPERS = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})
"""Files that the system leaves in folders of pictures; nobody put them there."""
_PAPER_ENDINGS = (
    *(".pdf", ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".tif", ".tiff"),
    *(".bmp", ".gif", ".webp", ".heic", ".heif", ".jp2", ".djvu"),
)
"""Of pictures and scans; those the desk cannot open are put aside with the reason."""
_BEGINNINGS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
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


def _pass_over(_: Path) -> None:
    """Most callers want the papers alone."""


def files_under(folder: Path, on_other: Callable[[Path], object] = _pass_over) -> Iterator[Path]:
    """Yield the files of a folder and its folders, numbers in names counted: 2 before 10.

    A folder that cannot be looked into stands in the place of its files, so that it is put aside where a
    person sees it: one that is locked must neither stop the others nor be passed over in silence. Of a file
    that is no paper ``on_other`` hears.
    """
    try:
        listed = sorted((is_folder(path), _natural(path.name), path) for path in folder.iterdir())
    except OSError:
        yield folder
        return
    for is_dir, _, path in listed:
        hidden = path.name.startswith((".", "~$")) or path.name.casefold() in NO_PAPERS
        if is_dir:
            if not hidden and not path.is_symlink():
                yield from files_under(path, on_other)
        elif not hidden and _may_be_a_paper(path):
            yield path
        else:
            on_other(path)


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
    """Tell whether a file is a picture or a PDF by its name or by how it begins.

    What bears such a name and is none is put aside where a person sees it, and so is what cannot be opened.
    """
    try:
        if not path.is_file():
            return False
        if path.suffix.casefold() in _PAPER_ENDINGS:
            return True
        with path.open("rb") as file:
            return file.read(1024).lstrip().startswith(_BEGINNINGS)
    except OSError:
        return True  # it is put aside with the reason


def _natural(name: str) -> list[tuple[int, str]]:
    parts = (p for p in _DIGITS.split(name.casefold()) if p)
    return [(int(p), "") if p.isdecimal() else (-1, p) for p in parts]
