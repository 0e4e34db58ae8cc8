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
from ui.intake.checking.checking_panel import CheckingPanel
from ui.intake.declaration.declaration_panel import DeclarationPanel
from ui.intake.issue.issue_bar import IssueBar
from ui.intake.issue.result_panel import ResultPanel
from ui.intake.kept.kept_page import KeptPage
from ui.intake.kept.kept_panel import KeptPanel
from ui.intake.offer_bar import OfferBar
from ui.intake.pages.page_act_list import PageActList
from ui.intake.pages.page_keys import PageKeys
from ui.intake.pages.page_panel import PagePanel
from ui.intake.pages.page_table_panel import PageTablePanel
from ui.intake.papers.paper_panel import PaperPanel
from ui.intake.person.camera_panel import CameraPanel
from ui.intake.person.card_burst import CardBurst
from ui.intake.person.person_panel import PersonPanel
from ui.intake.procedure_bar import ProcedureBar, ResultsList
from ui.intake.scanning.paper_camera import PaperCamera
from ui.intake.scanning.paper_camera_panel import PaperCameraPanel
from ui.intake.scanning.profile_list import ProfileList
from ui.intake.sides import Sides
from ui.intake.state import IntakeState, Side
from ui.intake.view_model import IntakeViewModel
from ui.intake.wording import way_on_words
from ui.widgets.banner import Banner
from ui.widgets.pictures import Pictures
from ui.widgets.zoom_keys import bind_zoom

PAPERS_WIDTH, PERSON_WIDTH, CHECKING_WIDTH = 356, 352, 440
PICTURES = "*.jpg *.jpeg *.png *.tif *.tiff"


def first_folder(desk: Desk) -> str:
    """Return where files are first looked for: in training among its papers; "" leaves it to the system."""
    return str(desk.folder.training_scanners) if desk.settings.training else ""


class IntakeView(QWidget):
    """Draws the state of the intake; ``received`` names the dossier just issued."""

    received = Signal(str)

    def __init__(self, desk: Desk, background: Background, staff: StaffMember) -> None:
        super().__init__()
        self.setObjectName("page")
        language = desk.settings.language
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
        self.table = PageTablePanel(self.model, pictures, self.act_list.open)
        self.camera = CameraPanel(desk, background, self.model)
        self.paper_camera = PaperCameraPanel(PaperCamera(desk, background, self.model), pictures)
        self.person = PersonPanel(self.model, language, self._choose_card_picture, self.camera.toggle)
        self.checking = CheckingPanel(self.model, pictures, language, self._zoom)
        self.kept, self.kept_page = KeptPanel(self.model), KeptPage(pictures)
        self.declaration = DeclarationPanel(self.model, language)
        self.foot = IssueBar(self.model)
        self.result = ResultPanel(self.model, language)
        self.stack = QStackedWidget()
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
        self.paper_camera.end()
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
        opens, closes = state.table_open and self.table.isHidden(), not state.table_open
        if opens:
            self._before_table = self.focusWidget()
        kept = self.kept_page.is_wanted(state)
        self.kept_page.setVisible(kept)
        self.kept_page.draw(state)
        self.pages.setVisible(not (state.table_open or state.camera_open or kept))
        covered = state.table_open or state.comparing
        self.person.setVisible(not covered and state.side is Side.PERSON)
        self.sides.draw(state, covered)
        returns = closes and not self.table.isHidden()
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

    def _zoom(self, step: int) -> None:
        """Magnify the page that stands in the middle, of this dossier or of the store."""
        if self.kept_page.isVisible():
            self.kept_page.picture.zoom(step)
        elif self.pages.isVisible():
            self.pages.magnify(step)

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

    def _order_tabs(self) -> None:
        """Let Tab go where the eye goes; asked again when the checklist made new lines."""
        stops = (*self.person.stops, *self.procedure.stops, *self.papers.list.stops)
        if stops == self._stops:
            return
        self._stops = stops
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _lay_out(self) -> None:
        self.form = QWidget()
        right = QVBoxLayout()
        right.addWidget(self.camera)
        right.addWidget(self.person, 1)
        self.sides = Sides(self.model, self.form, right)
        self.sides.add(Side.DECLARATION, self.declaration, self.declaration, "F10")
        self.sides.add(Side.CHECKING, self.checking, self.checking, "F6")
        self.sides.add(Side.KEPT, self.kept, self.kept, "Shift+F5")
        columns = QHBoxLayout()
        columns.setSpacing(6)
        columns.addWidget(self.papers)
        columns.addWidget(self.pages, 1)
        columns.addWidget(self.kept_page, 1)
        columns.addWidget(self.paper_camera, 1)
        columns.addWidget(self.table, 2)
        self.papers.bar.tools.insertWidget(1, self.paper_camera.opener)
        self.table.hide()
        columns.addLayout(right)
        self.papers.setFixedWidth(PAPERS_WIDTH)
        self.person.setFixedWidth(PERSON_WIDTH)
        self.declaration.setFixedWidth(PERSON_WIDTH)
        self.camera.setFixedWidth(PERSON_WIDTH)
        self.kept.setFixedWidth(PERSON_WIDTH)
        self.checking.setFixedWidth(CHECKING_WIDTH)
        inner = QVBoxLayout()
        inner.setContentsMargins(8, 6, 8, 6)
        inner.setSpacing(6)
        for widget in (self.banner, self.offer, self.procedure):
            inner.addWidget(widget)
        inner.addLayout(columns, 1)
        whole = QVBoxLayout(self.form)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(inner, 1)
        whole.addWidget(self.foot)
        self.stack.addWidget(self.form)
        self.stack.addWidget(self.result)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
