"""The whole original with the crop frame on it, moved by mouse and by keys; Enter takes it, Esc leaves it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.domain.draft import DraftPage
from app.domain.page_view import PageLook
from ui.intake.pages.crop_frame import CORNERS, CropFrame, frame_of, nearest_handle
from ui.intake.pages.crop_keys import act_of
from ui.intake.view_model import IntakeViewModel
from ui.theme import colour
from ui.widgets.pictures import Pictures
from ui.widgets.zoom_keys import ZOOMS, stepped

K = Qt.Key
_MARGIN = 14
_GRAB = 26


class CropView(QWidget):
    """Draws the frame; nothing is changed before Enter."""

    def __init__(self, model: IntakeViewModel, pictures: Pictures) -> None:
        super().__init__()
        self._model, self._pictures = model, pictures
        self._page: DraftPage | None = None
        self.frame: CropFrame | None = None
        self._zoom = 0
        self._grabbed = False
        self._fitted: tuple[tuple[int, int, QSize], QPixmap] | None = None
        self.setMinimumSize(200, 200)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Khung cắt trang"))
        pictures.ready.connect(lambda _: self.update())

    def draw(self, page: DraftPage | None) -> None:
        """Lay the frame where the page is cut now; a frame under the hand stays while that is the same."""
        before = self._page
        self._page = page
        if page is None:
            self.frame = None
        elif before is None or self.frame is None or before.id != page.id or before.view != page.view:
            handle = self.frame.handle if self.frame is not None and before is not None else 0
            self.frame, self._zoom = frame_of(page).chosen(handle), 0
        elif before.rotation != page.rotation:
            self.frame = CropFrame(
                page.width_px, page.height_px, page.rotation // 90 % 4, self.frame.corners, self.frame.handle
            )
        self.update()

    def leave(self) -> None:
        """Forget a frame that was not taken."""
        self._page, self.frame, self._zoom = None, None, 0

    def accept(self) -> None:
        """Enter: show the page as the frame says."""
        if self._page is None or self.frame is None:
            return
        wanted = self.frame.view(self._page.view)
        if wanted == self._page.view:
            self._model.toggle_crop()
        else:
            self._model.crop(wanted)

    def whole_page(self) -> None:
        """Lay the frame around the whole picture."""
        if self.frame is not None:
            self.show_frame(self.frame.whole())

    def zoom(self, step: int) -> None:
        """Magnify or reduce about the chosen corner; 0 shows the whole picture again."""
        self._zoom = stepped(self._zoom, step)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Take Tab and the keys of the frame before anything else does."""
        if isinstance(event, QKeyEvent) and self.frame is not None:
            if event.type() == QEvent.Type.ShortcutOverride and act_of(event, self, self._model) is not None:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (K.Key_Tab, K.Key_Backtab):
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Tab goes from corner to corner, arrows move it, Enter takes the frame."""
        act = act_of(event, self, self._model)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the corner or edge under the mouse."""
        self.setFocus()
        if self.frame is None:
            return
        at, scale = self._to_page(event.position())
        handle, far = nearest_handle(self.frame, at.x(), at.y())
        if far * scale <= _GRAB:
            self._grabbed = True
            self.show_frame(self.frame.chosen(handle))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag it."""
        if self.frame is None:
            return
        at, scale = self._to_page(event.position())
        if self._grabbed:
            self.show_frame(self.frame.moved_to(at.x(), at.y()))
        near = nearest_handle(self.frame, at.x(), at.y())[1] * scale <= _GRAB
        self.setCursor(Qt.CursorShape.SizeAllCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Let it go."""
        self._grabbed = False

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """With Ctrl the wheel magnifies."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            up = event.angleDelta().y() > 0
            self.zoom(1 if up else -1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the picture, dim what is cut away, and the frame."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("ground"))
        if self._page is not None and self.frame is not None:
            self._paint(painter, self.frame)
        painter.end()

    def _paint(self, painter: QPainter, frame: CropFrame) -> None:
        room = self._room(frame)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._original(painter, frame, room)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = room.width() / frame.size[0]
        corners = [QPointF(room.x() + x * scale, room.y() + y * scale) for x, y in frame.upright]
        self._dim(painter, room, QPolygonF(corners))
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawPolygon(QPolygonF(corners))
        for number, (x, y) in enumerate(frame.handles):
            self._handle(painter, number, QPointF(room.x() + x * scale, room.y() + y * scale))

    def _dim(self, painter: QPainter, room: QRectF, inside: QPolygonF) -> None:
        outside, kept = QPainterPath(), QPainterPath()
        outside.addRect(room)
        kept.addPolygon(inside)
        kept.closeSubpath()
        painter.fillPath(outside.subtracted(kept), QColor(27, 39, 48, 120))

    def _handle(self, painter: QPainter, number: int, at: QPointF) -> None:
        chosen = self.frame is not None and number == self.frame.handle
        half = 9.0 if chosen else 6.0 if number < CORNERS else 4.5
        painter.setPen(QPen(colour("accent_dark"), 2))
        painter.setBrush(colour("training_pale") if chosen and self.hasFocus() else colour("paper"))
        painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _room(self, frame: CropFrame) -> QRectF:
        """Return where the upright picture lies: whole, or magnified about the chosen corner."""
        wide, high = frame.size
        inner = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(inner.width() / wide, inner.height() / high) * ZOOMS[self._zoom]
        size = (wide * scale, high * scale)
        if not self._zoom:
            return QRectF(inner.center().x() - size[0] / 2, inner.center().y() - size[1] / 2, *size)
        x, y = frame.handles[frame.handle]
        return QRectF(inner.center().x() - x * scale, inner.center().y() - y * scale, *size)

    def _original(self, painter: QPainter, frame: CropFrame, room: QRectF) -> None:
        """Draw the picture; magnified, only what is visible is scaled, so that no key waits for it."""
        page = self._page
        look = PageLook(page.sha256 if page is not None else "")
        image = self._pictures.get(look, round(max(room.width(), room.height()) * self.devicePixelRatioF()))
        image = image or self._pictures.any_size(look)
        if image is None or image.isNull():
            painter.setPen(colour("ink_soft"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Đang mở trang…"))
        elif self._zoom:
            upright = QTransform.fromTranslate(room.center().x(), room.center().y())
            painter.save()
            painter.setTransform(upright.rotate(90 * frame.quarters), combine=True)
            size = room.size() if frame.quarters % 2 == 0 else room.size().transposed()
            painter.drawImage(QRectF(-size.width() / 2, -size.height() / 2, *size.toTuple()), image)
            painter.restore()
        else:
            pixmap = self._fitted_to(image, frame.quarters, (room.size() * self.devicePixelRatioF()).toSize())
            painter.drawPixmap(room, pixmap, QRectF(pixmap.rect()))

    def _fitted_to(self, image: QImage, quarters: int, size: QSize) -> QPixmap:
        key = (image.cacheKey(), quarters, size)
        if self._fitted is None or self._fitted[0] != key:
            self._fitted = (key, QPixmap.fromImage(_turned(image, quarters, size)))
        return self._fitted[1]

    def _to_page(self, point: QPointF) -> tuple[QPointF, float]:
        """Return a point of the screen in pixels of the upright picture, and the scale."""
        assert self.frame is not None
        room = self._room(self.frame)
        scale = room.width() / self.frame.size[0]
        return (point - room.topLeft()) / scale, scale

    def show_frame(self, frame: CropFrame) -> None:
        """Show the frame as a hand has just moved it."""
        self.frame = frame
        self.update()


def _turned(image: QImage, quarters: int, size: QSize) -> QImage:
    """Return the picture upright, at exactly the screen's pixels."""
    turned = image.transformed(QTransform().rotate(90 * quarters)) if quarters else image
    smooth = Qt.TransformationMode.SmoothTransformation
    return turned.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
