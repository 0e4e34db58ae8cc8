"""The window: sign-in in front, the counter behind it, and the rounds of the line beside both."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from app.domain.errors import DeskError
from app.domain.staff import StaffMember
from app.use_cases.desk import Desk
from ui.background import Background
from ui.sign_in.view import SignInView

if TYPE_CHECKING:
    from ui.counter import Counter
from ui.window_place import WindowPlace

SendRound = Callable[[], object]


class MainWindow(QMainWindow):
    """Sign-in in front, the counter behind it; locking keeps the clerk's form as it stands."""

    def __init__(self, desk: Desk, background: Background, send_round: SendRound | None = None) -> None:
        super().__init__()
        self._desk, self._background, self._send_round = desk, background, send_round
        self.setWindowTitle(self.tr("Quầy Một Cửa"))
        self.setMinimumSize(1240, 660)
        self.fronts = QStackedWidget()
        self.setCentralWidget(self.fronts)
        self.sign_in = SignInView(desk, background)
        self.sign_in.signed_in.connect(self.open_counter)
        self.fronts.addWidget(self.sign_in)
        self.counter: Counter | None = None
        self._sending = False
        self._place = WindowPlace(desk.folder.window_file)
        self._line = QTimer(self, interval=max(5, desk.settings.line.interval_seconds) * 1000)
        self._line.timeout.connect(self.send)
        if send_round is not None:
            self._line.start()
            QTimer.singleShot(0, self, self.send)
        QTimer.singleShot(0, self, self._load_counter)

    def show_as_left(self) -> None:
        """Open over the whole screen, or as the window was when it was closed."""
        self._place.show(self)

    def open_counter(self, staff: StaffMember) -> None:
        """Let a clerk work; the same one finds everything as it was left."""
        if self.counter is None or self.counter.staff != staff:
            from ui.counter import Counter

            self._close_counter()
            self.counter = Counter(self._desk, self._background, staff)
            self.counter.left.connect(self.lock)
            self.counter.send_wanted.connect(self.send)
            self.fronts.addWidget(self.counter)
        self.fronts.setCurrentWidget(self.counter)

    def lock(self) -> None:
        """F12: store what is typed and ask who is there."""
        if self.counter is not None:
            self.counter.intake.model.flush()
        self.sign_in.refresh()
        self.fronts.setCurrentWidget(self.sign_in)

    def send(self) -> None:
        """Run one round of the line beside the window; failures show as "last confirmed" only."""
        if self._send_round is None or self._sending:
            return
        self._sending = True
        self._background.device(self, self._send_round, self._sent, self._sent)

    def warn(self, error: DeskError) -> None:
        """Show an error nobody foresaw."""
        if self.counter is not None:
            self.counter.warn(error)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Store everything typed, then let the threads end."""
        self._place.keep(self)
        self._close_counter()
        self._background.close()
        super().closeEvent(event)

    def _load_counter(self) -> None:
        """Load the counter's code beside the sign-in: it takes as long as a clerk needs for the PIN."""
        self._background.device(self, lambda: importlib.import_module("ui.counter"), _nothing, _nothing)

    def _sent(self, _: object) -> None:
        self._sending = False
        if self.counter is not None:
            self.counter.count()

    def _close_counter(self) -> None:
        if self.counter is not None:
            self.counter.close_forms()
            self.fronts.removeWidget(self.counter)
            self.counter.deleteLater()
            self.counter = None


def _nothing(_: object) -> None:
    """The code is there when it is wanted; what is wrong with it shows then."""
