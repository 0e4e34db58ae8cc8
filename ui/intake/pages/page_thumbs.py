"""Small pictures of pages, upright and at the screen's own pixels, made once and kept within a bound."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform

from app.domain.draft import DraftPage, Suspicion
from ui.theme import colour
from ui.widgets.pictures import Pictures

_KEPT = 400


class PageThumbs:
    """Draws a page into a small room with its marks."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._made: OrderedDict[tuple[str, int, QSize, int], QPixmap] = OrderedDict()

    def paint(self, painter: QPainter, room: QRectF, page: DraftPage) -> QRectF:
        """Draw the page standing in the middle of its room and return where it lies."""
        pixmap = self._pixmap(room, page, painter.device().devicePixelRatio())
        if pixmap is None:
            wide, high = (1.0, 1.414) if page.rotation % 180 == 0 else (1.414, 1.0)
            factor = min(room.width() / wide, room.height() / high)
            size = (wide * factor, high * factor)
        else:
            size = (pixmap.deviceIndependentSize().width(), pixmap.deviceIndependentSize().height())
        sheet = QRectF(room.center().x() - size[0] / 2, room.center().y() - size[1] / 2, *size)
        if pixmap is None:
            painter.fillRect(sheet, QColor("white"))
        else:
            painter.drawPixmap(sheet.topLeft(), pixmap)
        painter.setPen(colour("line_strong"))
        painter.drawRect(sheet.adjusted(0, 0, -1, -1))
        self._marks(painter, sheet, page)
        return sheet

    def _marks(self, painter: QPainter, sheet: QRectF, page: DraftPage) -> None:
        if page.separator or page.joined_into:
            painter.fillRect(sheet, QColor(243, 246, 248, 170))
        if page.deleted:
            painter.fillRect(sheet, QColor(253, 236, 234, 150))
            painter.setPen(QPen(colour("wrong"), 3))
            painter.drawLine(sheet.topLeft(), sheet.bottomRight())
            painter.drawLine(sheet.topRight(), sheet.bottomLeft())
        if page.suspicion is not Suspicion.NONE and not page.deleted:
            self._flag(painter, sheet)

    def _flag(self, painter: QPainter, sheet: QRectF) -> None:
        box = QRectF(sheet.right() - 20, sheet.top() + 2, 18, 20)
        painter.fillRect(box, colour("training_pale"))
        painter.setPen(QPen(colour("training"), 1))
        painter.drawRect(box)
        font = painter.font()
        painter.save()
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "!")
        painter.restore()

    def _pixmap(self, room: QRectF, page: DraftPage, ratio: float) -> QPixmap | None:
        wanted = (room.size() * ratio).toSize()
        image = self._pictures.get(page.look, max(wanted.width(), wanted.height()))
        image = image or self._pictures.any_size(page.look)
        if image is None or image.isNull():
            return None
        key = (page.look.key, page.rotation, wanted, image.cacheKey())
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        size = wanted if page.rotation % 180 == 0 else wanted.transposed()
        smooth = Qt.TransformationMode.SmoothTransformation
        small = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        upright = small.transformed(QTransform().rotate(page.rotation)) if page.rotation else small
        pixmap = self._made[key] = QPixmap.fromImage(upright)
        pixmap.setDevicePixelRatio(ratio)
        if len(self._made) > _KEPT:
            self._made.popitem(last=False)
        return pixmap
