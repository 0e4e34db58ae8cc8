"""The keys that bring paper in: F4 with what it will do written beneath, the profiles, files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.scanning.profile import MOST_KEYS
from app.use_cases.scan_profiles import says_all
from ui.input_method import commit_composition
from ui.intake.state import IntakeState, Picking
from ui.intake.view_model import IntakeViewModel
from ui.intake.wording import profile_words
from ui.widgets.key_button import KeyButton
from ui.widgets.lines_label import LinesLabel


class ProfileBar(QWidget):
    """Draws the current profile and binds one key to each."""

    def __init__(self, model: IntakeViewModel, choose_files: Callable[[], object]) -> None:
        super().__init__()
        self._model = model
        self.scan = KeyButton(self.tr("Quét"), "F4", model.scan, "primary")
        self.stop = KeyButton(self.tr("Dừng quét"), "Esc", model.cancel_scan)
        self.source = KeyButton(self.tr("Đổi nguồn"), "Shift+F4", model.next_source)
        self.source.setToolTip(self.tr("Mặt kính, khay nạp, hai mặt: chỉ cho lượt quét tới"))
        self.files = KeyButton(self.tr("Tệp"), "F5", choose_files)
        self.choose = KeyButton(self.tr("Kiểu quét"), "Ctrl+F4", lambda: model.pick(Picking.PROFILE))
        self.profile, self.plan = LinesLabel(1), LinesLabel(2)
        self.profile.setObjectName("strong")
        self.plan.setObjectName("soft")
        for told in (self.profile, self.plan):
            room = told.sizePolicy()
            room.setRetainSizeWhenHidden(True)  # the checklist stays where it is
            told.setSizePolicy(room)
        self._keys = [self._bind(key) for key in range(1, MOST_KEYS + 1)]
        self._lay_out()

    def draw(self, state: IntakeState) -> None:
        """Show what F4 would do now."""
        self.stop.setVisible(state.scanning)
        for button in (self.scan, self.source, self.choose):
            button.setVisible(not state.scanning)
        self.scan.setEnabled(not state.issuing)
        for told in (self.profile, self.plan):  # they speak of the next batch
            told.setVisible(not state.scanning)
        self.profile.show_text(self._profile_words(state), 1, bold=True)
        self.plan.show_text(self._plan_words(state), 2)

    def _profile_words(self, state: IntakeState) -> str:
        key = f"Ctrl+{state.profile.key}  " if state.profile.key else ""
        return f"{key}{state.profile.name}"

    def _plan_words(self, state: IntakeState) -> str:
        words = profile_words(state.profile, self._model.plan(state))
        if state.turned is not None:
            return self.tr("{plan} — riêng lượt tới").format(plan=words)
        return words if says_all(state.profile) else self.tr("{plan} — theo giấy").format(plan=words)

    def _bind(self, key: int) -> QShortcut:
        shortcut = QShortcut(QKeySequence(f"Ctrl+{key}"), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(partial(self._scan_with, key))
        return shortcut

    def _scan_with(self, key: int) -> None:
        commit_composition()
        self._model.scan_with(key)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.tools = QHBoxLayout()
        rows = ((self.scan, self.stop, self.source, self.files), (self.choose,))
        for line, buttons in zip((QHBoxLayout(), self.tools), rows, strict=True):
            line.setSpacing(4)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.profile)
        told.addWidget(self.plan)
        column.addLayout(told)
