"""The page in the middle: fitted or magnified, sharp on any screen, never decoded in the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QTransform, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.domain.draft import DraftPage
from ui.theme import colour
from ui.widgets.pictures import Pictures
from ui.widgets.zoom_keys import ZOOMS, stepped

_MARGIN = QSize(8, 8)


class PagePicture(QWidget):
    """Draws one page; the mouse drags it when it is larger than its room."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._page: DraftPage | None = None
        self._mark: QRectF | None = None
        self._zoom = 0
        self._shift = QPoint()
        self._grabbed: QPoint | None = None
        self._drawn: tuple[str, int, QSize] = ("", 0, QSize())
        self._pixmap = QPixmap()
        self.setMinimumSize(200, 200)
        self.setAccessibleName(self.tr("Trang đang xem"))
        pictures.ready.connect(self._arrived)

    def draw(self, page: DraftPage | None, mark: QRectF | None = None) -> None:
        """Show a page, or none; ``mark`` boxes a place on it, in parts of its width and height."""
        if page is None or self._page is None or page.id != self._page.id or mark != self._mark:
            self._shift = QPoint()
        self._page, self._mark = page, mark
        self.update()

    def zoom(self, step: int) -> None:
        """Magnify or reduce by steps; 0 fits the page again."""
        self._zoom = stepped(self._zoom, step)
        self._shift = QPoint() if self._zoom == 0 else self._shift
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the page with a thin edge, or words while there is none."""
        painter = QPainter(self)
        self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), colour("ground"))
        if self._page is None:
            self._words(painter, self.tr("Chưa có trang nào.\nF4 quét · F5 chọn tệp"))
            return
        pixmap = self._ready_pixmap()
        if pixmap is None:
            self._words(painter, self.tr("Đang mở trang…"))
            return
        if pixmap.isNull():
            self._words(painter, self.tr("Không mở được ảnh trang này.\nQuét lại trang, báo người quản trị."))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = pixmap.deviceIndependentSize()
        if self._zoom:
            size = size.scaled(
                (self.size() - _MARGIN) * ZOOMS[self._zoom], Qt.AspectRatioMode.KeepAspectRatio
            )
        spare_x, spare_y = self.width() - size.width(), self.height() - size.height()
        begin_x, begin_y = spare_x / 2, 0.0
        if self._mark is not None:  # what is magnified is what is being checked
            begin_x = self.width() / 2 - self._mark.center().x() * size.width()
            begin_y = self.height() / 2 - self._mark.center().y() * size.height()
        x = spare_x / 2 if spare_x >= 0 else max(spare_x, min(0.0, begin_x + self._shift.x()))
        y = spare_y / 2 if spare_y >= 0 else max(spare_y, min(0.0, begin_y + self._shift.y()))
        painter.drawPixmap(QRectF(x, y, size.width(), size.height()), pixmap, QRectF(pixmap.rect()))
        painter.setPen(colour("line_strong"))
        painter.drawRect(QRectF(x, y, size.width(), size.height()).adjusted(0, 0, -1, -1))
        if self._mark is not None:
            self._box(painter, QRectF(x, y, size.width(), size.height()), self._mark)
        if self._page.deleted:
            self._stamp(painter, self.tr("ĐÃ XÓA · Ctrl+Del khôi phục"))
        elif self._page.blank:
            self._stamp(painter, self.tr("TRANG TRẮNG"))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The wheel moves a magnified page; with Ctrl it magnifies."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            self._shift += QPoint(0, event.angleDelta().y() // 2)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to drag."""
        self._grabbed = event.position().toPoint() - self._shift

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag."""
        if self._grabbed is not None and self._zoom:
            self._shift = event.position().toPoint() - self._grabbed
            self.update()

    def _ready_pixmap(self) -> QPixmap | None:
        """Return the page at exactly the screen's pixels, made once per size."""
        page = self._page
        if page is None:
            return None
        ratio = self.devicePixelRatioF()
        room = (self.size() - _MARGIN) * ratio
        side = round(max(room.width(), room.height()) * ZOOMS[self._zoom])
        image = self._pictures.get(page.look, side) or self._pictures.any_size(page.look)
        if image is None:
            return None
        key = (f"{image.cacheKey()}/{self._zoom}", page.rotation, room)
        if key != self._drawn:
            self._drawn = key
            self._pixmap = _fitted(image, page.rotation, None if self._zoom else room, ratio)
        return self._pixmap

    def _box(self, painter: QPainter, page: QRectF, mark: QRectF) -> None:
        left, top = page.left() + mark.left() * page.width(), page.top() + mark.top() * page.height()
        box = QRectF(left, top, mark.width() * page.width(), mark.height() * page.height())
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawRect(box.adjusted(-4, -4, 4, 4))

    def _words(self, painter: QPainter, text: str) -> None:
        painter.setPen(colour("ink_soft"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)

    def _stamp(self, painter: QPainter, text: str) -> None:
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        box = painter.fontMetrics().boundingRect(text).adjusted(-10, -6, 10, 6)
        box.moveCenter(self.rect().center())
        painter.fillRect(box, colour("paper"))
        painter.setPen(colour("wrong"))
        painter.drawRect(box)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _arrived(self, picture: str) -> None:
        if self._page is not None and self._page.look.key == picture:
            self.update()


def _fitted(image: QImage, degrees: int, room: QSize | None, ratio: float) -> QPixmap:
    """Return the page upright at the room's size; without one as decoded, to be scaled while drawn."""
    if image.isNull():
        return QPixmap()
    turned = image.transformed(QTransform().rotate(degrees)) if degrees else image
    if room is not None:
        smooth = Qt.TransformationMode.SmoothTransformation
        turned = turned.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    pixmap = QPixmap.fromImage(turned)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
