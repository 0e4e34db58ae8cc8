"""Who: the card, what is typed of the person, and whom they act for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.domain import draft_edits
from app.domain.draft import Draft
from app.domain.errors import DeskError
from app.domain.people.id_card import IdCard
from app.domain.people.person import Person, Sex, is_posted
from ui.intake.person.scanned_card_acts import ScannedCardActs

RETURN_ADDRESS = "return_address"
"""Name of the field with the address a result is posted to."""


class PersonActs(ScannedCardActs):
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
        open_phone = "phone" in self.state.wrong or "phone" in self._unsaved  # a card tells no telephone
        self._forget_typed(lambda name: "." not in name and not (open_phone and name == "phone"))
        self._right("card", "full_name", "id_number", "birth_date")
        self._edit(
            lambda draft: draft_edits.apply_card(draft, card),
            lambda _: self.attention.emit("query" if not self._procedure_code() else "papers"),
        )
        self._look_up(card.person.id_number)

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
