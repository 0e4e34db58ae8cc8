"""Ctrl+F2: the card scanned as a paper taken for the người nộp, or why there is none to take."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain import draft_edits
from app.domain.checking import acceptance
from app.domain.checking.acceptance import Agreed
from app.domain.checking.item import CheckItem
from app.domain.declaration.form import PERSON_FIELDS
from app.domain.draft import Draft
from app.domain.people.person import Applicant
from app.domain.reading.scanned_card import CardOffer, NoOffer, offer_of, taken, why_no_offer
from ui.intake.form import IntakeForm
from ui.intake.pages.page_words import number_of
from ui.intake.state import Notice


class ScannedCardActs(IntakeForm):
    """What is done with cards among the pages."""

    @property
    def card_offer(self) -> CardOffer | None:
        """A card scanned as a paper that may be taken for the người nộp; none while the page shown is unread.

        What that page will tell is not known yet: a card of another page must not be taken for it.
        """
        draft = self.state.draft
        if draft is None or self._is_page_unread():
            return None
        return offer_of(self.state.checks.cards, draft.applicant, self.state.page_id)

    def card_page(self, offer: CardOffer) -> int:
        """Return the number, from 1, of the page a card offered stands on."""
        wanted = offer.card.page_of(self.state.page_id)
        page = next((page for page in self.state.pages if page.id == wanted), None)
        return number_of(self.state, page) if page is not None else 0

    def take_scanned_card(self) -> None:
        """Ctrl+F2: take the card for the người nộp, and accept on it what was taken; else say why not."""
        offer = self.card_offer
        if self.state.issued is not None:
            return
        if offer is None or self._busy():
            self._notify(Notice(text=self._why_not()))
            return
        items, cards, shown = self._sure_of(offer), self.state.checks.cards, self.state.page_id
        number = self.card_page(offer)
        self.flush()
        typed, agreed = dict(self.state.typed), Agreed(self._staff.id, self._desk.clock.now())

        def edit(draft: Draft) -> Draft:
            fresh = offer_of(cards, draft.applicant, shown)
            if fresh is None or fresh.card != offer.card or fresh.replaces != offer.replaces:
                return draft  # what was typed this moment makes it another offer, which is told first
            person = taken(fresh, draft.applicant.submitter)
            return acceptance.accept(draft_edits.set_submitter(draft, person), items, agreed)

        self._edit(edit, lambda draft: self._after_card(offer, number, draft, typed))

    def _sure_of(self, offer: CardOffer) -> list[CheckItem]:
        return [
            item
            for item in self.state.checks.items
            if item.paper == offer.card.paper and item.fact in offer.card.facts
            if item.sure and not item.accepted
        ]

    def _after_card(self, offer: CardOffer, number: int, draft: Draft, typed: Mapping[str, str]) -> None:
        """Show the person as stored; what was typed since the key was pressed stays."""
        id_number = offer.card.person.id_number
        if draft.applicant.submitter.id_number != id_number:
            return
        self._forget_typed(
            lambda name: name in PERSON_FIELDS and typed.get(name) == self.state.typed.get(name)
        )
        self._right("card", *PERSON_FIELDS)
        self._look_up(id_number)
        words = self.tr(
            "Đã lấy {name} (thẻ ở trang {n}) làm người nộp. Lấy nhầm: mở trang có thẻ đúng rồi Ctrl+F2,"
            " hoặc gõ lại; Ctrl+Z chỉ hoàn tác việc trên trang."
        )
        person = draft.applicant.submitter
        self._notify(Notice(text=words.format(name=person.full_name or id_number, n=number)))
        if not self._procedure_code():
            self.attention.emit("query")

    def _is_page_unread(self) -> bool:
        """Tell whether what stands on the page in the middle is still to come."""
        page = self.state.page
        if page is None or not page.kept or page.blank or page.separator:
            return False
        return page.id in self.state.reading or not page.read or page.id not in self.state.checks.pictures

    def _why_not(self) -> str:
        if self._busy():
            return self.tr("Đang quét hoặc đang cấp số: chờ xong rồi bấm Ctrl+F2 lấy thẻ.")
        page, draft = self.state.page, self.state.draft
        if page is not None and self._is_page_unread():
            words = self.tr("Máy chưa đọc xong trang {n}: chờ đọc xong rồi bấm Ctrl+F2 lấy thẻ.")
            return words.format(n=number_of(self.state, page))
        applicant = draft.applicant if draft is not None else Applicant()
        reason = why_no_offer(self.state.checks.cards, applicant, self.state.page_id)
        name = applicant.submitter.full_name or applicant.submitter.id_number
        return {
            NoOffer.NO_CARD: self.tr(
                "Chưa có thẻ nào trong các trang mà máy đọc chắc số định danh: xem F6, quét thẻ (F2) hoặc gõ."
            ),
            NoOffer.OWNER: self.tr("Thẻ này là của chủ hồ sơ: không lấy làm người nộp thay."),
            NoOffer.COMPLETE: self.tr(
                "Người nộp {name} đã điền đủ theo thẻ. Muốn thay: mở trang có thẻ người khác rồi Ctrl+F2."
            ).format(name=name),
            NoOffer.KNOWN: self.tr(
                "Người nộp {name} có thẻ đọc tại quầy: thẻ trong trang không thay. Muốn thay: F2 quét thẻ."
            ).format(name=name),
        }[reason]
