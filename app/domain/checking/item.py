"""Một trường cần kiểm tra: one value of one paper, what other sources say, if eyes are needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.checking.conflicts import Conflict, clash_of
from app.domain.papers.evidence import Doubt, Fact, Source
from app.domain.papers.field import FieldType
from app.domain.papers.people import PersonTold, Place, people_told, person_told
from app.domain.papers.values import is_guess, is_sure
from app.domain.people.person import Applicant

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
    proven: bool = False
    """It stands on a card: in its QR or zone, or read from it at the desk."""


@dataclass(frozen=True, slots=True)
class CheckItem:
    """Một trường cần kiểm tra: one value of one paper, and why a person may have to look.

    Args:
        paper: Id of the paper (of its first page).
        kind: What the value must look like.
        others: Different values of other sources, to choose from with one key.
        backing: The surest other source that says the same, None where none does or a card says otherwise.
        paper_name: What kind of paper it is taken for, "" while nobody knows.
    """

    paper: str
    fact: Fact
    kind: FieldType
    conflicts: tuple[Conflict, ...] = ()
    others: tuple[OtherValue, ...] = ()
    backing: Place | None = None
    paper_name: str = ""

    @property
    def key(self) -> str:
        """What the cursor stays on while the list grows."""
        return f"{self.paper}/{self.fact.name}"

    @property
    def agreed(self) -> bool:
        """True when another source says the same, and no card says otherwise."""
        return self.backing is not None

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

    @property
    def proven(self) -> Conflict | None:
        """What a card says against the value; None when no card does."""
        return next((conflict for conflict in self.conflicts if conflict.proven), None)

    @property
    def corrected(self) -> Conflict | None:
        """What cards, all alike, say in the place of a mere guess; without a card, clear print elsewhere."""
        cards = [conflict for conflict in self.conflicts if conflict.proven]
        surer = cards or [conflict for conflict in self.conflicts if conflict.printed]
        if not surer or not self.fact.value or not is_guess(self.fact):
            return None
        alike = all(clash_of(self.kind, c.there, surer[0].there) is None for c in surer)
        return surer[0] if alike else None

    @property
    def beginning(self) -> str:
        """The value a person is asked to accept: of a card rather than a guess, else as it was read."""
        return self.corrected.there if self.corrected and not self.accepted else self.fact.value

    @property
    def choices(self) -> tuple[OtherValue, ...]:
        """What can be taken instead of ``beginning``; the machine's own reading first when it is not that."""
        if self.beginning == self.fact.value:
            return self.others
        own = OtherValue(self.fact.value, Place(self.fact.source, self.paper, self.fact.slot))
        return (own, *(other for other in self.others if other.value != self.beginning))


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
    def from_card(self) -> frozenset[str]:
        """Which of submitter and owner were read from a card: none but a card tells the day of its issue."""
        people = {SUBMITTER: self.applicant.submitter, OWNER: self.applicant.owner}
        return frozenset(
            place for place, who in people.items() if who and who.id_issued_on and not who.contradictions()
        )

    @property
    def people(self) -> tuple[PersonTold, ...]:
        """The persons of the form itself."""
        told = [person_told(Place(Source.TYPED, SUBMITTER), self.applicant.submitter)]
        if self.applicant.owner is not None:
            told.append(person_told(Place(Source.TYPED, OWNER), self.applicant.owner))
        return (*told, *people_told(Place(Source.TYPED, DECLARATION), self.declared))
