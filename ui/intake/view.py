"""The intake screen: papers, page and person side by side, the promise and F9 beneath them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.staff import StaffMember
from app.use_cases.desk import Desk
from ui.background import Background, is_alive
from ui.input_method import commit_composition
from ui.intake.issue.issue_bar import IssueBar
from ui.intake.kept.kept_page import is_kept_page_shown
from ui.intake.offer_bar import OfferBar
from ui.intake.pages.page_act_list import PageActList
from ui.intake.pages.page_keys import PageKeys
from ui.intake.pages.page_panel import PagePanel
from ui.intake.papers.paper_panel import PaperPanel
from ui.intake.person.camera_panel import CameraPanel
from ui.intake.person.card_burst import CardBurst
from ui.intake.person.person_panel import PersonPanel
from ui.intake.procedure_bar import ProcedureBar, ResultsList
from ui.intake.rooms import PERSON_WIDTH, IntakeRooms
from ui.intake.scanning.paper_camera import PaperCamera
from ui.intake.scanning.profile_list import ProfileList
from ui.intake.sides import Sides
from ui.intake.state import IntakeState, Side
from ui.intake.view_model import IntakeViewModel
from ui.intake.wording import way_on_words
from ui.widgets.banner import Banner
from ui.widgets.key_button import KeyButton
from ui.widgets.pictures import Pictures
from ui.widgets.zoom_keys import bind_zoom

PAPERS_WIDTH = 356
PICTURES = "*.jpg *.jpeg *.png *.tif *.tiff"


def first_folder(desk: Desk) -> str:
    """Return where files are first looked for: in training among its papers; "" leaves it to the system."""
    return str(desk.folder.training_scanners) if desk.settings.training else ""


class IntakeView(IntakeRooms):
    """Draws the state of the intake; ``received`` names the dossier just issued."""

    received = Signal(str)

    def __init__(self, desk: Desk, background: Background, staff: StaffMember) -> None:
        super().__init__()
        self.setObjectName("page")
        self._language = language = desk.settings.language
        self._papers_lie_in = first_folder(desk)
        self.model = IntakeViewModel(desk, background, staff, self)
        self.banner = Banner(language, self.model.retry, self.model.dismiss, self.model.go_other)
        self.offer = OfferBar(self.model)
        self.procedure = ProcedureBar(self.model, language)
        self.papers = PaperPanel(self.model, language, self._choose_files)
        self.pictures = pictures = Pictures(desk.page_picture, background, self)
        self._form = ""
        self.act_list = PageActList(self, self.model)
        self.pages = PagePanel(self.model, pictures, desk.catalogue, self.act_list.open)
        self.camera = CameraPanel(desk, background, self.model)
        self.lens = PaperCamera(desk, background, self.model)
        self.person = PersonPanel(self.model, language, self._choose_card_picture, self.camera.toggle)
        self.foot = IssueBar(self.model)
        self.stack = QStackedWidget(self)
        self._table_open = False
        self._was_at: QWidget | None = None
        self._before_table: QWidget | None = None
        self._stops: tuple[QWidget, ...] = ()
        self._lay_out()
        self.results = ResultsList(self, self.procedure.search, self.model)
        self.profiles = ProfileList(self, self.papers.bar, self.model)
        self._bind_keys()
        self.card_burst = CardBurst(self.form, self.person.card, self.model.enter_card)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(lambda: self.draw(self.model.state))
        self.model.changed.connect(lambda _: self._soon.start())
        self.model.attention.connect(self.look_at)
        self.model.received.connect(self.received)
        self.draw(self.model.state)

    def refresh(self) -> None:
        """Look again for drafts to offer back."""
        self.model.offer_open_drafts()

    def close_form(self) -> None:
        """Store what is typed; called before the window or the clerk goes."""
        self.camera.end()
        self.lens.end()
        self.card_burst.settle()
        self.model.close()

    def draw(self, state: IntakeState) -> None:
        """Show one state; changes that come together are drawn once."""
        form = state.draft.id if state.draft else ""
        if form != self._form:
            self._form = form
            self.pictures.forget()
        if state.issued is not None:
            self.result.draw(state.issued)
            if self.stack.currentWidget() is not self.result:
                self.stack.setCurrentWidget(self.result)
                self.result.setFocus()
            return
        self.stack.setCurrentWidget(self.form)
        notice = state.notice
        if notice is not None and notice.error is not None:
            self.banner.offer(notice.error, *way_on_words(notice))
        else:
            self.banner.say(notice.text if notice else "")
        for part in (self.offer, self.procedure, self.papers, self.pages, self.person, self.foot):
            part.draw(state)
        self._lay_table(state)
        self.act_list.draw(state)
        self.results.draw(state)
        self.profiles.draw(state)
        self._order_tabs()

    def look_at(self, name: str) -> None:
        """Move the cursor to what needs the clerk next."""
        self.draw(self.model.state)
        kind, _, key = name.partition(".")
        target: QWidget | None
        if name in set(Side):
            self.sides.begin(Side(name))
            return
        if name == "card":
            target = self.person.card
        elif name in ("query", "procedure"):
            target = self.procedure.search
        elif name == "papers":
            target = self.papers.list
        elif kind == "reason":
            row = self.papers.list.rows.get(key)
            target = row.reason_line if row is not None else None
        else:
            target = self.person.field(name)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the card, where the next citizen begins, or where the clerk was."""
        super().showEvent(event)
        self.model.take_profiles()
        if self.model.state.blank or self._was_at is None:
            self.person.card.setFocus()
        elif is_alive(self._was_at) and self._was_at.isVisible():
            self._was_at.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Remember where the cursor is."""
        self._was_at = self.focusWidget()
        super().hideEvent(event)

    def _lay_table(self, state: IntakeState) -> None:
        """Give the room of page and person to the table, that of the person to two pages side by side."""
        opens, returns = _turns(self._table_open, state.table_open)
        self._table_open = state.table_open
        if opens:
            self._before_table = self.focusWidget()
        kept = is_kept_page_shown(state)
        if kept or "kept_page" in vars(self):
            self.kept_page.setVisible(kept)
            self.kept_page.draw(state)
        self.pages.setVisible(not (state.table_open or state.camera_open or kept))
        covered = state.table_open or state.comparing
        self.person.setVisible(not covered and state.side is Side.PERSON)
        self.sides.draw(state, covered)
        if opens or state.table_open or returns:
            self.table.setVisible(state.table_open)
            self.table.draw(state)
        if opens:
            self.table.table.setFocus()
        elif returns and self._before_table is not None and is_alive(self._before_table):
            self._before_table.setFocus()

    def _choose_files(self) -> None:
        kinds = self.tr("Ảnh và PDF ({kinds})").format(kinds=f"{PICTURES} *.pdf")
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Chọn tệp giấy tờ"), self._papers_lie_in, kinds)
        self.model.take_files([Path(name) for name in names])

    def _choose_card_picture(self) -> None:
        kinds = self.tr("Ảnh ({kinds})").format(kinds=PICTURES)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Chọn ảnh thẻ"), self._papers_lie_in, kinds)
        if name:
            self.model.card_picture(Path(name))

    def _open_paper_camera(self) -> None:
        self.paper_camera.open()

    def _bind_keys(self) -> None:
        bind_zoom(self, self._zoom)
        self.page_keys = PageKeys(self.model, self.form)
        for key, act in (
            ("F7", self.papers.list.setFocus),
            ("Ctrl+Down", lambda: self.papers.list.step(1)),
            ("Ctrl+Up", lambda: self.papers.list.step(-1)),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(act)
        take = QShortcut(QKeySequence("Ctrl+F2"), self.form)
        take.setAutoRepeat(False)
        take.activated.connect(self._take_card)

    def _take_card(self) -> None:
        commit_composition()
        self.model.take_scanned_card()

    def _order_tabs(self) -> None:
        """Let Tab go where the eye goes; asked again when the checklist made new lines."""
        stops = (*self.person.stops, *self.procedure.stops, *self.papers.list.stops)
        if stops == self._stops:
            return
        self._stops = stops
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _lay_out(self) -> None:
        """Put every part into its place before the next one: moving what is full dresses it anew."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self.form = QWidget(self.stack)
        self.stack.addWidget(self.form)
        whole = QVBoxLayout(self.form)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(8, 6, 8, 6)
        inner.setSpacing(6)
        whole.addLayout(inner, 1)
        whole.addWidget(self.foot)
        for widget in (self.banner, self.offer, self.procedure):
            inner.addWidget(widget)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(6)
        inner.addLayout(self._columns, 1)
        self._lay_columns()

    def _lay_columns(self) -> None:
        right = QVBoxLayout()
        self._columns.addWidget(self.papers)
        self._columns.addWidget(self.pages, 1)
        self._columns.addLayout(right)
        right.addWidget(self.camera)
        right.addWidget(self.person, 1)
        self.papers.setFixedWidth(PAPERS_WIDTH)
        self.person.setFixedWidth(PERSON_WIDTH)
        self.camera.setFixedWidth(PERSON_WIDTH)
        self.sides = Sides(self.model, self.form, right)
        self.sides.add(Side.DECLARATION, "F10", lambda: (self.declaration, self.declaration))
        self.sides.add(Side.CHECKING, "F6", lambda: (self.checking, self.checking))
        self.sides.add(Side.KEPT, "Shift+F5", lambda: (self.kept, self.kept))
        opener = KeyButton(self.tr("Máy soi"), "Shift+F3", self._open_paper_camera)
        opener.setToolTip(self.tr("Chụp giấy tờ bằng máy soi hoặc máy ảnh"))
        self.papers.bar.tools.insertWidget(1, opener)


def _turns(before: bool, now: bool) -> tuple[bool, bool]:
    """Return whether something opens, and whether it closes."""
    return now and not before, before and not now
