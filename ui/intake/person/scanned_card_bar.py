"""A card scanned as a paper, offered as the người nộp: whom it names, by what, and the key that takes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from app.domain.papers.evidence import Source
from app.domain.reading.scanned_card import CardOffer
from app.domain.written import short_date
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.intake.wording import translate
from ui.widgets.key_button import KeyButton


class ScannedCardBar(QFrame):
    """Hidden while there is no such card, or its person stands there already."""

    def __init__(self, model: IntakeViewModel) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._model = model
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.take = KeyButton(self.tr("Lấy làm người nộp"), "", model.take_scanned_card)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 6)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def draw(self, state: IntakeState) -> None:
        """Show the card on offer."""
        offer = self._model.card_offer
        self.setVisible(offer is not None and not state.issuing)
        if offer is None:
            return
        self.words.setText(offer_words(offer, self._model.card_page(offer)))
        if offer.adds:
            words = self.tr("Điền theo thẻ")
        else:
            words = self.tr("Thay người nộp") if offer.replaces else self.tr("Lấy làm người nộp")
        self.take.say(words, "Ctrl+F2")  # the key answers wherever the cursor is, this hidden or not


def offer_words(offer: CardOffer, page: int) -> str:
    """Say on which page the card is, whom it names, by what, who would go, and what nobody takes unseen."""
    told = f"{_person_words(offer)} ({_source_words(offer.card.source)})"
    if offer.adds:
        words = translate("Intake", "Thẻ ở trang {n} là của người nộp, có thêm: {names}.")
        said = words.format(n=page, names=_names(offer.adds))
    elif offer.replaces:
        words = translate("Intake", "Người nộp đang là “{now}”. Thẻ ở trang {n} là của người khác: {card}.")
        said = words.format(n=page, now=offer.replaces, card=told)
    else:
        said = translate("Intake", "Thẻ ở trang {n}: {card}.").format(n=page, card=told)
    if not offer.card.unsure:
        return said
    unsure = translate("Intake", "Máy chưa chắc {names}: xem F6 hoặc gõ.")
    return f"{said} {unsure.format(names=_names(offer.card.unsure))}"


def _person_words(offer: CardOffer) -> str:
    person = offer.card.person
    born = short_date(person.birth_date) if person.birth_date else ""
    parts = (person.full_name, person.id_number, born, person.sex.vietnamese, person.residence)
    return " · ".join(part for part in parts if part)


def _source_words(source: Source) -> str:
    return {
        Source.QR: translate("Intake", "theo mã QR"),
        Source.MRZ: translate("Intake", "theo dòng máy đọc"),
        Source.TYPED: translate("Intake", "đã sửa ở F6"),
    }.get(source, translate("Intake", "theo chữ in"))


def _names(names: tuple[str, ...]) -> str:
    said = {
        "full_name": translate("Intake", "họ tên"),
        "id_number": translate("Intake", "số định danh"),
        "old_id_number": translate("Intake", "số chứng minh cũ"),
        "birth_date": translate("Intake", "ngày sinh"),
        "sex": translate("Intake", "giới tính"),
        "residence": translate("Intake", "nơi cư trú"),
    }
    return ", ".join(said[name] for name in names)
