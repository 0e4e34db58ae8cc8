"""The piece of the page a value came from: large, sharp on any screen, the value boxed in its context."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.checking.item import CheckItem
from app.use_cases.checking import PagePlace
from ui.intake.checking.marking import Crop, crop_of
from ui.theme import colour
from ui.widgets.pictures import Pictures

LEAST_HEIGHT = 96
"""Kept free for the picture of a value even before it has come, so that nothing below it jumps."""


class CropPiece(QWidget):
    """Draws the pieces of one value one under another."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._item: CheckItem | None = None
        self._place: PagePlace | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(LEAST_HEIGHT)
        pictures.ready.connect(self._arrived)

    def draw(self, item: CheckItem | None, place: PagePlace | None, ahead: CheckItem | None) -> None:
        """Show where a value stands; the picture of the next one is asked for ahead."""
        self._item, self._place = item, place
        crop = self._crop()
        height = max(LEAST_HEIGHT, crop.height if crop is not None else 0)
        if self.height() != height:
            self.setFixedHeight(height)
        if ahead is not None and place is not None and item is not None and ahead.fact.page == item.fact.page:
            next_crop = crop_of(place, ahead.fact.box, self.width())
            if next_crop is not None:
                self._pictures.piece(place.look, place.rotation, next_crop.area)
        self.setAccessibleName(self.tr("Ảnh cắt từ giấy"))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(400, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the pieces, or words while there is no picture."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("ground"))
        crop, place = self._crop(), self._place
        image = self._pictures.piece(place.look, place.rotation, crop.area) if crop and place else None
        if crop is None:
            self._words(painter, self.tr("Không có chỗ trên giấy: xem cả trang ở giữa."))
        elif image is None:
            self._words(painter, self.tr("Đang mở ảnh…"))
        elif image.isNull():
            self._words(painter, self.tr("Không mở được ảnh trang này."))
        else:
            self._paint(painter, crop, image)
        painter.end()

    def _paint(self, painter: QPainter, crop: Crop, image: QImage) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left, top = crop.area[0], crop.area[1]
        y = (self.height() - crop.height) / 2 if crop.height < self.height() else 0.0
        for piece in crop.pieces:
            shown = QRectF(0, y, piece.width() * crop.scale, piece.height() * crop.scale)
            painter.save()
            painter.setClipRect(shown)
            painter.translate(shown.topLeft())
            painter.scale(crop.scale, crop.scale)
            painter.translate(-piece.topLeft())
            painter.drawImage(QRectF(left, top, image.width(), image.height()), image)
            pen = QPen(colour("accent"), 2)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            grown = 4 / crop.scale
            painter.drawRect(crop.value.adjusted(-grown, -grown, grown, grown))
            painter.restore()
            y += shown.height()

    def _crop(self) -> Crop | None:
        if self._item is None or self._place is None:
            return None
        return crop_of(self._place, self._item.fact.box, self.width())

    def _words(self, painter: QPainter, text: str) -> None:
        painter.setPen(colour("ink_soft"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def _arrived(self, picture: str) -> None:
        if self._place is not None and self._place.look.key == picture:
            self.update()
