"""Page pictures made beside the window at the size they are shown in, and kept within a bound."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QTransform

from app.domain.errors import RuleError
from app.domain.page_view import PageLook
from ui.background import Background

KEPT_BYTES = 160 * 1024 * 1024
AGAIN_MS = 4_000
"""How long a picture that could not be made is left alone."""
_STEP = 256

Key = tuple[str, int]


class Pictures(QObject):
    """Makes the pictures of looks; ``ready`` names (``PageLook.key``) the one that has come."""

    ready = Signal(str)

    def __init__(
        self, picture: Callable[[PageLook], Path], background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._picture, self._background = picture, background
        self._held: OrderedDict[Key, QImage] = OrderedDict()
        self._asked: set[Key] = set()
        self._failed: set[Key] = set()
        self._bytes = 0

    def get(self, look: PageLook, side: int) -> QImage | None:
        """Return the page with its longer side about ``side`` pixels, or None and ``ready`` later.

        A picture that cannot be made is an empty one for a while, then it is asked for anew: a disk or a
        network folder may be back.
        """
        key = (look.key, -(-side // _STEP) * _STEP)
        return self._image(key, lambda: decode(self._picture(look), key[1]))

    def piece(self, look: PageLook, rotation: int, box: tuple[int, int, int, int]) -> QImage | None:
        """Return a piece of the upright page, or None and ``ready`` later."""
        key = (f"{look.key}/{rotation}/{box}", 0)
        return self._image(key, lambda: cut(self._picture(look), rotation, QRect(*box)))

    def any_size(self, look: PageLook) -> QImage | None:
        """Return a picture of the page in whatever size there is, to show while the right one comes."""
        sizes = [key for key in self._held if key[0] == look.key]
        return self._held[max(sizes, key=lambda key: key[1])] if sizes else None

    def forget(self) -> None:
        """Let go of everything kept: the next form shows other pages."""
        self._held.clear()
        self._failed.clear()
        self._bytes = 0

    def _image(self, key: Key, make: Callable[[], QImage]) -> QImage | None:
        if key in self._held:
            self._held.move_to_end(key)
            return self._held[key]
        if key in self._failed:
            return QImage()
        if key not in self._asked:
            self._asked.add(key)
            self._background.device(
                self, make, lambda image: self._keep(key, image), lambda _: self._miss(key)
            )
        return None

    def _miss(self, key: Key) -> None:
        """Show an empty page now and ask for it again in a while."""
        self._asked.discard(key)
        self._failed.add(key)
        QTimer.singleShot(AGAIN_MS, self, lambda: self._again(key))
        self.ready.emit(key[0].partition("/")[0])

    def _again(self, key: Key) -> None:
        self._failed.discard(key)
        self.ready.emit(key[0].partition("/")[0])

    def _keep(self, key: Key, image: QImage) -> None:
        self._asked.discard(key)
        self._held[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > KEPT_BYTES and len(self._held) > 1:
            _, gone = self._held.popitem(last=False)
            self._bytes -= gone.sizeInBytes()
        self.ready.emit(key[0].partition("/")[0])


def decode(path: Path, side: int) -> QImage:
    """Return the picture scaled while it is decoded, which for JPEG costs a fraction of the whole.

    Raises:
        RuleError: ``file.damaged``.
    """
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(False)  # a camera's turn is a rotation of the page
    size = reader.size()
    longer = max(size.width(), size.height())
    if size.isValid() and longer > side:
        reader.setScaledSize(QSize(size.width() * side // longer, size.height() * side // longer))
    image = reader.read()
    if image.isNull():
        raise RuleError("file.damaged", file=path.name[:12])
    return image


def cut(path: Path, rotation: int, box: QRect) -> QImage:
    """Return a piece of the page as it reads upright; ``rotation`` in degrees clockwise.

    Raises:
        RuleError: ``file.damaged``.
    """
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    if not rotation:
        reader.setClipRect(box)
    image = reader.read()
    if image.isNull():
        raise RuleError("file.damaged", file=path.name[:12])
    return image.transformed(QTransform().rotate(rotation)).copy(box) if rotation else image
