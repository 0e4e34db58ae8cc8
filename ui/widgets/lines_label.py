"""A label of at most a few lines that ends in an ellipsis instead of being cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget


class LinesLabel(QWidget):
    """Wraps at words; the whole text is the tool tip and the accessible name."""

    def __init__(self, lines: int = 2) -> None:
        super().__init__()
        self._lines, self._text, self._bold = lines, "", False
        self._breaks: dict[int, list[tuple[int, int]]] = {}  # by width; Qt asks many times for each paint
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, text: str, lines: int, bold: bool = False) -> None:
        """Change text and number of lines."""
        if (text, lines, bold) == (self._text, self._lines, self._bold):
            return
        self._text, self._lines, self._bold = text, lines, bold
        font = self.font()
        font.setBold(bold)
        self.setFont(font)
        self._breaks.clear()
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Height follows width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the wrapped text."""
        rows = min(self._lines, max(1, len(self._broken(width))))
        return rows * self.fontMetrics().lineSpacing() + 2

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Prefer a moderate width."""
        return QSize(200, self.heightForWidth(max(self.width(), 60)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Any width above a few words will do."""
        return QSize(60, self.fontMetrics().lineSpacing() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw line by line, the last one elided when there is more."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        metrics = self.fontMetrics()
        rows = self._broken(self.width())
        for number, (start, length) in enumerate(rows[: self._lines]):
            last = number == self._lines - 1 and len(rows) > self._lines
            piece = self._text[start:] if last else self._text[start : start + length]
            shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, self.width()) if last else piece
            painter.drawText(QPointF(0, metrics.ascent() + number * metrics.lineSpacing() + 1), shown)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Break anew when letters change."""
        if event.type() == QEvent.Type.FontChange:
            self._breaks.clear()
        super().changeEvent(event)

    def _broken(self, width: int) -> list[tuple[int, int]]:
        if width not in self._breaks:
            self._breaks[width] = self._lines_of(width)
        return self._breaks[width]

    def _lines_of(self, width: int) -> list[tuple[int, int]]:
        layout = QTextLayout(self._text, self.font())
        layout.beginLayout()
        rows = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 40))
            rows.append((line.textStart(), line.textLength()))
        layout.endLayout()
        return rows
