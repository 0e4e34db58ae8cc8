"""The right column: the value under the cursor with its piece of paper, why to look, and all other values."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from app.domain.back_files.job import ItemState
from app.domain.checking.item import CheckItem
from app.domain.papers.values import is_sure
from app.messages import sentence
from ui.digitise.model import DigitiseModel
from ui.digitise.state import DigitiseState, wants_eyes
from ui.digitise.value_painter import ValuePainter
from ui.digitise.words import reason_words, title_words, twin_words
from ui.dossier.parts import label
from ui.intake.checking.crop_piece import CropPiece
from ui.intake.checking.value_line import LineActs, ValueLine
from ui.intake.checking.value_list import Line
from ui.intake.checking.words import field_words, value_words
from ui.widgets.key_button import KeyButton
from ui.widgets.lines_label import LinesLabel
from ui.widgets.pictures import Pictures
from ui.widgets.state_icon import Sign

_LINE = Qt.ItemDataRole.UserRole
_KIND_LINES = 4
"""The longest kind of the packs takes three."""


class FieldsPanel(QFrame):
    """Enter accepts the value and goes to the next that wants eyes; after the last it registers."""

    def __init__(self, model: DigitiseModel, pictures: Pictures, language: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model, self._language = model, language
        self._drawn = ("", "", "")
        self.kind = LinesLabel(_KIND_LINES)
        self.twins, self.reason = label("", "wrong", wrap=True), label("", "soft", wrap=True)
        self.name, self.why = label("", "heading"), label("", "soft", wrap=True)
        self.piece = CropPiece(pictures)
        self.line = ValueLine(LineActs(self._accept, model.acts.back_to_check, self._before, self._after))
        self.accept = KeyButton("", "", self._accept, "primary")
        self.values = QListWidget()
        self.values.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.values.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.values.setWordWrap(True)  # lines are measured anew when the scroll bar takes some of their width
        self.values.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.values.setItemDelegate(ValuePainter(self.values))
        self.values.setAccessibleName(self.tr("Mọi giá trị trên giấy"))
        self.values.itemClicked.connect(lambda item: model.walk.choose_field(item.data(_LINE).key))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(5)
        for part in (
            self.kind,
            self.twins,
            self.reason,
            self.name,
            self.piece,
            self.line,
            self.why,
            self.accept,
        ):
            column.addWidget(part)
        column.addWidget(self.values, 1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def draw(self, state: DigitiseState) -> None:
        """Show the value the cursor is in; a word being typed in it stays."""
        line, check = state.line, state.check
        self.setVisible(line is not None)
        if line is None:
            return
        item = line.item
        self.kind.show_text(title_words(line), _KIND_LINES, bold=True)
        for part, words in (
            (self.twins, twin_words(item)),
            (self.reason, reason_words(item, self._language)),
        ):
            part.setText(words)
            part.setVisible(bool(words))
        to_check = state.shown is ItemState.TO_CHECK
        self.values.setVisible(bool(item.pages))
        self.kind.setVisible(bool(item.pages))
        self.accept.setVisible(to_check)
        self.accept.say(self._accept_words(state), "Enter")
        for widget in (self.name, self.piece, self.line, self.why):
            widget.setVisible(check is not None and to_check)
        if check is not None:
            self._draw_value(state, check)
        self._draw_list(state)

    def _accept_words(self, state: DigitiseState) -> str:
        others = any(wants_eyes(check) and check.fact.name != state.name for check in state.checks)
        if others:
            return self.tr("Đúng, xem chỗ kế tiếp")
        if state.item is None or not state.item.twins:
            return self.tr("Đúng, lưu vào kho")
        asked = state.asked_twice == state.item.id
        return self.tr("Không trùng, lưu vào kho") if asked else self.tr("Đúng, hỏi lại vì có thể trùng")

    def _draw_value(self, state: DigitiseState, check: CheckItem) -> None:
        words = value_words(check.kind, check.fact.value)
        now = (check.paper, check.fact.name, words)
        if now != self._drawn:
            self._drawn = now
            self.name.setText(field_words(check.fact.name))
            self.line.setText(words)
            self.line.end(False)
            self.line.home(True)  # all of it is selected, and a long value shows its beginning
            self.line.setAccessibleName(field_words(check.fact.name))
        why = self._why(check)
        self.why.setText(why)
        self.why.setVisible(bool(why) and self.line.isVisibleTo(self))
        self.piece.draw(check, state.places.get(check.fact.page), None)

    def _why(self, check: CheckItem) -> str:
        fact = check.fact
        if fact.accepted_by:
            return ""
        if not fact.value:
            return str(sentence("digitise.not_found", {}, self._language))
        if is_sure(fact):
            return ""
        if not fact.page:
            return self.tr("Số lấy từ người quầy đã biết, cùng tên và ngày sinh. So với sổ trước khi nhận.")
        doubt = fact.doubts[0].value if fact.doubts else "unsure"
        facts = {"here": value_words(check.kind, fact.value), "read": fact.read}
        return str(sentence(f"checking.{doubt}", facts, self._language))

    def _draw_list(self, state: DigitiseState) -> None:
        lines = [_line(check, check.fact.name == state.name) for check in state.checks]
        if self.values.count() != len(lines):
            self.values.clear()
            for line in lines:
                entry = QListWidgetItem()
                entry.setData(_LINE, line)  # a line is measured the moment it is added
                self.values.addItem(entry)
        for row, line in enumerate(lines):
            entry = self.values.item(row)
            entry.setData(_LINE, line)
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.name} {line.value}")
            if line.current:
                self.values.scrollToItem(entry, QListWidget.ScrollHint.PositionAtCenter)

    def _accept(self) -> None:
        self._model.acts.accept(self.line.text())

    def _before(self) -> None:
        self._model.walk.step_field(-1)

    def _after(self) -> None:
        self._model.walk.step_field(1)


def _line(check: CheckItem, current: bool) -> Line:
    fact = check.fact
    value = value_words(check.kind, fact.value)
    return Line(fact.name, field_words(fact.name), value, _sign(check), current)


def _sign(check: CheckItem) -> Sign:
    fact = check.fact
    if fact.accepted_by:
        return Sign.DONE
    return Sign.OPTIONAL if fact.value and is_sure(fact) else Sign.NEXT
