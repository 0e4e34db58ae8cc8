"""The picture of a page as it is seen: the original itself, or its view drawn once and kept aside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.page_view import PageLook
from app.ports import PagePictures
from app.store.page_files import PageFiles


@dataclass(frozen=True)
class PicturePage:
    """Find or draw the picture of a page. Slow the first time; what is drawn can always be drawn again."""

    page_files: PageFiles
    pictures: PagePictures
    drawn: Path

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
            self.pictures.draw(original, look.view, look.view.dpi, out)
        return out
