"""Small drawn signs for how a thing stands; shapes differ, so that colour alone never tells."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme import colour


class Sign(Enum):
    """What the sign says."""

    DONE = auto()
    NEXT = auto()
    OPEN = auto()
    EXCUSED = auto()
    OPTIONAL = auto()
    IF_ANY = auto()
    WRONG = auto()


class StateIcon(QWidget):
    """Draws one sign at any scale."""

    def __init__(self, side: int = 20) -> None:
        super().__init__()
        self._sign = Sign.OPEN
        self.setFixedSize(QSize(side, side))

    @property
    def sign(self) -> Sign:
        """The sign that is drawn."""
        return self._sign

    def show_sign(self, sign: Sign, words: str = "") -> None:
        """Change the sign; ``words`` tell it to a screen reader."""
        self._sign = sign
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_sign(painter, self._sign, QRectF(self.rect()).adjusted(2, 2, -2, -2))
        painter.end()


def draw_sign(painter: QPainter, sign: Sign, box: QRectF) -> None:
    """Draw a sign into a square."""
    match sign:
        case Sign.DONE:
            _tick(painter, box)
        case Sign.NEXT:
            _arrow(painter, box)
        case Sign.EXCUSED:
            _ring(painter, box, colour("ink_soft"))
            _bar(painter, box, colour("ink_soft"))
        case Sign.WRONG:
            _cross(painter, box)
        case Sign.OPTIONAL:
            _ring(painter, box.adjusted(3, 3, -3, -3), colour("line_strong"))
        case Sign.IF_ANY:
            _bar(painter, box, colour("ink_soft"))
        case Sign.OPEN:
            _ring(painter, box, colour("ink"))


def _tick(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawEllipse(box)
    painter.setPen(_pen(colour("paper"), box.width() / 7))
    points = ((0.27, 0.52), (0.44, 0.69), (0.74, 0.34))
    painter.drawPolyline(QPolygonF([_at(box, x, y) for x, y in points]))


def _arrow(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawPolygon(QPolygonF([_at(box, x, y) for x, y in ((0.2, 0.05), (0.9, 0.5), (0.2, 0.95))]))


def _ring(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.setPen(_pen(ink, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))


def _bar(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.setPen(_pen(ink, 2))
    painter.drawLine(_at(box, 0.28, 0.5), _at(box, 0.72, 0.5))


def _cross(painter: QPainter, box: QRectF) -> None:
    painter.setPen(_pen(colour("wrong"), box.width() / 6))
    painter.drawLine(_at(box, 0.15, 0.15), _at(box, 0.85, 0.85))
    painter.drawLine(_at(box, 0.85, 0.15), _at(box, 0.15, 0.85))


def _pen(ink: QColor, width: float) -> QPen:
    return QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())
