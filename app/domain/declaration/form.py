"""Tờ khai: the form of a procedure as its pack gives it, with every field and where it may come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.papers.field import FieldType
from app.domain.procedure import Procedure

OWNER = "owner."
"""Before the name of a field that is the chủ hồ sơ's own (``owner.birth_date``)."""

PERSON_FIELDS = frozenset(
    {"full_name", "id_number", "old_id_number", "birth_date", "sex", "residence", "phone", "email"}
)
"""Fields that are the người nộp's own: they live with the person, never a second time in the form."""

MALE_IF, FEMALE_IF = "male", "female"


class Place(StrEnum):
    """Where a value is looked for."""

    PERSON = "person"
    OWNER = "owner"
    PAPER = "paper"
    KEPT = "kept"
    EARLIER = "earlier"
    FIELD = "field"
    SAY = "say"


@dataclass(frozen=True, slots=True)
class SourceRule:
    """One line of ``from``: a place, what is taken there, and on what condition.

    Args:
        kind: Kind of paper for ``paper`` and ``kept``.
        name: Field there (``field``: another one of this form); for ``say`` the words themselves.
        guard: "" always; ``male`` or ``female`` when the person is; a field name when that field names
            them; ``field=word`` when that field says the word.
        asked: What it gives is usual and not certain: offered, never filled in by itself.
    """

    place: Place
    kind: str = ""
    name: str = ""
    guard: str = ""
    asked: bool = False


@dataclass(frozen=True, slots=True)
class DeclarationField:
    """Một mục phải khai.

    Args:
        name: Field name of the house; ``PERSON_FIELDS`` and ``owner.…`` are those of the people at the desk.
        label: As printed on the form.
        sources: Where it may come from, the first that has a value wins.
        choices: Words to choose from, printed with boxes to tick.
        beside: Printed on the same line as the field before it.
        share: How much of the line it takes beside others.
        in_words: A date is printed in words too, as the form asks.
        person: Heading of the column it stands in, "" outside columns.
    """

    name: str
    label: str
    type: FieldType = FieldType.TEXT
    required: bool = False
    sources: tuple[SourceRule, ...] = ()
    choices: tuple[str, ...] = ()
    beside: bool = False
    share: float = 1.0
    in_words: bool = False
    person: str = ""

    @property
    def of_person(self) -> bool:
        """True for a value that belongs to the people at the desk, not to the form."""
        return self.name.removeprefix(OWNER) in PERSON_FIELDS


@dataclass(frozen=True, slots=True)
class DeclarationSection:
    """Một phần của tờ khai.

    Args:
        heading: Printed in bold above it.
        words: Sentence printed before its fields.
        columns: Headings of the people side by side; the fields of each name it in ``person``.
        table: Headings of a table left empty, with ``rows`` lines to be written by hand.
    """

    heading: str = ""
    words: str = ""
    fields: tuple[DeclarationField, ...] = ()
    columns: tuple[str, ...] = ()
    table: tuple[str, ...] = ()
    rows: int = 0


class CheckKind(StrEnum):
    """What is compared: two days, an age today, or how long ago something was."""

    ORDER = "order"
    AGE = "age"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class CheckRule:
    """Điều cần đối chiếu của một tờ khai, with the article of the law.

    Args:
        field: What it is about. ``order``: not after ``other``. ``age``: ``amount`` full years old today.
            ``within``: not longer ago than ``amount`` days.
    """

    kind: CheckKind
    field: str
    other: str = ""
    amount: int = 0
    law: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Người ký: the words above the signature, and the field that holds the name."""

    role: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Declaration:
    """Một mẫu tờ khai.

    Args:
        procedures: Codes of the procedures it is for.
        named: Beginnings of the names of papers ("đơn", "tờ khai"): it serves every other procedure that
            asks for such a paper and has no form of its own.
        legal_basis: Printed small at the foot; says so where the official lay-out is not known.
        pledge: Lời cam đoan before the signature.
    """

    id: str
    title: str
    legal_basis: str
    sections: tuple[DeclarationSection, ...]
    procedures: frozenset[str] = frozenset()
    named: tuple[str, ...] = ()
    pledge: str = ""
    signers: tuple[Signer, ...] = ()
    checks: tuple[CheckRule, ...] = ()
    valid_from: date | None = None

    @property
    def fields(self) -> Iterator[DeclarationField]:
        """Every field in the order it is asked."""
        return (field for section in self.sections for field in section.fields)

    def field(self, name: str) -> DeclarationField | None:
        """Return one field by its name."""
        return next((f for f in self.fields if f.name == name), None)

    def serves(self, procedure: Procedure) -> bool:
        """Tell whether a paper of the procedure is such a form by its name."""
        return any(r.name.casefold().startswith(self.named) for r in procedure.requirements if self.named)


def spread(section: DeclarationSection, columns: tuple[tuple[str, str, str], ...]) -> DeclarationSection:
    """Return the section with each field once for every column (heading, prefix, guard)."""
    fields = tuple(
        replace(
            field,
            name=f"{prefix}{field.name}",
            person=heading,
            sources=tuple(_of_column(rule, prefix, guard) for rule in field.sources),
        )
        for heading, prefix, guard in columns
        for field in section.fields
    )
    return replace(section, fields=fields, columns=tuple(heading for heading, _, _ in columns))


def _of_column(rule: SourceRule, prefix: str, guard: str) -> SourceRule:
    return replace(
        rule,
        name=rule.name.replace("{prefix}", prefix),
        guard=rule.guard.replace("{guard}", guard).replace("{prefix}", prefix),
    )
