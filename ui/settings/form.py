"""One page of settings: each field with its hint, and what is wrong right under it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.messages import explain
from ui.dossier.parts import label
from ui.settings.fields import SECRET, Field, Section, value_at
from ui.settings.model import SettingsModel, SettingsState
from ui.widgets.banner import restyle
from ui.widgets.key_button import KeyButton
from ui.widgets.still import hold_still

UNDO = "Ctrl+Shift+Z"
"""Bỏ thay đổi; a text box would take this key as its own redo."""
Edit = Callable[[str, object], None]
Box = QLineEdit | QSpinBox | QComboBox | QCheckBox


class FormPage(QWidget):
    """Boxes of one section; read-only where the person may not change it."""

    def __init__(self, section: Section, model: SettingsModel, language: str) -> None:
        super().__init__()
        self._model, self._language = model, language
        self.boxes: dict[str, Box] = {}
        self.notes = {f.key: label("", "soft", wrap=True) for f in section.fields}
        self._hints = {f.key: f.hint for f in section.fields}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 8, 0)
        allowed = model.supervisor or not section.guarded
        if not allowed:
            self.column.addWidget(label(self.tr("Chỉ người phụ trách được đổi trang này."), "soft"))
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setVerticalSpacing(6)
        for described in section.fields:
            self._add(form, described, allowed=allowed and (model.supervisor or not described.guarded))
        self.column.addLayout(form)
        self.column.addStretch(1)

    def draw(self, state: SettingsState) -> None:
        """Show the values and what is wrong; a box being typed in is left alone."""
        for key, box in self.boxes.items():
            if not box.hasFocus():
                self._put(key, state)
            error = state.wrong.get(key)
            self._note(key, str(explain(error, self._language)) if error else "")

    def put_all(self, state: SettingsState) -> None:
        """Show every value, in the box under the cursor too."""
        for key in self.boxes:
            self._put(key, state)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave the key that drops changes to its button."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _put(self, key: str, state: SettingsState) -> None:
        put(self.boxes[key], "" if key == SECRET else value_at(state.edited, key))

    def focus_wrong(self, state: SettingsState) -> bool:
        """Put the cursor into the first wrong box; True when there is one here."""
        wrong = next((box for key, box in self.boxes.items() if key in state.wrong), None)
        if wrong is not None:
            wrong.setFocus()
        return wrong is not None

    def _add(self, form: QFormLayout, described: Field, *, allowed: bool) -> None:
        box = make_box(described, value_at(self._model.state.edited, described.key), self._model.edit)
        box.setAccessibleName(described.words)
        box.setAccessibleDescription(described.hint)
        box.installEventFilter(self)
        hold_still(box)
        lock(box, allowed=allowed)
        self.boxes[described.key] = box
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        line = QHBoxLayout()
        line.addWidget(box)
        if not isinstance(box, QLineEdit):
            line.addStretch(1)
        if described.browse and allowed:
            line.addWidget(KeyButton(self.tr("Tìm…"), "Ctrl+O", partial(self._browse, described)))
        column.addLayout(line)
        column.addWidget(self.notes[described.key])
        title = label(described.words)
        title.setBuddy(box)
        title.setContentsMargins(0, 6, 0, 0)
        title.setAlignment(Qt.AlignmentFlag.AlignTop)
        form.addRow(title, holder)

    def _note(self, key: str, wrong: str) -> None:
        note, box = self.notes[key], self.boxes[key]
        note.setText(wrong or self._hints[key])
        note.setVisible(bool(note.text()))
        role = "wrong" if wrong else "soft"
        if note.objectName() != role:
            note.setObjectName(role)
            restyle(note)
            box.setProperty("wrong", bool(wrong))
            restyle(box)

    def _browse(self, described: Field) -> None:
        """Look for a path in a dialog of its own, which stops nothing behind it."""
        dialog = QFileDialog(self, described.words)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if described.browse == "folder":
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(partial(self._found, described.key))
        dialog.open()

    def _found(self, key: str, path: str) -> None:
        put(self.boxes[key], path)
        self._model.edit(key, path)


def _is_undo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and QKeySequence(event.keyCombination()) == QKeySequence(UNDO)


def make_box(described: Field, value: object, edit: Edit) -> Box:
    """Return the box for a value and tell every change of it."""
    key = described.key
    if isinstance(value, bool):
        check = QCheckBox()
        check.toggled.connect(lambda on: edit(key, on))
        return check
    if described.choices:
        return _choice(described, edit)
    if isinstance(value, int):
        spin = QSpinBox()
        spin.setRange(*described.span)
        spin.setFixedWidth(160)
        spin.setObjectName("count")
        spin.valueChanged.connect(lambda number: edit(key, number))
        return spin
    line = QLineEdit()
    line.setMaxLength(300)
    if key == SECRET:
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.textEdited.connect(lambda text: edit(key, text.strip()) if text.strip() else None)
        return line
    line.textChanged.connect(lambda text: edit(key, text.strip()))
    return line


def _choice(described: Field, edit: Edit) -> QComboBox:
    combo = QComboBox()
    combo.setFixedWidth(320)
    for value, words in described.choices:
        combo.addItem(words, value)
    combo.currentIndexChanged.connect(lambda _: edit(described.key, combo.currentData()))
    return combo


def put(box: Box, value: Any) -> None:
    """Show a value in a box without telling anybody."""
    box.blockSignals(True)
    if isinstance(box, QCheckBox):
        box.setChecked(bool(value))
    elif isinstance(box, QSpinBox):
        box.setValue(int(value))
    elif isinstance(box, QComboBox):
        _put_choice(box, value)
    elif box.text() != str(value):
        box.setText(str(value))
    box.blockSignals(False)


def _put_choice(box: QComboBox, value: Any) -> None:
    """Choose a value; one that no longer exists stays in the list as it is written in the file."""
    at = box.findData(value)
    if at < 0:
        box.addItem(str(value), value)
        at = box.count() - 1
    box.setCurrentIndex(at)


def lock(box: Box, *, allowed: bool) -> None:
    """Make a box read-only where the person may not change it; text stays readable and selectable."""
    if allowed:
        return
    if isinstance(box, QLineEdit | QSpinBox):
        box.setReadOnly(True)
    else:
        box.setEnabled(False)
