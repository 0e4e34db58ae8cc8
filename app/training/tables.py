"""Ruled tables on a sheet: every cell wraps inside its rules, rows grow with their longest cell."""

from __future__ import annotations

from collections.abc import Sequence

from app.training.drawing import BlockKind, Said, Sheet, wrapped
from app.training.ink import BLACK, BOLD, SERIF, Type, px

ROW_MM, LINE_MM = 7.4, 4.9
"""Height of a row of one line, and what every further line adds."""
_ASIDE, _BELOW, _SIZE = 1.5, 5.2, 11.5

Row = Sequence[Said | str]


def draw_table(sheet: Sheet, at: tuple[float, float], widths: Sequence[float], rows: Sequence[Row]) -> float:
    """Draw a table; return the y below it. The first row is the heading, Said cells are values."""
    x, y = at
    with sheet.part(BlockKind.TABLE):
        for index, row in enumerate(rows):
            y = _row(sheet, (x, y), widths, row, heading=index == 0)
    return y


def _row(sheet: Sheet, at: tuple[float, float], widths: Sequence[float], row: Row, *, heading: bool) -> float:
    x, y = at
    kind = (BOLD if heading else SERIF).sized(_SIZE)
    cells = [_lines(sheet, cell, width, kind) for cell, width in zip(row, widths, strict=True)]
    high = ROW_MM + LINE_MM * (max(len(lines) for lines in cells) - 1)
    for cell, lines, width in zip(row, cells, widths, strict=True):
        sheet.pen.rectangle((px(x), px(y), px(x + width), px(y + high)), outline=BLACK, width=3)
        above = y + _BELOW + (high - ROW_MM - LINE_MM * (len(lines) - 1)) / 2
        if isinstance(cell, Said):
            _value(sheet, (x + _ASIDE, above), cell, lines)
        elif cell:
            middle = x + width / 2 if heading else x + _ASIDE
            _words(sheet, (middle, above), lines, kind, "m" if heading else "l")
            sheet.say(cell)
        x += width
    return y + high


def _lines(sheet: Sheet, cell: Said | str, width: float, kind: Type) -> list[str]:
    if isinstance(cell, str):
        return wrapped(cell, kind, width - 2 * _ASIDE)
    return wrapped(cell.printed, sheet.value_type(kind), width - 2 * _ASIDE)


def _words(sheet: Sheet, at: tuple[float, float], lines: list[str], kind: Type, anchor: str) -> None:
    for number, line in enumerate(lines):
        sheet.mark((at[0], at[1] + LINE_MM * number), line, kind, anchor)


def _value(sheet: Sheet, at: tuple[float, float], cell: Said, lines: list[str]) -> None:
    for number, line in enumerate(lines):
        part = Said(line, cell.name if number == 0 else "", cell.value or cell.printed)
        sheet.fill_in((at[0], at[1] + LINE_MM * number), part, SERIF.sized(_SIZE))
    sheet.say(cell.printed, BlockKind.HAND if sheet.by_hand else BlockKind.TABLE)
