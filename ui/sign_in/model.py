"""Who may sign in, what they typed was worth, and the first supervisor of a new desk."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from app.domain.errors import DeskError, RuleError
from app.domain.staff import Role, StaffMember
from app.use_cases.desk import Desk
from ui.background import Background


@dataclass(frozen=True, slots=True)
class SignInState:
    """What the sign-in screen shows.

    Args:
        staff: Everybody who may sign in; None until the store has answered.
        pins: PIN by name, printed on the screen in training only.
    """

    staff: tuple[StaffMember, ...] | None = None
    pins: tuple[tuple[str, str], ...] = ()
    busy: bool = False
    error: DeskError | None = None

    @property
    def first_start(self) -> bool:
        """True on a desk nobody has set up."""
        return self.staff == ()


class SignInModel(QObject):
    """Holds the sign-in state."""

    changed = Signal()
    signed_in = Signal(StaffMember)

    def __init__(
        self,
        desk: Desk,
        background: Background,
        pins: tuple[tuple[str, str], ...] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self.state = SignInState(pins=pins)

    def load(self) -> None:
        """Ask who may sign in."""
        self._background.store(self, self._desk.list_staff, self._listed, self._failed)

    def sign_in(self, member: StaffMember, pin: str) -> None:
        """Check a PIN; checking is slow on purpose, so it runs beside the window."""
        if self.state.busy:
            return
        self._set(replace(self.state, busy=True, error=None))
        self._background.store(self, lambda: self._desk.sign_in(member.id, pin), self._welcome, self._failed)

    def create_supervisor(self, name: str, pin: str, again: str) -> None:
        """Record the first supervisor of a new desk and sign them in."""
        if self.state.busy:
            return
        if pin != again:
            self._failed(RuleError("staff.pins_differ"))
            return
        self._set(replace(self.state, busy=True, error=None))
        self._background.store(
            self, lambda: self._desk.add_staff(name, Role.SUPERVISOR, pin, None), self._welcome, self._failed
        )

    def _listed(self, staff: tuple[StaffMember, ...]) -> None:
        self._set(replace(self.state, staff=staff, busy=False, error=None))

    def _welcome(self, member: StaffMember) -> None:
        self._set(replace(self.state, busy=False, error=None))
        self.signed_in.emit(member)

    def _failed(self, error: DeskError) -> None:
        self._set(replace(self.state, busy=False, error=error))

    def _set(self, state: SignInState) -> None:
        self.state = state
        self.changed.emit()
