"""Invented people and papers for the tests of checking by eye."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from app.catalogue import load_catalogue
from app.clock import HANOI
from app.domain.checking.conflicts import Clash
from app.domain.checking.item import AtDesk, CheckItem
from app.domain.checking.questions import check
from app.domain.draft import Draft, DraftPage
from app.domain.papers.document_type import DocumentType, TypeSuggestion
from app.domain.papers.evidence import Doubt, FieldReading, Source
from app.domain.people.person import Applicant, Person, Sex
from app.domain.reading.gathered import read_papers

TODAY = date(2026, 11, 20)
MOMENT = datetime(2026, 11, 20, 8, 30, tzinfo=HANOI)
WIFE = Person("Nguyễn Thị Mẫu", "038192000016", "171000016", date(1992, 3, 5), Sex.FEMALE)
HUSBAND = Person("Trần Văn Thử", "038090000027", "171000027", date(1990, 11, 20), Sex.MALE)
BIRTH, MARRIAGE = "1.001193", "1.000894"
CATALOGUE = load_catalogue()
KINDS = {kind.id: kind for kind in CATALOGUE.document_types}


def value(
    name: str,
    text: str,
    confidence: float = 95.0,
    source: Source = Source.PRINT,
    doubts: tuple[Doubt, ...] = (),
) -> FieldReading:
    return FieldReading(name, text, confidence, (100, 200, 300, 40), source, doubts, raw=text)


def page(name: str, slot: str, kind: str = "", **marks: object) -> DraftPage:
    facts: dict[str, object] = {"read": True, "suggestion": TypeSuggestion(kind, 0.95 if kind else 0.0)}
    return DraftPage(name, name * 8, "image/jpeg", 2480, 3508, 300, MOMENT, slot=slot, **facts | marks)


def checked(
    pages: Sequence[tuple[DraftPage, tuple[FieldReading, ...]]],
    desk: AtDesk | None = None,
    kinds: dict[str, DocumentType] | None = None,
    **facts: object,
) -> tuple[CheckItem, ...]:
    """Check a birth registration of these pages for the wife at the desk."""
    at_desk = desk or AtDesk(Applicant(WIFE))
    draft = Draft("d", MOMENT, procedure=BIRTH, applicant=at_desk.applicant, **facts)
    draft = Draft(**{f: getattr(draft, f) for f in Draft.__slots__} | {"pages": tuple(p for p, _ in pages)})
    readings = {p.id: fields for p, fields in pages}
    papers = read_papers(draft, CATALOGUE.procedure(BIRTH, TODAY), {} if kinds is None else kinds, readings)
    return check(papers, at_desk, TODAY)


def item(items: Sequence[CheckItem], name: str) -> CheckItem:
    return next(found for found in items if found.fact.name == name)


def clashes(items: Sequence[CheckItem]) -> dict[str, list[Clash]]:
    """What is wrong, by field name."""
    return {i.fact.name: [c.clash for c in i.conflicts] for i in items if i.conflicts}
