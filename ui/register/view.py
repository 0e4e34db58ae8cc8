"""The register on screen: a search box, the table of one queue, and what to do when it is empty."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.domain.register import Queue
from app.domain.staff import StaffMember
from app.use_cases.desk import Desk
from ui.background import Background
from ui.dossier.parts import Notice, label
from ui.dossier.words import empty_words, queue_words
from ui.register.model import RegisterModel, RegisterState, is_code
from ui.register.table import RegisterTable
from ui.widgets.key_button import KeyButton
from ui.widgets.line_table import line_table

_PAUSE_MS = 200
"""Rest after the last letter before searching: Vietnamese typing sends a word several times."""
_WIDTHS = (180, 200, 165, 92, 215, 118, 172, 56)
_ROW = 46
"""Room for two lines: names of procedures are long."""


class RegisterView(QWidget):
    """Shows one queue; emits ``dossier_chosen`` with the id of the dossier to open."""

    dossier_chosen = Signal(str)

    def __init__(self, desk: Desk, background: Background, staff: StaffMember) -> None:
        super().__init__()
        self.setObjectName("page")
        self.staff = staff
        self.model = RegisterModel(desk, background, self)
        self.lines = RegisterTable(self.model.load_more, self)
        self.banner = Notice(desk.settings.language)
        self.title, self.count = label("", "title"), label("", "soft")
        self.empty = label("", "soft", wrap=True)
        self.search = self._search_box()
        self.everywhere = KeyButton(self.tr("Mọi hồ sơ"), "Ctrl+Return", self.model.search_everywhere)
        self.open = KeyButton(self.tr("Mở hồ sơ"), "", self._open_current)
        self.open.say(self.tr("Mở hồ sơ"), "Enter")
        self.table = self._table()
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(lambda: self.model.search(self.search.text()))
        self._lay_out()
        self.model.changed.connect(self._draw)
        self.model.found.connect(self._found)

    def show_queue(self, queue: Queue) -> None:
        """Turn to a queue."""
        self._pause.stop()
        self.search.clear()
        self._pause.stop()
        self.model.show_queue(queue)

    def refresh(self) -> None:
        """Read the same lines again; the clerk stays on their line."""
        self.model.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Put the cursor into the search box, where a hand-held scanner types too."""
        super().showEvent(event)
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Down leaves the search box for the table; up at the top comes back; Enter opens."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                self._into_table(step=1)
                return True
            if watched is self.table and key == Qt.Key.Key_Up and self.table.currentIndex().row() <= 0:
                self.search.setFocus()
                return True
            if (
                watched is self.table
                and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                and not event.modifiers()
            ):
                self._open_current()
                return True
        return super().eventFilter(watched, event)

    def _search_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setObjectName("search")
        box.setClearButtonEnabled(True)
        box.setMaxLength(200)
        box.setPlaceholderText(
            self.tr("Tìm tên, mã, thủ tục – không cần dấu – hoặc quét mã trên giấy tiếp nhận")
        )
        box.setAccessibleName(self.tr("Tìm hồ sơ"))
        box.textChanged.connect(lambda _: self._pause.start())
        box.returnPressed.connect(self._enter)
        box.installEventFilter(self)
        return box

    def _table(self) -> QTableView:
        table = line_table(self.lines, self.tr("Danh sách hồ sơ"), _WIDTHS, "0 5px")
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.doubleClicked.connect(self._open)
        table.installEventFilter(self)
        return table

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addWidget(self.count)
        top.addStretch(1)
        top.addWidget(self.everywhere)
        top.addWidget(self.open)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.search)
        column.addWidget(self.banner)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)

    def _draw(self) -> None:
        state = self.model.state
        chosen = self.lines.row(self.table.currentIndex().row())
        self.title.setText(queue_words(state.queue))
        self.count.setText(self._count_words(state))
        self.banner.warn(state.error)
        self.lines.show(state)
        self._choose(chosen.id if chosen else "")
        none = state.rows == () and state.error is None
        self.empty.setVisible(none)
        self.empty.setText(self._empty_words(state))
        self.table.setVisible(not none)
        self.open.setEnabled(bool(state.rows))
        self.everywhere.setVisible(state.queue is not Queue.ALL)

    def _count_words(self, state: RegisterState) -> str:
        if state.rows is None:
            return self.tr("đang đọc…")
        shown = len(state.rows)
        if state.query:
            more = self.tr("hơn {n} hồ sơ khớp") if not state.ended else self.tr("{n} hồ sơ khớp")
            return more.format(n=shown)
        return self.tr("{n} hồ sơ").format(n=max(state.total, shown))

    def _empty_words(self, state: RegisterState) -> str:
        if not state.query:
            return empty_words(state.queue)
        if state.queue is Queue.ALL:
            words = self.tr("Không có hồ sơ nào khớp “{query}”. Thử ít chữ hơn, hoặc gõ mã hồ sơ đủ số.")
        else:
            words = self.tr("Hàng này không có hồ sơ khớp “{query}”. Nhấn Ctrl+Enter để tìm trong mọi hồ sơ.")
        return words.format(query=state.query)

    def _choose(self, dossier_id: str) -> None:
        number = max(0, self.lines.number_of(dossier_id))
        if self.lines.row(number) is not None and self.table.currentIndex().row() != number:
            self.table.selectRow(number)

    def _enter(self) -> None:
        text = self.search.text().strip()
        if is_code(text):
            self._pause.stop()
            self.model.find_code(text)
        elif text and self._pause.isActive():
            self._pause.stop()
            self.model.search(text)
            self._into_table()
        else:
            self._open_current()

    def _found(self, dossier_id: str) -> None:
        self.search.clear()
        self.dossier_chosen.emit(dossier_id)

    def _into_table(self, step: int = 0) -> None:
        """Put the cursor on the marked line, or so many lines below: the first is marked from the start."""
        lines = self.lines.rowCount()
        if lines:
            self.table.setFocus()
            self.table.selectRow(min(max(0, self.table.currentIndex().row()) + step, lines - 1))

    def _open_current(self) -> None:
        self._open(self.table.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        if (row := self.lines.row(index.row())) is not None:
            self.dossier_chosen.emit(row.id)
