"""Kiểm tra bằng mắt: what a person has to look at before the values of a dossier's papers are believed.

Pure: from papers, the people at the desk and what is known of them to a list of items in working order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.domain.checking.conflicts import (
    Clash,
    Conflict,
    clash_of,
    misread_place,
    of_age,
    of_expiry,
    of_number,
)
from app.domain.checking.grades import Grade, grades_of, proves
from app.domain.checking.item import DECLARATION, ON_FORM, AtDesk, CheckItem, OtherValue
from app.domain.papers.evidence import Fact, FieldReading, Source
from app.domain.papers.field import FieldType
from app.domain.papers.field_kinds import type_of
from app.domain.papers.people import (
    COMPARED,
    OFFERED,
    PersonTold,
    Place,
    alike,
    person_field,
    strangers,
)
from app.domain.papers.people_index import PeopleIndex
from app.domain.papers.values import HEARD, PROVEN, is_guess, lacks_only_tones, same_value
from app.domain.reading.gathered import ReadPaper

SHARED = frozenset({"parcel_number", "map_sheet", "area_m2", "business_name", "tax_code"})
"""Values of no person that a typed declaration and a paper must both say alike."""

OLD_RECORDS = frozenset({Source.EARLIER, Source.STORE})
"""What this desk once took down; a card goes before them."""
Rival = tuple[OtherValue, Clash | None]


def check(papers: Sequence[ReadPaper], desk: AtDesk, today: date) -> tuple[CheckItem, ...]:
    """Return every value of the papers in working order, each with what speaks against it."""
    judge = _Judge(desk, today, {paper.id: paper.people for paper in papers}, grades_of(papers))
    return tuple(judge.item(paper, fact) for paper in papers for fact in paper.facts)


class _Judge:
    """Holds what all values of a dossier are compared with."""

    def __init__(
        self,
        desk: AtDesk,
        today: date,
        papers: Mapping[str, tuple[PersonTold, ...]],
        grades: Mapping[tuple[str, str], Grade],
    ) -> None:
        self._desk, self._today, self._papers = desk, today, papers
        self._people = desk.people
        self._index = PeopleIndex(papers, grades)
        self._ours = self._index.connected(self._people)
        self._cast: dict[tuple[str, PersonTold], tuple[PersonTold, ...]] = {}
        self._grades = grades

    def item(self, paper: ReadPaper, fact: Fact) -> CheckItem:
        kind = type_of(fact.name, paper.kind)
        told = sorted(self._told(paper, fact, kind), key=lambda other: not other.proven)
        rivals = [(other, clash_of(kind, fact.value, other.value)) for other in told]
        backing = _backing(fact, rivals)
        agreed = backing is not None
        backed = any(clash is None and other.place.id in ON_FORM for other, clash in rivals)
        differing = [(o, c) for o, c in rivals if c and not (backed and self._is_elsewhere(o, paper))]
        conflicts = [
            Conflict(c, fact.value, o.value, o.place, "", o.proven, self._corrects(o, fact, rivals))
            for o, c in differing
            if self._speaks_against(o, fact)
        ]
        conflicts += self._own(paper, fact, agreed)
        name = paper.kind.name if paper.kind else ""
        return CheckItem(paper.id, fact, kind, _once(conflicts), _offered(fact, told), backing, name)

    def _told(self, paper: ReadPaper, fact: Fact, kind: FieldType) -> tuple[OtherValue, ...]:
        """Return what all other sources say of the same thing."""
        same = () if fact.accepted_by else _read_besides(paper, fact)
        person = person_field(fact.name)
        if person is None or person[1] not in (*COMPARED, *OFFERED):
            typed = self._desk.declared.get(fact.name, "") if fact.name in SHARED else ""
            return (*same, OtherValue(typed, Place(Source.TYPED, DECLARATION))) if typed else same
        me = _in(self._papers[paper.id], person[0])
        if me is None:
            return same
        told = _says(self._same_person(paper, me), person[1], fact.value, kind)
        return (*same, *(replace(o, proven=self._is_proven(o)) for o in told))

    def _is_proven(self, other: OtherValue) -> bool:
        return other.place.id in self._desk.from_card or self._grade(other) is Grade.PROVEN

    def _grade(self, other: OtherValue) -> Grade | None:
        return self._grades.get((other.place.id, other.value))

    def _corrects(self, other: OtherValue, fact: Fact, rivals: Sequence[Rival]) -> bool:
        """Tell whether clear print elsewhere is believed rather than a guess that no card confirms."""
        confirmed = any(o.proven and clash is None for o, clash in rivals)
        return not confirmed and is_guess(fact) and self._grade(other) is Grade.CLEAR

    def _speaks_against(self, other: OtherValue, fact: Fact) -> bool:
        """Tell whether a different value is a contradiction: clear print is not blamed for a guess elsewhere.

        People move, so addresses contradict only where one was likely misread.
        """
        if self._grade(other) is Grade.GUESS and not is_guess(fact):
            return False
        guessed = other.proven and is_guess(fact)
        return _must_agree(fact.name) or guessed or _is_misread_home(fact, other)

    def _same_person(self, paper: ReadPaper, me: PersonTold) -> tuple[PersonTold, ...]:
        """Return who else tells of a person; looked for once, not for each of the person's values."""
        known = self._cast.get((paper.id, me))
        if known is None:
            known = self._cast[paper.id, me] = tuple(self._found_besides(paper, me))
        return known

    def _found_besides(self, paper: ReadPaper, me: PersonTold) -> Iterable[PersonTold]:
        here = (*self._people, *self._index.near(me, paper.id))
        cast = (p for p in here if alike(me, p) or (me.role and me.role == p.role and not strangers(me, p)))
        return (*cast, *(p for p in self._desk.earlier if alike(me, p)))

    def _is_elsewhere(self, other: OtherValue, paper: ReadPaper) -> bool:
        """Tell whether the odd one is another paper or an old record: the form agrees with this paper.

        A card is never the odd one.
        """
        place = other.place
        if other.proven:
            return False
        return place.source in OLD_RECORDS or (place.id in self._papers and place.id != paper.id)

    def _own(self, paper: ReadPaper, fact: Fact, agreed: bool) -> list[Conflict]:
        """Return what speaks against a value by itself, by its paper or by the law."""
        found: list[Conflict | None] = []
        if fact.name == "expires_on":
            found.append(of_expiry(fact.value, self._today))
        if fact.name == "issued_on" and paper.kind is not None:
            found.append(of_age(fact.value, paper.kind.valid_months, self._today))
        person = person_field(fact.name)
        me = _in(self._papers[paper.id], person[0]) if person else None
        if person is not None and me is not None:
            found += _of_digits(me, person[1], agreed)
            if person[1] == "full_name":
                found.append(self._another(paper, me))
        return [conflict for conflict in found if conflict is not None]

    def _another(self, paper: ReadPaper, me: PersonTold) -> Conflict | None:
        """Return that a paper, or one of its persons, is of somebody this dossier knows nothing of."""
        if any(alike(me, person) for person in self._people):
            return None  # then the other paper is the odd one
        same_role = (p for p in (*self._people, *self._index.in_role(me.role)) if p.role == me.role)
        cast = next((p for p in same_role if me.role and strangers(me, p)), None)
        if cast is None and paper.id not in self._ours and _first_numbered(self._papers[paper.id]) == me:
            cast = next((p for p in self._people if strangers(me, p)), None)
        return Conflict(*_of_two(me, cast)) if cast is not None else None


def _backing(fact: Fact, rivals: Sequence[Rival]) -> Place | None:
    """Return the surest source that says the same; none counts against a card."""
    if not fact.value or any(clash and other.proven for other, clash in rivals):
        return None
    same = [other for other, clash in rivals if clash is None]
    same.sort(key=lambda o: (not o.proven, o.place.id not in ON_FORM, o.place.source in OLD_RECORDS))
    return same[0].place if same else None


def _is_misread_home(fact: Fact, other: OtherValue) -> bool:
    """Tell whether one of two addresses was misread; no old record is held against clear print."""
    heard = is_guess(fact) or other.place.source not in OLD_RECORDS
    return heard and fact.name.endswith("residence") and misread_place(fact.value, other.value)


def _of_digits(me: PersonTold, attribute: str, agreed: bool) -> list[Conflict | None]:
    """Return what a number's digits contradict, told at the number and at the value they contradict.

    A value that another source confirms is not asked about; then the other one is.
    """
    if agreed:
        return []
    wanted = {
        "id_number": (Clash.NUMBER_SEX, Clash.NUMBER_BIRTH),
        "birth_date": (Clash.NUMBER_BIRTH,),
        "sex": (Clash.NUMBER_SEX,),
    }
    return [c for c in of_number(me) if c.clash in wanted.get(attribute, ())]


def _of_two(me: PersonTold, other: PersonTold) -> tuple[Clash, str, str, Place]:
    here, there = (f"{p.full_name} · {p.id_number or p.old_id_number}" for p in (me, other))
    return Clash.OTHER_PERSON, here, there, other.place


def _read_besides(paper: ReadPaper, fact: Fact) -> tuple[OtherValue, ...]:
    """Return what other readings of the same paper say differently, if they were clear enough to be heard."""
    readings = [f for page in paper.pages for f in page.fields if f.name == fact.name]
    taken = next((f for f in readings if f.value == fact.value and f.source is fact.source), None)
    return tuple(
        OtherValue(f.value, Place(f.source, paper.id, paper.slot), proves(f, type_of(f.name, paper.kind)))
        for f in readings
        if not same_value(f.value, fact.value) and _heard(f) and not (taken and lacks_only_tones(f, taken))
    )


def _heard(field: FieldReading) -> bool:
    return field.source in PROVEN or field.confidence >= HEARD


def _says(people: Iterable[PersonTold], attribute: str, value: str, kind: FieldType) -> Iterable[OtherValue]:
    """Return what sources say of one attribute; an old CMND is compared with an old CMND."""
    for person in people:
        said = person.get(attribute)
        old = kind is FieldType.ID_NUMBER and len(person.old_id_number) == len(value) != len(said)
        told = person.old_id_number if old else said
        if told and (kind is not FieldType.ID_NUMBER or len(told) == len(value)):
            yield OtherValue(told, person.place)


def _must_agree(name: str) -> bool:
    person = person_field(name)
    return person is None or person[1] not in OFFERED


def _offered(fact: Fact, told: Iterable[OtherValue]) -> tuple[OtherValue, ...]:
    """Return what other sources say otherwise, each value once."""
    others = {o.value.casefold(): o for o in reversed(tuple(told)) if not same_value(o.value, fact.value)}
    return tuple(others.values())[::-1]


def _in(people: Sequence[PersonTold], role: str) -> PersonTold | None:
    return next((person for person in people if person.role == role), None)


def _first_numbered(people: Sequence[PersonTold]) -> PersonTold | None:
    return next((p for p in people if p.full_name and (p.id_number or p.old_id_number)), None)


def _once(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Return each clash with each other value once, however many sources say it."""
    return tuple({(c.clash, c.there): c for c in reversed(tuple(conflicts))}.values())[::-1]
