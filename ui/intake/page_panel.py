"""The middle column: the page, its keys, and what the reader thinks it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.catalogue import Catalogue
from app.domain.checklist import OTHER_SLOT
from app.domain.dossier import DraftPage, PlacedBy
from ui.intake.page_picture import PagePicture
from ui.intake.page_strip import PageStrip
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.widgets.key_button import KeyButton
from ui.widgets.lines_label import LinesLabel
from ui.widgets.pictures import Pictures

REASON_SHOWN = 60


class PagePanel(QFrame):
    """Draws the page chosen."""

    def __init__(self, model: IntakeViewModel, pictures: Pictures, catalogue: Catalogue) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model, self._catalogue = model, catalogue
        self.picture, self.strip = PagePicture(pictures), PageStrip(model, pictures)
        self.where = LinesLabel(1)
        self.suggestion = SuggestionBar(model, catalogue)
        self.delete = KeyButton(self.tr("Xóa"), "Ctrl+Del", model.delete_or_restore)
        self.undo = KeyButton(self.tr("Hoàn tác"), "Ctrl+Z", model.undo)
        self.blank = KeyButton(self.tr("Trắng"), "Ctrl+B", model.toggle_blank)
        self.move_here = KeyButton(
            self.tr("Vào giấy chọn"), "Ctrl+M", lambda: model.move_page(model.state.target)
        )
        self.tools = (
            KeyButton(self.tr("Trang trước"), "PgUp", lambda: model.turn_pages(-1)).repeat(),
            KeyButton(self.tr("Trang sau"), "PgDown", lambda: model.turn_pages(1)).repeat(),
            KeyButton(self.tr("Phóng"), "Ctrl+=", self.picture.zoom),
            KeyButton(self.tr("Xoay trái"), "Ctrl+L", lambda: model.rotate(-1)),
            KeyButton(self.tr("Xoay phải"), "Ctrl+R", lambda: model.rotate(1)),
            self.delete,
            self.undo,
            self.move_here,
            self.blank,
        )
        for button in self.tools:
            button.setObjectName("tool")
        self.keys = QWidget()
        self._lay_out()

    def draw(self, state: IntakeState) -> None:
        """Show page, strip, suggestion and which keys mean something now."""
        page = state.page
        self.picture.draw(page)
        self.strip.draw(state)
        self.suggestion.draw(state)
        self.where.show_text(self._where(state, page), 1)
        self.keys.setVisible(bool(state.pages))
        self.where.setVisible(bool(state.pages))
        self.delete.say(self.tr("Khôi phục") if page is not None and page.deleted else self.tr("Xóa"))
        for button in self.tools:
            button.setEnabled(page is not None and not state.issuing)
        self.undo.setEnabled(state.undo_depth > 0 and not state.issuing)
        self.move_here.setEnabled(page is not None and bool(state.target) and page.slot != state.target)

    def _where(self, state: IntakeState, page: DraftPage | None) -> str:
        if page is None:
            return ""
        number = 1 + [p.id for p in state.pages].index(page.id)
        place = self._slot_name(state, page.slot)
        return self.tr("Trang {n}/{all} · {place}").format(n=number, all=len(state.pages), place=place)

    def _slot_name(self, state: IntakeState, slot: str) -> str:
        if not slot:
            return self.tr("chưa xếp")
        if slot == OTHER_SLOT or state.preview is None or state.preview.procedure is None:
            return self.tr("giấy tờ khác")
        found = state.preview.procedure.requirement(slot)
        return found.name if found is not None else self.tr("giấy tờ khác")

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.addWidget(self.strip)
        middle.addWidget(self.picture, 1)
        grid = QGridLayout(self.keys)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for number, button in enumerate(self.tools):
            grid.addWidget(button, number // 3, number % 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(5)
        column.addWidget(self.where)
        column.addLayout(middle, 1)
        column.addWidget(self.suggestion)
        column.addWidget(self.keys)


class SuggestionBar(QFrame):
    """What the reader thinks of the page, why, and the key that agrees."""

    def __init__(self, model: IntakeViewModel, catalogue: Catalogue) -> None:
        super().__init__()
        self.setObjectName("suggestion")
        self._catalogue = catalogue
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.agree = KeyButton(self.tr("Đúng"), "Ctrl+Return", model.accept_suggestion, "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.agree)

    def draw(self, state: IntakeState) -> None:
        """Show the suggestion for the page in the middle."""
        page = state.page
        self.setVisible(page is not None)
        if page is None:
            return
        self.words.setText(self._words(page, state))
        waiting = bool(page.suggestion.kind) and not page.accepted_by and not page.deleted
        self.agree.setVisible(waiting)
        self.agree.setEnabled(waiting and not state.issuing)

    def _words(self, page: DraftPage, state: IntakeState) -> str:
        if page.id in state.reading:
            return self.tr("Máy đang đọc trang này…")
        if not page.read:
            return self.tr("Máy chưa đọc trang này.")
        if not page.suggestion.kind:
            return self.tr("Máy không đoán được loại giấy. Chọn giấy bên trái rồi Ctrl+M.")
        kind = self._catalogue.document_type(page.suggestion.kind)
        name = kind.name if kind is not None else page.suggestion.kind
        if page.accepted_by:
            return self.tr("Đã nhận: {kind}").format(kind=name)
        moved = bool(page.slot) and page.placed_by is PlacedBy.READER
        said = self.tr("Máy đã xếp: {kind} ({score} %)") if moved else self.tr("Máy đoán: {kind} ({score} %)")
        words = said.format(kind=name, score=round(page.suggestion.score * 100))
        if not page.suggestion.reason:
            return words
        return words + self.tr(" · vì thấy “{reason}”").format(reason=_short(page.suggestion.reason))


def _short(reason: str) -> str:
    """Return the first words that decided, whole."""
    if len(reason) <= REASON_SHOWN:
        return reason
    return reason[:REASON_SHOWN].rsplit(" ", 1)[0].rstrip(",;") + "…"
