"""Filling paper from top to bottom: paragraphs and tables that go on over as many pages as they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.forms.sheet import Align, BoxMark, Run, Sheet, Style, wrap


@dataclass(frozen=True, slots=True)
class Margins:
    """Lề giấy in millimetres."""

    left: float
    right: float
    top: float
    bottom: float


class Flow:
    """A cursor that moves down the sheet and opens a new page when the next thing does not fit.

    ``running_head`` is drawn at the top of every page after the first, so that a lost second page
    can be laid back where it belongs.
    """

    def __init__(
        self, sheet: Sheet, margins: Margins, running_head: Callable[[Flow], None] = lambda _: None
    ) -> None:
        self.sheet = sheet
        self.left = margins.left
        self.width = sheet.width - margins.left - margins.right
        self.top = margins.top
        self.bottom = sheet.height - margins.bottom
        self.y = margins.top
        self._running_head = running_head

    @property
    def middle(self) -> float:
        """The middle of the text between the margins."""
        return self.left + self.width / 2

    @property
    def room(self) -> float:
        """What is left of this page in millimetres."""
        return self.bottom - self.y

    def new_page(self) -> None:
        """Go on at the top of a fresh page."""
        self.sheet.new_page()
        self.y = self.top
        self._running_head(self)

    def need(self, height: float) -> None:
        """Open a new page unless ``height`` still fits on this one."""
        if height > self.room + 0.01:
            self.new_page()

    def paragraph(self, runs: Sequence[Run], align: Align = "left", after: float = 0.0) -> None:
        """Write a paragraph over the whole width, breaking between lines where a page ends."""
        for line in wrap(runs, self.width):
            tall = max((run.style.line_mm for run in line), default=runs[0].style.line_mm)
            self.need(tall)
            self.sheet.line(self.left, self.y, self.width, line, align)
            self.y += tall
        self.y += after


@dataclass(frozen=True, slots=True)
class Column:
    """Một cột: heading, width in millimetres, how its cells are aligned."""

    heading: str
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class TableStyle:
    """Kiểu bảng: letters of head and cells, and the room between letters and lines."""

    head: Style
    cell: Style
    padding: float = 0.9


class Table:
    """Bảng kẻ ô whose head is repeated on every page and whose rows are never cut off.

    A row goes whole to the next page; only a row taller than a page is divided, between lines.
    """

    def __init__(self, flow: Flow, columns: Sequence[Column], style: TableStyle) -> None:
        self._flow = flow
        self._columns = tuple(columns)
        self._style = style
        self._head = self._wrapped([column.heading for column in columns], style.head, style.padding + 0.7)

    def draw(self, rows: Sequence[Sequence[str]]) -> None:
        """Write the head and every row; the flow ends below the last line of the table."""
        head = self._height(self._head, self._style.head)
        self._flow.need(head + 3 * self._style.cell.line_mm)
        self._draw_head()
        self.draw_rows(rows)

    def draw_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Write rows below what is there, without a head on this page."""
        for row in rows:
            self._draw_row(self._wrapped(row, self._style.cell, self._style.padding))

    def _draw_head(self) -> None:
        self._cells(self._head, self._style.head, head=True)

    def _draw_row(self, row: list[list[str]]) -> None:
        style = self._style.cell
        fresh = self._flow.bottom - self._flow.top - self._height(self._head, self._style.head) - 10
        while (tall := self._height(row, style)) > self._flow.room + 0.01:
            fits = int((self._flow.room - 2 * self._style.padding) / style.line_mm)
            if tall > fresh and fits >= 2:
                self._cells([cell[:fits] for cell in row], style)
                row = [cell[fits:] for cell in row]
            self._flow.new_page()
            self._draw_head()
        self._cells(row, style)

    def _cells(self, row: list[list[str]], style: Style, *, head: bool = False) -> None:
        flow, tall, x = self._flow, self._height(row, style), self._flow.left
        for column, lines in zip(self._columns, row, strict=True):
            self._cell(x, tall, column, lines, style, head=head)
            x += column.width
        flow.y += tall

    def _cell(
        self, x: float, tall: float, column: Column, lines: list[str], style: Style, *, head: bool
    ) -> None:
        sheet, pad, y = self._flow.sheet, self._style.padding, self._flow.y
        sheet.add(BoxMark(x, y, column.width, tall, 0.18))
        align: Align = "centre" if head else column.align
        at = {"left": x + pad, "centre": x + column.width / 2, "right": x + column.width - pad}[align]
        down = y + pad + ((tall - 2 * pad - len(lines) * style.line_mm) / 2 if head else 0.0)
        for line in lines:
            sheet.text(at, down, line, style, align)
            down += style.line_mm

    def _height(self, row: list[list[str]], style: Style) -> float:
        return max(1, *(len(cell) for cell in row)) * style.line_mm + 2 * self._style.padding

    def _wrapped(self, cells: Sequence[str], style: Style, padding: float) -> list[list[str]]:
        inner = [column.width - 2 * padding for column in self._columns]
        return [
            [" ".join(run.words for run in line) for line in wrap([Run(cell, style)], width)]
            for cell, width in zip(cells, inner, strict=True)
        ]
