"""Giấy tờ đã đọc của một hồ sơ: its pages gathered into papers, each with one value a field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.checklist import OTHER_SLOT, UNPLACED
from app.domain.draft import Draft, DraftPage, PlacedBy
from app.domain.papers.document_type import DocumentType
from app.domain.papers.evidence import Fact, FieldReading, Source
from app.domain.papers.people import PersonTold, Place, alike, people_told
from app.domain.papers.values import PageValues, gather
from app.domain.procedure import Procedure

Kinds = Mapping[str, DocumentType]
Readings = Mapping[str, tuple[FieldReading, ...]]
"""What was read on each page, by page id; a page not yet read is absent."""


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """Một giấy tờ: pages that belong together, and what they say.

    Args:
        id: Id of its first page.
        kind: None while nobody knows what it is.
        pages: What was read on each page, in order.
        facts: One a field, in the order of the form; what a person accepted stands in the reading's place.
    """

    id: str
    slot: str
    kind: DocumentType | None
    pages: tuple[PageValues, ...]
    facts: tuple[Fact, ...]

    @property
    def people(self) -> tuple[PersonTold, ...]:
        """The persons it names."""
        return people_told(self.place, {fact.name: fact.value for fact in self.facts})

    @property
    def place(self) -> Place:
        """The paper as a place where something is told."""
        return Place(Source.PRINT, self.id, self.slot)


def read_papers(
    draft: Draft, procedure: Procedure | None, kinds: Kinds, readings: Readings
) -> tuple[ReadPaper, ...]:
    """Return the papers of a draft in working order: as the checklist stands, then others, then unplaced."""
    asked = [r.key for r in procedure.requirements] if procedure else []
    accepted = _accepted_on(draft)
    slots = dict.fromkeys((*asked, OTHER_SLOT, UNPLACED, *(page.slot for page in draft.pages)))
    return tuple(
        _paper(slot, pages, _kind_of(procedure, slot, pages, kinds), readings, accepted)
        for slot in slots
        for pages in _apart(draft.kept_pages(slot), slot, readings)
    )


def kinds_of_pages(draft: Draft, procedure: Procedure | None) -> dict[str, str]:
    """Return by page id what each page is taken for: what a person's hand says goes before the reader.

    Whoever puts a page into a slot says that it is such a paper. Where the slot takes several kinds, the
    page is what the reader sees on it or on the other pages there.
    """
    return {page.id: _kind_of_page(page, draft, procedure) for page in draft.kept_pages()}


def _kind_of_page(page: DraftPage, draft: Draft, procedure: Procedure | None) -> str:
    seen = page.suggestion.kind
    asked = procedure.requirement(page.slot) if procedure else None
    if asked is None or page.placed_by is not PlacedBy.CLERK or asked.takes(seen):
        return seen
    beside = (other.suggestion.kind for other in draft.kept_pages(page.slot))
    return next((kind for kind in beside if asked.takes(kind)), asked.kind or seen)


def standing_facts(draft: Draft) -> tuple[Fact, ...]:
    """Return what was accepted, each in the slot its page is in now; facts of deleted pages fall away."""
    pages = {page.id: page for page in draft.pages}
    found = []
    for fact in draft.facts:
        page = pages.get(fact.page)
        sheet = pages.get(page.joined_into, page) if page is not None else None
        if sheet is not None and sheet.kept:
            found.append(replace(fact, slot=sheet.slot))
    return tuple(found)


def _accepted_on(draft: Draft) -> dict[str, list[tuple[int, Fact]]]:
    """Return what was accepted, numbered as it was, by the page that shows it: a sheet shows its parts."""
    sheets = {page.id: page.joined_into or page.id for page in draft.pages}
    found: dict[str, list[tuple[int, Fact]]] = {}
    for number, fact in enumerate(standing_facts(draft)):
        found.setdefault(sheets[fact.page], []).append((number, fact))
    return found


def _paper(
    slot: str,
    pages: Sequence[DraftPage],
    kind: DocumentType | None,
    readings: Readings,
    accepted: Mapping[str, Sequence[tuple[int, Fact]]],
) -> ReadPaper:
    values = tuple(PageValues(page.id, readings[page.id]) for page in pages if page.id in readings)
    found = {fact.name: fact for fact in gather(slot, values)}
    standing = sorted((one for page in pages for one in accepted.get(page.id, ())), key=lambda one: one[0])
    found |= {fact.name: fact for _, fact in standing}
    if found and len(values) == len([page for page in pages if not page.blank]):
        lacking = (f.name for f in (kind.fields if kind else ()) if f.needed and f.name not in found)
        found |= {name: Fact(slot, name, "", page=pages[0].id) for name in lacking}
    order = {field.name: number for number, field in enumerate(kind.fields if kind else ())}
    facts = sorted(found.values(), key=lambda fact: order.get(fact.name, len(order)))
    return ReadPaper(pages[0].id, slot, kind, values, tuple(facts))


def _kind_of(
    procedure: Procedure | None, slot: str, pages: Sequence[DraftPage], kinds: Kinds
) -> DocumentType | None:
    """Return what a paper is: as it was recognised where the slot takes that, else what the slot asks for."""
    asked = procedure.requirement(slot) if procedure else None
    seen = next((page.suggestion.kind for page in pages if page.suggestion.kind), "")
    if asked is None or asked.takes(seen):
        return kinds.get(seen)
    return kinds.get(asked.kind or seen)


def _apart(pages: Sequence[DraftPage], slot: str, readings: Readings) -> tuple[tuple[DraftPage, ...], ...]:
    """Return the papers that lie in one slot.

    Most slots hold one. Two of a kind about different people are two papers; where nobody has placed
    them, every page that shows what it is begins a new one.
    """
    found: list[list[DraftPage]] = []
    named: dict[str, PersonTold] = {}
    for page in pages:
        people = {person.role: person for person in _told(page, readings) if person.full_name}
        loose = slot in (UNPLACED, OTHER_SLOT)
        if not found or _begins(page, found[-1], loose) or _others(page, found[-1], people, named):
            found.append([page])
            named = people
        else:
            found[-1].append(page)
            named = people | named
    return tuple(tuple(paper) for paper in found)


def _begins(page: DraftPage, paper: Sequence[DraftPage], loose: bool) -> bool:
    """Tell whether a page shows that it is the first of another kind of paper than those before it."""
    kind = page.suggestion.kind
    return loose and bool(kind) and all(p.suggestion.kind != kind for p in paper)


def _others(
    page: DraftPage,
    paper: Sequence[DraftPage],
    people: Mapping[str, PersonTold],
    named: Mapping[str, PersonTold],
) -> bool:
    """Tell whether a page is of the same kind as the paper before it, but about other people."""
    kind = page.suggestion.kind
    if not kind or all(p.suggestion.kind != kind for p in paper):
        return False
    return any(not alike(person, named[role]) for role, person in people.items() if role in named)


def _told(page: DraftPage, readings: Readings) -> tuple[PersonTold, ...]:
    values = {field.name: field.value for field in readings.get(page.id, ())}
    return people_told(Place(Source.PRINT, page.id), values)
