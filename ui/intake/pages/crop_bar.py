"""The keys of the crop frame, told beneath it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.intake.pages.crop_view import CropView
from ui.intake.view_model import IntakeViewModel
from ui.widgets.lines_label import LinesLabel
from ui.widgets.zoom_keys import LARGER


class CropBar(QWidget):
    """Buttons for the mouse; the keys they print are taken by the frame itself."""

    def __init__(self, model: IntakeViewModel, crop: CropView) -> None:
        super().__init__()
        words = LinesLabel(2)
        words.setObjectName("soft")
        words.show_text(
            self.tr("Tab đổi góc, cạnh · mũi tên dời 1 mm, Shift 5 mm · Ctrl+[ Ctrl+] chỉnh nghiêng"), 2
        )
        self.take = _button(self.tr("Enter  Cắt theo khung"), crop.accept, "primary")
        self.leave = _button(self.tr("Esc  Thôi"), model.toggle_crop)
        self.whole = _button(self.tr("Home  Cả trang"), crop.whole_page)
        self.search = _button(self.tr("End  Tự tìm mép"), model.find_paper)
        self.zoom = _button(f"{LARGER}  {self.tr('Phóng')}", lambda: crop.zoom(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(words)
        for row in ((self.take, self.leave), (self.whole, self.search, self.zoom)):
            line = QHBoxLayout()
            line.setSpacing(4)
            for button in row:
                line.addWidget(button, 1)
            column.addLayout(line)


def _button(words: str, act: Callable[[], object], role: str = "tool") -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(role)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(lambda _checked: act())
    return button
