"""Kiểu quét: the list with its keys on the left, the chosen profile on the right, a trial scan beneath."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.scanning.profile import ScanProfile, added, changed, moved, profile_of, without
from app.messages import explain
from ui.dossier.parts import label
from ui.settings.device_fields import profile_fields, profile_lock_section
from ui.settings.fields import Field
from ui.settings.form import Box, FormPage, lock, make_box, put
from ui.settings.model import SettingsModel, SettingsState
from ui.widgets.key_button import KeyButton
from ui.widgets.still import hold_still

_LIST_WIDTH, _BOX_WIDTH, _PREVIEW = 318, 270, 200


class ProfilesPage(QWidget):
    """Lists, adds, renames, moves and deletes profiles; a key stays with its profile."""

    def __init__(self, model: SettingsModel, language: str) -> None:
        super().__init__()
        self._model, self._language = model, language
        self._id = model.state.edited.profiles[0].id
        self.allowed = model.supervisor or not model.state.saved.devices.profiles_locked
        self.form = FormPage(profile_lock_section(), model, language)
        self.list = QListWidget()
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Các kiểu quét"))
        self.list.currentRowChanged.connect(self._chosen)
        self.boxes: dict[str, Box] = {}
        self.told = label("", "soft", wrap=True)
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.buttons = self._make_buttons()
        self._lay_out()

    @property
    def current(self) -> ScanProfile:
        """The profile the boxes show."""
        return profile_of(self._model.state.edited.profiles, self._id)

    def draw(self, state: SettingsState) -> None:
        """Show list, boxes and trial; a box being typed in is left alone."""
        self._id = self.current.id
        self._draw_list(state)
        self._fill_devices(state)
        for name, box in self.boxes.items():
            if not box.hasFocus():
                put(box, getattr(self.current, name))
        self.form.draw(state)
        self.told.setText(self._told_words(state))
        self._draw_picture(state)
        for button in self.buttons[:2]:
            button.setEnabled(not state.busy)
        for button in self.buttons[2:]:
            button.setEnabled(self.allowed)

    def put_all(self, state: SettingsState) -> None:
        """Show every value, in the box under the cursor too."""
        self.form.put_all(state)
        for name, box in self.boxes.items():
            put(box, getattr(self.current, name))

    def wrong(self, state: SettingsState) -> bool:
        """Tell whether a profile is not right."""
        return any(key.startswith("profiles") for key in state.wrong)

    def focus_wrong(self, state: SettingsState) -> bool:
        """Put the cursor into the list when a profile is not right."""
        if self.wrong(state):
            self.list.setFocus()
        return self.wrong(state)

    def _make_buttons(self) -> tuple[KeyButton, ...]:
        return (
            KeyButton(self.tr("Quét thử"), "F4", lambda: self._model.try_scan(self.current)),
            KeyButton(self.tr("Tìm thiết bị"), "F5", self._model.find_devices),
            KeyButton(self.tr("Thêm"), "Ctrl+Return", self._add),
            KeyButton(self.tr("Xóa"), "Ctrl+Del", self._delete),
            KeyButton(self.tr("Lên"), "Ctrl+Up", partial(self._move, -1)),
            KeyButton(self.tr("Xuống"), "Ctrl+Down", partial(self._move, 1)),
        )

    def _edit(self, name: str, value: object) -> None:
        """Take what a box says; an empty name is not taken."""
        if name == "name" and not value:
            return
        wanted = replace(self.current, **{name: value})  # type: ignore[arg-type]
        self._change(lambda profiles: changed(profiles, wanted))

    def _add(self) -> None:
        self._change(lambda profiles: added(profiles, self.tr("Kiểu mới")))
        self._id = self._model.state.edited.profiles[-1].id
        self.draw(self._model.state)
        name = self.boxes["name"]
        assert isinstance(name, QLineEdit)
        name.setFocus()
        name.selectAll()

    def _delete(self) -> None:
        gone = self._id
        at = [p.id for p in self._model.state.edited.profiles].index(gone)
        self._change(lambda profiles: without(profiles, gone))
        left = self._model.state.edited.profiles
        self._id = left[min(at, len(left) - 1)].id
        self.draw(self._model.state)

    def _move(self, by: int) -> None:
        self._change(lambda profiles: moved(profiles, self._id, by))

    def _change(self, act: Callable[[tuple[ScanProfile, ...]], tuple[ScanProfile, ...]]) -> None:
        if self.allowed:
            self._model.edit("profiles", act(self._model.state.edited.profiles))

    def _chosen(self, row: int) -> None:
        profiles = self._model.state.edited.profiles
        if 0 <= row < len(profiles) and profiles[row].id != self._id:
            self._id = profiles[row].id
            self.put_all(self._model.state)
            self.draw(self._model.state)

    def _draw_list(self, state: SettingsState) -> None:
        profiles = state.edited.profiles
        words = [f"Ctrl+{p.key}   {p.name}" if p.key else f"–   {p.name}" for p in profiles]
        self.list.blockSignals(True)
        if [self.list.item(i).text() for i in range(self.list.count())] != words:
            self.list.clear()
            self.list.addItems(words)
        self.list.setCurrentRow([p.id for p in profiles].index(self._id))
        self.list.blockSignals(False)

    def _fill_devices(self, state: SettingsState) -> None:
        box = self.boxes["device"]
        assert isinstance(box, QComboBox)
        choices = [(self.tr("Máy quét của quầy"), "")]
        choices += [(d.name, f"{d.driver}:{d.id}") for d in state.scanners or ()]
        if self.current.device not in [value for _, value in choices]:
            choices.append((self.current.device, self.current.device))
        if [(box.itemText(i), box.itemData(i)) for i in range(box.count())] == choices:
            return
        box.blockSignals(True)
        box.clear()
        for words, value in choices:
            box.addItem(words, value)
        box.blockSignals(False)

    def _told_words(self, state: SettingsState) -> str:
        if self.wrong(state):
            error = next(e for key, e in state.wrong.items() if key.startswith("profiles"))
            return str(explain(error, self._language))
        if state.busy == "devices":
            return self.tr("Đang tìm thiết bị…")
        if state.busy == "scan":
            return self.tr("Đang quét thử một trang…")
        if state.tried is not None:
            return self.tr("Quét thử được. Trang này không vào hồ sơ nào.")
        if not self.allowed:
            return self.tr("Kiểu quét đã khóa: chỉ người phụ trách được đổi. Quét thử vẫn được.")
        return self.tr("Phím đi theo kiểu quét, không theo dòng: đổi thứ tự hay xóa dòng khác, phím vẫn vậy.")

    def _draw_picture(self, state: SettingsState) -> None:
        self.picture.setVisible(state.picture is not None)
        if state.picture is not None:
            pixmap = QPixmap.fromImage(state.picture)
            mode = Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(pixmap.scaledToWidth(_PREVIEW, mode))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        for pair in (self.buttons[2:4], self.buttons[4:]):
            line = QHBoxLayout()
            for button in pair:
                line.addWidget(button)
            line.addStretch(1)
            left.addLayout(line)
        form = QFormLayout()
        form.setVerticalSpacing(5)
        for described in profile_fields():
            form.addRow(self._title(described), self._box(described))
        beside = QHBoxLayout()
        beside.addLayout(form)
        beside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        beside.addStretch(1)
        right = QVBoxLayout()
        right.addLayout(beside)
        trial = QHBoxLayout()
        for button in self.buttons[:2]:
            trial.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        trial.addWidget(self.told, 1)
        right.addLayout(trial)
        right.addStretch(1)
        right.addWidget(self.form)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14)
        whole.addLayout(left)
        whole.addLayout(right, 1)

    def _box(self, described: Field) -> Box:
        box = make_box(described, getattr(ScanProfile(), described.key), self._edit)
        if isinstance(box, QComboBox | QLineEdit):
            box.setFixedWidth(_BOX_WIDTH)
        box.setAccessibleName(described.words)
        box.setAccessibleDescription(described.hint)
        box.setToolTip(described.hint)
        hold_still(box)
        lock(box, allowed=self.allowed)
        self.boxes[described.key] = box
        return box

    def _title(self, described: Field) -> QLabel:
        title = label(described.words)
        title.setToolTip(described.hint)
        return title
