"""The foot of the intake: when it is due, what is missing, what it costs, and F9."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.intake.wording import due_words, fee_words
from ui.widgets.key_button import KeyButton
from ui.widgets.lines_label import LinesLabel

NAMED = 3
SURE_MS = 4_000


class IssueBar(QFrame):
    """Draws what the receipt would promise."""

    def __init__(self, model: IntakeViewModel) -> None:
        super().__init__()
        self.setObjectName("issuebar")
        self.due = QLabel()
        self.due.setObjectName("title")
        self.missing = LinesLabel(2)
        self.issue = KeyButton(self.tr("Cấp giấy tiếp nhận"), "F9", model.issue, "main")
        self.later = KeyButton(self.tr("Để sau"), "Ctrl+D", model.next_citizen)
        self.discard = KeyButton(self.tr("Bỏ hồ sơ này"), "Ctrl+Shift+X", self._discard)
        self._model, self._sure = model, False
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(self.due)
        told.addWidget(self.missing)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 5, 10, 5)
        line.addLayout(told, 2)
        line.addWidget(self.later)
        line.addWidget(self.discard)
        line.addWidget(self.issue)

    def draw(self, state: IntakeState) -> None:
        """Show due date, fee and what is missing."""
        self.issue.setEnabled(not state.scanning)
        for button in (self.later, self.discard):
            button.setVisible(not state.blank)
            button.setEnabled(not state.scanning and not state.issuing)
        preview = state.preview
        if preview is None or preview.procedure is None:
            self.due.setText(self.tr("Hẹn trả: chọn thủ tục thì biết"))
            self.missing.show_text(self._open_drafts(state), 2)
            return
        words = self.tr("Hẹn trả: {due} · {fee}")
        self.due.setText(words.format(due=due_words(preview.due_at), fee=fee_words(preview.fee)))
        if preview.due_is_beyond_decree:
            self.due.setText(self.due.text() + self.tr(" · lịch nghỉ năm đó chưa công bố"))
        if state.issuing:
            self.missing.show_text(self._issuing(state), 2)
            return
        names = [requirement.name for requirement in preview.missing]
        if not names:
            self.missing.show_text(self.tr("Đủ giấy tờ theo quy định."), 2)
            return
        more = self.tr(" và {n} giấy nữa").format(n=len(names) - NAMED) if len(names) > NAMED else ""
        listed = "; ".join(names[:NAMED])
        self.missing.show_text(self.tr("Còn thiếu: {names}{more}").format(names=listed, more=more), 2)

    def _discard(self) -> None:
        """Ask once more in the same place; any other change takes the question back."""
        if self._sure:
            self._sure = False
            self._model.discard()
        else:
            self._sure = True
            self.discard.say(self.tr("bấm lần nữa để bỏ hẳn"))
            QTimer.singleShot(SURE_MS, self, self._calm)

    def _calm(self) -> None:
        self._sure = False
        self.discard.say(self.tr("Bỏ hồ sơ này"))

    def _issuing(self, state: IntakeState) -> str:
        if state.reading:
            words = self.tr("Đang đọc nốt {n} trang rồi cấp giấy… F9 lần nữa: cấp ngay, không chờ đọc.")
            return words.format(n=len(state.reading))
        return self.tr("Đang cấp số và lưu hồ sơ…")

    def _open_drafts(self, state: IntakeState) -> str:
        return self.tr("Mọi thứ đã nhập được lưu ngay trên máy này.") if state.draft else ""
