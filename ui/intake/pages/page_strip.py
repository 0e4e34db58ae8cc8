"""The strip of small pages: which is shown, what is marked on each; a page may be dragged to a paper."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.domain.draft import DraftPage
from ui.intake.pages.page_table_drag import CarriedPages, slot_under
from ui.intake.pages.page_thumbs import PageThumbs
from ui.intake.pages.page_words import mark_words
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.theme import colour
from ui.widgets.pictures import Pictures

CELL = QSize(72, 94)


class PageStrip(QScrollArea):
    """One small picture under another."""

    def __init__(self, model: IntakeViewModel, pictures: Pictures) -> None:
        super().__init__()
        self.cells = _Cells(model, pictures)
        self._at = -1
        self.setWidget(self.cells)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(CELL.width() + 16)

    def draw(self, state: IntakeState) -> None:
        """Show the pages and bring the chosen one into view, whole."""
        self.setVisible(bool(state.pages))
        self._at = self.cells.draw(state)
        self._reveal()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the chosen page in view when the room changes, or comes back after a crop."""
        super().resizeEvent(event)
        self._reveal()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The same once it is seen again: while hidden it could not scroll."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        if self._at >= 0:
            self.ensureVisible(0, self._at * CELL.height() + CELL.height() // 2, 0, CELL.height() // 2 + 4)


class _Cells(QWidget):
    def __init__(self, model: IntakeViewModel, pictures: Pictures) -> None:
        super().__init__()
        self._model, self._thumbs = model, PageThumbs(pictures)
        self._state = model.state
        self._pressed: tuple[QPoint, str] | None = None
        self._carried: CarriedPages | None = None
        self.setAccessibleName(self.tr("Các trang"))
        pictures.ready.connect(lambda _: self.update())

    def draw(self, state: IntakeState) -> int:
        """Show the pages; returns which one is in the middle of the screen."""
        self._state = state
        self.setMinimumHeight(len(state.pages) * CELL.height() + 4)
        self.update()
        return next((i for i, p in enumerate(state.pages) if p.id == state.page_id), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the page under the mouse."""
        at = int(event.position().y()) // CELL.height()
        if 0 <= at < len(self._state.pages):
            self._pressed = (event.position().toPoint(), self._state.pages[at].id)
            self._model.show_page(self._state.pages[at].id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Carry it over the papers on the left."""
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed[0]).manhattanLength()
        if self._carried is None and far >= QApplication.startDragDistance():
            self._carried = CarriedPages((self._pressed[1],), self)
        if self._carried is not None:
            at = event.globalPosition().toPoint()
            self._carried.follow(at, self._state, slot_under(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Put it into the paper it is let go over."""
        carried, self._carried, self._pressed = self._carried, None, None
        if carried is None:
            return
        carried.end()
        slot = slot_under(event.globalPosition().toPoint())
        if slot is not None:
            self._model.move_pages(carried.page_ids, slot)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the pages that are visible."""
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
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        words = painter.fontMetrics().height() + 4
        self._thumbs.paint(painter, QRectF(box.adjusted(6, 5, -6, -words - 1)), page)
        painter.setPen(colour("wrong") if page.deleted else colour("ink"))
        painter.drawText(box.adjusted(0, 0, 0, -3), _BOTTOM, self._caption(number, page))

    def _caption(self, number: int, page: DraftPage) -> str:
        words = mark_words(page)
        if not words and page.id in self._state.reading:
            words = self.tr("đọc…")
        if not words and not page.slot:
            words = "?"
        return f"{number + 1} {words}" if words else str(number + 1)


_BOTTOM = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
