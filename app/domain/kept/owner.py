"""Chủ giấy tờ: whose paper a paper is, by what a person accepted on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.domain.kept.paper import numbers_of
from app.domain.papers.evidence import Fact
from app.domain.papers.values import PROVEN, is_sure, same_value
from app.domain.people.person import Person

SUBJECTS = ("", "child_", "deceased_")
"""Prefixes of the person a paper is about; a number of theirs decides."""
PARTIES = ("husband_", "wife_", "mother_", "father_", "authorised_")
"""Prefixes of persons who share a paper: it is the paper of each of them."""

SHARERS = ("husband_", "wife_", "spouse_")
"""Prefixes of couples: their paper (kết hôn, ly hôn, đất chung) is as much the one's as the other's."""


class PaperOwner(NamedTuple):
    """Số định danh and name a paper is kept under."""

    id_number: str
    full_name: str


def owners_of(facts: Iterable[Fact], bringer: Person) -> tuple[PaperOwner, ...]:
    """Return everybody a paper of ``bringer``'s dossier is kept under: of a couple both, else ``owner_of``.

    The second one only by an accepted name and whole number, so that no misreading shows it to a stranger.
    """
    told = tuple(facts)
    first = owner_of(told, bringer)
    if first is None:
        return ()
    shared = sharers({fact.name: fact.value for fact in told if fact.accepted_by})
    own = numbers_of(bringer)
    found = [_theirs(bringer) if who.id_number in own else _stranger(who, bringer) for who in shared]
    return tuple({owner.id_number: owner for owner in (first, *found) if owner is not None}.values())


def sharers(values: Mapping[str, str]) -> tuple[PaperOwner, ...]:
    """Return the spouses a paper names in full, by name and whole number."""
    named = (_person(values, prefix) for prefix in SHARERS)
    return tuple(person for person in named if person.full_name and _is_whole(person.id_number))


def owner_of(facts: Iterable[Fact], bringer: Person) -> PaperOwner | None:
    """Return under whom a paper of ``bringer``'s dossier is kept, or None when nobody can say.

    A paper that names nobody is its bringer's. One about somebody else goes under that person's number,
    and without a number under nobody's: it must never be shown among another person's papers. What only
    the reader saw moves nothing, but a number it is sure of and that is not theirs holds the paper back; one
    printed digit off is taken for a misreading.
    """
    told = tuple(facts)
    accepted = {fact.name: fact.value for fact in told if fact.accepted_by}
    about = [_person(accepted, prefix) for prefix in SUBJECTS]
    numbered = next((person for person in about if person.id_number), None)
    if numbered is not None:
        return _theirs(bringer) if numbered.id_number in numbers_of(bringer) else _stranger(numbered, bringer)
    names = [about[0].full_name, about[-1].full_name]  # a child just born has no number yet
    if any(names):
        own = all(same_value(name, bringer.full_name) for name in names if name)
        return _theirs(bringer) if own else None
    parties = [person for prefix in PARTIES if any(person := _person(accepted, prefix))]
    if parties:
        return _among(parties, bringer)
    elsewhere = any(f.name == "id_number" and is_sure(f) and not _nearly(f, bringer) for f in told)
    return None if elsewhere else _theirs(bringer)


def _nearly(fact: Fact, bringer: Person) -> bool:
    """Tell whether a number is theirs, or printed and so read but for one digit: then it is misread."""
    return _off_by(fact.value, bringer) <= (0 if fact.source in PROVEN else 1)


def _off_by(number: str, bringer: Person) -> int:
    """Return in how many places a number differs from the one of theirs that is nearest."""
    alike = (own for own in numbers_of(bringer) if len(own) == len(number))
    return min((sum(a != b for a, b in zip(number, own, strict=True)) for own in alike), default=len(number))


def _person(accepted: Mapping[str, str], prefix: str) -> PaperOwner:
    number = accepted.get(f"{prefix}id_number") or accepted.get(f"{prefix}old_id_number", "")
    short = accepted.get(f"{prefix}name", "") if prefix else ""  # mother_name, father_name
    return PaperOwner(number, accepted.get(f"{prefix}full_name") or short)


def _among(parties: list[PaperOwner], bringer: Person) -> PaperOwner | None:
    """The bringer when they are one of the persons, else the only one whose number is known."""
    own = numbers_of(bringer)
    for party in parties:
        by_name = not party.id_number and same_value(party.full_name, bringer.full_name)
        if party.id_number in own or by_name:
            return _theirs(bringer)
    known = [party for party in parties if party.id_number]
    return _stranger(known[0], bringer) if len(known) == 1 else None


def _stranger(found: PaperOwner, bringer: Person) -> PaperOwner | None:
    """Return somebody else, unless the number is the bringer's but for one digit or is none at all.

    A misread digit that was agreed to must not show one citizen's paper to another.
    """
    return found if _is_whole(found.id_number) and _off_by(found.id_number, bringer) > 1 else None


def _is_whole(number: str) -> bool:
    return len(number) in (9, 12) and number.isdecimal()


def _theirs(bringer: Person) -> PaperOwner | None:
    numbers = numbers_of(bringer)
    return PaperOwner(numbers[0], bringer.full_name) if numbers else None
