"""Đếm trang: sides expected, typed quickly, and sides that came; beside them the key for separators."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from app.domain.draft_edits import MAX_PAGES
from app.domain.pages.counts import page_counts
from ui.intake.scanning.batch_words import counts_words
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.widgets.banner import restyle
from ui.widgets.key_button import KeyButton
from ui.widgets.lines_label import LinesLabel
from ui.widgets.still import hold_still


class ExpectedBox(QSpinBox):
    """The number of sides counted by hand; Enter goes back to the papers."""

    def __init__(self, model: IntakeViewModel) -> None:
        super().__init__()
        self._model = model
        self.setObjectName("count")
        self.setRange(0, MAX_PAGES)
        self.setFixedWidth(52)
        self.setSpecialValueText("–")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self.setAccessibleName(self.tr("Số trang dự kiến"))
        self.valueChanged.connect(model.set_expected)
        hold_still(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter takes the number and leaves."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._model.attention.emit("papers")


class CountLine(QWidget):
    """Draws expected and counted sides under the checklist."""

    def __init__(self, model: IntakeViewModel) -> None:
        super().__init__()
        self.expected = ExpectedBox(model)
        self.go_there = KeyButton(self.tr("Số trang"), "Shift+F7", self._begin, "link")
        self.go_there.setToolTip(self.tr("Số trang dự kiến, đếm bằng tay trước khi quét"))
        self.separators = KeyButton(self.tr("Tờ ngăn"), "Ctrl+P", model.print_separators)
        self.separators.setToolTip(self.tr("In tờ có mã, đặt giữa các giấy tờ khi quét cả xấp"))
        self.counted = LinesLabel(2)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.go_there)
        line.addWidget(self.expected)
        line.addStretch(1)
        line.addWidget(self.separators)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(line)
        column.addWidget(self.counted)

    def draw(self, state: IntakeState) -> None:
        """Show the counts; red when they do not agree and no batch is running."""
        draft = state.draft
        if not self.expected.hasFocus():
            self.expected.blockSignals(True)
            self.expected.setValue(draft.expected_pages if draft else 0)
            self.expected.blockSignals(False)
        counts = page_counts(draft) if draft else None
        words = counts_words(counts) if counts and (counts.scanned or counts.expected) else ""
        self.counted.show_text(words, 2)
        self.counted.setVisible(bool(words))
        wrong = counts is not None and counts.scanned > 0 and counts.short != 0 and not state.scanning
        role = "wrong" if wrong else "soft"
        if self.counted.objectName() != role:
            self.counted.setObjectName(role)
            restyle(self.counted)

    def _begin(self) -> None:
        self.expected.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.expected.selectAll()
