"""Finds among the people of many papers those who may be one person, without comparing each with each.

What it returns holds everybody ``alike`` or ``strangers`` could decide on; those two still decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, pairwise

from app.domain.papers.people import NAME_SLIPS, SHORT_NAME, PersonTold, alike, bare

Key = tuple[object, ...]
_PARTS = NAME_SLIPS + 1
"""Of so many parts of a name one is whole when no more than ``NAME_SLIPS`` letters are wrong."""


@dataclass(slots=True)
class _Group:
    """People told alike in everything that is compared: two papers stand for all of them."""

    place: int
    people: list[PersonTold] = field(default_factory=list)
    papers: set[str] = field(default_factory=set)

    def besides(self, paper: str) -> PersonTold | None:
        return next((person for person in self.people if person.place.id != paper), None)


class PeopleIndex:
    """The people of the papers of one dossier.

    Args:
        papers: People by id of their paper, in working order.
        grades: How far values are believed, by id of the paper and value.
    """

    def __init__(
        self,
        papers: Mapping[str, tuple[PersonTold, ...]],
        grades: Mapping[tuple[str, str], object] | None = None,
    ) -> None:
        self._groups: dict[Key, _Group] = {}
        self._by: dict[Key, list[_Group]] = {}
        self._roles: dict[str, dict[tuple[bool, frozenset[int]], list[_Group]]] = {}
        self._in_paper: dict[str, list[_Group]] = {}
        for paper, people in papers.items():
            self._in_paper[paper] = [self._add(person, _key(person, grades or {})) for person in people]

    def near(self, me: PersonTold, paper: str = "") -> tuple[PersonTold, ...]:
        """Return who may be this person in other papers than ``paper``, once for all told the same."""
        there = (group.besides(paper) for group in self._near(me))
        return tuple(person for person in there if person is not None)

    def in_role(self, role: str) -> Iterator[PersonTold]:
        """Return the people of one role, once for all told the same, in working order."""
        groups = chain.from_iterable(self._roles.get(role, {}).values())
        return (group.people[0] for group in sorted(groups, key=lambda group: group.place))

    def connected(self, desk: Iterable[PersonTold]) -> frozenset[str]:
        """Return the papers that belong to the people of the form, directly or by way of other papers.

        A husband's paper belongs to his wife's dossier because the marriage certificate names both.
        """
        reached: set[str] = set()
        front, seen = list(desk), set[int]()
        while front:
            alikes = (group for me in front for group in self._near(me) if alike(me, group.people[0]))
            new = {paper for group in alikes for paper in group.papers} - reached
            reached |= new
            next_ = {group.place: group for paper in new for group in self._in_paper[paper]}
            front = [group.people[0] for place, group in next_.items() if place not in seen]
            seen |= next_.keys()
        return frozenset(reached)

    def _near(self, me: PersonTold) -> list[_Group]:
        found = {group.place: group for group in self._not_comparable(me)}
        for sign in (*_signs(me), *_asked(me)):
            found |= {group.place: group for group in self._by.get(sign, ())}
        return [found[place] for place in sorted(found)]

    def _add(self, person: PersonTold, key: Key) -> _Group:
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = _Group(len(self._groups))
            self._roles.setdefault(person.role, {}).setdefault(_telling(person), []).append(group)
            for sign in (*_signs(person), *_slips(person)):
                self._by.setdefault(sign, []).append(group)
        if len(group.people) < 2 and person.place.id not in group.papers:
            group.people.append(person)
        group.papers.add(person.place.id)
        return group

    def _not_comparable(self, me: PersonTold) -> Iterator[_Group]:
        """Return who has the same role and nothing that could tell them apart: no name, no such number."""
        named, lengths = _telling(me)
        for (theirs, other), groups in self._roles.get(me.role, {}).items() if me.role else ():
            if not (named and theirs and lengths & other):
                yield from groups


def _key(person: PersonTold, grades: Mapping[tuple[str, str], object]) -> Key:
    said = (
        *(person.full_name, person.id_number, person.old_id_number),
        *(person.birth_date, person.sex, person.residence, person.ethnicity),
    )
    return (person.role, *said, *(grades.get((person.place.id, value)) for value in said))


def _telling(person: PersonTold) -> tuple[bool, frozenset[int]]:
    return bool(person.full_name), frozenset(map(len, _numbers(person)))


def _numbers(person: PersonTold) -> tuple[str, ...]:
    return tuple(n for n in (person.id_number, person.old_id_number) if n)


def _signs(person: PersonTold) -> Iterator[Key]:
    """Return what two people share who are told exactly alike in number or name."""
    yield from (("number", number) for number in _numbers(person))
    if person.full_name:
        yield "name", bare(person.full_name)


def _slips(person: PersonTold) -> Iterator[Key]:
    """Return under what a person is found by whoever has a letter or digit of theirs misread."""
    name = bare(person.full_name)
    for number in _numbers(person):
        for half in _halves(number):
            yield "half of anybody", *half
            if not name:
                yield "half of nameless", *half
    for part, (begin, end) in enumerate(_parts(len(name))):
        yield "part", len(name), part, name[begin:end]


def _asked(me: PersonTold) -> Iterator[Key]:
    """Return under what those are found who may be this person misread."""
    name = bare(me.full_name)
    whose = "half of nameless" if name else "half of anybody"
    yield from ((whose, *half) for number in _numbers(me) for half in _halves(number))
    for length in range(len(name) - NAME_SLIPS, len(name) + NAME_SLIPS + 1) if name else ():
        for part, (begin, end) in enumerate(_parts(length)):
            for shift in range(-NAME_SLIPS, NAME_SLIPS + 1):
                if begin + shift >= 0:
                    yield "part", length, part, name[begin + shift : end + shift]


def _halves(number: str) -> tuple[Key, ...]:
    """Return both halves: one of them is whole when a single digit is wrong."""
    middle = len(number) // 2
    return (len(number), 0, number[:middle]), (len(number), 1, number[middle:])


def _parts(length: int) -> tuple[tuple[int, int], ...]:
    ends = [length * part // _PARTS for part in range(_PARTS + 1)]
    return tuple(pairwise(ends)) if length >= SHORT_NAME - NAME_SLIPS else ()
