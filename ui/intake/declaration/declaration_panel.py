"""F10: the declaration in the right column, one field below the other, and the key that prints it."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.declaration.form import Declaration
from ui.intake.declaration.declaration_row import DeclarationRow
from ui.intake.declaration.declared_row import DeclaredRow, rows_of
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.widgets.key_button import KeyButton


class DeclarationPanel(QFrame):
    """Draws the open form; Enter walks only where somebody is needed, Tab everywhere."""

    def __init__(self, model: IntakeViewModel, language: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._model, self._language = model, language
        self._rows: dict[str, DeclarationRow] = {}
        self._drawn: Declaration | None = None
        self._begins = False
        self.heading, self.counted, self.keys = (QLabel(wordWrap=True) for _ in range(3))
        self.heading.setObjectName("heading")
        self.keys.setObjectName("soft")
        self.print_button = KeyButton(self.tr("In tờ khai"), "Ctrl+F10", model.print_declaration, "primary")
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()

    def draw(self, state: IntakeState) -> None:
        """Show the form and how far it is filled."""
        rows = rows_of(state, self._language)
        opened = state.declaration if rows else None
        self._make_rows(opened.form if opened else None, rows)
        for row in rows:
            self._rows[row.field.name].draw(row)
        self.print_button.setEnabled(opened is not None)
        self.keys.setVisible(opened is not None)
        if opened is None:
            self.heading.setText(self.tr("Tờ khai"))
            self.counted.setText(self.tr("Thủ tục này không có tờ khai, hoặc chưa chọn thủ tục (Ctrl+F)."))
            return
        self.heading.setText(opened.form.title)
        words = self.tr("Đã điền sẵn {n}/{all} trường, gõ {typed}, còn thiếu {missing}.")
        count = opened.count
        self.counted.setText(
            words.format(n=count.prefilled, all=count.total, typed=count.typed, missing=count.missing)
        )
        if self._begins and opened.draft == state.draft:  # what was filled in stands there now
            self._begins = False
            self._go_on(None)

    def begin(self) -> None:
        """Fill the form and put the cursor where somebody is needed first."""
        self._begins = True
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._model.open_declaration()

    def entered(self, at: DeclarationRow) -> None:
        """Enter: take over what is offered, then go to the next field that needs somebody."""
        if at.row.offer is not None and not at.line.text():
            self._model.take_over(at.row)
        self._go_on(at)

    def _go_on(self, at: DeclarationRow | None) -> None:
        rows = list(self._rows.values())
        place = rows.index(at) if at is not None else -1
        later = [*rows[place + 1 :], *rows[: max(place, 0)]]
        target = next((row for row in later if row.row.waits), None)
        if target is None and at is None:
            target = next(iter(rows), None)
        if target is not None:
            target.line.setFocus(Qt.FocusReason.TabFocusReason)
            if target.row.offer is not None:
                self._model.show_source(target.row.offer)
            self.area.ensureWidgetVisible(target, 0, 60)
        elif at is not None:
            self._model.leave(at.row.key)

    def _make_rows(self, form: Declaration | None, rows: tuple[DeclaredRow, ...]) -> None:
        """Build the lines of another form; those of the same form stay, with what is being typed in them."""
        if form == self._drawn:
            return
        self._drawn, self._rows = form, {}
        inner = QWidget()
        inner.setMinimumWidth(1)  # words too long for the column must not push the lines out of it
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(2)
        shown = {row.field.name: row for row in rows}
        for section in form.sections if form else ():
            for words in (section.heading, section.words):
                self._say(column, words)
            for person, fields in groupby(section.fields, lambda field: field.person):
                self._say(column, person)
                for field in fields:
                    row = self._rows[field.name] = DeclarationRow(
                        self._model, shown[field.name], self.entered
                    )
                    column.addWidget(row)
        column.addStretch(1)
        self.area.setWidget(inner)

    def _say(self, column: QVBoxLayout, words: str) -> None:
        if words:
            label = QLabel(words, wordWrap=True)
            label.setObjectName("heading")
            column.addWidget(label)

    def _lay_out(self) -> None:
        self.keys.setText(self.tr("Enter: ô cần điền tiếp theo · Tab: ô kế · Esc: trở lại"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(4)
        for widget in (self.heading, self.counted, self.print_button, self.keys):
            column.addWidget(widget)
        column.addWidget(self.area, 1)
