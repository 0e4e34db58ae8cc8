"""Pages as pictures: looked at, drawn, laid on a sheet, bound into the PDF of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.domain.page_view import PageView
from app.ports.reading import Word
from app.ports.scanners import ScannedSheet, ScanSettings


@dataclass(frozen=True, slots=True)
class BoundPage:
    """One page to be bound into a paper's PDF: the picture of its view and what was read on it."""

    image: Path
    rotation: int
    dpi: int
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidPage:
    """One page to be laid on a sheet at true scale: the picture of its view, its turn and resolution."""

    image: Path
    rotation: int
    dpi: int


class PaperBinder(Protocol):
    """Makes the searchable PDF/A of one paper."""

    def prepare(self, page: BoundPage) -> None:
        """Do the slow part of binding a page ahead; its words are not needed. Binding is right without it.

        Raises:
            RuleError: ``file.*`` when the page cannot be decoded.
            DeviceError: ``reader.*``; StorageError: ``disk.*``.
        """
        ...

    def bind(self, pages: Sequence[BoundPage], out: Path, title: str, made_at: datetime) -> None:
        """Write one PDF/A file; ``out`` is whole or absent.

        Raises:
            RuleError: ``file.*`` when a page cannot be decoded.
            StorageError: ``disk.full`` and the like.
        """
        ...


class PageExaminer(Protocol):
    """Looks at the picture of a page that came from a file, as the scanner's process does with its own."""

    def examine(self, sheet: ScannedSheet, settings: ScanSettings) -> ScannedSheet:
        """Return the sheet with paper found, blank, separator and fingerprint filled in.

        ``settings.source`` tells paper on glass from a camera's picture.

        Raises:
            RuleError: ``file.*`` when it cannot be decoded.
        """
        ...


class PagePictures(Protocol):
    """Makes the picture of a page's view."""

    def draw(self, original: Path, view: PageView, dpi: int, out: Path) -> None:
        """Write the picture of a view that is not whole; ``out`` is whole or absent.

        ``dpi`` is written into the file. A black and white original stays black and white.

        Raises:
            RuleError: ``file.*`` when the original cannot be decoded.
            StorageError: ``disk.*``.
        """
        ...

    def lay_out(self, parts: Sequence[LaidPage], out: Path) -> ScannedSheet:
        """Lay pages one under another on a white A4 at true scale (both sides of a card); 300 dpi.

        Raises:
            RuleError: ``file.*``; ``page.too_large`` when they do not fit at true scale.
            StorageError: ``disk.*``.
        """
        ...

    def find_papers(self, original: Path, dpi: int) -> tuple[PageView, ...]:
        """Return every paper lying on one picture, in reading order: cards on a glass, an open spread.

        Raises:
            RuleError: ``file.*``.
        """
        ...
