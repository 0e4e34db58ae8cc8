"""The top line of the intake: finding the procedure, what it promises and costs, the channel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.procedure import Channel, FeeUnit, Procedure
from app.messages import explain
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.intake.wording import fee_words
from ui.widgets.banner import restyle
from ui.widgets.key_button import KeyButton
from ui.widgets.lines_label import LinesLabel
from ui.widgets.still import hold_still


class SearchLine(QLineEdit):
    """The search box; letters a Vietnamese keyboard still composes are searched as well."""

    def __init__(self, model: IntakeViewModel) -> None:
        super().__init__()
        self._model = model
        self.setObjectName("search")
        self.textChanged.connect(self._search)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Search what is being composed."""
        super().inputMethodEvent(event)
        at = self.cursorPosition()
        self._search(self.text()[:at] + event.preeditString() + self.text()[at:])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows walk the list, Enter chooses, Esc folds it away."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._model.turn_results(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._model.enter_query(self.text())
        elif key == Qt.Key.Key_Escape and (self.text() or self._model.state.results):
            self._model.close_results()
        else:
            super().keyPressEvent(event)

    def _search(self, text: str) -> None:
        if text != self._model.state.query:
            self._model.search(text)


class ProcedureBar(QFrame):
    """Draws the procedure's part of the state."""

    def __init__(self, model: IntakeViewModel, language: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model, self._language = model, language
        self.search = SearchLine(model)
        self.search.setFixedWidth(250)
        self.search.setPlaceholderText(self.tr("vài chữ không dấu: khsinh"))
        self.search.setAccessibleName(self.tr("Tìm thủ tục"))
        self.go_there = KeyButton(self.tr("Thủ tục"), "Ctrl+F", self.search.setFocus, "link")
        self.name, self.about = LinesLabel(1), LinesLabel(1)
        self.about.setObjectName("soft")
        self.channel = self._channel_box()
        self.copies = self._number(self.tr("Số bản cần cấp"), 0, model.set_copies)
        self.originals = self._number(self.tr("Số trang bản chính"), 1, model.set_pages_of_original)
        hold_still(self.channel, self.copies, self.originals)
        self.amounts = QWidget()
        self._lay_out()

    def draw(self, state: IntakeState) -> None:
        """Show procedure, promise, fee and channel."""
        if self.search.text() != state.query and not (state.query and self.search.hasFocus()):
            self.search.setText(state.query)
        preview = state.preview
        procedure = preview.procedure if preview else None
        wrong = state.wrong.get("procedure")
        self._mark(bool(wrong))
        if procedure is None or preview is None:
            words = str(explain(wrong, self._language)) if wrong else self.tr("Chưa chọn thủ tục")
            self.name.show_text(words, 1, bool(wrong))
            self.about.show_text(self.tr("Gõ vài chữ đầu không dấu rồi Enter."), 1)
            self.amounts.hide()
            return
        self.name.show_text(procedure.name, 1, bold=True)
        facts = (procedure.code, preview.deadline_text, procedure.field_name, fee_words(preview.fee))
        self.about.show_text(" · ".join(facts), 1)
        self._draw_amounts(procedure, state)
        if state.draft is not None:
            self.channel.setCurrentIndex(self.channel.findData(int(state.draft.channel)))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, from left to right."""
        return (self.search, self.copies, self.originals, self.channel)

    def _draw_amounts(self, procedure: Procedure, state: IntakeState) -> None:
        self.amounts.setVisible(procedure.fee.unit is not FeeUnit.PER_DOSSIER)
        self.originals.setVisible(procedure.fee.unit is FeeUnit.PAGES_OF_COPY)
        if state.draft is None:
            return
        for box, value in (
            (self.copies, state.draft.copies),
            (self.originals, state.draft.pages_of_original),
        ):
            if not box.hasFocus() and box.value() != value:
                box.blockSignals(True)
                box.setValue(value)
                box.blockSignals(False)

    def _mark(self, wrong: bool) -> None:
        if bool(self.search.property("wrong")) != wrong:
            self.search.setProperty("wrong", wrong)
            restyle(self.search)

    def _channel_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Kênh tiếp nhận"))
        for channel, words in (
            (Channel.DIRECT, self.tr("Trực tiếp")),
            (Channel.ONLINE, self.tr("Trực tuyến")),
            (Channel.POST, self.tr("Bưu chính")),
        ):
            box.addItem(words, int(channel))
        box.activated.connect(lambda index: self._model.choose_channel(Channel(box.itemData(index))))
        return box

    def _number(self, words: str, least: int, act: object) -> QSpinBox:
        box = QSpinBox()
        box.setRange(least, 999)
        box.setAccessibleName(words)
        box.setToolTip(words)
        box.valueChanged.connect(act)
        return box

    def _lay_out(self) -> None:
        amounts = QHBoxLayout(self.amounts)
        amounts.setContentsMargins(0, 0, 0, 0)
        for words, box in ((self.tr("Số bản"), self.copies), (self.tr("Số trang gốc"), self.originals)):
            amounts.addWidget(QLabel(words))
            amounts.addWidget(box)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.name)
        told.addWidget(self.about)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 5, 8, 5)
        line.setSpacing(8)
        line.addWidget(self.go_there)
        line.addWidget(self.search)
        line.addLayout(told, 1)
        line.addWidget(self.amounts)
        line.addWidget(self.channel)


class ResultsList(QListWidget):
    """The procedures found, laid over the screen under the search box; it never takes the focus."""

    def __init__(self, parent: QWidget, below: QWidget, model: IntakeViewModel) -> None:
        super().__init__(parent)
        self._host, self._below, self._model = parent, below, model
        self.setObjectName("results")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Thủ tục tìm thấy"))
        self.itemClicked.connect(lambda item: model.choose_procedure(item.data(Qt.ItemDataRole.UserRole)))
        below.installEventFilter(self)
        self.hide()

    def draw(self, state: IntakeState) -> None:
        """Show the list, its marked line, or nothing."""
        codes = [self.item(i).data(Qt.ItemDataRole.UserRole) for i in range(self.count())]
        if codes != [p.code for p in state.results]:
            self.clear()
            for procedure in state.results:
                self.addItem(f"{procedure.name}   ·   {procedure.code} · {procedure.field_name}")
                self.item(self.count() - 1).setData(Qt.ItemDataRole.UserRole, procedure.code)
        self.setVisible(bool(state.results))
        if state.results:
            self.setCurrentRow(state.result_index)
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Fold away when the cursor leaves the search box."""
        if watched is self._below and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._model.close_results()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        corner = self._below.mapTo(self._host, self._below.rect().bottomLeft())
        height = sum(self.sizeHintForRow(i) for i in range(self.count())) + 10
        width = min(self._host.width() - corner.x() - 10, 860)
        self.setGeometry(QRect(corner.x(), corner.y() + 2, width, height))
        self.raise_()
