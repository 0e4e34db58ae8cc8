"""Where a job begins: a folder with its grouping, or the feeder; nothing in the folder is ever changed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
)

from app.domain.back_files.job import Grouping
from app.use_cases.back_files.files import is_folder
from app.use_cases.desk import Desk
from ui.digitise.model import DigitiseModel
from ui.digitise.words import grouping_words
from ui.dossier.parts import label
from ui.widgets.key_button import KeyButton


def first_folder(desk: Desk) -> Path:
    """Return where results are first looked for: in training among its papers, else the user's documents."""
    if desk.settings.training:
        return desk.folder.training_scanners
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


class StartPanel(QFrame):
    """Emits nothing: it asks the model to start."""

    left = Signal()

    def __init__(self, model: DigitiseModel, first: Path) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model, self._first = model, first
        self.folder = self._box(self.tr("Thư mục chứa ảnh hoặc PDF của các kết quả"))
        self.name = self._box(self.tr("Bỏ trống thì lấy tên thư mục"))
        self.groupings = QButtonGroup(self)
        self.browse = KeyButton(self.tr("Tìm…"), "Ctrl+O", self._browse)
        self.begin = KeyButton(self.tr("Bắt đầu đọc thư mục"), "Ctrl+Return", self._begin, "primary")
        self.feeder = KeyButton(self.tr("Quét từ khay nạp"), "Ctrl+K", self._feed)
        self.cancel = KeyButton(self.tr("Để sau"), "Esc", model.acts.leave_asking)
        self._lay_out()
        self.folder.returnPressed.connect(self._begin)
        self.name.returnPressed.connect(self._begin)

    def open(self) -> None:
        """Put the cursor into the folder."""
        self.folder.setFocus()
        self.folder.selectAll()

    def _box(self, hint: str) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(hint)
        box.setAccessibleName(hint)
        box.setMaxLength(1000)
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Bắt đầu một đợt số hóa"), "title"))
        column.addWidget(label(self.tr("Thư mục"), "heading"))
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        column.addLayout(row)
        column.addWidget(label(self.tr("Tên đợt"), "heading"))
        column.addWidget(self.name)
        for number, grouping in enumerate(Grouping):
            choice = QRadioButton(grouping_words(grouping))
            choice.setChecked(number == 0)
            self.groupings.addButton(choice, number)
            column.addWidget(choice)
        keys = QHBoxLayout()
        for button in (self.begin, self.feeder, self.cancel):
            keys.addWidget(button)
        keys.addStretch(1)
        column.addLayout(keys)
        hint = self.tr(
            "Tệp gốc chỉ được đọc, không bị sửa, chuyển hay xóa. Chọn lại cùng thư mục thì làm tiếp chỗ dở. "
            "Quét từ khay nạp: đặt tờ ngăn giữa hai kết quả."
        )
        column.addWidget(label(hint, "soft", wrap=True))
        column.addStretch(1)

    def _grouping(self) -> Grouping:
        return list(Grouping)[max(0, self.groupings.checkedId())]

    def _begin(self) -> None:
        text = self.folder.text().strip()
        if text:
            self._model.start(Path(text), self.name.text(), self._grouping())
        else:
            self.folder.setFocus()

    def _feed(self) -> None:
        self._model.start(None, self.name.text(), Grouping.SEPARATORS)

    def _looks_in(self) -> Path:
        """The folder typed, or of the last job, and only then where papers lie on this machine."""
        jobs = (Path(job.folder) for job in self._model.state.jobs if job.folder)
        typed = self.folder.text().strip()
        wanted = [Path(typed)] if typed else []
        return next((folder for folder in (*wanted, *jobs) if is_folder(folder)), self._first)

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Thư mục kết quả"), str(self._looks_in()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()
