"""Những người được nêu trên giấy tờ: whom a paper names, and whether two sources speak of the same person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.domain.papers.evidence import Source
from app.domain.papers.values import same_value
from app.domain.people.person import Person, Sex
from app.domain.text import fold

ROLES = frozenset(
    {
        *("child", "husband", "wife", "deceased", "authorised", "father", "mother", "spouse"),
        *("requester", "ward", "representative", "householder", "owner", "receiver", "other"),
    }
)
"""Prefixes of persons on a paper that names several; the bearer of a paper has none."""
COMPARED = ("full_name", "id_number", "birth_date", "sex")
"""What of a person must be the same everywhere."""
OFFERED = ("residence", "ethnicity")
"""What may have changed since, or be worded otherwise: offered where it is read badly, never a conflict."""
_PERSONAL = frozenset({*COMPARED, *OFFERED, "old_id_number"})

MALE_ROLES, FEMALE_ROLES = frozenset({"father", "husband"}), frozenset({"mother", "wife"})
SHORT_NAME = 8
"""Folded names shorter than this differ by one letter too easily to be taken for the same."""
NAME_SLIPS = 2
"""Letters that may be misread in a longer name."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is told.

    Args:
        source: The kind of evidence.
        id: ``submitter``, ``owner`` or ``declaration`` for what stands on the form, the id of a paper for
            what stands on one, the code of an earlier dossier, the name of a kept paper, "" for the store
            of known people.
        slot: Requirement key of the paper, "" when it is none.
    """

    source: Source
    id: str = ""
    slot: str = ""


@dataclass(frozen=True, slots=True)
class PersonTold:
    """Một người theo lời của một nguồn: values normalised, "" where it says nothing."""

    place: Place
    role: str = ""
    full_name: str = ""
    id_number: str = ""
    old_id_number: str = ""
    birth_date: str = ""
    sex: str = ""
    residence: str = ""
    ethnicity: str = ""

    def get(self, attribute: str) -> str:
        """Return one of ``COMPARED`` or ``OFFERED``."""
        value: str = getattr(self, attribute)
        return value


def person_field(name: str) -> tuple[str, str] | None:
    """Return role and attribute that a field name means, None for a field of no person.

    ``mother_birth_date`` is the mother's birth date; ``mother_name`` her full name, as on every form.
    """
    prefix, _, rest = name.partition("_")
    if prefix not in ROLES:
        return ("", name) if name in _PERSONAL else None
    attribute = "full_name" if rest == "name" else rest
    return (prefix, attribute) if attribute in _PERSONAL else None


def people_told(place: Place, values: Mapping[str, str]) -> tuple[PersonTold, ...]:
    """Return the persons that a source's values by field name speak of."""
    found: dict[str, dict[str, str]] = {}
    for name, value in values.items():
        field = person_field(name)
        if field is not None and value:
            found.setdefault(field[0], {})[field[1]] = value
    return tuple(PersonTold(place, role, **said) for role, said in found.items())


def person_told(place: Place, person: Person) -> PersonTold:
    """Return a person of the form or the store as a source's word."""
    return PersonTold(
        place,
        "",
        person.full_name,
        person.id_number,
        person.old_id_number,
        person.birth_date.isoformat() if person.birth_date else "",
        "" if person.sex is Sex.UNKNOWN else person.sex.value,
        person.residence,
    )


def alike(one: PersonTold, other: PersonTold) -> bool:
    """Tell whether two sources speak of the same person, a misread letter or digit notwithstanding."""
    if not _roles_fit(one.role, other.role):
        return False
    numbers = _numbers_say(one, other)
    if numbers == 0:
        return True
    if not one.full_name or not other.full_name:
        return numbers is not None and numbers <= 1
    same_name = bare(one.full_name) == bare(other.full_name)
    born = _births_say(one.birth_date, other.birth_date)
    if numbers is not None:
        near_number = numbers <= 2
        return (same_name and (near_number or born is not False)) or (near_number and _near_names(one, other))
    if same_name:
        return born is not False
    return _near_names(one, other) and born is not False


def strangers(one: PersonTold, other: PersonTold) -> bool:
    """Tell whether name and number are both another person's."""
    numbers = _numbers_say(one, other)
    named = bool(one.full_name and other.full_name)
    return named and numbers is not None and numbers > 0 and not alike(one, other)


def _roles_fit(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return True
    if "child" in (one, other):
        return False
    pair = {one, other}
    return not (pair & MALE_ROLES and pair & FEMALE_ROLES)


def _numbers_say(one: PersonTold, other: PersonTold) -> int | None:
    """Return how many digits of their numbers differ; None when they cannot be compared."""
    found = [
        sum(a != b for a, b in zip(mine, theirs, strict=True))
        for mine in {one.id_number, one.old_id_number} - {""}
        for theirs in {other.id_number, other.old_id_number} - {""}
        if len(mine) == len(theirs)
    ]
    return min(found, default=None)


def _births_say(one: str, other: str) -> bool | None:
    """Tell whether two birth dates may be the same day misread; None when one is not told."""
    if not one or not other:
        return None
    if one.startswith(other) or other.startswith(one):  # a year alone
        return True
    if sorted(one.split("-")) == sorted(other.split("-")):
        return True
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 1


def _near_names(one: PersonTold, other: PersonTold) -> bool:
    a, b = bare(one.full_name), bare(other.full_name)
    if same_value(a, b):
        return True
    return min(len(a), len(b)) >= SHORT_NAME and letters_between(a, b) <= NAME_SLIPS


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """Return a name without tones, capitals and spaces."""
    return fold(name).replace(" ", "")


@lru_cache(maxsize=4096)
def letters_between(one: str, other: str) -> int:
    """Return the fewest letters to change, add or drop that turn one text into the other."""
    row = list(range(len(other) + 1))
    for i, mine in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, theirs in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (mine != theirs))
    return row[-1]
