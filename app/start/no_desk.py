"""Calls that only read make no desk: where there is none they work in a folder that is gone afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.store.database import told_plainly
from app.use_cases.desk_folder import DeskFolder

ONLY_READ = frozenset({"doctor", "read", "verify", "lessons"})
"""Calls of the command line that have nothing to write down."""


def is_desk(root: Path) -> bool:
    """Tell whether a desk was ever opened here: it has its record or its key then."""
    folder = DeskFolder(root)
    if folder.database_file.exists():
        return True
    return folder.keys.is_dir() and any(path.is_file() for path in folder.keys.iterdir())


@contextmanager
def passing_folder(root: Path) -> Iterator[Path]:
    """Lend a folder with what somebody laid in ``root`` for a desk to come; nothing of it stays.

    Raises:
        StorageError: ``disk.*``.
    """
    with TemporaryDirectory(prefix="quaymotcua-") as lent:
        with told_plainly(root):
            _copy_laid(DeskFolder(root), DeskFolder(Path(lent)))
        yield Path(lent)


def _copy_laid(here: DeskFolder, there: DeskFolder) -> None:
    if here.settings_file.is_file():
        shutil.copyfile(here.settings_file, there.settings_file)
    for laid, copy in ((here.packs, there.packs), (here.keys, there.keys)):
        if laid.is_dir():
            shutil.copytree(laid, copy)
