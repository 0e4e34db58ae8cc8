"""The middle column: the page, its keys, and what the reader thinks it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.catalogue import Catalogue
from app.domain.draft import DraftPage, PlacedBy
from ui.background import is_alive
from ui.intake.checking.marking import mark_on
from ui.intake.pages.crop_bar import CropBar
from ui.intake.pages.crop_view import CropView
from ui.intake.pages.page_keys import PAGE_ACTS, ActButton
from ui.intake.pages.page_pair import PagePair
from ui.intake.pages.page_picture import PagePicture
from ui.intake.pages.page_strip import PageStrip
from ui.intake.pages.page_words import number_of, slot_words
from ui.intake.pages.suspicion_bar import SuspicionBar
from ui.intake.state import IntakeState, Side
from ui.intake.view_model import IntakeViewModel
from ui.widgets.key_button import KeyButton
from ui.widgets.lines_label import LinesLabel
from ui.widgets.pictures import Pictures
from ui.widgets.zoom_keys import zoom_button

REASON_SHOWN = 60
ACT_NAMES = frozenset(act.name for act in PAGE_ACTS)
ROWS = (
    ("before", "next", "zoom", "table"),
    ("right", "crop", "delete"),
    ("undo", "move", "more"),
)
"""The acts a clerk needs most; all others lie in the list that ``more`` opens."""


class PagePanel(QFrame):
    """Draws the page chosen: alone, under the crop frame, or beside the one it seems to repeat."""

    def __init__(
        self,
        model: IntakeViewModel,
        pictures: Pictures,
        catalogue: Catalogue,
        open_list: Callable[[QWidget], object],
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.picture, self.strip = PagePicture(pictures), PageStrip(model, pictures)
        self.crop, self.pair = CropView(model, pictures), PagePair(pictures)
        self.where = LinesLabel(1)
        self.suggestion = SuggestionBar(model, catalogue)
        self.suspicion = SuspicionBar(model)
        self.zoom = zoom_button(self.tr("Phóng"), self.magnify, self.tr("Ctrl+- thu nhỏ, Ctrl+0 vừa khung"))
        self.more = KeyButton(self.tr("Khác…"), "Shift+F8", lambda: open_list(self))
        self.acts = {name: ActButton(name, model) for row in ROWS for name in row if name in ACT_NAMES}
        self.keys, self.crop_bar = QWidget(), CropBar(model, self.crop)
        self.alone, self.middle = QWidget(), QStackedWidget()
        self._was_at: QWidget | None = None
        for button in (self.zoom, self.more):
            button.setObjectName("tool")
        self._lay_out()

    def draw(self, state: IntakeState) -> None:
        """Show page, strip, suggestion and which keys mean something now."""
        page = state.page
        self.picture.draw(page, _mark(state))
        self.strip.draw(state)
        self.suggestion.draw(state)
        self.suspicion.draw(state)
        self._draw_middle(state)
        self.where.show_text(self._where(state, page), 1)
        checking = state.side is Side.CHECKING  # its panel needs the width and has the keys it wants
        self.keys.setVisible(bool(state.pages) and not state.cropping and not checking)
        self.where.setVisible(bool(state.pages))
        for button in self.acts.values():
            button.draw(state)
        self.zoom.setEnabled(page is not None)
        self.more.setEnabled(page is not None)

    def magnify(self, step: int) -> None:
        """Magnify what stands in the middle: the page, the frame on it, or both of a pair."""
        shown = self.middle.currentWidget()
        if shown is self.crop:
            self.crop.zoom(step)
        for picture in self.pair.pictures if shown is self.pair else (self.picture,):
            picture.zoom(step)

    def _draw_middle(self, state: IntakeState) -> None:
        self.crop_bar.setVisible(state.cropping)
        self.suggestion.setVisible(self.suggestion.isVisibleTo(self) and not state.cropping)
        if state.cropping:
            self.crop.draw(state.page)
            begins = self.middle.currentWidget() is not self.crop
            self.middle.setCurrentWidget(self.crop)
            if begins:
                self._was_at = QApplication.focusWidget()
                self.crop.setFocus()
            return
        if self.middle.currentWidget() is self.crop:
            self.crop.leave()
            if self._was_at is not None and is_alive(self._was_at):
                self._was_at.setFocus()
        if state.comparing and state.page is not None and state.twin is not None:
            self.pair.draw(state, state.twin, state.page)
            self.middle.setCurrentWidget(self.pair)
        else:
            self.middle.setCurrentWidget(self.alone)

    def _where(self, state: IntakeState, page: DraftPage | None) -> str:
        if page is None:
            return ""
        mode = "" if state.scanning else state.landing_mode  # it speaks of the next batch
        if mode == "insert":
            return self.tr("F4 sẽ chèn sau trang {n} · Ctrl+I để thôi").format(n=number_of(state, page))
        if mode == "replace":
            return self.tr("F4 sẽ thay trang {n} · Ctrl+Shift+I để thôi").format(n=number_of(state, page))
        place = slot_words(state, page.slot)
        words = self.tr("Trang {n}/{all} · {place}")
        return words.format(n=number_of(state, page), all=len(state.pages), place=place)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.alone)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.strip)
        row.addWidget(self.picture, 1)
        for widget in (self.alone, self.crop, self.pair):
            self.middle.addWidget(widget)
        rows = QVBoxLayout(self.keys)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for names in ROWS:
            line = QHBoxLayout()
            line.setSpacing(4)
            for name in names:
                line.addWidget(self.acts.get(name) or {"zoom": self.zoom, "more": self.more}[name], 1)
            rows.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(5)
        column.addWidget(self.where)
        column.addWidget(self.middle, 1)
        for widget in (self.suspicion, self.suggestion, self.crop_bar, self.keys):
            column.addWidget(widget)


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
        told = page.read and page.id not in state.reading  # what was read of the picture before is not shown
        waiting = told and bool(page.suggestion.kind) and not page.accepted_by and not page.deleted
        self.agree.setVisible(waiting)
        self.agree.setEnabled(waiting and not state.issuing)

    def _words(self, page: DraftPage, state: IntakeState) -> str:
        if page.id in state.reading:
            return self.tr("Máy đang đọc trang này…")
        if not page.read:
            return self.tr("Máy chưa đọc trang này.")
        if not page.suggestion.kind and page.slot and page.placed_by is PlacedBy.READER:
            words = self.tr("Máy xếp theo trang đứng trước, vào “{paper}”. Sai thì chọn giấy rồi Ctrl+M.")
            return words.format(paper=slot_words(state, page.slot))
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


def _mark(state: IntakeState) -> QRectF | None:
    """Return where the value stands that is being checked, when it is on the page in the middle."""
    item = state.check_item if state.side is Side.CHECKING else None
    if item is None or item.fact.page != state.page_id:
        return None
    return mark_on(state.page, state.checks.pictures.get(item.fact.page), item.fact.box)


def _short(reason: str) -> str:
    """Return the first words that decided, whole."""
    if len(reason) <= REASON_SHOWN:
        return reason
    return reason[:REASON_SHOWN].rsplit(" ", 1)[0].rstrip(",;") + "…"
