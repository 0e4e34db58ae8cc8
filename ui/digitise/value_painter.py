"""A value of an old result as one line: sign, name, and the whole value, however long an address is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from ui.digitise.whole_words import Words, draw_words, height_of
from ui.intake.checking.value_list import Line
from ui.theme import colour
from ui.widgets.state_icon import Sign, draw_sign

_LINE = Qt.ItemDataRole.UserRole
_SIGN, _GAP, _EDGE, _ABOVE = 22, 8, 6, 3
_NAME_SHARE = 0.4
Index = QModelIndex | QPersistentModelIndex


class ValuePainter(QStyledItemDelegate):
    """Lines are as high as what they say."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw sign, name and value."""
        line, box = index.data(_LINE), QRect(option.rect)
        painter.save()
        if line.current:
            painter.fillRect(box, colour("accent_pale"))
        draw_sign(painter, line.sign or Sign.OPEN, QRectF(box.left() + _EDGE, box.top() + 5, 15, 15))
        name, value = _widths(box.width())
        left, top = box.left() + _EDGE + _SIGN, box.top() + _ABOVE
        draw_words(painter, QRect(left, top, name, box.height()), _name(line))
        draw_words(painter, QRect(left + name + _GAP, top, value, box.height()), _value(line))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As high as the higher of name and value."""
        line = index.data(_LINE)
        name, value = _widths(self._view.viewport().width())
        high = max(height_of(_name(line), option.font, name), height_of(_value(line), option.font, value))
        return QSize(200, high + 2 * _ABOVE)


def _widths(whole: int) -> tuple[int, int]:
    room = whole - 2 * _EDGE - _SIGN - _GAP
    name = round(room * _NAME_SHARE)
    return name, room - name


def _name(line: Line) -> tuple[Words, ...]:
    return (Words(line.name, "ink_soft"),)


def _value(line: Line) -> tuple[Words, ...]:
    return (Words(line.value),)
