"""The foot of the intake: when it is due, what is missing, what it costs, and F9."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout

from app.domain.checklist import SlotState
from app.use_cases.preview import DraftPreview
from ui.intake.checking.words import foot_words
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.intake.wording import due_words, fee_words
from ui.widgets.banner import restyle
from ui.widgets.key_button import KeyButton
from ui.widgets.lines_label import LinesLabel

NAMED = 3
DISCARD = "Ctrl+Shift+X"
_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class IssueBar(QFrame):
    """Draws what the receipt would promise."""

    def __init__(self, model: IntakeViewModel) -> None:
        super().__init__()
        self.setObjectName("issuebar")
        self.due = LinesLabel(2)
        self.due.setObjectName("title")
        self.missing, self.checks = LinesLabel(2), LinesLabel(1)
        self.issue = KeyButton(self.tr("Cấp giấy tiếp nhận"), "F9", model.issue, "main")
        self.later = KeyButton(self.tr("Để sau"), "Ctrl+D", model.next_citizen)
        self.discard = KeyButton(self.tr("Bỏ hồ sơ này"), DISCARD, self._discard)
        self._model, self._sure = model, False
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(self.due)
        told.addWidget(self.missing)
        told.addWidget(self.checks)
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
        self._draw_checks(state)
        preview = state.preview
        if preview is None or preview.procedure is None:
            self.due.show_text(self.tr("Hẹn trả: chọn thủ tục thì biết"), 1, bold=True)
            self.missing.show_text(self._open_drafts(state), 2)
            return
        self.due.show_text(self._promise(preview), 2, bold=True)
        if state.issuing:
            self.missing.show_text(self._issuing(state), 2)
            return
        self.missing.show_text(self._lacking(preview, state.unread), 2)

    def _promise(self, preview: DraftPreview) -> str:
        fee = fee_words(preview.fee).partition(";")[0]  # who need not pay stands on the procedure's line
        words = self.tr("Hẹn trả: {due} · {fee}").format(due=due_words(preview.due_at), fee=fee)
        beyond = self.tr(" · lịch nghỉ năm đó chưa công bố") if preview.due_is_beyond_decree else ""
        return words + beyond

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the question back at any other key or click; time alone takes nothing back."""
        if event.type() == QEvent.Type.MouseButtonPress:
            other = watched is not self.discard and watched.isWidgetType()
        else:
            other = event.type() == QEvent.Type.ShortcutOverride and _is_other(event)
        if other:
            self._calm()
        return super().eventFilter(watched, event)

    def _discard(self) -> None:
        """Ask once more in the same place."""
        if self._sure:
            self._calm()
            self._model.discard()
            return
        self._sure = True
        self.discard.say(self.tr("bấm lần nữa để bỏ hẳn"))
        _application().installEventFilter(self)

    def _calm(self) -> None:
        _application().removeEventFilter(self)
        self._sure = False
        self.discard.say(self.tr("Bỏ hồ sơ này"))

    def _draw_checks(self, state: IntakeState) -> None:
        """Tell without opening F6 whether anything on the papers wants eyes; red only for what is grave."""
        words = foot_words(state.checks)
        role = "wrong" if state.checks.serious else "strong"
        if self.checks.objectName() != role:
            self.checks.setObjectName(role)
            restyle(self.checks)
        self.checks.show_text(words, 1)
        self.checks.setVisible(bool(words))

    def _lacking(self, preview: DraftPreview, unread: int) -> str:
        if unread:
            return self.tr("Đang đọc {n} trang: đọc xong mới biết đủ giấy tờ chưa.").format(n=unread)
        excused = [x.requirement.name for x in preview.checklist if x.state is SlotState.EXCUSED]
        if preview.missing:
            return self._named(self.tr("Còn thiếu: {names}{more}"), [r.name for r in preview.missing])
        if excused:
            return self._named(self.tr("Nhận khi còn thiếu: {names}{more}"), excused)
        return self.tr("Đủ giấy tờ theo quy định.")

    def _named(self, words: str, names: list[str]) -> str:
        more = self.tr(" và {n} giấy nữa").format(n=len(names) - NAMED) if len(names) > NAMED else ""
        return words.format(names="; ".join(names[:NAMED]), more=more)

    def _issuing(self, state: IntakeState) -> str:
        if state.reading:
            words = self.tr("Đang đọc nốt {n} trang rồi cấp giấy… F9 lần nữa: cấp ngay, không chờ đọc.")
            return words.format(n=len(state.reading))
        return self.tr("Đang cấp số và lưu hồ sơ…")

    def _open_drafts(self, state: IntakeState) -> str:
        return self.tr("Mọi thứ đã nhập được lưu ngay trên máy này.") if state.draft else ""


def _is_other(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.key() in _MODIFIERS:
        return False
    pressed: QKeyCombination = event.keyCombination()
    return QKeySequence(pressed) != QKeySequence(DISCARD)


def _application() -> QObject:
    application = QApplication.instance()
    assert application is not None
    return application
