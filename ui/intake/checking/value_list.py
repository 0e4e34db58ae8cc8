"""Every value of the papers as one line: sign, name, value; painted, so that a hundred lines cost nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.checking.acceptance import sure_of
from app.domain.checking.item import CheckItem
from ui.intake.checking.words import field_words, heading_words, translate, value_words
from ui.intake.state import IntakeState, heading_of
from ui.theme import colour
from ui.widgets.state_icon import Sign, draw_sign

_LINE = Qt.ItemDataRole.UserRole
_NAME_SHARE = 0.42
_HEIGHT = 25


@dataclass(frozen=True, slots=True)
class Line:
    """One line; a paper's own line has no sign."""

    key: str
    name: str
    value: str = ""
    sign: Sign | None = None
    current: bool = False


class ValueList(QListWidget):
    """Shows where the cursor is; a click chooses. It never takes the keyboard from the value's field."""

    def __init__(self, choose: Callable[[str], object]) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setItemDelegate(LinePainter(self))
        self.setAccessibleName(self.tr("Mọi giá trị trên giấy"))
        self.itemClicked.connect(lambda item: choose(item.data(_LINE).key))

    def draw(self, state: IntakeState) -> None:
        """Show the lines; only those that changed are set anew."""
        lines = tuple(_lines(state))
        if lines == self._lines:
            return
        moved = _current(lines) != _current(self._lines)
        while self.count() > len(lines):
            self.takeItem(self.count() - 1)
        for row, line in enumerate(lines):
            if row >= self.count():
                self.addItem(QListWidgetItem())
            if row >= len(self._lines) or self._lines[row] != line:
                self.item(row).setData(_LINE, line)
                self.item(row).setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.name} {line.value}")
        self._lines = lines
        if moved and _current(lines) >= 0:
            self.scrollToItem(self.item(_current(lines)), QListWidget.ScrollHint.PositionAtCenter)


class LinePainter(QStyledItemDelegate):
    """Paints one line."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw sign, name and value, or the name of a paper."""
        line, box = index.data(_LINE), QRect(option.rect)
        painter.save()
        if line.current:
            painter.fillRect(box, colour("accent_pale"))
        inner = box.adjusted(6, 0, -6, 0)
        if line.sign is None:
            self._heading(painter, inner, line)
        else:
            self._value(painter, inner, line)
        painter.restore()

    def sizeHint(  # noqa: N802 - Qt's name
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        """Every line is as high as the next."""
        return QSize(200, _HEIGHT)

    def _heading(self, painter: QPainter, box: QRect, line: Line) -> None:
        room = painter.fontMetrics().horizontalAdvance(line.value) + 12 if line.value else 0
        painter.setPen(colour("ink_soft"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, line.value)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colour("accent_dark"))
        _text(painter, box.adjusted(0, 0, -room, 0), line.name)

    def _value(self, painter: QPainter, box: QRect, line: Line) -> None:
        draw_sign(painter, line.sign or Sign.OPEN, QRectF(box.left(), box.center().y() - 7, 15, 15))
        left = box.left() + 22
        name = QRect(left, box.top(), round(box.width() * _NAME_SHARE) - 22, box.height())
        painter.setPen(colour("ink_soft"))
        _text(painter, name, line.name)
        painter.setPen(colour("ink"))
        _text(
            painter,
            QRect(name.right() + 8, box.top(), box.right() - name.right() - 8, box.height()),
            line.value,
        )


def sign_of(item: CheckItem) -> Sign:
    """Return how a value stands: accepted, in conflict, to look at, or sure enough to be left."""
    if item.accepted:
        return Sign.DONE
    if item.conflicts:
        return Sign.WRONG
    return Sign.NEXT if item.waits else Sign.OPTIONAL


def _lines(state: IntakeState) -> list[Line]:
    found: list[Line] = []
    paper = ""
    for item in state.checks.items:
        if item.paper != paper:
            paper = item.paper
            found.append(_heading_line(state, item))
        here = item.key == state.check_key
        value = value_words(item.kind, item.fact.value) or _no_value(item)
        found.append(Line(item.key, field_words(item.fact.name), value, sign_of(item), here))
    return found


def _no_value(item: CheckItem) -> str:
    return "" if item.accepted else translate("Checking", "chưa có giá trị")


def _heading_line(state: IntakeState, item: CheckItem) -> Line:
    key = heading_of(item.paper)
    sure = len(sure_of(state.checks.items, item.paper)) if item.paper in state.checks.to_accept else 0
    words = translate("Checking", "{n} ô chắc, chưa nhận").format(n=sure) if sure else ""
    return Line(key, heading_words(state, item), words, current=key == state.check_key)


def _current(lines: tuple[Line, ...]) -> int:
    return next((row for row, line in enumerate(lines) if line.current), -1)


def _text(painter: QPainter, box: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
