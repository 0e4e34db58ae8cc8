"""The lines of the register as a Qt table; it reads frozen rows and asks for more at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.domain.register import DossierRow
from app.domain.status import SyncStatus
from ui.dossier.words import Urgency, due_words, moment_words, status_words, sync_words, urgency_of
from ui.register.model import RegisterState
from ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and what it says of a line."""

    heading: str
    text: Callable[[DossierRow, datetime], str]


class RegisterTable(QAbstractTableModel):
    """Draws the rows of a register state."""

    def __init__(self, load_more: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load_more = load_more
        self._state = RegisterState()
        self._bold = QFont()
        self._bold.setBold(True)
        self.columns = (
            Column(self.tr("Mã hồ sơ"), lambda row, _: self._code(row)),
            Column(self.tr("Thủ tục"), lambda row, _: row.procedure_name),
            Column(self.tr("Chủ hồ sơ"), lambda row, _: self._people(row)),
            Column(self.tr("Nhận lúc"), lambda row, now: moment_words(row.received_at, now)),
            Column(self.tr("Hẹn trả"), lambda row, now: due_words(row.due_at, row.status, now)),
            Column(self.tr("Trạng thái"), lambda row, _: status_words(row.status)),
            Column(self.tr("Gửi tỉnh"), sync_words),
            Column(self.tr("Trang"), lambda row, _: str(row.pages)),
        )

    def show(self, state: RegisterState) -> None:
        """Show a state; lines added at the end leave the clerk where they are."""
        before, after = self._state.rows or (), state.rows or ()
        if before and len(after) > len(before) and after[: len(before)] == before:
            self.beginInsertRows(QModelIndex(), len(before), len(after) - 1)
            self._state = state
            self.endInsertRows()
        elif before != after or self._state.now != state.now:
            self.beginResetModel()
            self._state = state
            self.endResetModel()
        else:
            self._state = state

    def row(self, number: int) -> DossierRow | None:
        """Return one line, or None."""
        rows = self._state.rows or ()
        return rows[number] if 0 <= number < len(rows) else None

    def number_of(self, dossier_id: str) -> int:
        """Return where a dossier stands, or -1."""
        return next((n for n, row in enumerate(self._state.rows or ()) if row.id == dossier_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802 - Qt's name
        """Return the number of lines read."""
        return 0 if parent.isValid() else len(self._state.rows or ())

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802 - Qt's name
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """True while the store may hold further lines."""
        return not parent.isValid() and self._state.more

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's name
        """Ask for further lines; they come later."""
        if not parent.isValid():
            self._load_more()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:  # noqa: N802
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return self.columns[section].heading
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Return text, colour or alignment of one cell."""
        row, now = self.row(index.row()), self._state.now
        if row is None or now is None:
            return None
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return self.columns[index.column()].text(row, now)
        if role == _ROLE.ForegroundRole and self._is_wrong(index.column(), row, now):
            return colour("wrong")
        if role == _ROLE.FontRole and self._is_bold(index.column(), row, now):
            return self._bold
        if role == _ROLE.TextAlignmentRole and index.column() == len(self.columns) - 1:
            return _RIGHT
        return None

    def _code(self, row: DossierRow) -> str:
        return self.tr("{code} (tạm)").format(code=row.code) if row.provisional else row.code

    def _people(self, row: DossierRow) -> str:
        if not row.submitter_name or row.submitter_name == row.owner_name:
            return row.owner_name
        return self.tr("{owner} (nộp: {submitter})").format(
            owner=row.owner_name, submitter=row.submitter_name
        )

    def _is_wrong(self, column: int, row: DossierRow, now: datetime) -> bool:
        if column == 4:
            return urgency_of(row.due_at, row.status, now) is Urgency.LATE
        return column == 6 and row.sync is SyncStatus.QUARANTINED

    def _is_bold(self, column: int, row: DossierRow, now: datetime) -> bool:
        if column == 4:
            return urgency_of(row.due_at, row.status, now) is not Urgency.CALM
        return column == 0 or self._is_wrong(column, row, now)
