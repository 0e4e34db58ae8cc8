"""Điều có thể điền: what card, papers, store and earlier dossiers give for each field, and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import NamedTuple

from app.domain.declaration.form import (
    FEMALE_IF,
    MALE_IF,
    OWNER,
    Declaration,
    DeclarationField,
    Place,
    SourceRule,
)
from app.domain.declaration.values import fitted, iso_day
from app.domain.declared import FieldSource, Origin
from app.domain.draft import Draft
from app.domain.papers.evidence import Fact
from app.domain.papers.field import FieldType
from app.domain.papers.values import is_sure, only_tones_differ, same_value
from app.domain.people.person import Person, Sex
from app.domain.text import fold

VIETNAM = "Việt Nam"
_NO_OTHER = frozenset(map(fold, ("đẻ", "ruột", "cháu", "bé")))
"""What may follow cha or mẹ without making somebody else of them, as kế, nuôi, dượng and vợ do."""
_ROUNDS = 3
"""A value may depend on one found later in the form (the mother's name); more rounds change nothing."""


@dataclass(frozen=True, slots=True)
class PaperFact:
    """One value of one paper: its kinds, the paper's name for people, and the value with its doubts."""

    kinds: frozenset[str]
    paper: str
    fact: Fact


class Earlier(NamedTuple):
    """A value declared in an earlier dossier, and that dossier's code."""

    value: str
    code: str


@dataclass(frozen=True, slots=True)
class Known:
    """Điều đã biết besides the people at the desk.

    Args:
        papers: Values of the papers of this dossier, read or accepted.
        kept: Values of papers in the store, which a person accepted once.
        earlier: Latest declared values of the người nộp by field name.
    """

    papers: tuple[PaperFact, ...] = ()
    kept: tuple[PaperFact, ...] = ()
    earlier: Mapping[str, Earlier] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Offer:
    """Giá trị có thể điền: one value for one field.

    Args:
        sure: It may be filled in without asking.
        against: Another value that an equally good source gives; "" when none does.
        page: Id of the page it stands on, "" when it is on none of this dossier.
    """

    value: str
    source: FieldSource
    sure: bool
    against: str = ""
    page: str = ""


def values_of(form: Declaration, draft: Draft) -> dict[str, str]:
    """Return every value of the form that stands now, those of the people at the desk too."""
    found = {f.name: value_of(f, draft) for f in form.fields}
    return {name: value for name, value in found.items() if value}


def value_of(wanted: DeclarationField, draft: Draft) -> str:
    """Return the value of one field as it stands, "" when there is none."""
    if not wanted.of_person:
        return draft.fields.get(wanted.name, "")
    owned = wanted.name.startswith(OWNER)
    person = draft.applicant.dossier_owner if owned else draft.applicant.submitter
    return fitted(wanted, person_value(person, wanted.name.removeprefix(OWNER)))


def person_value(person: Person, name: str) -> str:
    """Return what a person has under a field name, as it is kept.

    A căn cước is given to Vietnamese citizens alone (Luật Căn cước 2023), so a card that was read, which
    alone tells its day of issue, says the nationality.
    """
    if name == "nationality":
        return VIETNAM if person.id_issued_on is not None and len(person.id_number) == 12 else ""
    if name == "birth_date":
        return person.birth_date.isoformat() if person.birth_date else ""
    if name == "id_issued_on":
        return person.id_issued_on.isoformat() if person.id_issued_on else ""
    if name == "sex":
        return "" if person.sex is Sex.UNKNOWN else person.sex.value
    return str(getattr(person, name, ""))


def offers(form: Declaration, draft: Draft, known: Known) -> dict[str, Offer]:
    """Return the best value for each field of the form, whether or not something stands there already."""
    found: dict[str, Offer] = {}
    standing = values_of(form, draft)
    for _ in range(_ROUNDS):
        sure = {name: offer.value for name, offer in found.items() if offer.sure}
        look = _Look(draft, known, {**sure, **_by_hand(form, draft, standing)})
        again = {f.name: offer for f in form.fields if (offer := look.best(f)) is not None}
        if again == found:
            break
        found = again
    return found


def is_settled(name: str, draft: Draft) -> bool:
    """Tell whether a person has decided on this field; a value without a source was typed."""
    source = draft.field_sources.get(name)
    if source is None:
        return name in draft.fields
    return source.origin is Origin.TYPED or bool(source.accepted_by)


def _by_hand(form: Declaration, draft: Draft, standing: Mapping[str, str]) -> dict[str, str]:
    """Return the standing values a person answers for; what was filled is looked for again."""
    return {
        f.name: standing[f.name]
        for f in form.fields
        if f.name in standing and (f.of_person or is_settled(f.name, draft))
    }


class Holds(Enum):
    """How far the condition of a source holds; what is only likely is offered, never filled in by itself."""

    NO = "no"
    LIKELY = "likely"
    YES = "yes"

    @classmethod
    def of(cls, true: bool) -> Holds:
        """Return yes or no."""
        return cls.YES if true else cls.NO


@dataclass(frozen=True, slots=True)
class _Look:
    """One look through everything known; ``values`` is what the form says so far."""

    draft: Draft
    known: Known
    values: Mapping[str, str]

    def best(self, wanted: DeclarationField) -> Offer | None:
        found = [o for rule in wanted.sources for o in self._found(wanted, rule)]
        if not found:
            return None
        first = next((o for o in found if o.sure), found[0])
        other = next((o for o in found if o.sure and _speaks_against(wanted, o, first)), None)
        return first if other is None else replace(first, sure=False, against=other.value)

    def _found(self, wanted: DeclarationField, rule: SourceRule) -> Iterator[Offer]:
        holds = self._guarded(rule)
        if holds is Holds.NO:
            return
        asked = rule.asked or holds is Holds.LIKELY
        for offer in self._given(wanted, rule):
            fit = fitted(wanted, offer.value)
            if fit:
                yield replace(offer, value=fit, sure=offer.sure and not asked)

    def _given(self, wanted: DeclarationField, rule: SourceRule) -> Iterator[Offer]:
        match rule.place:
            case Place.PERSON | Place.OWNER:
                yield Offer(
                    person_value(self._person(rule), rule.name), FieldSource(Origin.PERSON), sure=True
                )
            case Place.FIELD:
                yield Offer(self.values.get(rule.name, ""), FieldSource(Origin.RULE), sure=True)
            case Place.SAY:
                yield Offer(rule.name, FieldSource(Origin.RULE), sure=True)
            case Place.EARLIER:
                before = self.known.earlier.get(rule.name or wanted.name, Earlier("", ""))
                yield Offer(before.value, FieldSource(Origin.EARLIER, before.code), sure=False)
            case Place.PAPER:
                yield from _of_papers(self.known.papers, rule, Origin.PAPER)
            case Place.KEPT:
                yield from _of_papers(self.known.kept, rule, Origin.KEPT)

    def _person(self, rule: SourceRule) -> Person:
        applicant = self.draft.applicant
        return applicant.dossier_owner if rule.place is Place.OWNER else applicant.submitter

    def _guarded(self, rule: SourceRule) -> Holds:
        """Tell whether the condition of a rule holds for the person it speaks of."""
        person = self._person(rule)
        if rule.guard in ("", MALE_IF, FEMALE_IF):
            return Holds.of(not rule.guard or person.sex.value == rule.guard)
        name, says, word = rule.guard.partition("=")
        if says:
            return Holds.of(_says(self.values.get(name, ""), word))
        prefix = name.removesuffix("full_name").removesuffix("name")
        told = {part: self.values.get(f"{prefix}{part}", "") for part in ("id_number", "birth_date")}
        return _is_them(self.values.get(name, ""), told, person)


def _same(one: str, other: str) -> bool:
    """Tell whether two values say the same; a year alone agrees with every day of it."""
    short, long = sorted((one, other), key=len)
    return same_value(one, other) or (len(short) == 4 and iso_day(long) is not None and long[:4] == short)


def _speaks_against(wanted: DeclarationField, other: Offer, first: Offer) -> bool:
    """Tell whether another sure value contradicts; where people live is what they say at the desk."""
    lives = wanted.type is FieldType.PLACE and first.source.origin is Origin.PERSON
    return not lives and not _same(other.value, first.value)


def _says(value: str, word: str) -> bool:
    """Tell whether a field says a word, alone or as people put it ("Mẹ", "Mẹ đẻ"); "Mẹ nuôi" is another."""
    said = fold(value).split()
    return " ".join(said[:-1] if said[-1:] and said[-1] in _NO_OTHER else said) == fold(word)


def _is_them(named: str, told: Mapping[str, str], person: Person) -> Holds:
    """Tell whether a form names the person at the desk: by their number, or by name and nothing against it.

    A name read with other tone marks is likely theirs: what they give is then offered, not filled in.
    """
    if any(said and not _same(said, person_value(person, part)) for part, said in told.items()):
        return Holds.NO
    if told["id_number"] or (named and same_value(named, person.full_name)):
        return Holds.YES
    return Holds.LIKELY if named and only_tones_differ(named, person.full_name) else Holds.NO


def _of_papers(papers: tuple[PaperFact, ...], rule: SourceRule, origin: Origin) -> Iterator[Offer]:
    for one in papers:
        if rule.kind in one.kinds and one.fact.name == rule.name:
            kept = origin is Origin.KEPT
            sure = kept or is_sure(one.fact)
            page = "" if kept else one.fact.page
            yield Offer(one.fact.value, FieldSource(origin, one.paper), sure, page=page)
