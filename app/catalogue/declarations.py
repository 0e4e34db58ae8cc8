"""Declaration records: from the tables of a pack to Declaration, each key and every name checked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from app.catalogue.pack import Pack
from app.catalogue.record import Record
from app.catalogue.versions import Versions
from app.domain.declaration.form import (
    FEMALE_IF,
    MALE_IF,
    OWNER,
    CheckKind,
    CheckRule,
    Declaration,
    DeclarationField,
    DeclarationSection,
    Place,
    Signer,
    SourceRule,
    spread,
)
from app.domain.papers.field import FieldType

_TYPES = {kind.value: kind for kind in FieldType}
_CHECKS = {kind.value: kind for kind in CheckKind}
_KEYS = (
    *("id", "title", "legal_basis", "procedures", "named", "pledge", "valid_from", "inherit"),
    *("section", "signer", "check"),
)
_SECTION_KEYS = ("heading", "words", "field", "person", "table", "rows")
_FIELD_KEYS = (*("name", "label", "type", "required", "from", "choices", "beside", "share", "in_words"),)
_NAME = re.compile(r"^[a-z][a-z0-9_]*$")
_RULE = re.compile(
    r"^(?P<place>[a-z]+)(?:[.:](?P<what>[^ ].*?))?"
    r"(?: if (?P<guard>[a-z0-9_.{}]+(?:=[^ ]+)?))?(?P<asked> \?)?$"
)


@dataclass(frozen=True, slots=True)
class DeclarationReader:
    """Turns records into declarations; ``kinds`` are the kinds of paper a source may name."""

    kinds: Collection[str]

    def read_all(self, folders: Iterable[tuple[Pack, ...]]) -> tuple[Declaration, ...]:
        """Return every version of every declaration, each in the order of its ``valid_from``.

        Args:
            folders: The packs of the country, then those laid over them.

        Raises:
            RuleError: ``catalogue.invalid``.
        """
        versions = Versions("declaration", "id")
        for packs in folders:
            for pack in packs:
                pack.body.only(("declaration",))
            versions.add(packs)
        return tuple(self.read(d.record, d.valid_from) for dated in versions.whole() for d in dated)

    def read(self, record: Record, valid_from: date) -> Declaration:
        """Return one declaration. Raises RuleError ``catalogue.invalid``."""
        record.only(_KEYS)
        sections = tuple(self._section(s) for s in record.tables("section", "heading", "words"))
        names = [f.name for section in sections for f in section.fields]
        twice = next((name for name in names if names.count(name) > 1), "")
        if twice:
            raise record.wrong("field", f"trùng: “{twice}” đã có trong tờ khai")
        self._check_names(record, sections, names)
        return Declaration(
            id=record.text("id"),
            title=record.text("title"),
            legal_basis=record.text("legal_basis"),
            sections=sections,
            procedures=frozenset(record.texts("procedures")),
            named=tuple(word.casefold() for word in record.texts("named")),
            pledge=record.text("pledge", ""),
            signers=tuple(_signer(s, names) for s in record.tables("signer", "role")),
            checks=tuple(_check(c, names) for c in record.tables("check", "field")),
            valid_from=valid_from,
        )

    def _check_names(
        self, record: Record, sections: tuple[DeclarationSection, ...], names: Collection[str]
    ) -> None:
        """Refuse a source or a condition that names no field of this form."""
        rules = (rule for section in sections for field in section.fields for rule in field.sources)
        for rule in rules:
            named = (rule.name if rule.place is Place.FIELD else "", rule.guard.partition("=")[0])
            for name in named:
                if name not in ("", MALE_IF, FEMALE_IF, *names):
                    raise record.wrong("from", f"tờ khai không có trường “{name}”")

    def _section(self, record: Record) -> DeclarationSection:
        record.only(_SECTION_KEYS)
        people = tuple(_person(p) for p in record.tables("person", "heading"))
        section = DeclarationSection(
            heading=record.text("heading", ""),
            words=record.text("words", ""),
            fields=tuple(self._field(f) for f in record.tables("field", "name")),
            table=record.texts("table"),
            rows=record.whole("rows"),
        )
        return spread(section, people) if people else section

    def _field(self, record: Record) -> DeclarationField:
        record.only(_FIELD_KEYS)
        name = record.text("name")
        if not _NAME.match(name.removeprefix(OWNER)):
            raise record.wrong("name", f"tên trường chỉ gồm chữ thường, số và gạch dưới: {name}")
        return DeclarationField(
            name=name,
            label=record.text("label"),
            type=record.choice("type", _TYPES, FieldType.TEXT.value),
            required=record.flag("required"),
            sources=tuple(self._source(record, rule) for rule in record.texts("from")),
            choices=record.texts("choices"),
            beside=record.flag("beside"),
            share=record.number("share", 1.0),
            in_words=record.flag("in_words"),
        )

    def _source(self, record: Record, rule: str) -> SourceRule:
        """Read a line of ``from``: "paper.giay_chung_sinh.mother_name", "person.residence if mother_name"."""
        found = _RULE.match(rule)
        if found is None or found["place"] not in set(Place):
            raise record.wrong("from", f"không hiểu “{rule}”; bắt đầu bằng {', '.join(Place)}")
        place, what = Place(found["place"]), found["what"] or ""
        guard, asked = found["guard"] or "", bool(found["asked"])
        if place not in (Place.PAPER, Place.KEPT):
            if not what and place is not Place.EARLIER:
                raise record.wrong("from", f"còn thiếu tên trường: “{rule}”")
            return SourceRule(place, "", what, guard, asked)
        kind, _, name = what.partition(".")
        if kind not in self.kinds or not name:
            raise record.wrong("from", f"không có loại giấy tờ “{kind}” hoặc thiếu tên trường: “{rule}”")
        return SourceRule(place, kind, name, guard, asked)


def _person(record: Record) -> tuple[str, str, str]:
    record.only(("heading", "prefix", "guard"))
    return record.text("heading"), record.text("prefix"), record.text("guard", "")


def _signer(record: Record, names: Collection[str]) -> Signer:
    record.only(("role", "name"))
    return Signer(record.text("role"), _known(record, "name", names))


def _check(record: Record, names: Collection[str]) -> CheckRule:
    record.only(("kind", "field", "other", "amount", "law"))
    kind = record.choice("kind", _CHECKS)
    rule = CheckRule(
        kind,
        _known(record, "field", names),
        _known(record, "other", names),
        record.whole("amount"),
        record.text("law", ""),
    )
    if bool(rule.other) != (kind is CheckKind.ORDER):
        raise record.wrong("other", "đi cùng và chỉ đi cùng kind = order")
    return rule


def _known(record: Record, key: str, names: Collection[str]) -> str:
    """Return the name of a field of this declaration, or ""."""
    return record.choice(key, {name: name for name in ("", *names)}, "")
