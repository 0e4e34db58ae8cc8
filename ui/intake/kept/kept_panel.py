"""Shift+F5: every paper kept of this person, to be looked at, used and taken back; also why one cannot be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from app.domain.kept.reuse import OfferedPaper
from ui.input_method import commit_composition
from ui.intake.kept.kept_words import expiry_words, source_words, standing_words, which_words
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.theme import colour
from ui.widgets.key_button import KeyButton


class KeptList(QListWidget):
    """The papers; arrows choose, Enter uses or takes back, left and right turn the page in the middle."""

    def __init__(self, model: IntakeViewModel) -> None:
        super().__init__()
        self._model = model
        self.setObjectName("kept")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Giấy tờ trong kho"))
        self.currentRowChanged.connect(model.choose_kept)
        self.itemDoubleClicked.connect(lambda _item: model.toggle_chosen_kept())

    def draw(self, state: IntakeState) -> None:
        """Show the papers; drawing chooses nothing."""
        papers = state.kept.offers.papers
        words = [self.words(offered, state) for offered in papers]
        self.blockSignals(True)
        if [self.item(i).text() for i in range(self.count())] != words:
            self.clear()
            for text, offered in zip(words, papers, strict=True):
                item = QListWidgetItem(text)
                if not offered.usable:
                    item.setForeground(colour("ink_soft"))
                self.addItem(item)
        self.setCurrentRow(min(state.kept.at, len(papers) - 1))
        self.blockSignals(False)

    def words(self, offered: OfferedPaper, state: IntakeState) -> str:
        """Return the lines of one paper."""
        paper = offered.paper
        about = " · ".join(part for part in (which_words(paper), expiry_words(offered)) if part)
        stands = standing_words(offered, state)
        return "\n".join((paper.name, about, source_words(paper), stands))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and the arrows to the side; the others are the list's own."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._model.toggle_chosen_kept()
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._model.turn_kept(1 if event.key() == Qt.Key.Key_Right else -1)
            case _:
                super().keyPressEvent(event)


class KeptPanel(QFrame):
    """List, what to do with it, and the reason of a withdrawal while it is asked for."""

    def __init__(self, model: IntakeViewModel) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model = model
        self.heading, self.owner, self.keys = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.heading.setObjectName("heading")
        for soft in (self.owner, self.keys):
            soft.setObjectName("soft")
            soft.setTextFormat(Qt.TextFormat.PlainText)
        self.list = KeptList(model)
        self.withdraw = KeyButton(self.tr("Thu hồi giấy này…"), "Ctrl+F5", model.ask_withdrawal)
        self.why, self.reason = QLabel(wordWrap=True), QLineEdit()
        self.reason.setMaxLength(300)
        self.reason.returnPressed.connect(self._confirm)
        self._asking = False
        self._lay_out()

    def draw(self, state: IntakeState) -> None:
        """Show the papers of the owner."""
        offers = state.kept.offers
        self.heading.setText(self.tr("Giấy tờ trong kho ({n})").format(n=len(offers.papers)))
        self.owner.setText(offers.owner_name or self.tr("Chưa biết chủ hồ sơ: quét thẻ trước (F2)."))
        self.list.draw(state)
        empty = self.tr("Kho chưa có giấy nào của người này.")
        keys = self.tr("↑ ↓ chọn · Enter dùng hoặc bỏ · ← → lật trang · Esc trở lại")
        self.keys.setText(keys if offers.papers else empty)
        self.withdraw.setEnabled(bool(offers.papers))
        self._draw_asking(state)

    def begin(self) -> None:
        """Put the cursor into the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw_asking(self, state: IntakeState) -> None:
        asking, chosen = state.kept.withdrawing, state.kept.chosen
        for widget in (self.why, self.reason):
            widget.setVisible(asking)
        if asking and chosen is not None:
            words = self.tr("Vì sao “{paper}” không được dùng nữa? Enter ghi lại, Ctrl+F5 thôi.")
            self.why.setText(words.format(paper=chosen.paper.name))
            self.reason.setAccessibleName(self.why.text())
        if asking and not self._asking:
            self.reason.clear()
            self.reason.setFocus()
        elif self._asking and not asking:
            self.begin()
        self._asking = asking

    def _confirm(self) -> None:
        commit_composition()
        self._model.withdraw_kept(self.reason.text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(4)
        for widget in (self.heading, self.owner):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        for below in (self.keys, self.why, self.reason, self.withdraw):
            column.addWidget(below)
