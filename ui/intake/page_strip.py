"""The strip of small pages: which is shown, which are unplaced, blank, deleted or still being read."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.dossier import DraftPage
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.theme import colour
from ui.widgets.pictures import Pictures

CELL = QSize(66, 88)
THUMB_SIDE = 256


class PageStrip(QScrollArea):
    """One small picture under another."""

    def __init__(self, model: IntakeViewModel, pictures: Pictures) -> None:
        super().__init__()
        self.cells = _Cells(model, pictures)
        self.setWidget(self.cells)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(CELL.width() + 16)

    def draw(self, state: IntakeState) -> None:
        """Show the pages and bring the chosen one into view."""
        self.setVisible(bool(state.pages))
        at = self.cells.draw(state)
        if at >= 0:
            self.ensureVisible(0, at * CELL.height() + CELL.height() // 2, 0, CELL.height())


class _Cells(QWidget):
    def __init__(self, model: IntakeViewModel, pictures: Pictures) -> None:
        super().__init__()
        self._model, self._pictures = model, pictures
        self._state = model.state
        self.setAccessibleName(self.tr("Các trang"))
        pictures.ready.connect(lambda _: self.update())

    def draw(self, state: IntakeState) -> int:
        self._state = state
        self.setMinimumHeight(len(state.pages) * CELL.height() + 4)
        self.update()
        return next((i for i, p in enumerate(state.pages) if p.id == state.page_id), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        at = int(event.position().y()) // CELL.height()
        if 0 <= at < len(self._state.pages):
            self._model.show_page(self._state.pages[at].id)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        first = event.rect().top() // CELL.height()
        last = event.rect().bottom() // CELL.height()
        for number, page in enumerate(self._state.pages):
            if first <= number <= last:
                self._cell(painter, number, page)
        painter.end()

    def _cell(self, painter: QPainter, number: int, page: DraftPage) -> None:
        box = QRect(2, number * CELL.height() + 2, CELL.width() - 4, CELL.height() - 4)
        if page.id == self._state.page_id:
            painter.fillRect(box, colour("accent_pale"))
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        sheet = self._sheet(painter, box.adjusted(6, 4, -6, -22), page)
        if page.deleted:
            painter.setPen(QPen(colour("wrong"), 3))
            painter.drawLine(sheet.topLeft(), sheet.bottomRight())
            painter.drawLine(sheet.topRight(), sheet.bottomLeft())
        painter.setPen(colour("wrong") if page.deleted else colour("ink"))
        painter.drawText(box.adjusted(2, 0, -2, -1), _BOTTOM, self._caption(number, page))

    def _sheet(self, painter: QPainter, room: QRect, page: DraftPage) -> QRectF:
        image = self._pictures.get(page.look, THUMB_SIDE)
        if image is None or image.isNull():
            sheet = QRectF(room.center().x() - 18, room.top(), 36, room.height())
            painter.fillRect(sheet, QColor("white"))
        else:
            turned = image.transformed(QTransform().rotate(page.rotation)) if page.rotation else image
            size = turned.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            sheet = QRectF(room.center().x() - size.width() / 2, room.top(), size.width(), size.height())
            painter.drawImage(sheet, turned)
        painter.setPen(colour("line_strong"))
        painter.drawRect(sheet)
        return sheet

    def _caption(self, number: int, page: DraftPage) -> str:
        if page.deleted:
            return self.tr("{n} xóa").format(n=number + 1)
        if page.id in self._state.reading:
            return self.tr("{n} đọc…").format(n=number + 1)
        if page.blank:
            return self.tr("{n} trắng").format(n=number + 1)
        return str(number + 1) if page.slot else self.tr("{n} ?").format(n=number + 1)


_BOTTOM = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
