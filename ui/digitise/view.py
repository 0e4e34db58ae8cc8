"""The digitisation page: progress and plan above, then the queue, the page and its values, by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.back_files.job import ItemState
from app.domain.staff import StaffMember
from app.use_cases.desk import Desk
from ui.background import Background
from ui.digitise.bulk_list import BulkList
from ui.digitise.chooser import Chooser
from ui.digitise.fields_panel import FieldsPanel
from ui.digitise.keys import KeyBar
from ui.digitise.model import DigitiseModel
from ui.digitise.queue_list import QueueList
from ui.digitise.start_panel import StartPanel, first_folder
from ui.digitise.state import Asking, DigitiseState
from ui.digitise.words import list_words, progress_words, quota_words, reasons, reasons_back
from ui.dossier.parts import Notice, label
from ui.intake.checking.marking import mark_on
from ui.intake.pages.page_picture import PagePicture
from ui.widgets.pictures import Pictures
from ui.widgets.still import hold_still

LIST_WIDTH, FIELDS_WIDTH = 280, 372


class DigitiseView(QWidget):
    """Draws a state of the model; every act has a key."""

    def __init__(self, desk: Desk, background: Background, staff: StaffMember) -> None:
        super().__init__()
        self.setObjectName("page")
        self.staff = staff
        self._desk = desk
        language = desk.settings.language
        self.model = DigitiseModel(desk, background, staff, self)
        self.pictures = Pictures(desk.page_picture, background, self)
        self.banner = Notice(language)
        self.jobs, self.bar = self._job_box(), QProgressBar()
        self.progress, self.quota = label("", ""), label("", "soft", wrap=True)
        self.heading, self.empty = label("", "heading"), label("", "soft", wrap=True)
        self.queue = QueueList(self.model.walk.choose)
        self.bulk = BulkList(self.pictures)
        self.page = PagePicture(self.pictures)
        self.fields = FieldsPanel(self.model, self.pictures, language)
        acts = self.model.acts
        self.kinds = Chooser(self.tr("Đây là loại giấy gì?"), acts.change_kind, acts.leave_asking)
        words = self.tr("Vì sao để riêng? Chọn hoặc gõ lý do.")
        self.reasons = Chooser(words, acts.put_aside, acts.leave_asking)
        words = self.tr("Vì sao lấy lại? Giấy sẽ bị thu hồi khỏi kho. Chọn hoặc gõ lý do.")
        self.reasons_back = Chooser(words, acts.take_back, acts.leave_asking)
        self.start = StartPanel(self.model, first_folder(desk))
        self.keys = KeyBar(self.model, self.page.zoom, self._accept_sure)
        self._asked = Asking.NOTHING
        self._here = ("", ItemState.TO_CHECK)
        self._lay_out()
        self.model.changed.connect(self._draw)
        self._draw()

    def refresh(self) -> None:
        """Look at everything again."""
        self.model.refresh()

    def close_run(self) -> None:
        """Stop the machine before the window closes."""
        self.model.close()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look whenever the page comes to the front; the cursor is in the value."""
        super().showEvent(event)
        self.model.refresh()
        self._focus()

    def _job_box(self) -> QComboBox:
        box = QComboBox()
        box.setMinimumWidth(240)
        box.setMaximumWidth(420)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setAccessibleName(self.tr("Đợt số hóa"))
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.activated.connect(lambda row: self.model.choose_job(box.itemData(row)))
        hold_still(box)
        return box

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Số hóa kết quả cũ"), "title"))
        top.addWidget(self.jobs)
        top.addWidget(self.progress, 1)
        top.addWidget(self.keys.go_on)
        top.addWidget(self.keys.new)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(5)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.quota)
        column.addWidget(self.banner)
        self.body = QStackedWidget()
        self.checking = self._checking()
        self.body.addWidget(self.checking)
        self.body.addWidget(self.bulk)
        self.body.addWidget(self.start)
        column.addWidget(self.body, 1)
        column.addWidget(self.keys)

    def _checking(self) -> QWidget:
        left = QFrame()
        left.setFixedWidth(LIST_WIDTH)
        listed = QVBoxLayout(left)
        listed.setContentsMargins(0, 0, 0, 0)
        for part in (self.heading, self.empty):
            listed.addWidget(part)
        listed.addWidget(self.queue, 1)
        listed.addStretch(0)
        self.right = QStackedWidget()
        self.right.setFixedWidth(FIELDS_WIDTH)
        for panel in (self.fields, self.kinds, self.reasons, self.reasons_back):
            self.right.addWidget(panel)
        body = QWidget()
        body.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(left)
        row.addWidget(self.page, 1)
        row.addStretch(0)
        row.addWidget(self.right)
        return body

    def _draw(self) -> None:
        state = self.model.state
        self._draw_top(state)
        self.queue.draw(state)
        self.bulk.draw(state)
        self.fields.draw(state)
        self._draw_page(state)
        self.keys.draw(state)
        here = (state.chosen, state.shown)
        if here != self._here:
            self._here = here
            self._focus()
        if state.asking is not self._asked or self._front(state) is not self.body.currentWidget():
            self._asked = state.asking
            self._turn(state)

    def _draw_top(self, state: DigitiseState) -> None:
        self._draw_jobs(state)
        self.progress.setText(progress_words(state))
        self.bar.setVisible(state.progress is not None)
        if state.progress is not None:
            self.bar.setRange(0, max(1, state.progress.total))
            self.bar.setValue(state.progress.done)
        self.quota.setText(quota_words(state.quota, self._desk.clock.now().year))
        if state.error is not None:
            self.banner.warn(state.error)
        else:
            self.banner.say(state.said)
        count = (state.progress.counts if state.progress else {}).get(state.shown.value, 0)
        self.heading.setText(f"{list_words(state.shown)}: {count}")
        none = not state.queue
        self.empty.setVisible(none)
        self.queue.setVisible(not none)
        self.empty.setText(self._empty_words(state))

    def _draw_jobs(self, state: DigitiseState) -> None:
        told = [(job.name, job.id) for job in state.jobs]
        if told != [(self.jobs.itemText(n), self.jobs.itemData(n)) for n in range(self.jobs.count())]:
            self.jobs.clear()
            for name, job_id in told:
                self.jobs.addItem(name, job_id)
        self.jobs.setVisible(bool(told))
        if state.job is not None:
            self.jobs.setCurrentIndex(self.jobs.findData(state.job.id))
            self.jobs.setToolTip(state.job.name)

    def _empty_words(self, state: DigitiseState) -> str:
        if state.job is None:
            return self.tr("Chưa có đợt số hóa nào. Nhấn F5 để bắt đầu.")
        if state.queue is None:
            return self.tr("Đang đọc…")
        if state.shown is ItemState.TO_CHECK and state.running:
            return self.tr("Máy đang đọc; kết quả đầu tiên sẽ hiện ở đây.")
        return self.tr("Không còn kết quả nào trong hàng này.")

    def _draw_page(self, state: DigitiseState) -> None:
        item, check = state.item, state.check
        pages = item.kept_pages if item is not None else ()
        wanted = check.fact.page if check is not None else ""
        page = next((p for p in pages if p.id == wanted), pages[0] if pages else None)
        place = state.places.get(page.id) if page is not None else None
        box = check.fact.box if check is not None and page is not None and page.id == wanted else None
        self.page.setVisible(page is not None)
        self.page.draw(page, mark_on(page, place, box) if box is not None else None)

    def _front(self, state: DigitiseState) -> QWidget:
        if state.asking is Asking.START:
            return self.start
        return self.bulk if state.bulk else self.checking

    def _turn(self, state: DigitiseState) -> None:
        self.body.setCurrentWidget(self._front(state))
        panels = {
            Asking.KIND: self.kinds,
            Asking.REASON: self.reasons,
            Asking.TAKING_BACK: self.reasons_back,
        }
        self.right.setCurrentWidget(panels.get(state.asking, self.fields))
        if state.asking is Asking.KIND:
            types = self._desk.catalogue.document_types
            self.kinds.open([(kind.id, kind.name) for kind in types])
        elif state.asking is Asking.REASON:
            self.reasons.open([(words, words) for words in reasons()], free=True)
        elif state.asking is Asking.TAKING_BACK:
            self.reasons_back.open([(words, words) for words in reasons_back()], free=True)
        elif state.asking is Asking.START:
            self.start.open()
        self._focus()

    def _focus(self) -> None:
        state = self.model.state
        if not self.isVisible() or state.asking is not Asking.NOTHING:
            return
        if state.bulk:
            self.bulk.setFocus()
        elif self.fields.line.isVisible():
            self.fields.line.setFocus()
        else:
            self.checking.setFocus()  # nothing to type in: the arrows must not turn to another job

    def _accept_sure(self) -> None:
        self.model.acts.accept_sure(self.bulk.on_screen())
