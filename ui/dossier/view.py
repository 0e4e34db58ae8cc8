"""One dossier on screen: facts and papers, the page, the history, and what may be done next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from app.domain.register import DossierFile, DossierRow
from app.domain.staff import StaffMember
from app.ports import PrintState
from app.use_cases.desk import Desk
from ui.background import Background
from ui.dossier.changes import ChangeBar
from ui.dossier.facts import FactsCard, PaperList
from ui.dossier.history import by_words, entry_words, event_words, sending_words
from ui.dossier.model import DossierModel, DossierState
from ui.dossier.page_view import PageView
from ui.dossier.parts import Notice, label
from ui.dossier.words import Urgency, due_words, moment_words, status_words, sync_words, urgency_of
from ui.widgets.banner import restyle
from ui.widgets.job_words import saved_words
from ui.widgets.key_button import KeyButton
from ui.widgets.pictures import Pictures

_ASK_PRINTER_MS, _ASKS = 1_500, 20


class DossierView(QWidget):
    """Shows one dossier; emits ``closed`` when the clerk is done with it."""

    closed = Signal()

    def __init__(self, desk: Desk, background: Background, staff: StaffMember) -> None:
        super().__init__()
        self.setObjectName("page")
        self._language = desk.settings.language
        self.model = DossierModel(desk, background, staff, self)
        self.banner = Notice(self._language)
        self.code, self.about, self.sync = label("", "title"), label("", wrap=True), label()
        self.due = label()
        self.facts = FactsCard()
        self.papers = PaperList(self.model.choose_paper)
        self.page = PageView(self.model, Pictures(desk.page_picture, background, self))
        self.history, self.sending = self._list(self.tr("Lịch sử")), self._list(self.tr("Gửi tỉnh"))
        self.changes = ChangeBar(self.model)
        self.print = KeyButton(self.tr("In lại giấy tiếp nhận"), "F8", self.model.print_again)
        self.pdf = KeyButton(self.tr("Mở PDF"), "F6", self.model.open_pdf)
        self.close_button = KeyButton(self.tr("Đóng"), "Esc", self._leave)
        self._printer = QTimer(self, interval=_ASK_PRINTER_MS)
        self._printer.timeout.connect(self._ask_printer)
        self._asks = 0
        self._lay_out()
        self.model.changed.connect(self._draw)
        self.model.pdf_ready.connect(self.open_file)

    def show_dossier(self, dossier_id: str) -> None:
        """Turn to a dossier."""
        self._printer.stop()
        self.model.show(dossier_id)
        self.papers.list.setFocus()

    def refresh(self) -> None:
        """Read the dossier again; the clerk stays on their page."""
        self.model.refresh()

    def open_file(self, path: Path) -> None:
        """Hand a file to the viewer this machine has."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = self.tr("Máy này chưa có chương trình xem PDF. Tệp đã để tại {path}")
            self.banner.say(words.format(path=path))

    def _list(self, name: str) -> QListWidget:
        made = QListWidget()
        made.setWordWrap(True)
        made.setAlternatingRowColors(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        made.setAccessibleName(name)
        return made

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.code)
        top.addSpacing(12)
        top.addWidget(self.due)
        top.addStretch(1)
        for button in (self.pdf, self.print, self.close_button):
            top.addWidget(button)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.facts)
        left.addWidget(self.papers, 1)
        right.addWidget(label(self.tr("Lịch sử"), "heading"))
        right.addWidget(self.history, 3)
        right.addWidget(label(self.tr("Gửi tỉnh"), "heading"))
        right.addWidget(self.sync)
        right.addWidget(self.sending, 2)
        body = QHBoxLayout()
        body.addLayout(left, 30)
        body.addWidget(self.page, 42)
        body.addLayout(right, 28)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.about)
        column.addWidget(self.banner)
        column.addLayout(body, 1)
        column.addWidget(self.changes)

    def _draw(self) -> None:
        state = self.model.state
        self._draw_banner(state)
        if state.file is not None:
            self._draw_head(state, state.file)
            self._draw_history(state, state.file)
        self.facts.draw(state)
        self.papers.draw(state)
        self.page.draw()
        self.changes.draw()
        paper = state.paper_in_view
        self.pdf.setEnabled(paper is not None and bool(paper.pdf_sha256))
        self.print.setEnabled(state.file is not None and not state.busy)
        if self.model.print_job is not None and not self._printer.isActive():
            self._asks = 0
            self._printer.start()

    def _draw_banner(self, state: DossierState) -> None:
        if state.error is not None:
            self.banner.warn(state.error)
        elif state.printing is PrintState.FAILED:
            self.banner.complain(self._print_words(state))
        else:
            self.banner.say(self._print_words(state))

    def _draw_head(self, state: DossierState, file: DossierFile) -> None:
        dossier, now = file.dossier, state.now
        if now is None:
            return
        code = str(dossier.code or dossier.printed_code)
        self.code.setText(self.tr("{code}  (SỐ TẠM)").format(code=code) if dossier.provisional else code)
        self.about.setText(f"{dossier.procedure_name}  ·  {status_words(dossier.status)}")
        self.due.setText(self.tr("Hẹn trả: {due}").format(due=due_words(dossier.due_at, dossier.status, now)))
        late = urgency_of(dossier.due_at, dossier.status, now) is Urgency.LATE
        self.due.setObjectName("wrong" if late else "")
        restyle(self.due)
        row = standing(file)
        self.sync.setText(sync_words(row, now))
        self.sync.setWordWrap(True)
        self.sync.setObjectName("wrong" if row.sync_note else "")
        restyle(self.sync)

    def _draw_history(self, state: DossierState, file: DossierFile) -> None:
        now = state.now
        if now is None:
            return
        told = [
            f"{moment_words(e.at, now)}  {by_words(e, state.names)}\n{event_words(e)}"
            for e in reversed(file.history)
        ]
        _fill(self.history, told)
        _fill(
            self.sending,
            [f"{entry_words(r)}: {sending_words(r, now, self._language)}" for r in file.sending],
        )

    def _print_words(self, state: DossierState) -> str:
        match state.printing:
            case None:
                return ""
            case PrintState.PRINTED if state.saved_as is not None:
                return saved_words(self.tr("giấy tiếp nhận"), state.saved_as)
            case PrintState.PRINTED:
                words = self.tr("Máy in “{printer}” báo đã in xong.")
            case PrintState.FAILED:
                words = self.tr(
                    "Máy in “{printer}” báo in không thành. Hồ sơ không đổi; xem máy in rồi nhấn F8."
                )
            case PrintState.WAITING:
                words = self.tr("Đã giao lệnh in cho máy “{printer}”; máy in chưa báo in xong.")
            case _:
                words = self.tr("Máy in “{printer}” không cho biết đã in xong chưa; hãy nhìn khay giấy.")
        return words.format(printer=state.printer)

    def _ask_printer(self) -> None:
        self._asks += 1
        job = self.model.print_job
        if job is None or self._asks > _ASKS or not self.isVisible():
            self._printer.stop()
            return
        self.model.watch_print(job)

    def _leave(self) -> None:
        if self.model.state.asked is not None:
            self.model.ask(None)
        else:
            self._printer.stop()
            self.closed.emit()


def standing(file: DossierFile) -> DossierRow:
    """Return the dossier's line of the register with what its sending tells."""
    confirmed = [row.finished_at for row in file.sending if row.finished_at is not None]
    refused = next((row.error for row in file.sending if row.state == "quarantined"), "")
    line = DossierRow.of(file.dossier)
    return DossierRow(
        **{name: getattr(line, name) for name in line.__slots__}
        | {"confirmed_at": max(confirmed, default=None), "sync_note": refused}
    )


def _fill(shown: QListWidget, lines: list[str]) -> None:
    if [shown.item(i).text() for i in range(shown.count())] != lines:
        shown.clear()
        shown.addItems(lines)
