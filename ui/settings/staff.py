"""Staff: who may sign in, a new member (supervisor only), and one's own PIN."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from app.domain.errors import DeskError, RuleError
from app.domain.staff import Role, StaffMember
from app.use_cases.desk import Desk
from ui.background import Background
from ui.dossier.parts import Notice, label
from ui.widgets.key_button import KeyButton


@dataclass(frozen=True, slots=True)
class StaffState:
    """What the staff page shows; ``done`` says what was just done."""

    members: tuple[StaffMember, ...] = ()
    done: str = ""
    error: DeskError | None = None


class StaffModel(QObject):
    """Holds the state of the staff page."""

    changed = Signal()

    def __init__(
        self, desk: Desk, background: Background, staff: StaffMember, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self.staff = desk, background, staff
        self.state = StaffState()

    @property
    def supervisor(self) -> bool:
        """True when the person may add others."""
        return self.staff.role is Role.SUPERVISOR

    def load(self) -> None:
        """Read who may sign in."""
        self._background.store(
            self,
            self._desk.list_staff,
            lambda members: self._set(replace(self.state, members=members)),
            self._failed,
        )

    def add(self, name: str, role: Role, pin: str, again: str) -> None:
        """Add a member."""
        if pin != again:
            self._failed(RuleError("staff.pins_differ"))
            return
        self._background.store(
            self,
            lambda: self._desk.add_staff(name, role, pin, self.staff),
            lambda _: self._done("added"),
            self._failed,
        )

    def change_pin(self, old: str, new: str, again: str) -> None:
        """Change one's own PIN."""
        if new != again:
            self._failed(RuleError("staff.pins_differ"))
            return
        self._background.store(
            self,
            lambda: self._desk.change_pin(self.staff.id, old, new),
            lambda _: self._done("pin"),
            self._failed,
        )

    def _done(self, what: str) -> None:
        self._set(replace(self.state, done=what, error=None))
        self.load()

    def _failed(self, error: DeskError) -> None:
        self._set(replace(self.state, done="", error=error))

    def _set(self, state: StaffState) -> None:
        self.state = state
        self.changed.emit()


class StaffPage(QWidget):
    """List of staff, a form for a new one, a form for the own PIN."""

    def __init__(self, desk: Desk, background: Background, staff: StaffMember) -> None:
        super().__init__()
        self.model = StaffModel(desk, background, staff, self)
        self.notice = Notice(desk.settings.language)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Cán bộ"))
        self.list.setMaximumHeight(150)
        self.name, self.role = QLineEdit(), QComboBox()
        self.role.addItem(self.tr("Cán bộ tiếp nhận"), Role.CLERK)
        self.role.addItem(self.tr("Phụ trách"), Role.SUPERVISOR)
        self.pin, self.again = _pin_box(), _pin_box()
        self.old, self.new, self.new_again = _pin_box(), _pin_box(), _pin_box()
        self._lay_out()
        self.model.changed.connect(self._draw)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Bring the list up to date."""
        super().showEvent(event)
        self.model.load()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.notice)
        column.addWidget(self.list)
        if self.model.supervisor:
            self._group(
                column,
                self.tr("Thêm cán bộ"),
                (
                    (self.tr("Họ và tên"), self.name),
                    (self.tr("Vai trò"), self.role),
                    (self.tr("Mã PIN"), self.pin),
                    (self.tr("Gõ lại mã PIN"), self.again),
                ),
                KeyButton(self.tr("Thêm cán bộ"), "Ctrl+Return", self._add),
            )
        else:
            column.addWidget(label(self.tr("Chỉ người phụ trách được thêm cán bộ."), "soft"))
        self._group(
            column,
            self.tr("Đổi mã PIN của tôi"),
            (
                (self.tr("Mã PIN đang dùng"), self.old),
                (self.tr("Mã PIN mới"), self.new),
                (self.tr("Gõ lại mã PIN mới"), self.new_again),
            ),
            KeyButton(self.tr("Đổi mã PIN"), "Ctrl+Shift+P", self._change_pin),
        )
        column.addStretch(1)

    def _group(
        self, column: QVBoxLayout, title: str, boxes: tuple[tuple[str, QWidget], ...], button: KeyButton
    ) -> None:
        column.addWidget(label(title, "heading"))
        form = QFormLayout()
        for words, box in boxes:
            box.setAccessibleName(words)
            box.setMaximumWidth(360)
            form.addRow(words, box)
        column.addLayout(form)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _draw(self) -> None:
        state = self.model.state
        self.list.clear()
        for member in state.members:
            role = self.tr("phụ trách") if member.role is Role.SUPERVISOR else self.tr("cán bộ")
            self.list.addItem(f"{member.name} – {role}")
        if state.done:
            for box in (self.name, self.pin, self.again, self.old, self.new, self.new_again):
                box.clear()
        if state.error is not None:
            self.notice.warn(state.error)
        else:
            done = {"added": self.tr("Đã thêm cán bộ."), "pin": self.tr("Đã đổi mã PIN.")}
            self.notice.say(done.get(state.done, ""))

    def _add(self) -> None:
        role = self.role.currentData()
        self.model.add(self.name.text(), Role(role), self.pin.text(), self.again.text())

    def _change_pin(self) -> None:
        self.model.change_pin(self.old.text(), self.new.text(), self.new_again.text())


def _pin_box() -> QLineEdit:
    box = QLineEdit()
    box.setEchoMode(QLineEdit.EchoMode.Password)
    box.setMaxLength(12)
    return box
