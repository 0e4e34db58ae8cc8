"""The settings screen: pages on the left, fields on the right, one key to save."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.staff import StaffMember
from app.use_cases.desk import Desk
from ui.background import Background
from ui.dossier.parts import Notice, label
from ui.settings.device_fields import device_section
from ui.settings.devices import DevicesPage
from ui.settings.fields import Section
from ui.settings.form import UNDO, FormPage
from ui.settings.lazy_pages import LazyPages
from ui.settings.line import LinePage, line_section
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
        self.stack = LazyPages(self._draw_page)
        self._titles: dict[str, str] = {"profiles": self.tr("Kiểu quét")}
        self._build(desk, background, staff)
        self._lay_out()
        self.names.currentRowChanged.connect(self._turn)
        self.names.setCurrentRow(0)
        self.model.changed.connect(self._draw)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the pages, where arrows choose."""
        super().showEvent(event)
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Nothing changes the settings behind this screen."""

    def page(self, number: int) -> Page:
        """Return one of the pages with settings."""
        page = self.stack.page(number)
        assert isinstance(page, FormPage | DevicesPage | ProfilesPage | LinePage)
        return page

    def _build(self, desk: Desk, background: Background, staff: StaffMember) -> None:
        model, language = self.model, desk.settings.language
        for section in (agency_section(), desk_section(), hours_section()):
            self._add_form(section, language)
        self._add(device_section(), lambda: DevicesPage(model, language))
        self._add(Section(self.tr("Kiểu quét"), ()), lambda: ProfilesPage(model, language))
        self._add(line_section(), lambda: LinePage(model, language))
        self._add_form(reader_section(), language)
        self._add_form(digitise_section(), language)
        self._add(Section(self.tr("Cán bộ, mã PIN"), ()), lambda: StaffPage(desk, background, staff))
        if desk.settings.training:
            self._add(Section(self.tr("Tập huấn"), ()), lambda: TrainingPage(desk, background))

    def _add_form(self, section: Section, language: str) -> None:
        self._add(section, lambda: FormPage(section, self.model, language))

    def _add(self, section: Section, make: Callable[[], QWidget]) -> None:
        self.names.addItem(section.title)
        self.stack.add(make)
        self._titles |= {described.key: described.words for described in section.fields}

    def _turn(self, number: int) -> None:
        known = self.stack.made.get(number)
        if known is not None:
            self._draw_page(known)
        self.stack.turn_to(number)

    def _draw_page(self, page: QWidget) -> None:
        if isinstance(page, FormPage | DevicesPage | ProfilesPage | LinePage):
            page.draw(self.model.state)

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
        self._draw_page(self.stack.page(max(0, self.names.currentRow())))
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
        for page in self.stack.made.values():
            if isinstance(page, FormPage | ProfilesPage):
                page.put_all(self.model.state)
            elif isinstance(page, DevicesPage | LinePage):
                page.form.put_all(self.model.state)

    def _save(self) -> None:
        state: SettingsState = self.model.state
        if not state.wrong:
            self.model.save()
            return
        for number in sorted(self.stack.made):
            page = self.stack.made[number]
            if not isinstance(page, FormPage | DevicesPage | ProfilesPage | LinePage):
                continue
            form = page if isinstance(page, FormPage) else page.form
            wrong = isinstance(page, ProfilesPage) and page.wrong(state)
            if wrong or any(key in state.wrong for key in form.boxes):
                self.names.setCurrentRow(number)
                page.focus_wrong(state)
                return
