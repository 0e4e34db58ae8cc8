"""The right column while papers are checked by eye: the open value on top, every value beneath it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from app.domain.checking.acceptance import against_proof, kept_apart
from app.domain.checking.item import CheckItem
from app.domain.errors import RuleError
from app.messages import explain
from ui.intake.checking.choices import Choices
from ui.intake.checking.crop_piece import CropPiece
from ui.intake.checking.typed_value import typed_value
from ui.intake.checking.value_line import LineActs, ValueLine
from ui.intake.checking.value_list import ValueList
from ui.intake.checking.words import (
    along_words,
    ask_words,
    field_words,
    heading_words,
    paper_key_words,
    place_words,
    source_words,
    value_words,
    why,
)
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.widgets.banner import restyle
from ui.widgets.key_button import KeyButton
from ui.widgets.lines_label import LinesLabel
from ui.widgets.pictures import Pictures
from ui.widgets.zoom_keys import Zoom, zoom_button


class CheckingPanel(QFrame):
    """Draws the values of the papers; the cursor stays in the field of the open one."""

    def __init__(self, model: IntakeViewModel, pictures: Pictures, language: str, zoom: Zoom) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model, self._language = model, language
        self._shown: tuple[str, str] = ("", "")
        self._asked = ""
        """What the open field was about to be given when a card spoke against it; Enter again gives it."""
        self.title, self.count = QLabel(self.tr("Kiểm tra bằng mắt")), QLabel()
        self.title.setObjectName("heading")
        self.paper, self.field, self.said = LinesLabel(1), QLabel(), LinesLabel(2)
        self.field.setObjectName("title")
        for label in (self.paper, self.said):
            label.setObjectName("soft")
        self.why = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.along = LinesLabel(2)
        self.along.setObjectName("strong")
        self.crop = CropPiece(pictures)
        acts = LineActs(
            self._accept,
            self._then(model.go_back),
            self._then(lambda: model.step_check(-1)),
            self._then(lambda: model.step_check(1)),
        )
        self.line = ValueLine(acts)
        self.choices = Choices(self._take)
        self.list = ValueList(model.choose_check)
        self.list.setMinimumHeight(56)
        self.accept = KeyButton(self.tr("Nhận"), "", self._accept, "primary")
        self.accept.say(self.tr("Nhận"), "Enter")
        self.back = KeyButton("", "", acts.back)
        self.back.say(self.tr("Lùi"), "Shift+Enter")
        self.sure = KeyButton(self.tr("Nhận hết ô chắc"), "Ctrl+F6", model.accept_sure)
        self.undo = KeyButton(self.tr("Bỏ nhận"), "Shift+F6", model.take_value_back)
        self.zoom = zoom_button(self.tr("Phóng"), zoom, self.tr("Ctrl+- thu nhỏ, Ctrl+0 vừa khung"))
        self._lay_out()

    def begin(self) -> None:
        """Open at the first value that needs eyes."""
        self._asked = ""
        self._model.begin_checking()
        self.draw(self._model.state)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def draw(self, state: IntakeState) -> None:
        """Show the open value and the list."""
        item, paper = state.check_item, state.check_paper
        here = item is not None or bool(paper)
        self._draw_count(state)
        self.list.draw(state)
        for part in (self.paper, self.field, self.line, self.why):
            part.setVisible(here)
        for of_value in (self.said, self.crop):
            of_value.setVisible(item is not None)
        for button in (self.accept, self.back, self.sure, self.undo):
            button.setEnabled(here and not state.issuing)
        self.line.setEnabled(not state.issuing)
        self.line.setReadOnly(item is None)
        told = along_words(state)
        self.along.setVisible(bool(told))
        self.along.show_text(told, 2)
        if item is not None:
            self.undo.setEnabled(item.accepted and not state.issuing)
            self._draw_item(item, state)
            return
        self.choices.hide()
        if paper:
            self._draw_paper(paper, state)

    def _draw_item(self, item: CheckItem, state: IntakeState) -> None:
        self.paper.show_text(heading_words(state, item), 1)
        self.field.setText(field_words(item.fact.name))
        self.said.show_text(self._said(item), 2)
        shown = (item.key, value_words(item.kind, item.beginning))
        if shown != self._shown:
            self._shown, self._asked = shown, ""
            self.line.setText(shown[1])
            self.line.setPlaceholderText("")
            self.line.setAccessibleName(self.field.text())
            self.line.selectAll()
            self._draw_why(item, state)
        elif not self.line.property("wrong") and not self._asked:
            self._draw_why(item, state)
        self.choices.draw(item, state)
        place = state.checks.pictures.get(item.fact.page)
        self.crop.draw(item, place, self._ahead(state))

    def _draw_paper(self, paper: str, state: IntakeState) -> None:
        """Show a whole paper: its page is in the middle, its values stand in the list."""
        items = [item for item in state.checks.items if item.paper == paper]
        self.paper.show_text(heading_words(state, items[0]), 1)
        self.field.setText(self.tr("Cả giấy"))
        self.undo.setEnabled(any(item.accepted for item in items) and not state.issuing)
        if self._shown != (state.check_key, ""):
            self._shown, self._asked = (state.check_key, ""), ""
            self.line.clear()
            self.line.setAccessibleName(self.paper.text)
        self._mark_line(wrong=False)
        self.line.setPlaceholderText(paper_key_words(items))
        self._say(self.tr("Nhìn trang ở giữa và các giá trị dưới đây."), "soft")

    def _draw_why(self, item: CheckItem, state: IntakeState) -> None:
        self._mark_line(wrong=False)
        told = why(item, state, self._language)
        self._say(told.what if told else "", "wrong" if item.conflicts and not item.accepted else "soft")
        self.why.setToolTip(told.do if told else "")

    def _draw_count(self, state: IntakeState) -> None:
        waiting, left = len(state.checks.waiting), len(state.checks.to_accept)
        if waiting:
            words = self.tr("còn {n} trường cần xem").format(n=waiting)
        elif state.reading:
            words = self.tr("đang đọc giấy…")
        elif left:
            words = self.tr("còn {n} giấy chờ nhận").format(n=left)
        else:
            words = self.tr("đã xem hết") if state.checks.items else self.tr("giấy chưa có giá trị nào")
        apart = len(kept_apart(state.checks.items)) if not waiting else 0
        if apart:
            words += self.tr(", còn {n} chỗ khác nhau").format(n=apart)
        role = "wrong" if waiting or apart else "right"
        self.count.setText(words)
        if self.count.objectName() != role:
            self.count.setObjectName(role)
            restyle(self.count)

    def _said(self, item: CheckItem) -> str:
        if item.accepted and item.fact.accepted_at is not None:
            return self.tr("đã nhận lúc {at:%H:%M}").format(at=item.fact.accepted_at)
        if not item.fact.value:
            return ""
        sure = self.tr("{n} %").format(n=round(item.fact.confidence))
        return f"{source_words(item.fact.source)} · {sure}" + self._agreeing(item)

    def _agreeing(self, item: CheckItem) -> str:
        """Say with what a value agrees."""
        if item.backing is None:
            return ""
        return self.tr(" · khớp {where}").format(where=place_words(item.backing, self._model.state))

    def _ahead(self, state: IntakeState) -> CheckItem | None:
        """Return the value the cursor will come to next."""
        keys = [item.key for item in state.checks.items]
        at = keys.index(state.check_key)
        return next((item for item in state.checks.items[at + 1 :] if item.waits), None)

    def _accept(self) -> None:
        item = self._model.state.check_item
        if self._model.state.check_key != self._shown[0] or self._model.state.issuing:
            return  # what is not on the screen yet is not accepted
        if item is None:
            self._model.accept_paper()
            self.draw(self._model.state)
            return
        try:
            self._give(item, self._entered(item))
        except RuleError as error:
            self._mark_line(wrong=True)
            self._say(str(explain(error, self._language)), "wrong")

    def _entered(self, item: CheckItem) -> str:
        """Return what stands in the field; what the desk wrote there keeps its own form."""
        text = self.line.text()
        known = (item.beginning, item.fact.value)
        same = next((value for value in known if text == value_words(item.kind, value)), None)
        return typed_value(item.kind, text) if same is None else same

    def _give(self, item: CheckItem, value: str) -> None:
        """Accept a value; nothing is passed over, and what a card contradicts is asked about first."""
        against = against_proof(item, value)
        if not value:
            self._model.pass_empty(item)
        elif against is not None and self._asked != value:
            self._asked = value
            self._mark_line(wrong=False)
            self._say(ask_words(item, against, self._model.state, self._language).what, "wrong")
            return
        else:
            self._model.accept_value(item, value)
        self._asked = ""
        self.draw(self._model.state)

    def _then(self, act: Callable[[], object]) -> Callable[[], None]:
        """Return an act after which its value is on the screen before the next key is heard."""

        def run() -> None:
            act()
            self.draw(self._model.state)

        return run

    def _take(self, value: str) -> None:
        """Put another source's value into the field; Enter accepts it."""
        self.line.setText(value)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_line(self, *, wrong: bool) -> None:
        if bool(self.line.property("wrong")) != wrong:
            self.line.setProperty("wrong", wrong)
            restyle(self.line)

    def _say(self, text: str, role: str) -> None:
        if self.why.objectName() != role:
            self.why.setObjectName(role)
            restyle(self.why)
        self.why.setText(text)

    def _lay_out(self) -> None:
        head, named = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        named.addWidget(self.field)
        named.addWidget(self.said, 1)
        keys = QGridLayout()
        keys.setSpacing(4)
        for number, button in enumerate((self.accept, self.back, self.zoom)):
            keys.addWidget(button, 0, 2 * number, 1, 2)
        for number, button in enumerate((self.sure, self.undo)):
            keys.addWidget(button, 1, 3 * number, 1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.paper)
        column.addLayout(named)
        for widget in (self.crop, self.line, self.why, self.choices, self.along):
            column.addWidget(widget)
        column.addLayout(keys)
        column.addWidget(self.list, 1)
