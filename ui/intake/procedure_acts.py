"""What: finding and choosing the procedure, and the channel."""

from __future__ import annotations

from app.domain import draft_edits
from app.domain.draft import Draft
from app.domain.procedure import Channel, Procedure
from ui.intake.person.person_acts import PersonActs

RESULTS = 8
CARD_BARS = 6
"""A card's QR has at least six bars; nothing a clerk types has."""


class ProcedureActs(PersonActs):
    """What is done with the search box and the channel; a card scanned into the box is a card."""

    def search(self, query: str) -> None:
        """Find procedures by a few letters; the list opens."""
        found = self._search(query) if query.strip() else ()
        self._set(query=query, results=found, result_index=0)

    def turn_results(self, step: int) -> None:
        """Go up or down in the list; with an empty box the whole catalogue opens."""
        results = self.state.results or self._search(self.state.query)
        index = self.state.result_index + (step if self.state.results else 0)
        self._set(results=results, result_index=max(0, min(index, len(results) - 1)))

    def enter_query(self, text: str) -> None:
        """Enter in the search box: choose the marked procedure, or take a card scanned into it."""
        if text.count("|") >= CARD_BARS:
            self.close_results()
            self.enter_card(text)
        elif self.state.results:
            self.choose_procedure(self.state.results[self.state.result_index].code)

    def close_results(self) -> None:
        """Fold the list away and show the chosen procedure again."""
        self._set(query="", results=())

    def choose_procedure(self, code: str) -> None:
        """Choose a procedure; the checklist appears and pages already read are routed to it."""
        self._right("procedure")
        self._forget_typed(lambda name: name.startswith("reason."))
        self._set(query="", results=(), slot="")

        def chosen(draft: Draft) -> None:
            self._readings.take(draft, again=True)
            self.attention.emit("papers")

        self._edit(lambda draft: draft_edits.choose_procedure(draft, code), chosen)

    def choose_channel(self, channel: Channel) -> None:
        """Choose how the dossier came in."""
        self._edit(lambda draft: draft_edits.choose_channel(draft, channel))

    def set_copies(self, copies: int) -> None:
        """Say how many copies are asked for; the fee follows."""
        self._edit(lambda draft: draft_edits.set_copies(draft, copies))

    def set_pages_of_original(self, pages: int) -> None:
        """Say how many pages the original has that is to be certified; the fee follows."""
        self._edit(lambda draft: draft_edits.set_pages_of_original(draft, pages))

    def procedure_name(self, code: str) -> str:
        """Return the name of a procedure of the catalogue, or ""."""
        found = self._desk.catalogue.in_force(self._desk.clock.now().date())
        return next((p.name for p in found if p.code == code), "")

    def _search(self, query: str) -> tuple[Procedure, ...]:
        return self._desk.catalogue.search(query, self._desk.clock.now().date(), RESULTS)
