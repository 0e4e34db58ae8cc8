"""Who: the card, what is typed of the person, and whom they act for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from app.domain import draft_edits
from app.domain.checking import acceptance
from app.domain.checking.acceptance import Agreed
from app.domain.declaration.form import PERSON_FIELDS
from app.domain.draft import Draft
from app.domain.errors import DeskError
from app.domain.people.id_card import IdCard
from app.domain.people.person import Person, Sex, is_posted
from app.domain.reading.scanned_card import CardOffer, offer_of, taken
from ui.intake.form import IntakeForm

RETURN_ADDRESS = "return_address"
"""Name of the field with the address a result is posted to."""


class PersonActs(IntakeForm):
    """What is done with the người nộp and the chủ hồ sơ."""

    def enter_card(self, text: str) -> None:
        """Take what a hand-held scanner typed."""
        self._with_card(lambda: self._desk.read_card_text(text))

    def card_picture(self, path: Path) -> None:
        """Read the card in a picture."""
        self._with_card(lambda: self._desk.read_card_picture(path))

    def _with_card(self, read: Callable[[], IdCard]) -> None:
        self._background.device(self, read, self.take_card, self.card_failed)

    def take_card(self, card: IdCard) -> None:
        """Fill the người nộp from a card and look them up."""
        self._forget_typed(lambda name: "." not in name)
        self._right("card", "full_name", "id_number", "birth_date")
        self._edit(
            lambda draft: draft_edits.apply_card(draft, card),
            lambda _: self.attention.emit("query" if not self._procedure_code() else "papers"),
        )
        self._look_up(card.person.id_number)

    @property
    def card_offer(self) -> CardOffer | None:
        """A card scanned as a paper that may be taken for the người nộp."""
        draft = self.state.draft
        if draft is None:
            return None
        return offer_of(self.state.checks.cards, draft.applicant, self.state.page_id)

    def take_scanned_card(self) -> None:
        """Ctrl+F2: take the card scanned as a paper for the người nộp, and accept on it what was taken."""
        offer = self.card_offer
        if offer is None or self._busy():
            return
        items = [
            item
            for item in self.state.checks.items
            if item.paper == offer.card.paper and item.fact in offer.card.facts
            if item.sure and not item.accepted
        ]
        self.flush()
        typed, agreed = dict(self.state.typed), Agreed(self._staff.id, self._desk.clock.now())

        def edit(draft: Draft) -> Draft:
            fresh = offer_of((offer.card,), draft.applicant)
            if fresh is None or fresh.replaces != offer.replaces:
                return draft  # what was typed this moment makes it another offer, which is told first
            person = taken(fresh, draft.applicant.submitter)
            return acceptance.accept(draft_edits.set_submitter(draft, person), items, agreed)

        self._edit(edit, lambda draft: self._after_card(offer.card.person.id_number, draft, typed))

    def _after_card(self, id_number: str, draft: Draft, typed: Mapping[str, str]) -> None:
        """Show the person as stored; what was typed since the key was pressed stays."""
        if draft.applicant.submitter.id_number != id_number:
            return
        self._forget_typed(
            lambda name: name in PERSON_FIELDS and typed.get(name) == self.state.typed.get(name)
        )
        self._right("card", *PERSON_FIELDS)
        self._look_up(id_number)
        if not self._procedure_code():
            self.attention.emit("query")

    def type(self, name: str, text: str) -> None:
        """Keep what is being typed; stored within a quarter of a second."""
        self._unsaved[name] = text
        self._set(typed={**self.state.typed, name: text})
        self._save_timer.start()

    def leave(self, name: str) -> None:
        """The cursor left a field: store it and show it as it was stored."""
        if name not in self.state.typed:
            return
        self.flush()
        if name not in self.state.wrong:
            self._forget_typed(lambda typed: typed == name)
            if name == "id_number":
                self._look_up(self.state.submitter.id_number)

    def card_failed(self, error: DeskError) -> None:
        """A card could not be read: say so beside its line."""
        self._wrong("card", error)

    def choose_sex(self, sex: Sex, owner: bool = False) -> None:
        """Choose Nam or Nữ."""
        if owner:
            self._edit(lambda d: draft_edits.set_owner(d, replace(d.applicant.owner or Person(), sex=sex)))
        else:
            self._edit(lambda d: draft_edits.set_submitter(d, replace(d.applicant.submitter, sex=sex)))

    def act_for_another(self, acts: bool) -> None:
        """Người nộp thay: open or close the section of the chủ hồ sơ."""
        self._forget_typed(lambda name: name.startswith("owner."))
        self._edit(
            lambda d: draft_edits.set_owner(d, (d.applicant.owner or Person()) if acts else None),
            lambda _: self.attention.emit("owner.full_name" if acts else "full_name"),
        )

    def next_return_way(self) -> None:
        """Shift+F9: register the next way of getting the result: desk, post, online, and again."""
        if self._busy() or self.state.issued is not None:
            return
        self.flush()
        self._forget_typed(lambda name: name == RETURN_ADDRESS)
        self._right(RETURN_ADDRESS)
        self._edit(draft_edits.turn_return_way, self._look_at_return_address)

    def _look_at_return_address(self, draft: Draft) -> None:
        if is_posted(draft.return_by) and not draft.applicant.posted_to(draft.return_by):
            self.attention.emit(RETURN_ADDRESS)

    def confirm_person(self, confirmed: bool) -> None:
        """The clerk compared the number with the card itself and accepts it as it is."""
        by = self._staff.id if confirmed else ""
        self._right("id_number", "owner.id_number")
        self._edit(lambda draft: draft_edits.set_confirmed(draft, by))
