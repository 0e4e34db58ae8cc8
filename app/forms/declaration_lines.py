"""The labelled lines of a tờ khai: value behind its label, dots to write on by hand, boxes to tick."""

from __future__ import annotations

from app.domain.declaration.content import Cell, Line
from app.forms.flow import Flow
from app.forms.sheet import GLUE, BoxMark, RuleMark, Run, Style, width_of, wrap

_BOX = 3.2
_GAP = 3.0
_TO_WRITE = 18.0
"""Least room in millimetres for a word written by hand."""


class LinePainter:
    """Draws lines into a flow; labels in ``body`` letters, values in ``bold``."""

    def __init__(self, flow: Flow, body: Style, bold: Style) -> None:
        self._flow, self._body, self._bold = flow, body, bold

    def draw(self, line: Line) -> None:
        """Write the cells side by side as far as they fit, the rest below."""
        flow, row = self._flow, list[Cell]()
        for cell in line.cells:
            if row and self._needed([*row, cell]) > flow.width:
                self._row(row)
                row = []
            row.append(cell)
        self._row(row)

    def _row(self, cells: list[Cell]) -> None:
        if len(cells) == 1:
            self._alone(cells[0])
            return
        flow = self._flow
        spare = flow.width - self._needed(cells)
        shares = sum(cell.share for cell in cells)
        flow.need(self._body.line_mm)
        x = flow.left
        for cell in cells:
            room = self._width(cell) + spare * cell.share / shares
            self._at(x, cell, room)
            x += room + _GAP
        flow.y += self._body.line_mm

    def _needed(self, cells: list[Cell]) -> float:
        return sum(self._width(cell) for cell in cells) + _GAP * (len(cells) - 1)

    def _alone(self, cell: Cell) -> None:
        flow = self._flow
        if cell.ticks:
            self._ticks(cell)
        elif cell.value:
            flow.paragraph([Run(_label(cell), self._body), Run(cell.value, self._bold)])
        else:
            self._empty(cell)

    def _empty(self, cell: Cell) -> None:
        """Write a label and dots behind it, or on a line of their own where little room is left."""
        flow, line = self._flow, self._body.line_mm
        lines = wrap([Run(_label(cell), self._body)], flow.width)
        flow.need((len(lines) + 1) * line)
        for words in lines[:-1]:
            flow.sheet.line(flow.left, flow.y, flow.width, words)
            flow.y += line
        last = " ".join(run.words for run in lines[-1])
        if width_of(last, self._body) + _TO_WRITE <= flow.width:
            self._at(flow.left, Cell(last), flow.width)
        else:
            flow.sheet.text(flow.left, flow.y, last, self._body)
            flow.y += line
            dots = "." * int(flow.width / width_of(".", self._body))
            flow.sheet.text(flow.left, flow.y, dots, self._body)
        flow.y += line

    def _at(self, x: float, cell: Cell, room: float) -> None:
        """Write label and value on the line the flow stands at; dots where there is no value."""
        sheet, y = self._flow.sheet, self._flow.y
        label = _label(cell)
        sheet.text(x, y, label, self._body)
        used = width_of(f"{label} ", self._body)
        if cell.value:
            sheet.text(x + used, y, cell.value, self._bold)
        else:
            count = int((room - used) / width_of(".", self._body))
            sheet.text(x + used, y, "." * max(3, count), self._body)

    def _width(self, cell: Cell) -> float:
        """Return the least room a cell needs on its line, with some dots where there is no value."""
        if cell.ticks:
            return self._flow.width
        value = width_of(cell.value, self._bold) if cell.value else _TO_WRITE
        return width_of(f"{_label(cell)} ", self._body) + value

    def _ticks(self, cell: Cell) -> None:
        """Write boxes to tick with their words, going on below where the line ends."""
        flow, style = self._flow, self._body
        flow.need(style.line_mm)
        flow.sheet.text(flow.left, flow.y, _label(cell), style)
        x, right = flow.left + width_of(f"{_label(cell)} ", style), flow.left + flow.width
        for words, marked in cell.ticks:
            wide = _BOX + 1.2 + width_of(words, style)
            if x + wide > right and x > flow.left + 6:
                flow.y += style.line_mm
                flow.need(style.line_mm)
                x = flow.left + 6
            self._box(x, flow.y + style.ascent_mm - _BOX + 0.3, marked=marked)
            flow.sheet.text(x + _BOX + 1.2, flow.y, words, style)
            x += wide + 4
        flow.y += style.line_mm

    def _box(self, x: float, y: float, *, marked: bool) -> None:
        self._flow.sheet.add(BoxMark(x, y, _BOX, _BOX, 0.25))
        if marked:
            self._flow.sheet.add(RuleMark(x + 0.5, y + 0.5, x + _BOX - 0.5, y + _BOX - 0.5, 0.45))
            self._flow.sheet.add(RuleMark(x + 0.5, y + _BOX - 0.5, x + _BOX - 0.5, y + 0.5, 0.45))


def _label(cell: Cell) -> str:
    """Return a label that ends in one colon and is never broken from it."""
    return f"{cell.label.rstrip(' :.…')}:" if cell.label else GLUE
