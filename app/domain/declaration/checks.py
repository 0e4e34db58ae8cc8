"""Đối chiếu tờ khai: what is missing or cannot be, told beside its field; nothing here ever blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.declaration.form import CheckKind, CheckRule, Declaration, DeclarationField
from app.domain.declaration.values import iso_day
from app.domain.errors import RuleError
from app.domain.papers.field import FieldType
from app.domain.people.person import PersonalId, Sex

_OLDEST = 1900
_ROLES = {"wife_": Sex.FEMALE, "mother_": Sex.FEMALE, "husband_": Sex.MALE, "father_": Sex.MALE}
_LATER = ("expires_on", "until", "from_date", "start_date")
"""Ends of the names of days that may lie ahead."""


class Weight(StrEnum):
    """How much a finding matters: a required value is missing, something contradicts, or good to know."""

    MISSING = "missing"
    DOUBT = "doubt"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """Một điều cần xem lại: the field it stands beside and the sentence, as an error's code and facts."""

    field: str
    weight: Weight
    said: RuleError


def findings(form: Declaration, values: Mapping[str, str], today: date) -> tuple[Finding, ...]:
    """Return everything worth a look, in the order of the fields; ``values`` as they are kept."""
    found = [
        *_missing(form, values),
        *(f for field in form.fields for f in _of_value(field, values, today)),
        *(f for rule in form.checks for f in _of_rule(form, rule, values, today)),
    ]
    order = {field.name: place for place, field in enumerate(form.fields)}
    return tuple(sorted(found, key=lambda f: order.get(f.field, len(order))))


def _missing(form: Declaration, values: Mapping[str, str]) -> Iterator[Finding]:
    for field in form.fields:
        if field.required and not values.get(field.name):
            yield Finding(field.name, Weight.MISSING, RuleError("declaration.missing", label=field.label))


def _of_value(field: DeclarationField, values: Mapping[str, str], today: date) -> Iterator[Finding]:
    value = values.get(field.name, "")
    if not value:
        return
    match field.type:
        case FieldType.YEAR if len(value) == 4 and value.isdigit():
            if not _OLDEST <= int(value) <= today.year:
                yield _doubt(field.name, RuleError("declaration.not_a_year"))
        case FieldType.DATE | FieldType.YEAR:
            yield from _of_day(field, value, today)
        case FieldType.SEX:
            if value not in (Sex.MALE, Sex.FEMALE):
                yield _doubt(field.name, RuleError("declaration.not_a_sex"))
        case FieldType.ID_NUMBER:
            yield from _of_number(field.name, value, values)
    if field.choices and any(part not in field.choices for part in value.split("; ")):
        choices = "; ".join(field.choices)
        yield _doubt(field.name, RuleError("declaration.not_a_choice", choices=choices))


def _of_day(field: DeclarationField, value: str, today: date) -> Iterator[Finding]:
    day = iso_day(value)
    if day is None or day.year < _OLDEST:
        yield _doubt(field.name, RuleError("declaration.not_a_day"))
    elif day > today and not field.name.endswith(_LATER):
        yield _doubt(field.name, RuleError("declaration.in_future"))


def _of_number(name: str, value: str, values: Mapping[str, str]) -> Iterator[Finding]:
    if value.isdigit() and len(value) not in (9, 12):
        yield _doubt(name, RuleError("declaration.id_length", digits=len(value)))
    if not (value.isascii() and value.isdigit() and len(value) == 12):
        return
    number, prefix = PersonalId(value), name.removesuffix("id_number")
    role = next((sex for start, sex in _ROLES.items() if prefix == start), Sex.UNKNOWN)
    told = values.get(f"{prefix}sex", role.value)
    sex = Sex(told) if told in set(Sex) else Sex.UNKNOWN
    if "sex" in number.contradictions(sex, None):
        yield _doubt(name, RuleError("declaration.id_sex"))
    born = values.get(f"{prefix}birth_date", "")[:4]
    if born.isdigit() and int(born) != number.birth_year:
        yield _doubt(name, RuleError("declaration.id_birth", born=int(born), number=number.birth_year))


def _of_rule(form: Declaration, rule: CheckRule, values: Mapping[str, str], today: date) -> Iterator[Finding]:
    told = values.get(rule.field, "")
    day = iso_day(told)
    match rule.kind:
        case CheckKind.ORDER:
            first, then = told, values.get(rule.other, "")
            if _dated(first) and _dated(then) and _after(first, then):
                yield _doubt(
                    rule.field,
                    RuleError(
                        "declaration.order", first=_label(form, rule.field), then=_label(form, rule.other)
                    ),
                )
        case CheckKind.AGE:
            if day is not None and day <= today < _birthday(day, rule.amount):
                yield _doubt(rule.field, RuleError("declaration.too_young", years=rule.amount, law=rule.law))
        case CheckKind.WITHIN:
            if day is not None and (today - day).days > rule.amount:
                said = RuleError("declaration.late", days=(today - day).days, limit=rule.amount, law=rule.law)
                yield Finding(rule.field, Weight.NOTE, said)


def _dated(value: str) -> bool:
    return iso_day(value) is not None or (len(value) == 4 and value.isdigit())


def _after(first: str, then: str) -> bool:
    """Tell whether ``first`` is the later one; a year alone is compared with the year of the other."""
    length = min(len(first), len(then))
    return first[:length] > then[:length]


def _birthday(born: date, years: int) -> date:
    """Return the day somebody is so many years old; born on 29 February, on 1 March of other years."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def _label(form: Declaration, name: str) -> str:
    field = form.field(name)
    return field.label if field else name


def _doubt(name: str, said: RuleError) -> Finding:
    return Finding(name, Weight.DOUBT, said)
