"""Where everything lies on the light table, in pixels of the widget; plain arithmetic, no painting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from app.domain.draft import DraftPage
from ui.intake.pages.page_groups import PageGroup

CELL = QSize(148, 196)
HEAD = 46
"""Room for a paper's name in two lines."""
_GAP = 6


@dataclass(frozen=True, slots=True)
class LaidCell:
    """One small page and the paper it lies in."""

    box: QRect
    page: DraftPage
    slot: str


@dataclass(frozen=True, slots=True)
class LaidGroup:
    """One paper: its heading and the room of its pages."""

    head: QRect
    group: PageGroup
    room: QRect


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Everything laid out, from top to bottom."""

    groups: tuple[LaidGroup, ...] = ()
    cells: tuple[LaidCell, ...] = ()
    columns: int = 1
    height: int = 0

    def cell_of(self, page_id: str) -> LaidCell | None:
        """Return where a page lies."""
        return next((cell for cell in self.cells if cell.page.id == page_id), None)

    def cell_at(self, point: QPoint) -> LaidCell | None:
        """Return the page under the mouse."""
        return next((cell for cell in self.cells if cell.box.contains(point)), None)

    def place_at(self, point: QPoint) -> tuple[str, str, QRect] | None:
        """Return slot, page to lie in front of ("" for the end) and the line to draw there."""
        band = [g for g in self.groups if g.head.top() <= point.y() <= g.room.bottom() + _GAP]
        if not band:
            return None
        laid = next((g for g in reversed(band) if g.head.left() - _GAP <= point.x()), band[0])
        mine = [c for c in self.cells if c.slot == laid.group.slot]
        row = [c for c in mine if c.box.top() <= point.y() <= c.box.bottom() + _GAP] or mine[:1]
        for cell in row:
            if point.x() < cell.box.center().x():
                return laid.group.slot, cell.page.id, _line(cell.box.left() - _GAP // 2, cell.box)
        last = row[-1]
        following = mine[mine.index(last) + 1 :]
        before = following[0].page.id if following else ""
        return laid.group.slot, before, _line(last.box.right() + _GAP // 2 + 1, last.box)

    def step(self, page_id: str, dx: int, dy: int) -> str:
        """Return the page the arrow keys lead to; at the rim the page itself."""
        here = self.cell_of(page_id)
        if here is None:
            return self.cells[0].page.id if self.cells else ""
        at = self.cells.index(here)
        if dx:
            return self.cells[max(0, min(at + dx, len(self.cells) - 1))].page.id
        tops = sorted({c.box.top() for c in self.cells})
        row = tops.index(here.box.top()) + dy
        if not 0 <= row < len(tops):
            return page_id
        there = [c for c in self.cells if c.box.top() == tops[row]]
        return min(there, key=lambda c: abs(c.box.left() - here.box.left())).page.id


def lay_out(groups: tuple[PageGroup, ...], width: int) -> TableLayout:
    """Lay papers beside one another while there is room, and each one's pages in rows beneath its name."""
    columns = max(1, (width - _GAP) // (CELL.width() + _GAP))
    laid: list[LaidGroup] = []
    cells: list[LaidCell] = []
    used, top, band = 0, 0, 0
    for group in groups:
        wide = min(len(group.pages), columns)
        if used and used + wide > columns:
            used, top, band = 0, top + band, 0
        one = _laid(group, _GAP + used * (CELL.width() + _GAP), top, wide)
        laid.append(one)
        cells += _cells(one, wide)
        used, band = used + wide, max(band, HEAD + one.room.height() + _GAP)
    return TableLayout(tuple(laid), tuple(cells), columns, top + band)


def _laid(group: PageGroup, left: int, top: int, wide: int) -> LaidGroup:
    rows = -(-len(group.pages) // wide)
    across = wide * (CELL.width() + _GAP) - _GAP
    room = QRect(left, top + HEAD, across, rows * (CELL.height() + _GAP))
    return LaidGroup(QRect(left, top, across, HEAD), group, room)


def _cells(laid: LaidGroup, wide: int) -> list[LaidCell]:
    made = []
    for number, page in enumerate(laid.group.pages):
        row, column = divmod(number, wide)
        corner = laid.room.topLeft() + QPoint(column * (CELL.width() + _GAP), row * (CELL.height() + _GAP))
        made.append(LaidCell(QRect(corner, CELL), page, laid.group.slot))
    return made


def _line(x: int, box: QRect) -> QRect:
    return QRect(x - 2, box.top(), 4, box.height())
