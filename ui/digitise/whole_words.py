"""Words painted whole: they wrap, and their line grows with them, so that no name is cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from ui.theme import colour


@dataclass(frozen=True, slots=True)
class Words:
    """One piece of text, its colour by name, and whether it is bold."""

    text: str
    role: str = "ink"
    bold: bool = False


def height_of(words: Sequence[Words], font: QFont, width: int) -> int:
    """Return the pixels some words need one below the other in so much width."""
    return sum(ceil(_laid(one, font, width).boundingRect().height()) for one in words if one.text)


def draw_words(painter: QPainter, box: QRect, words: Sequence[Words]) -> None:
    """Draw them one below the other from the top of a box."""
    top = float(box.top())
    for one in words:
        if one.text:
            painter.setPen(colour(one.role))
            layout = _laid(one, painter.font(), box.width())
            layout.draw(painter, QPointF(box.left(), top))
            top += ceil(layout.boundingRect().height())


def _laid(words: Words, font: QFont, width: int) -> QTextLayout:
    """Break at words, and within one only where it is longer than a line, as names of files are."""
    shown = QFont(font)
    shown.setBold(words.bold)
    layout = QTextLayout(words.text, shown)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    below = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40))
        line.setPosition(QPointF(0, below))
        below += line.height()
    layout.endLayout()
    return layout
