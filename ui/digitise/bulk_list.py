"""The sure results together: kind, number, owner and day beside the pieces of paper they were read from."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.back_files.job import owner_prefix
from app.domain.papers.evidence import Fact
from app.use_cases.back_files.check import QueuedItem
from ui.digitise.state import DigitiseState
from ui.digitise.whole_words import Words, draw_words, height_of
from ui.digitise.words import number_words, owner_words, title_words
from ui.theme import colour
from ui.widgets.pictures import Pictures

_LINE = Qt.ItemDataRole.UserRole
_HEIGHT, _ABOVE = 76, 6
_SHARES = (0.30, 0.23, 0.24, 0.23)
"""Of the width: the words, then the pieces of name, number and day."""
Index = QModelIndex | QPersistentModelIndex


class BulkList(QListWidget):
    """Only lines wholly on screen count as looked at."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._shown: tuple[str, ...] = ()
        self.setWordWrap(True)  # lines are measured anew when the scroll bar takes some of their width
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerItem)
        self.setItemDelegate(BulkPainter(pictures, self))
        self.setAccessibleName(self.tr("Giấy tờ máy đọc chắc chắn"))
        pictures.ready.connect(lambda _: self.viewport().update())

    def draw(self, state: DigitiseState) -> None:
        """Show the sure ones."""
        ids = tuple(line.item.id for line in state.sure)
        if ids == self._shown:
            return
        self._shown = ids
        self.clear()
        for line in state.sure:
            entry = QListWidgetItem()
            entry.setData(_LINE, line)
            words = (owner_words(line.item), title_words(line), number_words(line.item))
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(words))
            self.addItem(entry)
        if ids:
            self.setCurrentRow(0)

    def on_screen(self) -> tuple[str, ...]:
        """Return the ids of the lines that are wholly on screen and whose pieces have come."""
        inside = self.viewport().rect()
        painter = self.itemDelegate()
        assert isinstance(painter, BulkPainter)
        seen = []
        for row in range(self.count()):
            entry = self.item(row)
            if inside.contains(self.visualItemRect(entry)) and painter.has_come(entry.data(_LINE)):
                seen.append(entry.data(_LINE).item.id)
        return tuple(seen)

    @property
    def current(self) -> str:
        """Id of the line the cursor is on."""
        entry = self.currentItem()
        return str(entry.data(_LINE).item.id) if self.count() else ""


class BulkPainter(QStyledItemDelegate):
    """Paints one line with its pieces."""

    def __init__(self, pictures: Pictures, parent: QListWidget) -> None:
        super().__init__(parent)
        self._pictures, self._view = pictures, parent

    def has_come(self, line: QueuedItem) -> bool:
        """Tell whether every piece of a line is there to be seen."""
        return all(fact is None or self._piece(line, fact) is not None for fact in pieces_of(line))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw words and pieces."""
        line, box = index.data(_LINE), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if index.row() == self._view.currentRow():
            painter.fillRect(box, colour("accent_pale"))
        left = box.left() + 8
        width = _words_width(box.width())
        spare = box.height() - height_of(_words(line), painter.font(), width)
        draw_words(painter, QRect(left, box.top() + spare // 2, width, box.height()), _words(line))
        for fact, share in zip(pieces_of(line), _SHARES[1:], strict=False):
            left += width + 12
            width = round(box.width() * share) - 12
            if fact is not None:
                self._draw_piece(painter, QRect(left, box.top() + 6, width, box.height() - 12), line, fact)
        painter.setPen(colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As high as its words, and never too low for the pieces."""
        width = _words_width(self._view.viewport().width())
        high = height_of(_words(index.data(_LINE)), option.font, width)
        return QSize(400, max(_HEIGHT, high + 2 * _ABOVE))

    def _draw_piece(self, painter: QPainter, box: QRect, line: QueuedItem, fact: Fact) -> None:
        image = self._piece(line, fact)
        painter.fillRect(box, colour("ground"))
        if image is None or image.isNull():
            painter.setPen(colour("ink_soft"))
            words = self.tr("đang mở…") if image is None else self.tr("không mở được ảnh")
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
            return
        size = QSize(image.size()).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(box.left(), box.center().y() - size.height() / 2, size.width(), size.height())
        painter.drawImage(place, image)

    def _piece(self, line: QueuedItem, fact: Fact) -> QImage | None:
        page = next((page for page in line.item.pages if page.id == fact.page), None)
        if page is None or not fact.box[2]:
            return QImage()
        x, y, wide, high = fact.box
        around = high // 2
        area = (max(0, x - around), max(0, y - around), wide + 2 * around, high + 2 * around)
        return self._pictures.piece(page.look, page.rotation, area)


def _words_width(whole: int) -> int:
    return round(whole * _SHARES[0]) - 12


def _words(line: QueuedItem) -> tuple[Words, ...]:
    item = line.item
    return (
        Words(owner_words(item), bold=True),
        Words(title_words(line), "ink_soft"),
        Words(number_words(item)),
    )


def pieces_of(line: QueuedItem) -> tuple[Fact | None, ...]:
    """Return the values whose pieces are shown: the owner's name, the number, the day; None for absent."""
    facts = {fact.name: fact for fact in line.item.facts}
    names = (f"{owner_prefix(line.item.facts)}full_name", "document_number", "issued_on")
    return tuple(facts.get(name) for name in names)
