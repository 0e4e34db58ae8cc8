"""What one clerk works with: the queues with their counts, the page in front, and three facts below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import DeskError
from app.domain.register import DossierRow, Queue
from app.domain.staff import StaffMember
from app.ports import SyncCounts
from app.use_cases.desk import Desk
from ui.background import Background
from ui.daily_log.view import DailyLogView
from ui.digitise.view import DigitiseView
from ui.dossier.view import DossierView
from ui.edge import Edge
from ui.intake.scanning.scan_run import find_scanner
from ui.intake.state import IntakeState
from ui.intake.view import IntakeView
from ui.register.view import RegisterView
from ui.settings.view import SettingsView
from ui.status_bar import StatusBar
from ui.sync_status.view import SyncStatusView
from ui.widgets.banner import AWAY_ABOVE, Banner
from ui.widgets.key_button import KeyButton

COUNT_EVERY_MS = 10_000
LOOK_FOR_SCANNER_MS = 60_000


@dataclass(frozen=True, slots=True)
class Page:
    """One entry of the left edge: what it is called with its key, what it shows.

    Args:
        queue: The register's queue whose count stands beside the title, if it has one.
        view: Name of the view in ``PAGES_SHOWN``.
    """

    key: str
    view: str
    queue: Queue | None = None


PAGES = (
    Page("Alt+1", "intake", Queue.TODAY),
    Page("Alt+2", "register", Queue.SUPPLEMENT),
    Page("Alt+3", "register", Queue.PROCESSING),
    Page("Alt+4", "register", Queue.DUE_SOON),
    Page("Alt+5", "register", Queue.LATE),
    Page("Alt+6", "register", Queue.TO_RETURN),
    Page("Alt+7", "sync_status", Queue.WAITING_TO_SEND),
    Page("Alt+8", "register", Queue.QUARANTINED),
    Page("Alt+9", "daily_log"),
    Page("Alt+S", "digitise"),
    Page("Alt+0", "settings"),
)
VIEWS: dict[str, type[QWidget]] = {
    "intake": IntakeView,
    "register": RegisterView,
    "dossier": DossierView,
    "sync_status": SyncStatusView,
    "daily_log": DailyLogView,
    "digitise": DigitiseView,
    "settings": SettingsView,
}


class Counter(QWidget):
    """Everything one clerk works with; views are made when they are first looked at."""

    left = Signal()
    send_wanted = Signal()

    def __init__(self, desk: Desk, background: Background, staff: StaffMember) -> None:
        super().__init__()
        self.setObjectName("page")
        self.staff = staff
        self._desk, self._background = desk, background
        self._views: dict[str, QWidget] = {}
        self._before = PAGES[0]
        self.banner = Banner(
            desk.settings.language, self.count, lambda: self.banner.say(""), away_key=AWAY_ABOVE
        )
        self.edge = Edge(PAGES, self.turn_to)
        self.stack = QStackedWidget()
        self.status = StatusBar(bool(desk.settings.line.url))
        self._scanning = False
        self._lay_out()
        self.turn_to(PAGES[0])
        self._timers = [self._every(COUNT_EVERY_MS, self.count)]
        self._timers.append(self._every(LOOK_FOR_SCANNER_MS, self.look_for_scanner))
        self.count()
        self.look_for_scanner()
        self.look_for_unprinted()

    @property
    def intake(self) -> IntakeView:
        """The intake, which is always there."""
        view = self._view("intake")
        assert isinstance(view, IntakeView)
        return view

    def turn_to(self, page: Page) -> None:
        """Bring a page to the front."""
        self._before = page
        view = self._view(page.view)
        self.edge.mark(page)
        if isinstance(view, RegisterView) and page.queue is not None:
            view.show_queue(page.queue)
        elif isinstance(view, SyncStatusView | DailyLogView):
            view.refresh()
        self.stack.setCurrentWidget(view)
        self.count()

    def open_dossier(self, dossier_id: str) -> None:
        """Show one dossier; closing it leads back to where it was chosen."""
        view = self._view("dossier")
        if isinstance(view, DossierView):
            self.stack.setCurrentWidget(view)
            view.show_dossier(dossier_id)

    def close_forms(self) -> None:
        """Store everything typed, and let the machine end what it has in hand of the back files."""
        self.intake.close_form()
        digitise = self._views.get("digitise")
        if isinstance(digitise, DigitiseView):
            digitise.close_run()

    def count(self) -> None:
        """Count queues and what waits to be sent, in the store's lane."""
        desk = self._desk
        self._background.store(
            self, lambda: (desk.count_queues(), desk.sync_counts()), self._counted, self.banner.warn
        )

    def look_for_scanner(self) -> None:
        """Ask which scanner answers; never while one is at work."""
        if not self._scanning:
            desk = self._desk
            self._background.device(
                self, lambda: find_scanner(desk), self.status.show_scanner, self._no_scanner
            )

    def look_for_unprinted(self) -> None:
        """After a power cut: name receipts that were numbered but perhaps never reached paper."""
        self._background.store(self, self._desk.unprinted_receipts, self._tell_unprinted, self.banner.warn)

    def _tell_unprinted(self, rows: tuple[DossierRow, ...]) -> None:
        if not rows:
            return
        words = self.tr(
            "Đã cấp số nhưng chưa chắc đã in giấy tiếp nhận: {codes}. Mở hồ sơ rồi nhấn F8 để in."
        )
        codes = ", ".join(row.code for row in rows[:3])
        self.banner.say(words.format(codes=codes + (", …" if len(rows) > 3 else "")))

    def warn(self, error: DeskError) -> None:
        """Show an error that belongs to no page."""
        self.banner.warn(error)

    def _counted(self, told: tuple[dict[Queue, int], SyncCounts]) -> None:
        queues, counts = told
        self.edge.draw(queues)
        self.status.show_sending(counts, queues, self._desk.clock.now().date())

    def _no_scanner(self, _: DeskError) -> None:
        self.status.show_scanner(None)

    def _intake_changed(self, state: IntakeState) -> None:
        self._desk.turns.touch()  # back files give way while a clerk works for a citizen
        if state.scanning == self._scanning:
            return
        self._scanning = state.scanning
        if state.scanning:
            self.status.show_scanning()
        else:
            self.look_for_scanner()

    def _view(self, name: str) -> QWidget:
        if name not in self._views:
            make: Callable[[Desk, Background, StaffMember], QWidget] = VIEWS[name]
            view = self._views[name] = make(self._desk, self._background, self.staff)
            self.stack.addWidget(view)
            self._connect(view)
        return self._views[name]

    def _connect(self, view: QWidget) -> None:
        if isinstance(view, IntakeView):
            view.received.connect(lambda _: self.count())
            view.model.changed.connect(self._intake_changed)
        if isinstance(view, RegisterView | SyncStatusView):
            view.dossier_chosen.connect(self.open_dossier)
        if isinstance(view, SyncStatusView):
            view.send_now.connect(self.send_wanted)
        if isinstance(view, DossierView | DailyLogView):
            view.closed.connect(lambda: self.turn_to(self._before))

    def _every(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=milliseconds)
        timer.timeout.connect(act)
        timer.start()
        return timer

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.banner)
        middle.addWidget(self.stack, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.edge)
        body.addLayout(middle, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Header(self._desk, self.staff, self.left.emit))
        if self._desk.settings.training:
            band = QLabel(self.tr("TẬP HUẤN — người, giấy tờ và hồ sơ ở đây đều không có thật"))
            band.setObjectName("training")
            band.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(band)
        column.addLayout(body, 1)
        column.addWidget(self.status)


class Header(QFrame):
    """Agency, desk and clerk in one line, and the key that locks."""

    def __init__(self, desk: Desk, staff: StaffMember, leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("header")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.setSpacing(14)
        brand = QLabel(self.tr("Quầy Một Cửa"))
        brand.setObjectName("brand")
        row.addWidget(brand)
        row.addWidget(QLabel(desk.settings.agency.name))
        row.addStretch(1)
        row.addWidget(QLabel(desk.settings.desk.name))
        row.addWidget(QLabel(staff.name))
        row.addWidget(KeyButton(self.tr("Khóa / đổi người"), "F12", leave))
