"""The keys of the digitisation page in one row, each saying what it does now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.domain.back_files.job import ItemState
from ui.digitise.model import DigitiseModel
from ui.digitise.queue_walk import list_after
from ui.digitise.state import Asking, DigitiseState
from ui.digitise.words import list_words
from ui.widgets.key_button import KeyButton
from ui.widgets.zoom_keys import Zoom, bind_zoom, zoom_button


class KeyBar(QFrame):
    """Buttons below the page; ``go_on`` and ``new`` stand above, beside the job."""

    def __init__(self, model: DigitiseModel, zoom: Zoom, accept_sure: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._model = model
        self._told = QShortcut(QKeySequence("Ctrl+Z"), self)
        self._told.activated.connect(model.acts.back_to_check)
        self.go_on = KeyButton("", "F4", model.go_on, "primary")
        self.new = KeyButton(self.tr("Đợt mới"), "F5", model.ask_start)
        self.bulk = KeyButton("", "F2", model.walk.toggle_bulk)
        self.accept = KeyButton(self.tr("Nhận các giấy đang hiện"), "Ctrl+Return", accept_sure, "primary")
        self.zoom = zoom_button(self.tr("Phóng to"), zoom, self.tr("Ctrl+- thu nhỏ, Ctrl+0 vừa khung"))
        bind_zoom(self, zoom)
        self.aside = KeyButton(self.tr("Để riêng"), "F6", lambda: model.acts.ask(Asking.REASON))
        self.copy = KeyButton(self.tr("Bản trùng"), "F7", model.acts.duplicate)
        self.kind = KeyButton(self.tr("Đổi loại"), "F8", lambda: model.acts.ask(Asking.KIND))
        self.back = KeyButton(self.tr("Lấy lại"), "Ctrl+Z", model.acts.back_to_check)
        self.take_back = KeyButton(self.tr("Lấy lại để sửa"), "Ctrl+F5", model.acts.ask_taking_back)
        self.list = KeyButton("", "F9", model.walk.show_next_list)
        self.retry = KeyButton(self.tr("Máy thử lại"), "F11", model.retry)
        self.before = KeyButton("", "PgUp", lambda: model.walk.step(-1), "tool").repeat()
        self.after = KeyButton("", "PgDown", lambda: model.walk.step(1), "tool").repeat()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in self._buttons():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.bulk)
        row.addWidget(self.accept)

    def draw(self, state: DigitiseState) -> None:
        """Show what each key does now; a key that does nothing is not there."""
        working = state.running or state.feeding
        self.go_on.say(self._go_on_words(state, working))
        one = state.item is not None and not state.bulk and state.asking is Asking.NOTHING
        to_check = state.shown is ItemState.TO_CHECK
        shown = {
            self.go_on: state.job is not None and not state.pausing,
            self.zoom: one,
            self.aside: one and to_check,
            self.copy: one and to_check,
            self.kind: one and to_check,
            self.back: self._can_go_back(state) and not state.bulk and state.asking is Asking.NOTHING,
            self.take_back: state.shown is ItemState.KEPT and state.item is not None,
            self.list: not state.bulk and state.job is not None,
            self.retry: state.shown is ItemState.ASIDE and not working,
            self.before: one,
            self.after: one,
            self.bulk: to_check and (state.bulk or bool(state.sure)),
            self.accept: state.bulk and bool(state.sure),
        }
        for button, there in shown.items():
            button.setVisible(there and state.asking is not Asking.START)
            button.setEnabled(there)
        self._told.setEnabled(not shown[self.back] and state.asking is Asking.NOTHING)
        self.new.setVisible(state.asking is not Asking.START)
        self.bulk.say(
            self.tr("Xem từng giấy") if state.bulk else self.tr("Loạt chắc ({n})").format(n=len(state.sure))
        )
        self.list.say(self.tr("Xem “{list}”").format(list=list_words(list_after(state.shown))))

    def _buttons(self) -> tuple[KeyButton, ...]:
        return (
            self.before,
            self.after,
            self.zoom,
            self.aside,
            self.copy,
            self.kind,
            self.back,
            self.take_back,
            self.retry,
            self.list,
        )

    def _can_go_back(self, state: DigitiseState) -> bool:
        if state.shown is ItemState.TO_CHECK:
            return bool(state.undo)
        item = state.item
        return item is not None and bool(item.pdf_sha256) and not item.kept_paper

    def _go_on_words(self, state: DigitiseState, working: bool) -> str:
        if working:
            return self.tr("Tạm dừng")
        feeder = state.job is not None and not state.job.folder
        if feeder:
            return self.tr("Quét tiếp")
        whole = state.progress is not None and not state.progress.to_read
        return self.tr("Tìm tệp mới") if whole else self.tr("Chạy tiếp")
