"""Một trường cần kiểm tra: one value of one paper, what other sources say, if eyes are needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.conflicts import Conflict
from app.domain.evidence import Doubt, Fact, Source
from app.domain.paper_field import FieldType
from app.domain.paper_people import PersonTold, Place, people_told, person_told
from app.domain.paper_values import is_sure
from app.domain.person import Applicant

SUBMITTER, OWNER, DECLARATION = "submitter", "owner", "declaration"
ON_FORM = frozenset({SUBMITTER, OWNER, DECLARATION})
"""Places of values that a card or a person gave at this desk today."""
_MINOR = frozenset({Doubt.FAINT, Doubt.REPAIRED, Doubt.AMBIGUOUS_DATE})
"""Doubts that another source saying the same takes away; handwriting is always looked at."""


@dataclass(frozen=True, slots=True)
class OtherValue:
    """Giá trị của nguồn khác: what another source says of the same thing."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class CheckItem:
    """Một trường cần kiểm tra: one value of one paper, and why a person may have to look.

    Args:
        paper: Id of the paper (of its first page).
        kind: What the value must look like.
        others: Different values of other sources, to choose from with one key.
        agreed: Another source says exactly the same.
        paper_name: What kind of paper it is taken for, "" while nobody knows.
    """

    paper: str
    fact: Fact
    kind: FieldType
    conflicts: tuple[Conflict, ...] = ()
    others: tuple[OtherValue, ...] = ()
    agreed: bool = False
    paper_name: str = ""

    @property
    def key(self) -> str:
        """What the cursor stays on while the list grows."""
        return f"{self.paper}/{self.fact.name}"

    @property
    def accepted(self) -> bool:
        """True once a person agreed to the value or typed it."""
        return bool(self.fact.accepted_by)

    @property
    def sure(self) -> bool:
        """True when nothing asks for a person's eyes, whether accepted or not."""
        if self.conflicts:
            return False
        backed = self.agreed and self.fact.source is not Source.HAND and set(self.fact.doubts) <= _MINOR
        return backed or is_sure(self.fact)

    @property
    def waits(self) -> bool:
        """True while a person has to look at it."""
        return not self.accepted and not self.sure


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Những gì quầy đã biết besides the papers.

    Args:
        declared: Values a person typed on the declaration, by field name.
        earlier: Persons as earlier dossiers, kept papers and the store of known people tell them.
    """

    applicant: Applicant = Applicant()
    declared: Mapping[str, str] = field(default_factory=dict)
    earlier: tuple[PersonTold, ...] = ()

    @property
    def people(self) -> tuple[PersonTold, ...]:
        """The persons of the form itself."""
        told = [person_told(Place(Source.TYPED, SUBMITTER), self.applicant.submitter)]
        if self.applicant.owner is not None:
            told.append(person_told(Place(Source.TYPED, OWNER), self.applicant.owner))
        return (*told, *people_told(Place(Source.TYPED, DECLARATION), self.declared))
