"""Devices: what this machine has, chosen from lists, tried on the spot."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.ports import ScannerDevice, ScanSource
from ui.dossier.parts import label
from ui.settings.device_fields import device_section
from ui.settings.fields import value_at
from ui.settings.form import FormPage, put
from ui.settings.model import SettingsModel, SettingsState
from ui.settings.trials import answer_words
from ui.widgets.key_button import KeyButton

_PREVIEW = 260


class DevicesPage(QWidget):
    """The device fields, with the lists of scanners and printers and a trial scan beside them."""

    def __init__(self, model: SettingsModel, language: str) -> None:
        super().__init__()
        self._model, self._language = model, language
        self._asked = False
        self.form = FormPage(device_section(), model, language)
        self.look = KeyButton(self.tr("Tìm thiết bị"), "F5", model.find_devices)
        self.trial = KeyButton(self.tr("Quét thử"), "F4", model.try_scan)
        self.ask = KeyButton(self.tr("Thử máy mạng, lệnh"), "F7", model.try_addresses)
        self.camera = KeyButton(self.tr("Đổi máy ảnh"), "F6", self._next_camera)
        self._cameras: tuple[str, ...] = ()
        self.told = label("", wrap=True)
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedWidth(_PREVIEW)
        self._lay_out()

    def showEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Look for devices the first time the page is seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        if not self._asked:
            self._asked = True
            self._model.find_devices()

    def draw(self, state: SettingsState) -> None:
        """Show the values, the lists and the trial."""
        self._fill("devices.scanner", self._scanner_choices(state), state)
        self._fill("devices.printer", self._printer_choices(state), state)
        self.form.draw(state)
        self._cameras = tuple(d.id for d in state.scanners or () if ScanSource.CAMERA in d.sources)
        self.camera.setVisible(bool(self._cameras))
        for button in (self.look, self.trial, self.ask):
            button.setEnabled(not state.busy)
        self.told.setText(self._told_words(state))
        self._draw_picture(state)

    def focus_wrong(self, state: SettingsState) -> bool:
        """Put the cursor into the first wrong box."""
        return self.form.focus_wrong(state)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        for button in (self.look, self.trial, self.ask, self.camera):
            side.addWidget(button)
        side.addWidget(self.told)
        side.addWidget(self.picture)
        side.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.form, 1)
        line.addLayout(side)
        self.told.setFixedWidth(_PREVIEW)

    def _next_camera(self) -> None:
        """Name the next of the cameras found; an address can still be typed."""
        box = self.form.boxes["devices.camera"]
        if isinstance(box, QLineEdit) and self._cameras:
            at = self._cameras.index(box.text()) if box.text() in self._cameras else -1
            box.setText(self._cameras[(at + 1) % len(self._cameras)])

    def _fill(self, key: str, choices: list[tuple[str, str]], state: SettingsState) -> None:
        box = self.form.boxes[key]
        if not isinstance(box, QComboBox):
            return
        shown = [(box.itemText(i), box.itemData(i)) for i in range(box.count())]
        if shown != choices:
            box.blockSignals(True)
            box.clear()
            for number, (words, value) in enumerate(choices):
                box.addItem(words, value)
                box.setItemData(number, value, Qt.ItemDataRole.ToolTipRole)
            box.blockSignals(False)
        put(box, value_at(state.edited, key))
        box.setToolTip(str(box.currentData() or ""))

    def _scanner_choices(self, state: SettingsState) -> list[tuple[str, str]]:
        found = [(self._scanner_words(d), f"{d.driver}:{d.id}") for d in state.scanners or ()]
        present = state.edited.devices.scanner
        return self._with_present(
            self.tr("Máy đầu tiên tìm thấy"), found, (short_name(present), present), state.scanners is None
        )

    def _scanner_words(self, device: ScannerDevice) -> str:
        if ScanSource.CAMERA in device.sources:
            return self.tr("{name} (máy soi, máy ảnh)").format(name=device.name)
        return device.name

    def _printer_choices(self, state: SettingsState) -> list[tuple[str, str]]:
        found = []
        for printer in state.printers or ():
            words = printer.description or printer.name
            if printer.is_default:
                words = self.tr("{printer} (mặc định)").format(printer=words)
            found.append((words, printer.name))
        present = state.edited.devices.printer
        return self._with_present(
            self.tr("Máy in mặc định"), found, (present, present), state.printers is None
        )

    def _with_present(
        self, first: str, found: list[tuple[str, str]], present: tuple[str, str], looking: bool
    ) -> list[tuple[str, str]]:
        """Put "the first" before what was found, and keep what is set even when it is not there now."""
        choices = [(first, ""), *found]
        name, value = present
        if value not in [known for _, known in choices]:
            words = self.tr("{device} (đang tìm…)") if looking else self.tr("{device} (không thấy)")
            choices.append((words.format(device=name), value))
        return choices

    def _told_words(self, state: SettingsState) -> str:
        match state.busy:
            case "devices":
                return self.tr("Đang tìm thiết bị… có thể mất vài giây; trang này vẫn dùng được.")
            case "scan":
                return self.tr("Đang quét thử một trang…")
            case "addresses":
                return self.tr("Đang hỏi máy quét…")
        if state.answers is not None:
            return answer_words(state.answers, self._language)
        if state.tried is not None:
            return self.tr("Quét thử được. Trang này không vào hồ sơ nào.")
        if state.scanners is None:
            return ""
        words = self.tr("Thấy {scanners} máy quét, {printers} máy in.")
        return words.format(scanners=len(state.scanners), printers=len(state.printers or ()))

    def _draw_picture(self, state: SettingsState) -> None:
        if state.picture is None:
            self.picture.clear()
            return
        pixmap = QPixmap.fromImage(state.picture)
        self.picture.setPixmap(pixmap.scaledToWidth(_PREVIEW, Qt.TransformationMode.SmoothTransformation))


def short_name(device: str) -> str:
    """Return how a device set in the file is called before anybody found it: the end of its path, no path."""
    address = device.partition(":")[2] or device
    return PurePath(address).name or address
