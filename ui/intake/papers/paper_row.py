"""One line of the checklist; the chosen one opens up to counts, ticks and the reason it is missing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from app.domain.checklist import ChecklistLine, SlotState
from app.domain.procedure import CopyCounts, Handling, Rule
from app.messages import explain
from ui.intake.kept.kept_line import KeptLine
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.widgets.banner import restyle
from ui.widgets.field import Field
from ui.widgets.lines_label import LinesLabel
from ui.widgets.state_icon import Sign, StateIcon
from ui.widgets.still import hold_still


class PaperRow(QFrame):
    """Draws one line of the checklist."""

    chosen = Signal(str)

    def __init__(self, line: ChecklistLine, model: IntakeViewModel, language: str) -> None:
        super().__init__()
        self.setObjectName("slot")
        self.key = line.requirement.key
        self._line, self._model, self._language = line, model, language
        self.icon, self.name, self.pages = StateIcon(), LinesLabel(), QLabel()
        self.kept = KeptLine(self.key)
        self.details: RowDetails | None = None
        self._lay_out()

    def draw(self, line: ChecklistLine, state: IntakeState, chosen: bool) -> None:
        """Show the line's state; details only of the chosen one."""
        self._line = line
        requirement = line.requirement
        sign, words = self._sign(line, state, chosen)
        self.icon.show_sign(sign, words)
        self.name.show_text(requirement.name, 6 if chosen else 2, bold=chosen)
        self.pages.setText(self._word(line, state))
        self.setAccessibleName(f"{requirement.name}, {words}")
        self.kept.draw(state, chosen)
        self._mark(chosen)
        if chosen and self.details is None:
            self.details = RowDetails(line, self._model, self._language)
            self._column.addWidget(self.details)
        if self.details is not None:
            self.details.setVisible(chosen)
            if chosen:
                self.details.draw(line, state)

    def toggle(self) -> None:
        """Space: tick what there is to tick on this line."""
        if self.details is not None:
            self.details.toggle()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops once the line was opened."""
        if self.details is None:
            return ()
        asked = self.details
        return (asked.applies.box, asked.shown, *asked.counts.boxes, asked.reason.line)

    @property
    def reason_line(self) -> QWidget | None:
        """Where the reason is written, on the chosen line."""
        return self.details.reason.line if self.details is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click chooses the line."""
        super().mousePressEvent(event)
        self.chosen.emit(self.key)

    def _sign(self, line: ChecklistLine, state: IntakeState, chosen: bool) -> tuple[Sign, str]:
        unread = state.unread_in(self.key)
        match line.state:
            case SlotState.DONE if unread:  # the reader may say they are another paper's
                return Sign.NEXT, self.tr("đang đọc {n} trang").format(n=unread)
            case SlotState.DONE if state.draft is not None and state.draft.reused_in(self.key):
                return Sign.DONE, self.tr("dùng lại từ kho")
            case SlotState.DONE:
                return Sign.DONE, self.tr("đã có")
            case SlotState.EXCUSED:
                return Sign.EXCUSED, self.tr("thiếu, đã ghi lý do")
            case SlotState.OPTIONAL:
                return Sign.IF_ANY, self.tr("không bắt buộc")
        if f"slot:{self.key}" in state.wrong:
            return Sign.WRONG, self.tr("còn thiếu")
        if chosen or state.target == self.key:
            here = self.tr("đang quét vào đây") if state.scanning else self.tr("quét vào đây")
            return Sign.NEXT, here
        return Sign.OPEN, self.tr("chưa có")

    def _word(self, line: ChecklistLine, state: IntakeState) -> str:
        """Say beside the name how many pages there are, or whether the paper must come."""
        unread = state.unread_in(self.key)
        if unread:
            return self.tr("đang đọc {n} trang").format(n=unread)
        if line.pages:
            return self.tr("{n} tr").format(n=line.pages)
        words = {
            SlotState.OPEN: self.tr("còn thiếu"),
            SlotState.OPTIONAL: self.tr("nếu có"),
            SlotState.EXCUSED: self.tr("có lý do"),
        }
        return words.get(line.state, "")

    def _mark(self, chosen: bool) -> None:
        if bool(self.property("chosen")) != chosen:
            self.setProperty("chosen", chosen)
            restyle(self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.name, 1)
        head.addWidget(self.pages, 0, Qt.AlignmentFlag.AlignTop)
        self.icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 4, 6, 4)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        below = QHBoxLayout()
        below.setContentsMargins(27, 0, 0, 0)
        below.addWidget(self.kept)
        self._column.addLayout(below)


class RowDetails(QWidget):
    """Ticks, counts and the reason, made when their line is first chosen."""

    def __init__(self, line: ChecklistLine, model: IntakeViewModel, language: str) -> None:
        super().__init__()
        self.key, self._language = line.requirement.key, language
        self.shown = QCheckBox(self.tr("Đã xuất trình, đã trả lại"))
        self.applies = TickLine(line.requirement.condition or self.tr("Trường hợp này cần giấy này"))
        self.counts = CountsEditor(lambda counts: model.set_counts(self.key, counts))
        self.reason = Field(f"reason.{self.key}", self.tr("Lý do thiếu"), model.type, model.leave)
        self.reason.narrow()
        self.shown.clicked.connect(lambda on: model.set_shown(self.key, on))
        self.applies.box.clicked.connect(lambda on: model.set_circumstance(self.key, on))
        inner = QVBoxLayout(self)
        inner.setContentsMargins(27, 2, 0, 0)
        inner.setSpacing(2)
        for widget in (self.applies, self.shown, self.counts, self.reason):
            inner.addWidget(widget)

    def draw(self, line: ChecklistLine, state: IntakeState) -> None:
        """Show what the clerk said of this paper."""
        if state.draft is None:
            return
        said = state.draft.paper(self.key)
        self.shown.setVisible(line.requirement.handling is Handling.SHOW)
        self.shown.setChecked(said.shown)
        self.applies.setVisible(line.requirement.rule is Rule.CONDITIONAL)
        self.applies.box.setChecked(line.applies)
        self.counts.setVisible(line.applies and not state.draft.reused_in(self.key))
        self.counts.draw(line.counts)
        self.reason.setVisible(line.state in (SlotState.OPEN, SlotState.EXCUSED))
        error = state.wrong.get(f"slot:{self.key}")
        self.reason.draw(
            state.typed.get(self.reason.name, said.missing_reason),
            str(explain(error, self._language)) if error else "",
        )

    def toggle(self) -> None:
        """Tick the box there is."""
        for box in (self.applies.box, self.shown):
            if box.isVisibleTo(self):
                box.click()
                return


class TickLine(QWidget):
    """A tick box whose words wrap."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.box, self.words = QCheckBox(), LinesLabel(4)
        self.box.setAccessibleName(words)
        self.words.show_text(words, 4)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(4)
        self.box.setFixedWidth(28)
        row.addWidget(self.box)
        row.addWidget(self.words, 1)


class CountsEditor(QWidget):
    """Bản chính, bản sao chứng thực, bản sao thường: three small numbers."""

    def __init__(self, changed: Callable[[CopyCounts], object]) -> None:
        super().__init__()
        self._changed = changed
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.boxes = []
        for short, whole in (
            (self.tr("Chính"), self.tr("Số bản chính")),
            (self.tr("Sao CT"), self.tr("Số bản sao chứng thực")),
            (self.tr("Thường"), self.tr("Số bản sao thường")),
        ):
            box = QSpinBox()
            box.setRange(0, 99)
            box.setObjectName("count")
            box.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.setFixedWidth(40)
            box.setAccessibleName(whole)
            box.setToolTip(whole)
            box.valueChanged.connect(self._tell)
            row.addWidget(QLabel(short))
            row.addWidget(box)
            hold_still(box)
            self.boxes.append(box)
        row.addStretch(1)

    def draw(self, counts: CopyCounts) -> None:
        """Show the counts, leaving alone the box under the cursor."""
        for box, value in zip(self.boxes, (counts.originals, counts.certified, counts.plain), strict=True):
            if not box.hasFocus() and box.value() != value:
                box.blockSignals(True)
                box.setValue(value)
                box.blockSignals(False)

    def _tell(self, _: int) -> None:
        self._changed(CopyCounts(*(box.value() for box in self.boxes)))
