"""Devices: what this machine has, chosen from lists, tried on the spot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.ports import ScanSource
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
        if not isinstance(box, QComboBox) or [box.itemText(i) for i in range(box.count())] == [
            words for words, _ in choices
        ]:
            return
        box.blockSignals(True)
        box.clear()
        for words, value in choices:
            box.addItem(words, value)
        box.blockSignals(False)
        put(box, value_at(state.edited, key))

    def _scanner_choices(self, state: SettingsState) -> list[tuple[str, str]]:
        found = [(device.name, f"{device.driver}:{device.id}") for device in state.scanners or ()]
        return self._with_present(
            self.tr("Máy đầu tiên tìm thấy"),
            found,
            state.edited.devices.scanner,
            looked=state.scanners is not None,
        )

    def _printer_choices(self, state: SettingsState) -> list[tuple[str, str]]:
        found = []
        for printer in state.printers or ():
            words = printer.description or printer.name
            if printer.is_default:
                words = self.tr("{printer} (mặc định)").format(printer=words)
            found.append((words, printer.name))
        return self._with_present(
            self.tr("Máy in mặc định"), found, state.edited.devices.printer, looked=state.printers is not None
        )

    def _with_present(
        self, first: str, found: list[tuple[str, str]], present: str, *, looked: bool
    ) -> list[tuple[str, str]]:
        """Put "the first" before what was found, and keep what is set even when it is not there now."""
        choices = [(first, ""), *found]
        if present not in [value for _, value in choices]:
            words = self.tr("{device} (không thấy)") if looked else "{device}"
            choices.append((words.format(device=present), present))
        return choices

    def _told_words(self, state: SettingsState) -> str:
        match state.busy:
            case "devices":
                return self.tr("Đang tìm thiết bị…")
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
