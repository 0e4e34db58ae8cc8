"""The lines of the sync page as a Qt table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.register import SyncRow
from ui.dossier.history import entry_words, error_words, files_words
from ui.dossier.words import moment_words
from ui.sync_status.model import SyncState
from ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


class SyncTable(QAbstractTableModel):
    """Draws what is not confirmed."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._state = SyncState(line_set_up=False, line_enabled=False, interval_seconds=0)
        self.headings = (
            self.tr("Hồ sơ"),
            self.tr("Việc"),
            self.tr("Tệp"),
            self.tr("Đã thử"),
            self.tr("Thử tiếp"),
            self.tr("Tình trạng"),
        )

    def show(self, state: SyncState) -> None:
        """Show a state."""
        self.beginResetModel()
        self._state = state
        self.endResetModel()

    def row(self, number: int) -> SyncRow | None:
        """Return one line, or None."""
        return self._state.rows[number] if 0 <= number < len(self._state.rows) else None

    def number_of(self, entry_id: str) -> int:
        """Return where an event stands, or -1."""
        return next((n for n, row in enumerate(self._state.rows) if row.entry_id == entry_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802 - Qt's name
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._state.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802 - Qt's name
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:  # noqa: N802
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return self.headings[section]
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Return text or colour of one cell."""
        row = self.row(index.row())
        if row is None:
            return None
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._text(row, index.column())
        if role == _ROLE.ForegroundRole and row.state == "quarantined" and index.column() == 5:
            return colour("wrong")
        return None

    def _text(self, row: SyncRow, column: int) -> str:
        match column:
            case 0:
                return row.code
            case 1:
                return entry_words(row)
            case 2:
                return files_words(row)
            case 3:
                return self.tr("{n} lần").format(n=row.attempts) if row.attempts else self.tr("chưa")
            case 4:
                return self._next(row)
            case _:
                return self._standing(row)

    def _next(self, row: SyncRow) -> str:
        if row.state == "quarantined":
            return self.tr("khi cho gửi lại")
        if row.next_at is None or self._state.now is None or row.next_at <= self._state.now:
            return self.tr("lượt tới")
        return moment_words(row.next_at, self._state.now)

    def _standing(self, row: SyncRow) -> str:
        error = error_words(row.error, self._language)
        match row.state:
            case "quarantined":
                return self.tr("Cách ly: {reason}").format(reason=error)
            case "accepted":
                words = self.tr("Tỉnh đã nhận tin, còn tệp chưa nhận")
            case _:
                words = self.tr("Chờ gửi")
        return f"{words}. {error}" if error else words
