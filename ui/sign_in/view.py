"""The first screen: choose a name with the arrows, type a PIN, Enter; a new desk makes its supervisor."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.staff import Role, StaffMember
from app.use_cases.desk import Desk
from ui.background import Background
from ui.dossier.parts import Notice, label
from ui.input_method import commit_composition
from ui.sign_in.model import SignInModel
from ui.sign_in.training import training_pins
from ui.widgets.key_button import KeyButton

_WIDTH = 460


class SignInView(QWidget):
    """Asks who sits at the desk; emits ``signed_in`` with the member."""

    signed_in = Signal(StaffMember)

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__()
        self.setObjectName("page")
        self.model = SignInModel(desk, background, training_pins(desk), self)
        self.banner = Notice(desk.settings.language)
        self.choose = ChooseMember(self.model.sign_in)
        self.first = FirstSupervisor(self.model.create_supervisor)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.choose)
        self.pages.addWidget(self.first)
        self._lay_out(desk)
        self.model.changed.connect(self._draw)
        self.model.signed_in.connect(self.signed_in)
        self.model.load()

    def refresh(self) -> None:
        """Ask again who may sign in and empty the PIN."""
        self.choose.pin.clear()
        self.model.load()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Put the cursor where the clerk starts."""
        super().showEvent(event)
        self._focus()

    def _lay_out(self, desk: Desk) -> None:
        frame = QFrame()
        frame.setObjectName("card")
        frame.setFixedWidth(_WIDTH + 60)
        column = QVBoxLayout(frame)
        column.setContentsMargins(30, 24, 30, 24)
        column.setSpacing(10)
        column.addWidget(label(desk.settings.agency.name, "title", wrap=True))
        column.addWidget(
            label(f"{desk.settings.agency.desk_office} · {desk.settings.desk.name}", "soft", wrap=True)
        )
        column.addWidget(self.banner)
        column.addWidget(self.pages)
        middle = QHBoxLayout()  # an alignment instead would give wrapped words the height of one line
        middle.addStretch(1)
        middle.addWidget(frame)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)

    def _draw(self) -> None:
        state = self.model.state
        self.banner.warn(state.error)
        self.pages.setCurrentWidget(self.first if state.first_start else self.choose)
        self.pages.setVisible(state.staff is not None)
        self.choose.draw(state.staff or (), dict(state.pins), busy=state.busy, wrong=state.error is not None)
        self.first.setEnabled(not state.busy)
        if not state.busy:
            self._focus()

    def _focus(self) -> None:
        if self.model.state.first_start:
            if not self.first.isAncestorOf(self.focusWidget() or self):
                self.first.name.setFocus()
        else:
            self.choose.pin.setFocus()


class ChooseMember(QWidget):
    """The list of staff and the PIN box."""

    def __init__(self, sign_in: Callable[[StaffMember, str], None]) -> None:
        super().__init__()
        self._sign_in = sign_in
        self.staff = QListWidget()
        self.staff.setAccessibleName(self.tr("Cán bộ"))
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(12)
        self.pin.setAccessibleName(self.tr("Mã PIN"))
        self.pin.returnPressed.connect(self._enter)
        self.pin.installEventFilter(self)
        self.staff.itemActivated.connect(lambda _: self.pin.setFocus())
        self.enter = KeyButton(self.tr("Vào quầy"), "", self._enter)
        self.enter.say(self.tr("Vào quầy"), "Enter")
        self.enter.setObjectName("primary")
        self.training = label("", "training", wrap=True)
        self._lay_out()

    def draw(
        self, members: tuple[StaffMember, ...], pins: dict[str, str], *, busy: bool, wrong: bool
    ) -> None:
        """Show the members; the chosen one stays chosen."""
        chosen = self.member()
        if tuple(self._members()) != members:
            self.staff.clear()
            for member in members:
                self._add(member, pins.get(member.name, ""))
            names = [m.id for m in members]
            self.staff.setCurrentRow(names.index(chosen.id) if chosen and chosen.id in names else 0)
            self.staff.setFixedHeight(min(8, max(2, len(members))) * 28 + 8)
        self.training.setVisible(bool(pins))
        self.enter.setEnabled(not busy)
        if wrong:
            self.pin.clear()

    def member(self) -> StaffMember | None:
        """Return the chosen member."""
        item = self.staff.currentItem()
        member = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return member if isinstance(member, StaffMember) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Up and down in the PIN box move in the list, so that no Tab is needed."""
        if watched is self.pin and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step:
                row = self.staff.currentRow() + step
                self.staff.setCurrentRow(min(max(row, 0), self.staff.count() - 1))
                self.pin.clear()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.training.setText(self.tr("TẬP HUẤN: mã PIN ghi ngay cạnh tên. Dữ liệu ở đây là bịa ra để học."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.training)
        column.addWidget(label(self.tr("Cán bộ  (mũi tên lên, xuống để chọn)")))
        column.addWidget(self.staff)
        column.addSpacing(6)
        column.addWidget(label(self.tr("Mã PIN")))
        line = QHBoxLayout()
        line.addWidget(self.pin, 1)
        line.addWidget(self.enter)
        column.addLayout(line)

    def _members(self) -> list[StaffMember]:
        return [self.staff.item(i).data(Qt.ItemDataRole.UserRole) for i in range(self.staff.count())]

    def _add(self, member: StaffMember, pin: str) -> None:
        words = member.name
        if member.role is Role.SUPERVISOR:
            words = self.tr("{name} – phụ trách").format(name=words)
        if pin:
            words = self.tr("{name}   (PIN {pin})").format(name=words, pin=pin)
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, member)
        self.staff.addItem(item)

    def _enter(self) -> None:
        if (member := self.member()) is not None and self.pin.text():
            self._sign_in(member, self.pin.text())


class FirstSupervisor(QWidget):
    """A desk nobody has set up asks for its first supervisor."""

    def __init__(self, create: Callable[[str, str, str], None]) -> None:
        super().__init__()
        self._create = create
        self.name, self.pin, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        for box in (self.pin, self.again):
            box.setEchoMode(QLineEdit.EchoMode.Password)
            box.setMaxLength(12)
        self.make = KeyButton(self.tr("Tạo và vào quầy"), "", self._make)
        self.make.say(self.tr("Tạo và vào quầy"), "Enter")
        self.make.setObjectName("primary")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        hello = self.tr(
            "Quầy này chưa có ai. Ghi tên người phụ trách đầu tiên; người này thêm cán bộ khác sau."
        )
        column.addWidget(label(hello, wrap=True))
        fields = (
            (self.tr("Họ và tên"), self.name),
            (self.tr("Mã PIN, từ 4 đến 12 chữ số"), self.pin),
            (self.tr("Gõ lại mã PIN"), self.again),
        )
        for words, box in fields:
            column.addWidget(label(words))
            column.addWidget(box)
            box.setAccessibleName(words)
            box.returnPressed.connect(self._next_or_make)
        column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignRight)

    def _next_or_make(self) -> None:
        """Enter goes to the next empty box, and acts in the last."""
        empty = next((box for box in (self.name, self.pin, self.again) if not box.text().strip()), None)
        if empty is not None:
            empty.setFocus()
        else:
            self._make()

    def _make(self) -> None:
        commit_composition()
        self._create(self.name.text(), self.pin.text(), self.again.text())
