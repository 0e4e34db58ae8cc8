"""Đăng ký nhận kết quả: at the desk, by post and to which address, or as an electronic copy; Shift+F9."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.people.person import AT_DESK, is_posted
from app.messages import explain
from ui.dossier.words import return_words
from ui.intake.person.person_acts import RETURN_ADDRESS
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton


class ReturnBar(QWidget):
    """The way that stands on the receipt; each press of its key offers the next one."""

    def __init__(self, model: IntakeViewModel, language: str) -> None:
        super().__init__()
        self._language = language
        self.way = KeyButton("", "Shift+F9", model.next_return_way, "link")
        self.address = Field(RETURN_ADDRESS, self.tr("Gửi đến"), model.type, model.leave)
        self.address.line.setPlaceholderText(self.tr("địa chỉ nhận kết quả"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.way)
        column.addWidget(self.address)

    def draw(self, state: IntakeState) -> None:
        """Show the way, and for the post the address: the residence until another one is typed."""
        draft = state.draft
        way = draft.return_by if draft else AT_DESK
        self.way.say(self.tr("Nhận kết quả: {way}").format(way=return_words(way)))
        error = state.wrong.get(RETURN_ADDRESS)
        address = draft.applicant.posted_to(way) if draft else ""
        shown = state.typed.get(RETURN_ADDRESS, address)
        self.address.draw(shown, str(explain(error, self._language)) if error else "")
        self.address.setVisible(is_posted(way))
