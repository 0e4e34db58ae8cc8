"""Page pictures for the screen, decoded beside the window and kept while they are likely to be seen."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QImageReader

from app.domain.errors import RuleError
from app.use_cases.desk import Desk
from ui.background import Background

KEPT = 60
"""Pictures held in memory: two dossiers of thumbnails and a few whole pages."""


class Pictures(QObject):
    """Decodes pages at the width they are shown in; ``ready`` names the page."""

    ready = Signal(str, int)

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._held: OrderedDict[tuple[str, int], QImage] = OrderedDict()
        self._asked: set[tuple[str, int]] = set()

    def get(self, sha256: str, width: int) -> QImage | None:
        """Return a decoded page, or None and ``ready`` later."""
        key = (sha256, width)
        if key in self._held:
            self._held.move_to_end(key)
            return self._held[key]
        if key not in self._asked:
            self._asked.add(key)
            self._background.device(
                self,
                lambda: decode(self._desk.page_file(sha256), width),
                lambda image: self._keep(key, image),
                lambda _: self._lost(key),
            )
        return None

    def _keep(self, key: tuple[str, int], image: QImage) -> None:
        self._asked.discard(key)
        self._held[key] = image
        while len(self._held) > KEPT:
            self._held.popitem(last=False)
        self.ready.emit(*key)

    def _lost(self, key: tuple[str, int]) -> None:
        """A page that cannot be shown is an empty picture; it stays asked so that nothing spins."""
        self._held[key] = QImage()
        self.ready.emit(*key)


def decode(path: Path, width: int) -> QImage:
    """Return the picture at a width, its own EXIF turn applied.

    Raises:
        RuleError: ``file.damaged``.
    """
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() > width:
        reader.setScaledSize(QSize(width, max(1, size.height() * width // size.width())))
    image = reader.read()
    if image.isNull():
        raise RuleError("file.damaged", file=path.name[:12])
    return image
