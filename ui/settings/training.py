"""Training only: a trainer orders a fault of the virtual scanner and reads what the clerk will meet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from app.domain.errors import DeskError
from app.domain.scanning.faults import FaultOrders, ScannerFault, error_of
from app.messages import explain
from app.use_cases.desk import Desk
from ui.background import Background
from ui.dossier.parts import Notice, label
from ui.settings.training_words import calm_words, fault_names
from ui.widgets.key_button import KeyButton
from ui.widgets.still import hold_still

_MOST_SIDES = 50


@dataclass(frozen=True, slots=True)
class PracticeState:
    """What is ordered; ``done`` is the fault just ordered."""

    orders: FaultOrders = field(default_factory=FaultOrders)
    done: ScannerFault | None = None
    error: DeskError | None = None


class PracticeModel(QObject):
    """Holds the orders of the training scanner."""

    changed = Signal()

    def __init__(self, desk: Desk, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self.state = PracticeState()

    def load(self) -> None:
        """Read what is ordered and has not happened yet."""
        self._background.store(self, self._desk.order_fault.ordered, self._loaded, self._failed)

    def order(self, fault: ScannerFault, after: int) -> None:
        """Order one more fault."""
        self._background.store(
            self,
            lambda: self._desk.order_fault(fault, after),
            lambda orders: self._set(PracticeState(orders, fault)),
            self._failed,
        )

    def take_back(self) -> None:
        """Take back everything ordered."""
        self._background.store(
            self,
            self._desk.order_fault.take_back,
            lambda orders: self._set(PracticeState(orders)),
            self._failed,
        )

    def _loaded(self, orders: FaultOrders) -> None:
        done = self.state.done
        self._set(PracticeState(orders, done if done in orders.after else None))

    def _failed(self, error: DeskError) -> None:
        self._set(replace(self.state, error=error))

    def _set(self, state: PracticeState) -> None:
        self.state = state
        self.changed.emit()


class TrainingPage(QWidget):
    """Chooses a fault and when, shows what the clerk will see and do, and what is still to happen."""

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__()
        self._language = desk.settings.language
        self._names = fault_names()
        self.model = PracticeModel(desk, background, self)
        self.notice = Notice(self._language)
        self.fault, self.after = QComboBox(), QSpinBox()
        self.seen, self.done, self.waiting = (label("", wrap=True) for _ in range(3))
        self.order = KeyButton(self.tr("Đặt sự cố"), "Ctrl+Return", self._order, "primary")
        self.take_back = KeyButton(self.tr("Bỏ hết sự cố đã đặt"), "F8", self.model.take_back)
        self._fill()
        self._lay_out()
        self.fault.currentIndexChanged.connect(lambda _: self._draw())
        self.model.changed.connect(self._draw)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """See what has happened since."""
        super().showEvent(event)
        self.model.load()

    def _fill(self) -> None:
        for fault, words in self._names.items():
            self.fault.addItem(words, fault)
        self.fault.setFixedWidth(340)
        self.fault.setMaxVisibleItems(len(self._names))
        self.after.setRange(0, _MOST_SIDES)
        self.after.setValue(2)
        self.after.setFixedWidth(160)
        self.after.setObjectName("count")
        for box in (self.fault, self.after):
            hold_still(box)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.notice)
        column.addWidget(label(self.tr("Tập huấn: cho máy quét ảo hỏng"), "heading"))
        told = self.tr(
            "Mỗi sự cố xảy ra một lần, ở lượt quét tới đủ số mặt bằng máy quét ảo. "
            "Trang đã nhận không bao giờ mất."
        )
        column.addWidget(label(told, "soft", wrap=True))
        column.addLayout(self._form())
        line = QHBoxLayout()
        line.addWidget(self.order)
        line.addWidget(self.take_back)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(label(self.tr("Đã đặt, chưa xảy ra"), "heading"))
        column.addWidget(self.waiting)
        column.addStretch(1)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setVerticalSpacing(6)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Sự cố"), self.fault),
            (self.tr("Xảy ra sau số mặt"), self.after),
            (self.tr("Cán bộ sẽ thấy"), self.seen),
            (self.tr("Cán bộ cần làm"), self.done),
        )
        for words, box in rows:
            box.setAccessibleName(words)
            form.addRow(words, box)
        return form

    def _draw(self) -> None:
        seen, done = self._what_the_clerk_meets(self.fault.currentData())
        self.seen.setText(seen)
        self.done.setText(done)
        state = self.model.state
        lines = [self._waiting_line(fault, after) for fault, after in state.orders.after.items()]
        self.waiting.setText("\n".join(lines) or self.tr("Chưa đặt sự cố nào."))
        self.take_back.setEnabled(bool(lines))
        if state.error is not None:
            self.notice.warn(state.error)
        elif state.done is not None:
            words = self.tr("Đã đặt: {fault}. Sang Tiếp nhận và quét bằng máy quét ảo để gặp sự cố này.")
            self.notice.say(words.format(fault=self._names[state.done]))
        else:
            self.notice.say("")

    def _what_the_clerk_meets(self, fault: ScannerFault) -> tuple[str, str]:
        error = error_of(fault, self.tr("ảo"))
        if error is None:
            return calm_words(fault)
        sentence = explain(error, self._language)
        return sentence.what, sentence.do

    def _waiting_line(self, fault: ScannerFault, after: int) -> str:
        if after == 0:
            return self.tr("{fault}: ngay đầu lượt quét").format(fault=self._names[fault])
        return self.tr("{fault}: sau {n} mặt").format(fault=self._names[fault], n=after)

    def _order(self) -> None:
        self.model.order(self.fault.currentData(), self.after.value())
