"""The rooms of the intake that few citizens need; each is made when it is first opened.

A window that makes them all at once stands still for as long as it takes to dress them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.intake.checking.checking_panel import CheckingPanel
from ui.intake.declaration.declaration_panel import DeclarationPanel
from ui.intake.issue.result_panel import ResultPanel
from ui.intake.kept.kept_page import KeptPage, is_kept_page_shown
from ui.intake.kept.kept_panel import KeptPanel
from ui.intake.pages.page_act_list import PageActList
from ui.intake.pages.page_panel import PagePanel
from ui.intake.pages.page_table_panel import PageTablePanel
from ui.intake.scanning.paper_camera import PaperCamera
from ui.intake.scanning.paper_camera_panel import PaperCameraPanel
from ui.intake.view_model import IntakeViewModel
from ui.widgets.pictures import Pictures

PERSON_WIDTH, CHECKING_WIDTH = 352, 440
Room = TypeVar("Room", bound=QWidget)


class IntakeRooms(QWidget):
    """Makes the rooms; the screen built on it says where they stand and when they are shown."""

    model: IntakeViewModel
    pictures: Pictures
    lens: PaperCamera
    act_list: PageActList
    pages: PagePanel
    stack: QStackedWidget
    _columns: QHBoxLayout
    _language: str

    @cached_property
    def checking(self) -> CheckingPanel:
        """F6: checking by eye."""
        panel = CheckingPanel(self.model, self.pictures, self._language, self._zoom)
        panel.setFixedWidth(CHECKING_WIDTH)
        return panel

    @cached_property
    def declaration(self) -> DeclarationPanel:
        """F10: the tờ khai."""
        panel = DeclarationPanel(self.model, self._language)
        panel.setFixedWidth(PERSON_WIDTH)
        return panel

    @cached_property
    def kept(self) -> KeptPanel:
        """Shift+F5: papers kept of the person."""
        panel = KeptPanel(self.model)
        panel.setFixedWidth(PERSON_WIDTH)
        return panel

    @cached_property
    def kept_page(self) -> KeptPage:
        """The page of a kept paper."""
        return self._in_the_middle(KeptPage(self.pictures))

    @cached_property
    def paper_camera(self) -> PaperCameraPanel:
        """Shift+F3: papers under the camera."""
        return self._in_the_middle(PaperCameraPanel(self.lens, self.pictures))

    @cached_property
    def table(self) -> PageTablePanel:
        """F8: every page, over page and person."""
        return self._in_the_middle(PageTablePanel(self.model, self.pictures, self.act_list.open), 2)

    @cached_property
    def result(self) -> ResultPanel:
        """What stands there after F9."""
        panel = ResultPanel(self.model, self._language)
        self.stack.addWidget(panel)
        return panel

    def _zoom(self, step: int) -> None:
        """Magnify the page that stands in the middle, of this dossier or of the store."""
        if is_kept_page_shown(self.model.state):
            self.kept_page.picture.zoom(step)
        elif self.pages.isVisible():
            self.pages.magnify(step)

    def _in_the_middle(self, room: Room, stretch: int = 1) -> Room:
        """Put a room, hidden as yet, where the page stands."""
        room.hide()
        self._columns.insertWidget(2, room, stretch)
        return room
