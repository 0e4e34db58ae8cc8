"""The line to the province: its address and key, and a trial that names who answered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dossier.parts import label
from ui.settings.fields import SECRET, Field, Section
from ui.settings.form import FormPage
from ui.settings.model import SettingsModel, SettingsState
from ui.widgets.key_button import KeyButton

translate = QCoreApplication.translate


def line_section() -> Section:
    """Đường truyền."""
    return Section(
        translate("Settings", "Đường truyền"),
        (
            Field("line.enabled", translate("Settings", "Gửi về tỉnh")),
            Field(
                "line.url",
                translate("Settings", "Địa chỉ cổng của tỉnh"),
                translate("Settings", "Bắt đầu bằng https://; để trống thì chỉ xếp hàng, chưa gửi."),
            ),
            Field(
                SECRET,
                translate("Settings", "Khóa của quầy"),
                translate("Settings", "Không hiện lại. Để trống thì giữ khóa đang dùng."),
            ),
            Field(
                "line.ca_file",
                translate("Settings", "Tệp chứng thư tin cậy"),
                translate("Settings", "Để trống thì dùng của máy."),
                browse="file",
            ),
            Field("line.interval_seconds", translate("Settings", "Xem hàng gửi mỗi (giây)"), span=(5, 3600)),
        ),
        guarded=True,
    )


class LinePage(QWidget):
    """The line's fields and its trial."""

    def __init__(self, model: SettingsModel, language: str) -> None:
        super().__init__()
        self._model = model
        self.form = FormPage(line_section(), model, language)
        self.trial = KeyButton(self.tr("Thử đường truyền"), "F7", model.try_line)
        self.told = label("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addWidget(self.trial, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.told)
        column.addStretch(1)

    def draw(self, state: SettingsState) -> None:
        """Show the values and what the trial told."""
        self.form.draw(state)
        self.trial.setEnabled(self._model.line_can_be_tried and not state.busy)
        self.told.setText(self._told_words(state))

    def focus_wrong(self, state: SettingsState) -> bool:
        """Put the cursor into the first wrong box."""
        return self.form.focus_wrong(state)

    def _told_words(self, state: SettingsState) -> str:
        if state.busy == "line":
            return self.tr("Đang hỏi cổng của tỉnh…")
        if state.greeting is not None:
            words = self.tr(
                "Cổng của {agency} đã trả lời, giờ của cổng là {at}. Đây mới là lời chào, chưa gửi gì."
            )
            return words.format(
                agency=state.greeting.agency, at=f"{state.greeting.server_time:%H:%M:%S %d/%m/%Y}"
            )
        if not self._model.line_can_be_tried:
            return self.tr("Thử được sau khi đã ghi địa chỉ, lưu, và mở lại phần mềm.")
        return ""
