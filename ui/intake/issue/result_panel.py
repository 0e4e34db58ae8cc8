"""What stands after F9: the code, the promise, how printing goes, and where to go on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.messages import explain
from ui.intake.state import Issued, Printing
from ui.intake.view_model import IntakeViewModel
from ui.widgets.banner import restyle
from ui.widgets.job_words import saved_words
from ui.widgets.key_button import KeyButton
from ui.widgets.state_icon import Sign, StateIcon


class ResultPanel(QWidget):
    """Takes the focus, so that Enter means the next citizen."""

    def __init__(self, model: IntakeViewModel, language: str) -> None:
        super().__init__()
        self._model, self._language = model, language
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.code, self.about, self.due, self.fee = (_plain(n) for n in ("big", "title", "due", "due"))
        self.provisional, self.paper = _plain("wrong"), _plain("title")
        self.icon = StateIcon(28)
        self.again = KeyButton(self.tr("In lại"), "F8", model.print_again)
        self.next = KeyButton(self.tr("Người tiếp theo"), "Return", model.next_citizen, "main")
        self.same_person = KeyButton(self.tr("Cùng người nộp"), "Ctrl+N", model.same_person)
        self.same_procedure = KeyButton(self.tr("Cùng thủ tục"), "Ctrl+Shift+N", model.same_procedure)
        self._lay_out()

    def draw(self, issued: Issued) -> None:
        """Show the result."""
        self.code.setText(issued.code)
        self.about.setText(f"{issued.owner_name} · {issued.procedure_name}")
        self.due.setText(issued.due_words)
        self.fee.setText(issued.fee_words)
        self.provisional.setVisible(issued.provisional)
        self.provisional.setText(self.tr("Số tạm: mã hồ sơ chính thức gắn vào sau, số tạm vẫn tra được."))
        sign, words = self._printing(issued)
        self.icon.show_sign(sign, words)
        self.paper.setText(words)
        role = "wrong" if sign is Sign.WRONG else "title"
        if self.paper.objectName() != role:
            self.paper.setObjectName(role)
            restyle(self.paper)

    def _printing(self, issued: Issued) -> tuple[Sign, str]:
        match issued.printing:
            case Printing.PRINTED if issued.saved_as is not None:
                return Sign.DONE, saved_words(self.tr("giấy tiếp nhận"), issued.saved_as)
            case Printing.SENDING | Printing.WAITING if issued.reprint:
                return Sign.NEXT, self.tr("Đang in lại giấy tiếp nhận…")
            case Printing.PRINTED if issued.reprint:
                return Sign.DONE, self.tr("Đã in lại giấy tiếp nhận, có ghi là bản in lại.")
            case Printing.SENDING:
                return Sign.NEXT, self.tr("Đang chuyển giấy tiếp nhận sang máy in…")
            case Printing.WAITING:
                return Sign.NEXT, self.tr("Đang in giấy tiếp nhận…")
            case Printing.PRINTED:
                return Sign.DONE, self.tr("Đã in giấy tiếp nhận.")
            case Printing.UNKNOWN:
                return Sign.EXCUSED, self.tr("Đã gửi sang máy in; máy in không báo lại. Xem khay giấy.")
        told = explain(issued.print_error, self._language) if issued.print_error else None
        why = told.what if told else self.tr("Máy in báo lỗi.")
        return Sign.WRONG, self.tr("{why} Hồ sơ đã lưu, không mất. F8 in lại.").format(why=why)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        card.setMaximumWidth(860)
        grid, paper, keys = self._promises(), self._paper_row(), self._key_row()
        column = QVBoxLayout(card)
        column.setContentsMargins(30, 24, 30, 24)
        column.setSpacing(12)
        heading = QLabel(self.tr("Đã tiếp nhận"))
        heading.setObjectName("heading")
        column.addWidget(heading)
        for widget in (self.code, self.provisional, self.about):
            column.addWidget(widget)
        column.addLayout(grid)
        column.addSpacing(8)
        column.addLayout(paper)
        column.addSpacing(12)
        column.addLayout(keys)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        middle = QHBoxLayout()  # an alignment would forget that long names need more lines
        middle.addStretch(1)
        middle.addWidget(card, 100)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
        card.setMinimumWidth(760)

    def _promises(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        for row, (words, widget) in enumerate(
            (
                (self.tr("Hẹn trả"), self.due),
                (self.tr("Lệ phí"), self.fee),
            )
        ):
            title = QLabel(words)
            title.setObjectName("soft")
            grid.addWidget(title, row, 0)
            grid.addWidget(widget, row, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _paper_row(self) -> QHBoxLayout:
        paper = QHBoxLayout()
        paper.addWidget(self.icon)
        paper.addWidget(self.paper, 1)
        paper.addWidget(self.again)
        return paper

    def _key_row(self) -> QHBoxLayout:
        keys = QHBoxLayout()
        keys.addWidget(self.same_person)
        keys.addWidget(self.same_procedure)
        keys.addStretch(1)
        keys.addWidget(self.next)
        return keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter of the number block as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._model.next_citizen()
        else:
            super().keyPressEvent(event)


def _plain(role: str) -> QLabel:
    label = QLabel(wordWrap=role != "big", textFormat=Qt.TextFormat.PlainText)
    label.setObjectName(role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label
