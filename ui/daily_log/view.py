"""The daily log page: choose a day, see its sums, make or print its paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QDateEdit, QFormLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.daily_log import DailyLogTotals
from app.domain.staff import StaffMember
from app.use_cases.desk import Desk
from ui.background import Background
from ui.daily_log.model import DailyLogModel, DailyLogState
from ui.dossier.parts import Notice, forget_children, label
from ui.dossier.words import channel_words, money_words
from ui.widgets.job_words import saved_words
from ui.widgets.key_button import KeyButton


class DailyLogView(QWidget):
    """Shows what the desk received on a day; ``closed`` goes back."""

    closed = Signal()

    def __init__(self, desk: Desk, background: Background, staff: StaffMember) -> None:
        super().__init__()
        self.setObjectName("page")
        self.staff = staff
        self.model = DailyLogModel(desk, background, self)
        self.banner = Notice(desk.settings.language)
        self.day = self._day_box()
        self.total = label("", "title")
        self.sums = SumsCard()
        self.pdf = KeyButton(self.tr("Làm PDF và mở"), "F6", self.model.make_pdf)
        self.print = KeyButton(self.tr("In nhật ký"), "F8", self.model.print)
        self.print.setObjectName("primary")
        self.previous = KeyButton(self.tr("Hôm trước"), "Ctrl+PgUp", lambda: self.model.step(-1))
        self.next = KeyButton(self.tr("Hôm sau"), "Ctrl+PgDown", lambda: self.model.step(1))
        self._lay_out()
        self.model.changed.connect(self._draw)
        self.model.pdf_ready.connect(self.open_file)

    def refresh(self) -> None:
        """Count the day again."""
        self.model.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Count whenever the page is looked at; the cursor is on the day."""
        super().showEvent(event)
        self.model.refresh()
        self.day.setFocus()

    def open_file(self, path: Path) -> None:
        """Hand the PDF to the viewer this machine has."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _day_box(self) -> QDateEdit:
        today = self.model.state.today
        box = QDateEdit(QDate(today.year, today.month, today.day))
        box.setDisplayFormat("dd/MM/yyyy")
        box.setCalendarPopup(True)
        box.setMaximumDate(QDate(today.year, today.month, today.day))
        box.setAccessibleName(self.tr("Ngày"))
        box.setMinimumWidth(150)
        box.dateChanged.connect(lambda day: self.model.choose(date(day.year(), day.month(), day.day())))
        return box

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Nhật ký ngày"), "title"))
        top.addWidget(self.day)
        top.addWidget(self.previous)
        top.addWidget(self.next)
        top.addStretch(1)
        top.addWidget(self.pdf)
        top.addWidget(self.print)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addWidget(self.total)
        column.addWidget(self.sums)
        hint = self.tr("Con số tính từ sổ của quầy này. Việc gửi tỉnh là lúc xem; bản in ghi rõ giờ đọc.")
        column.addWidget(label(hint, "soft", wrap=True))
        column.addStretch(1)

    def _draw(self) -> None:
        state = self.model.state
        shown = QDate(state.day.year, state.day.month, state.day.day)
        self.day.blockSignals(True)
        self.day.setMaximumDate(QDate(state.today.year, state.today.month, state.today.day))
        self.day.setDate(shown)
        self.day.blockSignals(False)
        self.next.setEnabled(state.day < state.today)
        self.total.setText(self._total_words(state))
        self.sums.draw(state.totals)
        received = state.totals is not None and state.totals.received > 0
        self.sums.setVisible(received)
        for button in (self.pdf, self.print):
            button.setEnabled(state.totals is not None and not state.busy)
        if state.error is not None:
            self.banner.warn(state.error)
        else:
            self.banner.say(self._done_words(state))

    def _total_words(self, state: DailyLogState) -> str:
        if state.totals is None:
            return self.tr("Đang đếm…")
        if not state.totals.received:
            return self.tr("Ngày này quầy không tiếp nhận hồ sơ nào.")
        t = state.totals
        words = self.tr(
            "{received} hồ sơ = {confirmed} tỉnh đã xác nhận + {waiting} chờ gửi + {quarantined} cách ly"
        )
        return words.format(
            received=t.received, confirmed=t.confirmed, waiting=t.waiting, quarantined=t.quarantined
        )

    def _done_words(self, state: DailyLogState) -> str:
        if state.busy:
            return self.tr("Đang làm nhật ký…")
        if state.job is not None and state.job.file is not None:
            return saved_words(self.tr("nhật ký"), state.job.file)
        if state.job is not None:
            words = self.tr("Đã giao lệnh in cho máy {printer}. Bản PDF ở {path}")
            return words.format(printer=state.job.printer, path=state.made)
        if state.made is not None:
            return self.tr("Đã làm xong: {path}").format(path=state.made)
        return ""


class SumsCard(QFrame):
    """The sums of a day, one under another."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.form = QFormLayout(self)
        self.form.setContentsMargins(16, 12, 16, 12)
        self.form.setHorizontalSpacing(30)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)

    def draw(self, totals: DailyLogTotals | None) -> None:
        """Show the sums."""
        forget_children(self)
        for words, value in () if totals is None else self.lines(totals):
            self.form.addRow(label(words, "soft"), label(value, wrap=True))

    def _fees(self, totals: DailyLogTotals) -> str:
        more = self.tr("{sum}, chưa kể {n} hồ sơ thu theo nghị quyết của HĐND tỉnh")
        told = money_words(totals.fees)
        return more.format(sum=told, n=totals.undecided) if totals.undecided else told

    def _papers(self, totals: DailyLogTotals) -> str:
        if not totals.reused:
            return str(totals.papers)
        return self.tr("{all} = {new} nhận lần này + {reused} dùng lại từ kho").format(
            all=totals.papers, new=totals.papers - totals.reused, reused=totals.reused
        )

    def lines(self, totals: DailyLogTotals) -> list[tuple[str, str]]:
        """Return label and value of every sum."""
        channels = ", ".join(f"{channel_words(channel)} {n}" for channel, n in totals.by_channel)
        clerks = ", ".join(f"{name} {n}" for name, n in totals.by_clerk)
        reused = self.tr("{papers} giấy, trong {dossiers} hồ sơ").format(
            papers=totals.reused, dossiers=totals.with_reuse
        )
        return [
            (self.tr("Theo kênh"), channels),
            (self.tr("Theo cán bộ"), clerks),
            (self.tr("Giấy tờ"), self._papers(totals)),
            (self.tr("Trang đã số hóa"), str(totals.pages)),
            (self.tr("Dùng lại từ kho"), reused),
            (self.tr("Phí, lệ phí đã báo"), self._fees(totals)),
            (self.tr("Số tạm"), str(totals.provisional)),
            (self.tr("Còn thiếu giấy tờ"), str(totals.incomplete)),
        ]
