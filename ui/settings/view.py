"""The settings screen: pages on the left, fields on the right, one key to save."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.staff import StaffMember
from app.use_cases.desk import Desk
from ui.background import Background
from ui.dossier.parts import Notice, label
from ui.settings.devices import DevicesPage
from ui.settings.fields import Section
from ui.settings.form import UNDO, FormPage
from ui.settings.line import LinePage
from ui.settings.model import SettingsModel, SettingsState
from ui.settings.profiles import ProfilesPage
from ui.settings.sections import (
    agency_section,
    desk_section,
    digitise_section,
    hours_section,
    reader_section,
)
from ui.settings.staff import StaffPage
from ui.settings.training import TrainingPage
from ui.widgets.key_button import KeyButton

Page = FormPage | DevicesPage | ProfilesPage | LinePage


class SettingsView(QWidget):
    """Shows and changes the settings of the desk."""

    def __init__(self, desk: Desk, background: Background, staff: StaffMember) -> None:
        super().__init__()
        self.setObjectName("page")
        language = desk.settings.language
        self.model = SettingsModel(desk, background, staff, self)
        self.banner = Notice(language)
        self.changes = label("", "soft")
        self.save = KeyButton(self.tr("Lưu"), "Ctrl+S", self._save, "primary")
        self.undo = KeyButton(self.tr("Bỏ thay đổi"), UNDO, self._undo)
        self.names = QListWidget()
        self.names.setFixedWidth(190)
        self.names.setAccessibleName(self.tr("Các trang cài đặt"))
        self.stack = QStackedWidget()
        self.pages: list[Page] = []
        self._titles: dict[str, str] = {"profiles": self.tr("Kiểu quét")}
        self._build(desk, background, staff)
        self._lay_out()
        self.names.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.names.setCurrentRow(0)
        self.model.changed.connect(self._draw)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the pages, where arrows choose."""
        super().showEvent(event)
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Nothing changes the settings behind this screen."""

    def _build(self, desk: Desk, background: Background, staff: StaffMember) -> None:
        language = desk.settings.language
        for section in (agency_section(), desk_section(), hours_section()):
            self._add_form(section, language)
        self._add(self.tr("Thiết bị"), DevicesPage(self.model, language))
        self._add(self.tr("Kiểu quét"), ProfilesPage(self.model, language))
        self._add(self.tr("Đường truyền"), LinePage(self.model, language))
        self._add_form(reader_section(), language)
        self._add_form(digitise_section(), language)
        self.staff = StaffPage(desk, background, staff)
        self.names.addItem(self.tr("Cán bộ, mã PIN"))
        self.stack.addWidget(_scrolled(self.staff))
        if desk.settings.training:
            self.training = TrainingPage(desk, background)
            self.names.addItem(self.tr("Tập huấn"))
            self.stack.addWidget(_scrolled(self.training))

    def _add_form(self, section: Section, language: str) -> None:
        self._add(section.title, FormPage(section, self.model, language))

    def _add(self, title: str, page: Page) -> None:
        self.names.addItem(title)
        self.pages.append(page)
        self.stack.addWidget(_scrolled(page))
        form = page if isinstance(page, FormPage) else page.form
        for key in form.boxes:
            self._titles[key] = form.boxes[key].accessibleName()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Cài đặt"), "title"))
        top.addWidget(self.changes)
        top.addStretch(1)
        top.addWidget(self.undo)
        top.addWidget(self.save)
        frame = QFrame()
        frame.setObjectName("card")
        inside = QVBoxLayout(frame)
        inside.addWidget(self.stack)
        body = QHBoxLayout()
        body.addWidget(self.names)
        body.addWidget(frame, 1)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addLayout(body, 1)

    def _draw(self) -> None:
        state = self.model.state
        for page in self.pages:
            page.draw(state)
        self.save.setEnabled(bool(state.changes) and not state.saving)
        self.undo.setEnabled(bool(state.changes))
        self.changes.setText(
            self.tr("{n} mục đã sửa, chưa lưu").format(n=len(state.changes)) if state.changes else ""
        )
        if state.error is not None:
            self.banner.warn(state.error)
        elif state.waiting_restart and not state.changes:
            named = ", ".join(self._titles.get(key, key) for key in state.waiting_restart)
            words = self.tr("Đã lưu. Mở lại phần mềm để áp dụng: {named}.")
            self.banner.say(words.format(named=named))
        elif state.just_saved:
            self.banner.say(self.tr("Đã lưu."))
        else:
            self.banner.say("")

    def _undo(self) -> None:
        self.model.undo()
        for page in self.pages:
            shown = page if isinstance(page, FormPage | ProfilesPage) else page.form
            shown.put_all(self.model.state)

    def _save(self) -> None:
        state: SettingsState = self.model.state
        if not state.wrong:
            self.model.save()
            return
        for number, page in enumerate(self.pages):
            form = page if isinstance(page, FormPage) else page.form
            wrong = isinstance(page, ProfilesPage) and page.wrong(state)
            if wrong or any(key in state.wrong for key in form.boxes):
                self.names.setCurrentRow(number)
                page.focus_wrong(state)
                return


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
