"""The check queue as painted lines: whose, what, number and day, whole; a sign tells how it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.back_files.job import ItemState
from app.use_cases.back_files.check import QueuedItem
from ui.digitise.state import DigitiseState
from ui.digitise.whole_words import Words, draw_words, height_of
from ui.digitise.words import number_words, owner_words, title_words
from ui.theme import colour
from ui.widgets.state_icon import Sign, draw_sign

_LINE = Qt.ItemDataRole.UserRole
_LEFT, _RIGHT, _ABOVE = 34, 6, 6
Index = QModelIndex | QPersistentModelIndex


class QueueList(QListWidget):
    """A click chooses; the keyboard stays in the field, from where PgUp and PgDown walk the list."""

    def __init__(self, choose: Callable[[str], object]) -> None:
        super().__init__()
        self._lines: tuple[QueuedItem, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)  # lines are measured anew when the scroll bar takes some of their width
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(QueuePainter(self))
        self.setAccessibleName(self.tr("Kết quả trong hàng"))
        self.itemClicked.connect(lambda item: choose(item.data(_LINE).item.id))

    def draw(self, state: DigitiseState) -> None:
        """Show the lines and where the clerk is."""
        lines = state.queue or ()
        if lines != self._lines:
            self._lines = lines
            self.clear()
            for line in lines:
                entry = QListWidgetItem()
                entry.setData(_LINE, line)
                words = (owner_words(line.item), title_words(line), number_words(line.item))
                entry.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(words))
                self.addItem(entry)
        row = next((n for n, line in enumerate(lines) if line.item.id == state.chosen), -1)
        if row >= 0 and row != self.currentRow():
            self.setCurrentRow(row)
            self.scrollToItem(self.item(row))


class QueuePainter(QStyledItemDelegate):
    """Paints one line of the queue; names are whole, so lines differ in height."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the sign and the words."""
        line, box = index.data(_LINE), QRect(option.rect)
        painter.save()
        if index.row() == self._view.currentRow():
            painter.fillRect(box, colour("accent_pale"))
            painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), colour("accent"))
        draw_sign(painter, sign_of(line), QRectF(box.left() + 10, box.top() + 8, 16, 16))
        draw_words(painter, box.adjusted(_LEFT, _ABOVE, -_RIGHT, 0), _words(line))
        painter.setPen(colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As high as its words."""
        width = self._view.viewport().width() - _LEFT - _RIGHT
        return QSize(200, height_of(_words(index.data(_LINE)), option.font, width) + 2 * _ABOVE)


def sign_of(line: QueuedItem) -> Sign:
    """Return how a result stands."""
    if line.item.state is ItemState.KEPT:
        return Sign.DONE
    if line.item.state is not ItemState.TO_CHECK:
        return Sign.EXCUSED
    if line.item.twins:
        return Sign.WRONG
    return Sign.OPTIONAL if line.sure else Sign.NEXT


def _words(line: QueuedItem) -> tuple[Words, ...]:
    item = line.item
    if not item.pages:
        return (Words(item.source, bold=True),)
    return (
        Words(owner_words(item), bold=True),
        Words(title_words(line), "ink_soft"),
        Words(number_words(item)),
    )
