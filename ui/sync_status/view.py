"""The sync page: the sum that must add up, the last word of the province, and each line that waits."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.domain.staff import StaffMember
from app.use_cases.desk import Desk
from ui.background import Background
from ui.dossier.parts import Notice, label
from ui.dossier.words import bytes_words, moment_words
from ui.sync_status.model import SyncModel, SyncState
from ui.sync_status.table import SyncTable
from ui.theme import COLOURS
from ui.widgets.banner import restyle
from ui.widgets.key_button import KeyButton
from ui.widgets.line_table import line_table

_ALONE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_WIDTHS = (210, 130, 170, 80, 130)


class SyncStatusView(QWidget):
    """Shows how the sending stands.

    ``send_now`` tells whoever runs the line to look at the queue at once; without a listener the next
    regular look takes what was released. ``dossier_chosen`` asks to open a dossier.
    """

    send_now = Signal()
    dossier_chosen = Signal(str)

    def __init__(self, desk: Desk, background: Background, staff: StaffMember) -> None:
        super().__init__()
        self.setObjectName("page")
        self.model = SyncModel(desk, background, staff, self)
        self.banner = Notice(desk.settings.language)
        self.truth = label("", wrap=True)
        self.sum = SumCard()
        self.lines = SyncTable(desk.settings.language, self)
        self.table = self._table()
        self.nothing = label(self.tr("Không còn gì chờ gửi."), "soft")
        self.now = KeyButton(self.tr("Gửi ngay"), "F5", self.model.send_now)
        self.again = KeyButton(self.tr("Gửi lại tin đang chọn"), "Ctrl+Return", self._send_again)
        self.open = KeyButton(self.tr("Mở hồ sơ"), "", self._open)
        self.open.say(self.tr("Mở hồ sơ"), "Enter")
        self._lay_out()
        self.model.changed.connect(self._draw)
        self.model.released.connect(self.send_now)

    def refresh(self) -> None:
        """Read counts and lines again."""
        self.model.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Bring the page up to date whenever it is looked at."""
        super().showEvent(event)
        self.refresh()
        self.table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter on a line opens its dossier."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.table and pressed and is_plain_enter(event):
            self._open()
            return True
        return super().eventFilter(watched, event)

    def _table(self) -> QTableView:
        table = line_table(self.lines, self.tr("Tin chưa được tỉnh xác nhận"), _WIDTHS, "4px 5px")
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.installEventFilter(self)
        table.selectionModel().currentChanged.connect(lambda *_: self._draw_buttons())
        return table

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Gửi về tỉnh"), "title"))
        top.addStretch(1)
        for button in (self.open, self.again, self.now):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.truth)
        column.addWidget(self.banner)
        column.addWidget(self.sum)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        column.addStretch(0)

    def _draw(self) -> None:
        state = self.model.state
        chosen = self.lines.row(self.table.currentIndex().row())
        self.truth.setText(self._truth_words(state))
        self.truth.setObjectName("wrong" if not (state.line_set_up and state.line_enabled) else "")
        restyle(self.truth)
        self._draw_banner(state)
        self.sum.draw(state)
        self.lines.show(state)
        self.table.setVisible(bool(state.rows))
        self.nothing.setVisible(state.counts is not None and not state.rows)
        if state.rows:
            self.table.selectRow(max(0, self.lines.number_of(chosen.entry_id) if chosen else 0))
        self._draw_buttons()

    def _draw_banner(self, state: SyncState) -> None:
        if state.error is not None or state.released is None:
            self.banner.warn(state.error)
        elif state.line_set_up and state.line_enabled:
            words = self.tr("Đã xếp {n} tin để gửi; phần mềm xem hàng gửi mỗi {seconds} giây.")
            self.banner.say(words.format(n=state.released, seconds=state.interval_seconds))
        else:
            self.banner.say(self.tr("Tin đã xếp lại, nhưng chưa có đường truyền nên chưa gửi được."))

    def _draw_buttons(self) -> None:
        row = self.lines.row(self.table.currentIndex().row())
        self.again.setEnabled(row is not None)
        self.open.setEnabled(row is not None)

    def _truth_words(self, state: SyncState) -> str:
        if not state.line_set_up:
            return self.tr(
                "Chưa đặt đường truyền về tỉnh. Quầy vẫn nhận và in như thường, nhưng chưa tin nào được gửi. "
                "Người phụ trách đặt địa chỉ trong Cài đặt, mục Đường truyền."
            )
        if not state.line_enabled:
            return self.tr("Việc gửi đang tắt trong Cài đặt. Tin vẫn xếp hàng, không mất, nhưng chưa gửi đi.")
        if state.counts is None or state.now is None:
            return self.tr("Đang đọc…")
        if state.counts.last_confirmed_at is None:
            return self.tr(
                "Chưa lần nào tỉnh xác nhận. Quầy chỉ ghi “đã xác nhận” khi tỉnh trả đúng mã kiểm tra."
            )
        at = moment_words(state.counts.last_confirmed_at, state.now)
        return self.tr("Tỉnh xác nhận lần cuối lúc {at}.").format(at=at)

    def _send_again(self) -> None:
        if (row := self.lines.row(self.table.currentIndex().row())) is not None:
            self.model.send_again(row)

    def _open(self) -> None:
        if (row := self.lines.row(self.table.currentIndex().row())) is not None:
            self.dossier_chosen.emit(row.dossier_id)


class SumCard(QFrame):
    """Confirmed + waiting + quarantined = everything ever queued, written as a sum."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.confirmed, self.waiting = label("–", "big"), label("–", "big")
        self.quarantined, self.total = label("–", "big"), label("–", "big")
        self.files = label("", "soft")
        line = QHBoxLayout()
        self._add(line, self.confirmed, self.tr("tỉnh đã xác nhận"))
        self._sign(line, "+")
        self._add(line, self.waiting, self.tr("chờ gửi"))
        self._sign(line, "+")
        self._add(line, self.quarantined, self.tr("cách ly"))
        self._sign(line, "=")
        self._add(line, self.total, self.tr("hồ sơ của quầy"))
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(line)
        column.addWidget(self.files)

    def draw(self, state: SyncState) -> None:
        """Show the counts of a state."""
        counts = state.counts
        if counts is None:
            return
        self.confirmed.setText(str(counts.confirmed))
        self.waiting.setText(str(counts.waiting))
        self.quarantined.setText(str(counts.quarantined))
        self.quarantined.setStyleSheet(f"color: {COLOURS['wrong']};" if counts.quarantined else "")
        self.total.setText(str(state.total))
        words = self.tr(
            "Hồ sơ đã xác nhận là hồ sơ mà tỉnh đã trả mã băm của mọi tệp. Còn {files} tệp, {size} chưa gửi."
        )
        self.files.setText(words.format(files=counts.waiting_files, size=bytes_words(counts.waiting_bytes)))

    def _add(self, line: QHBoxLayout, number: QLabel, words: str) -> None:
        column = QVBoxLayout()
        column.addWidget(number, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label(words, "soft"), 0, Qt.AlignmentFlag.AlignHCenter)
        line.addLayout(column)

    def _sign(self, line: QHBoxLayout, sign: str) -> None:
        column = QVBoxLayout()
        column.addWidget(label(sign, "big"))
        column.addWidget(label("", "soft"))
        line.addSpacing(14)
        line.addLayout(column)
        line.addSpacing(14)


def is_plain_enter(event: QEvent) -> bool:
    """Tell whether a key event is Enter without any other key."""
    enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and isinstance(event, QKeyEvent) and event.modifiers() in _ALONE
