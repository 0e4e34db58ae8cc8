"""The picture of a page as it is seen: the original itself, or its view drawn once and kept aside."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from threading import Lock

from app.domain.page_view import PageLook
from app.ports import Clock, PagePictures
from app.store.page_files import PageFiles


@dataclass(frozen=True)
class PicturePage:
    """Find or draw the picture of a page. Slow the first time; what is drawn can always be drawn again."""

    page_files: PageFiles
    pictures: PagePictures
    drawn: Path
    one_at_a_time: Lock = field(default_factory=Lock)

    def __call__(self, look: PageLook) -> Path:
        """Return the path of the picture, not turned.

        Raises:
            StorageError: ``page.lost``, ``disk.*``.
            RuleError: ``file.*`` when the original cannot be decoded.
        """
        original = self.page_files.open_checked(look.sha256)
        if look.view.whole:
            return original
        out = self.drawn / look.key[:2] / look.key
        if not out.is_file():
            with self.one_at_a_time:  # each takes some 80 MB; six at once too much
                if not out.is_file():
                    self.pictures.draw(original, look.view, look.view.dpi, out)
        return out


KEPT_FOR = timedelta(days=2)
"""How long pictures that can be made again are kept: a draft of yesterday opens at once."""


@dataclass(frozen=True)
class SweepPictures:
    """At start: remove drawn and encoded pages nobody will need soon; each can be made again."""

    folders: tuple[Path, ...]
    clock: Clock

    def __call__(self) -> int:
        """Return how many files went. One that cannot be removed stays for the next start."""
        oldest = (self.clock.now() - KEPT_FOR).timestamp()
        return sum(self._swept(path, oldest) for folder in self.folders for path in folder.rglob("*"))

    def _swept(self, path: Path, oldest: float) -> bool:
        with contextlib.suppress(OSError):
            if path.is_file() and path.stat().st_mtime < oldest:
                path.unlink()
                return True
        return False
