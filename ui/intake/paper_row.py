"""One line of the checklist; the chosen one opens up to counts, ticks and the reason it is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from app.domain.checklist import ChecklistLine, SlotState
from app.domain.procedure import CopyCounts, Handling, Rule
from app.messages import explain
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.widgets.banner import restyle
from ui.widgets.field import Field
from ui.widgets.lines_label import LinesLabel
from ui.widgets.state_icon import Sign, StateIcon


class PaperRow(QFrame):
    """Draws one line of the checklist."""

    chosen = Signal(str)

    def __init__(self, line: ChecklistLine, model: IntakeViewModel, language: str) -> None:
        super().__init__()
        self.setObjectName("slot")
        self.key = line.requirement.key
        self._line, self._model, self._language = line, model, language
        self.icon, self.name, self.pages = StateIcon(), LinesLabel(), QLabel()
        self.shown = QCheckBox(self.tr("Đã xuất trình, đã trả lại"))
        self.applies = QCheckBox(line.requirement.condition or self.tr("Trường hợp này cần giấy này"))
        self.counts = CountsEditor(lambda counts: model.set_counts(self.key, counts))
        self.reason = Field(f"reason.{self.key}", self.tr("Lý do thiếu"), model.type, model.leave)
        self.details = QWidget()
        self._connect()
        self._lay_out()

    def draw(self, line: ChecklistLine, state: IntakeState, chosen: bool) -> None:
        """Show the line's state; details only of the chosen one."""
        self._line = line
        requirement = line.requirement
        sign, words = self._sign(line, state, chosen)
        self.icon.show_sign(sign, words)
        self.name.show_text(requirement.name, 6 if chosen else 2, bold=chosen)
        self.pages.setText(self.tr("{n} tr").format(n=line.pages) if line.pages else "")
        self.setAccessibleName(f"{requirement.name}, {words}")
        self.details.setVisible(chosen)
        self._mark(chosen)
        if not chosen or state.draft is None:
            return
        said = state.draft.paper(self.key)
        self.shown.setVisible(requirement.handling is Handling.SHOW)
        self.shown.setChecked(said.shown)
        self.applies.setVisible(requirement.rule is Rule.CONDITIONAL)
        self.applies.setChecked(line.applies)
        self.counts.setVisible(line.applies)
        self.counts.draw(line.counts)
        wanted = line.state in (SlotState.OPEN, SlotState.EXCUSED)
        self.reason.setVisible(wanted)
        error = state.wrong.get(f"slot:{self.key}")
        self.reason.draw(
            state.typed.get(self.reason.name, said.missing_reason),
            str(explain(error, self._language)) if error else "",
        )

    def toggle(self) -> None:
        """Space: tick what there is to tick on this line."""
        box = self.applies if self._line.requirement.rule is Rule.CONDITIONAL else self.shown
        if box.isVisibleTo(self):
            box.click()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click chooses the line."""
        super().mousePressEvent(event)
        self.chosen.emit(self.key)

    def _sign(self, line: ChecklistLine, state: IntakeState, chosen: bool) -> tuple[Sign, str]:
        match line.state:
            case SlotState.DONE:
                return Sign.DONE, self.tr("đã có")
            case SlotState.EXCUSED:
                return Sign.EXCUSED, self.tr("thiếu, đã ghi lý do")
            case SlotState.OPTIONAL:
                return Sign.OPTIONAL, self.tr("không bắt buộc")
        if f"slot:{self.key}" in state.wrong:
            return Sign.WRONG, self.tr("còn thiếu")
        if chosen or state.target == self.key:
            return Sign.NEXT, self.tr("quét vào đây")
        return Sign.OPEN, self.tr("chưa có")

    def _mark(self, chosen: bool) -> None:
        if bool(self.property("chosen")) != chosen:
            self.setProperty("chosen", chosen)
            restyle(self)

    def _connect(self) -> None:
        self.shown.clicked.connect(lambda on: self._model.set_shown(self.key, on))
        self.applies.clicked.connect(lambda on: self._model.set_circumstance(self.key, on))
        self.icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.name, 1)
        head.addWidget(self.pages, 0, Qt.AlignmentFlag.AlignTop)
        inner = QVBoxLayout(self.details)
        inner.setContentsMargins(27, 2, 0, 0)
        inner.setSpacing(2)
        for widget in (self.applies, self.shown, self.counts, self.reason):
            inner.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.details)


class CountsEditor(QWidget):
    """Bản chính, bản sao chứng thực, bản sao thường: three small numbers."""

    def __init__(self, changed: object) -> None:
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
            box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            box.setFixedWidth(38)
            box.setAccessibleName(whole)
            box.setToolTip(whole)
            box.valueChanged.connect(self._tell)
            row.addWidget(QLabel(short))
            row.addWidget(box)
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
        if callable(self._changed):
            self._changed(CopyCounts(*(box.value() for box in self.boxes)))
