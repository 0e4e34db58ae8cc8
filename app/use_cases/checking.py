"""Kiểm tra bằng mắt: gathers what was read on a draft's papers and what the desk knows of its people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.catalogue import Catalogue
from app.domain.checking.acceptance import papers_to_accept
from app.domain.checking.conflicts import Conflict
from app.domain.checking.item import AtDesk, CheckItem
from app.domain.checking.questions import check
from app.domain.declared import TYPED, Origin
from app.domain.draft import Draft, DraftPage
from app.domain.kept.paper import KeptState, numbers_of
from app.domain.page_view import PageLook
from app.domain.papers.evidence import Fact, Source
from app.domain.papers.people import PersonTold, Place, people_told, person_told
from app.domain.people.person import Person
from app.domain.procedure import Procedure
from app.domain.reading.gathered import ReadPaper, read_papers
from app.domain.reading.scanned_card import ScannedCard, scanned_cards
from app.ports import Clock
from app.store import dossiers, kept_papers, records
from app.store.database import Database
from app.store.page_fields import PageFields
from app.use_cases.read_pages import ReadPages

_EARLIER = 3
"""Dossiers of a person that are looked into; what is older has been checked against these."""


@dataclass(frozen=True, slots=True)
class PagePlace:
    """The picture a value stands on: the look, the turn that makes it upright, its upright size, its dpi."""

    look: PageLook
    rotation: int
    width_px: int
    height_px: int
    dpi: int


@dataclass(frozen=True, slots=True)
class CheckList:
    """Everything there is to check in one draft, in working order.

    Args:
        pictures: Where values stand, by page id.
        cards: Identity papers among them, each with the person it names.
    """

    items: tuple[CheckItem, ...] = ()
    pictures: Mapping[str, PagePlace] = field(default_factory=dict)
    cards: tuple[ScannedCard, ...] = ()

    @property
    def waiting(self) -> tuple[CheckItem, ...]:
        """What a person still has to look at."""
        return tuple(item for item in self.items if item.waits)

    @property
    def to_accept(self) -> tuple[str, ...]:
        """Papers on which the machine was sure of everything and that nobody accepted yet."""
        return papers_to_accept(self.items)

    @property
    def serious(self) -> tuple[tuple[CheckItem, Conflict], ...]:
        """What is told once more before a receipt: another person's paper, an expired one, a wrong number."""
        return tuple(
            (item, conflict) for item in self.items for conflict in item.conflicts if conflict.serious
        )


@dataclass(frozen=True)
class ReadDraft:
    """Gather what was read into papers."""

    database: Database
    catalogue: Catalogue
    pages: ReadPages

    def __call__(self, draft: Draft, procedure: Procedure | None) -> tuple[ReadPaper, ...]:
        """Return the papers of a draft in working order."""
        fields = self.fields(draft, procedure)
        kinds = {kind.id: kind for kind in self.catalogue.document_types}
        return read_papers(draft, procedure, kinds, {page: found.fields for page, found in fields.items()})

    def fields(self, draft: Draft, procedure: Procedure | None) -> dict[str, PageFields]:
        """Return what stands on each kept page, by page id."""
        with self.database.read() as db:
            return self.pages(db, draft, procedure)


@dataclass(frozen=True)
class CheckPapers:
    """Tell what a person has to look at on the papers of a draft."""

    read: ReadDraft
    clock: Clock
    _earlier: dict[tuple[str, ...], tuple[PersonTold, ...]] = field(default_factory=dict)

    def __call__(self, draft: Draft) -> CheckList:
        """Return the list; a draft without readings has an empty one."""
        today = self.clock.now().date()
        procedure = self._procedure(draft, today)
        papers = self.read(draft, procedure)
        typed = {
            name: value
            for name, value in draft.fields.items()
            if draft.field_sources.get(name, TYPED).origin is Origin.TYPED
        }
        desk = AtDesk(draft.applicant, typed, self._known(draft) if papers else ())
        read = self.read.fields(draft, procedure)
        pictures = {page.id: _place(page, read[page.id]) for page in draft.kept_pages() if page.id in read}
        return CheckList(check(papers, desk, today), pictures, scanned_cards(papers))

    def _procedure(self, draft: Draft, today: date) -> Procedure | None:
        return self.read.catalogue.procedure(draft.procedure, today) if draft.procedure else None

    def _known(self, draft: Draft) -> tuple[PersonTold, ...]:
        """Return what earlier dossiers and kept papers tell of the people at the desk."""
        owner = draft.applicant.dossier_owner
        people = dict.fromkeys(p.id_number for p in (draft.applicant.submitter, owner) if p.id_number)
        key = (draft.id, *people, *numbers_of(owner))
        if key not in self._earlier:
            told = [told for number in people for told in self._told_of(number)]
            self._earlier.clear()
            self._earlier[key] = (*told, *self._kept_of(owner))
        return self._earlier[key]

    def _kept_of(self, owner: Person) -> tuple[PersonTold, ...]:
        """Return whom the valid kept papers of the owner name, by accepted values alone."""
        with self.read.database.read() as db:
            kept = kept_papers.of_owner(db, numbers_of(owner))
        return tuple(
            person
            for paper in kept
            if paper.state is KeptState.VALID
            for person in people_told(
                Place(Source.STORE, paper.name), {f.name: f.value for f in paper.facts if f.accepted_by}
            )
        )

    def _told_of(self, number: str) -> tuple[PersonTold, ...]:
        with self.read.database.read() as db:
            person = records.person_of(db, number)
            rows = dossiers.of_person(db, number)[:_EARLIER]
            found = [dossiers.get(db, row.id) for row in rows]
        told = [person_told(Place(Source.EARLIER), person)] if person is not None else []
        for dossier in found:
            place = Place(Source.EARLIER, str(dossier.printed_code))
            for paper in dossier.papers:
                told += people_told(place, {f.name: f.value for f in paper.facts if f.accepted_by})
        return tuple(told)


def _place(page: DraftPage, read: PageFields) -> PagePlace:
    return PagePlace(page.look, read.rotation, read.width_px, read.height_px, page.shown_dpi)


def facts_by_slot(papers: tuple[ReadPaper, ...]) -> dict[str, tuple[Fact, ...]]:
    """Return what goes into a dossier's papers: accepted values, and suggestions that stay suggestions."""
    found: dict[str, tuple[Fact, ...]] = {}
    for paper in papers:
        told = tuple(fact for fact in paper.facts if fact.value)
        found[paper.slot] = (*found.get(paper.slot, ()), *told)
    return found


def value_counts(facts: tuple[Fact, ...]) -> dict[str, int]:
    """Return how many values were accepted as read, put right by a person, and left as suggestions."""
    accepted = [fact for fact in facts if fact.accepted_by]
    changed = sum(fact.source is Source.TYPED for fact in accepted)
    return {"accepted": len(accepted) - changed, "changed": changed, "left": len(facts) - len(accepted)}
