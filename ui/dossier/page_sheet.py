"""The sheet a page is drawn on: of a page magnified beyond its room only the part in sight is ever scaled."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget


class PageSheet(QWidget):
    """Shows a picture in the size it is told, or words in its place."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap, self._size, self._words = QPixmap(), QSize(), ""

    def pixmap(self) -> QPixmap:
        """Return the picture shown, as large as it is kept; an empty one while there are words."""
        return self._pixmap

    def text(self) -> str:
        """Return the words that stand in place of a picture."""
        return self._words

    def show_words(self, words: str) -> None:
        """Say something where the page would be."""
        self._show(QPixmap(), QSize(), words)

    def show_picture(self, pixmap: QPixmap, size: QSize) -> None:
        """Show a picture in this size, in the units of the window."""
        self._show(pixmap, size, "")

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask the scroll area around it for all the room the page takes."""
        return self._size

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as the page."""
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the part that is in sight."""
        painter = QPainter(self)
        if self._words:
            centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), centred, self._words)
        elif not self._pixmap.isNull():
            place = QRect(0, 0, self._size.width(), self._size.height())
            place.moveCenter(self.rect().center())
            painter.setClipRect(event.rect())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, self._pixmap)
        painter.end()

    def _show(self, pixmap: QPixmap, size: QSize, words: str) -> None:
        self._pixmap, self._words = pixmap, words
        self.setAccessibleName(words)
        if size != self._size:
            self._size = size
            self.updateGeometry()
        self.update()
