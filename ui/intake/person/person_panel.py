"""The right column: the card, the person, whom they act for, what the desk knows of them, more values."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.people.person import Person
from app.domain.written import short_date
from app.messages import explain
from ui.intake.person.card_line import CardLine
from ui.intake.person.person_fields import PersonFields
from ui.intake.person.return_bar import ReturnBar
from ui.intake.person.scanned_card_bar import ScannedCardBar
from ui.intake.state import IntakeState, Side
from ui.intake.view_model import IntakeViewModel
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton

EARLIER_SHOWN = 3
Act = Callable[[], object]


class PersonPanel(QFrame):
    """Draws the person's part of the state."""

    def __init__(self, model: IntakeViewModel, language: str, picture: Act, camera: Act) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model, self._language = model, language
        self.card = CardLine(model)
        self.to_card = KeyButton(self.tr("Thẻ"), "F2", self.card.setFocus)
        self.camera = KeyButton(self.tr("Máy ảnh"), "F3", camera)
        self.picture = KeyButton(self.tr("Ảnh thẻ"), "Shift+F2", picture)
        self.card_wrong = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.card_wrong.setObjectName("wrong")
        self.scanned = ScannedCardBar(model)
        self.person = PersonFields(model, language)
        self.for_another = QCheckBox(self.tr("Nộp thay người khác"))
        self.for_another.clicked.connect(model.act_for_another)
        self.owner = PersonFields(model, language, "owner.")
        self.authority = Field("authority", self.tr("Căn cứ"), model.type, model.leave)
        self.authority.line.setPlaceholderText(self.tr("văn bản ủy quyền, cha mẹ nộp cho con…"))
        self.note = Field("note", self.tr("Ghi chú"), model.type, model.leave)
        self.back = ReturnBar(model, language)
        self.declaration = QPushButton(self.tr("F10  Tờ khai: điền sẵn và in để ký"))
        self.declaration.setObjectName("link")
        self.declaration.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.declaration.clicked.connect(lambda _checked: model.show_side(Side.DECLARATION))
        self.known = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.known.setObjectName("soft")
        self._lay_out()

    def draw(self, state: IntakeState) -> None:
        """Show the person and everything about them."""
        wrong_card = state.wrong.get("card")
        self.card_wrong.setText(str(explain(wrong_card, self._language)) if wrong_card else "")
        self.card_wrong.setVisible(wrong_card is not None)
        self.scanned.draw(state)
        applicant = state.draft.applicant if state.draft else None
        confirmed = bool(applicant and applicant.confirmed_by)
        self.person.draw(state.submitter, state.typed, state.wrong, confirmed)
        self.for_another.setChecked(state.owner is not None)
        self.owner.setVisible(state.owner is not None)
        self.authority.setVisible(state.owner is not None)
        self.owner.draw(state.owner or Person(), state.typed, state.wrong, confirmed)
        self._line(self.authority, applicant.authority if applicant else "", state)
        self.declaration.setVisible(bool(state.draft and state.draft.procedure))
        self._line(self.note, state.draft.note if state.draft else "", state)
        self.back.draw(state)
        self._draw_known(state)
        self.setEnabled(not state.issuing)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, from top to bottom."""
        below = (self.note.line, self.back.address.line, self.for_another)
        return (self.card, *self.person.stops, *below, *self.owner.stops, self.authority.line)

    def field(self, name: str) -> QWidget | None:
        """Return the line of a field by its name."""
        every = (
            *self.person.fields.values(),
            *self.owner.fields.values(),
            self.authority,
            self.note,
            self.back.address,
        )
        return next((f.line for f in every if f.name == name), None)

    def _line(self, field: Field, value: str, state: IntakeState) -> None:
        error = state.wrong.get(field.name)
        field.draw(state.typed.get(field.name, value), str(explain(error, self._language)) if error else "")

    def _draw_known(self, state: IntakeState) -> None:
        rows = state.known.dossiers if state.known else ()
        kept = len(state.kept.offers.papers)
        self.known.setVisible(bool(rows or kept))
        lines = [self.tr("Shift+F5  Giấy tờ trong kho: {n}").format(n=kept)] if kept else []
        if rows:
            lines.append(self.tr("Đã nộp trước đây: {n} hồ sơ").format(n=len(rows)))
        for row in rows[:EARLIER_SHOWN]:
            lines.append(f"{short_date(row.received_at.date())} · {row.procedure_name} · {row.code}")
        self.known.setText("\n".join(lines))

    def _lay_out(self) -> None:
        card = QHBoxLayout()
        card.setSpacing(4)
        card.addWidget(self.to_card)
        card.addWidget(self.card, 1)
        more = QHBoxLayout()
        more.setSpacing(4)
        more.addWidget(self.picture)
        more.addWidget(self.camera)
        more.addStretch(1)
        self.area = QScrollArea(self, widgetResizable=True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self.area.setWidget(inner)  # in its place before it is filled: moving what is full dresses it anew
        inner.setMinimumWidth(1)  # words too long for the column must not push the boxes out of it
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(3)
        heading = QLabel(self.tr("Người nộp"))
        heading.setObjectName("heading")
        column.addWidget(heading)
        for widget in (self.person, self.note, self.back):
            column.addWidget(widget)
        for other in (self.declaration, self.for_another, self.owner, self.authority, self.known):
            column.addWidget(other)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 6, 4, 6)
        outer.setSpacing(4)
        outer.addLayout(card)
        outer.addLayout(more)
        outer.addWidget(self.card_wrong)
        outer.addWidget(self.scanned)
        outer.addWidget(self.area, 1)
