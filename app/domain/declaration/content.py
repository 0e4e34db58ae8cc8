"""What a filled tờ khai says on paper, from the title to the signatures; the drawing adds nothing to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.declaration.form import Declaration, DeclarationField, DeclarationSection
from app.domain.declaration.values import iso_day, shown, ticked
from app.domain.papers.field import FieldType
from app.domain.written import date_in_words


@dataclass(frozen=True, slots=True)
class Cell:
    """Một mục trên dòng: label, value ("" is drawn as dots), share of the line, boxes to tick."""

    label: str
    value: str = ""
    share: float = 1.0
    ticks: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng of one or more cells."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Một câu, or with ``heading`` the bold words above a part."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Bảng: people side by side, or lines to be written by hand."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Line | Words | Grid


@dataclass(frozen=True, slots=True)
class Signature:
    """Nơi ký: words above it and the name below, "" where it is written by hand."""

    role: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class DeclarationContent:
    """Tờ khai đã điền.

    Args:
        to: Kính gửi.
        place, day: Where and when it is signed; printed above the signatures.
    """

    title: str
    to: str
    blocks: tuple[Block, ...]
    pledge: str
    signatures: tuple[Signature, ...]
    legal_basis: str
    place: str
    day: date
    training: bool = False


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when a form is printed, and for which procedure."""

    to: str
    place: str
    day: date
    procedure: str = ""
    training: bool = False

    def named(self, words: str) -> str:
        """Return the words with the procedure's name where they ask for it."""
        return words.replace("{procedure}", self.procedure)


def content_of(form: Declaration, values: Mapping[str, str], occasion: Occasion) -> DeclarationContent:
    """Return what the form says; ``values`` are as they are kept."""
    named = [replace(s, words=occasion.named(s.words)) for s in form.sections]
    return DeclarationContent(
        title=occasion.named(form.title),
        to=occasion.to,
        blocks=tuple(block for section in named for block in _blocks(section, values)),
        pledge=occasion.named(form.pledge),
        signatures=tuple(Signature(s.role, values.get(s.name, "")) for s in form.signers),
        legal_basis=form.legal_basis,
        place=occasion.place,
        day=occasion.day,
        training=occasion.training,
    )


def _blocks(section: DeclarationSection, values: Mapping[str, str]) -> Iterator[Block]:
    if section.heading:
        yield Words(section.heading, heading=True)
    if section.words:
        yield Words(section.words)
    if section.columns:
        yield _people(section, values)
    else:
        yield from _lines(section, values)
    if section.table:
        yield Grid(section.table, (("",) * len(section.table),) * section.rows)


def _lines(section: DeclarationSection, values: Mapping[str, str]) -> Iterator[Line]:
    line: list[Cell] = []
    for field in section.fields:
        if line and not field.beside:
            yield Line(tuple(line))
            line = []
        line += _cells(field, values.get(field.name, ""))
    if line:
        yield Line(tuple(line))


def _cells(field: DeclarationField, value: str) -> Iterator[Cell]:
    if field.choices:
        marked = ticked(field, value)
        yield Cell(field.label, share=field.share, ticks=tuple((c, c in marked) for c in field.choices))
        return
    yield Cell(field.label, _printed(field, value), field.share)
    day = iso_day(value)
    if field.in_words:
        yield Cell("ghi bằng chữ", date_in_words(day) if day else "", field.share * 1.6)


def _people(section: DeclarationSection, values: Mapping[str, str]) -> Grid:
    """Lay people side by side: one row a label, one column a person."""
    by_person = [[f for f in section.fields if f.person == heading] for heading in section.columns]
    rows = tuple(
        (fields[0].label, *(_printed(f, values.get(f.name, "")) for f in fields))
        for fields in zip(*by_person, strict=True)
    )
    return Grid(("Thông tin", *section.columns), rows)


def _printed(field: DeclarationField, value: str) -> str:
    """Return a value as the forms ask: họ, chữ đệm, tên in capitals."""
    words = shown(field, value)
    return words.upper() if field.type is FieldType.NAME else words
