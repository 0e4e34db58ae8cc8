"""The light table (bàn trang): every page, by paper, moved with keys and with the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.intake.pages import page_groups
from ui.intake.pages.page_table_drag import CarriedPages, slot_under
from ui.intake.pages.page_table_keys import act_of
from ui.intake.pages.page_table_layout import CELL, LaidCell, LaidGroup, TableLayout, lay_out
from ui.intake.pages.page_thumbs import PageThumbs
from ui.intake.pages.page_words import mark_words, slot_words
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.theme import colour
from ui.widgets.pictures import Pictures

_CAPTION = 22
_BOTTOM = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom


class PageTable(QScrollArea):
    """The table, which scrolls; only what is visible is painted."""

    def __init__(self, model: IntakeViewModel, pictures: Pictures) -> None:
        super().__init__()
        self.sheet = _Sheet(model, pictures)
        self.setWidget(self.sheet)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.sheet)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def draw(self, state: IntakeState) -> None:
        """Show the pages as they lie and bring the cursor into view."""
        moved = self.sheet.draw(state)
        if moved is not None:
            middle = moved.center()
            self.ensureVisible(middle.x(), middle.y(), 0, CELL.height() // 2 + 40)


class _Sheet(QWidget):
    def __init__(self, model: IntakeViewModel, pictures: Pictures) -> None:
        super().__init__()
        self._model, self._thumbs = model, PageThumbs(pictures)
        self._state = model.state
        self.laid = TableLayout()
        self._pressed: tuple[QPoint, str] | None = None
        self._carried: CarriedPages | None = None
        self._line: QRect | None = None
        self._shown = ("", 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Bàn trang"))
        pictures.ready.connect(lambda _: self.update())

    def draw(self, state: IntakeState) -> QRect | None:
        """Lay the pages out; returns the cursor's box when it must be brought into view."""
        self._state = state
        self._lay()
        cell = self.laid.cell_of(state.page_id)
        shown = (state.page_id, cell.box.top() if cell is not None else 0)
        fresh = shown != self._shown
        self._shown = shown
        self.update()
        return cell.box if cell is not None and fresh else None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay out anew."""
        super().resizeEvent(event)
        self._lay()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows walk, Shift marks, Space marks one, Ctrl+Shift moves pages; see ``page_table_keys``."""
        act = act_of(event, self._model, self.laid)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose, mark with Ctrl, mark a row with Shift; a marked page may be dragged."""
        cell = self.laid.cell_at(event.position().toPoint())
        self.setFocus()
        if cell is None:
            return
        self._pressed = (event.position().toPoint(), cell.page.id)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._model.mark_to(cell.page.id)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._model.point_at(cell.page.id, keep_marks=True)
            self._model.toggle_mark()
        else:
            marked = cell.page.id in self._model.state.chosen
            self._model.point_at(cell.page.id, keep_marks=marked)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Look at the page alone."""
        self._model.toggle_table()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Carry the pages; a line shows where they would lie."""
        if self._pressed is None:
            return
        here = event.position().toPoint()
        far = (here - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance()
        if self._carried is None and far:
            self._carried = CarriedPages(tuple(p.id for p in self._model.state.acted), self)
        if self._carried is not None:
            self._carry(self._carried, here, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Lay them down on the table, or on a paper of the checklist."""
        carried, self._carried, self._pressed, self._line = self._carried, None, None, None
        self.update()
        if carried is None:
            return
        carried.end()
        slot = slot_under(event.globalPosition().toPoint())
        place = self.laid.place_at(event.position().toPoint())
        if slot is not None:
            self._model.move_pages(carried.page_ids, slot)
        elif place is not None and self.visibleRegion().contains(event.position().toPoint()):
            self._model.move_pages(carried.page_ids, place[0], _not_among(carried.page_ids, place, self.laid))

    def _carry(self, carried: CarriedPages, here: QPoint, on_screen: QPoint) -> None:
        slot = slot_under(on_screen)
        place = self.laid.place_at(here) if slot is None and self.visibleRegion().contains(here) else None
        self._line = place[2] if place is not None else None
        carried.follow(on_screen, self._state, slot if slot is not None else place[0] if place else None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what is visible."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for laid in self.laid.groups:
            if laid.head.intersects(event.rect()):
                self._head(painter, laid)
        numbers = {page.id: n for n, page in enumerate(self._state.pages, start=1)}
        for cell in self.laid.cells:
            if cell.box.intersects(event.rect()):
                self._cell(painter, cell, numbers[cell.page.id])
        if self._line is not None:
            painter.fillRect(self._line, colour("accent"))
        painter.end()

    def _head(self, painter: QPainter, laid: LaidGroup) -> None:
        kept = sum(1 for page in laid.group.pages if page.kept)
        name = slot_words(self._state, laid.group.slot)
        words = self.tr("{name} ({n})").format(name=name[:1].upper() + name[1:], n=kept)
        painter.save()
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colour("accent_dark"))
        room = laid.head.adjusted(2, 2, -2, -4)
        painter.drawText(room, _HEAD, _in_two_lines(words, painter.fontMetrics(), room.width()))
        painter.setPen(colour("line_strong"))
        painter.drawLine(laid.head.bottomLeft(), laid.head.bottomRight())
        painter.restore()

    def _cell(self, painter: QPainter, cell: LaidCell, number: int) -> None:
        page, box = cell.page, cell.box
        at_cursor = page.id == self._state.page_id
        if page.id in self._state.chosen or (at_cursor and not self._state.chosen):
            painter.fillRect(box, colour("accent_pale"))
        if at_cursor:
            painter.setPen(QPen(colour("accent") if self.hasFocus() else colour("line_strong"), 3))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        elif page.id in self._state.chosen:
            painter.setPen(QPen(colour("accent"), 1))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        self._thumbs.paint(painter, QRectF(box.adjusted(7, 7, -7, -_CAPTION - 2)), page)
        words = mark_words(page)
        painter.setPen(colour("wrong") if page.deleted else colour("ink"))
        caption = f"{number} · {words}" if words else str(number)
        painter.drawText(box.adjusted(4, 0, -4, -4), _BOTTOM, caption)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its room, as high as its pages."""
        return QSize(CELL.width() * 3, self.laid.height)

    def _lay(self) -> None:
        self.laid = lay_out(page_groups.groups(self._state), self.width())
        if self.minimumHeight() != self.laid.height:
            self.setMinimumHeight(self.laid.height)


_HEAD = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap


def _in_two_lines(words: str, metrics: QFontMetrics, width: int) -> str:
    """Return a name cut so that it wraps into two lines; the count at its end stays."""
    name, _, count = words.rpartition(" (")
    room = round(width * 1.7) - metrics.horizontalAdvance(f" ({count}")
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, room) + f" ({count}"


def _not_among(moving: tuple[str, ...], place: tuple[str, str, QRect], laid: TableLayout) -> str:
    """Return the page to lie in front of: the first behind the place that does not move itself."""
    same = [cell.page.id for cell in laid.cells if cell.slot == place[0]]
    behind = same[same.index(place[1]) :] if place[1] in same else []
    return next((page_id for page_id in behind if page_id not in moving), "")
