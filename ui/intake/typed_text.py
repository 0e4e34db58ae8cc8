"""What the clerk types: kept raw while a field has the cursor, stored within a blink, clean when left.

A field's name is its house name, with ``owner.`` before it for the chủ hồ sơ, ``field.`` for the
procedure's own values and ``reason.`` for why a paper is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain import draft_edits
from app.domain.draft import Draft
from app.domain.errors import RuleError
from app.domain.people.person import Person
from app.domain.text import clean_line
from ui.intake.draft_lane import Edit

SAVE_AFTER_MS = 250
_DAY = re.compile(r"^(\d{1,2})\D+(\d{1,2})\D+(\d{4})$")
_TELEPHONE = re.compile(r"^(\d{9,11}|\+\d{9,15})$", re.ASCII)
"""Within Vietnam 9 to 11 digits; abroad, after the plus, at most 15 (ITU-T E.164)."""
_DIGITS = re.compile(r"^(\d{2})(\d{2})(\d{4})$")


def edit_of(name: str, text: str, today: date) -> Edit:
    """Return the change of the draft that a typed text means.

    Raises:
        RuleError: ``ui.birth_date`` when a date cannot be read, ``ui.phone`` for no telephone number.
    """
    kind, _, rest = name.partition(".")
    match kind:
        case "owner":  # the rest of a reason's name is a component code, which holds dots itself
            return _owner_edit(_person_change(rest, text, today))
        case "field":
            return lambda draft: draft_edits.set_field(draft, rest, text)
        case "reason":
            return lambda draft: draft_edits.excuse_missing(draft, rest, text)
    if name == "authority":
        return lambda draft: draft_edits.set_authority(draft, text)
    if name == "return_address":
        return lambda draft: draft_edits.set_return_address(draft, text)
    if name == "note":
        return lambda draft: draft_edits.set_note(draft, text)
    return _submitter_edit(_person_change(name, text, today))


def parse_day(text: str, today: date) -> date | None:
    """Read 05/03/1992, 5-3-1992 or 05031992; empty is None.

    Raises:
        RuleError: ``ui.birth_date``.
    """
    line = clean_line(text)
    if not line:
        return None
    found = _DAY.match(line) or _DIGITS.match(line)
    if found is None:
        raise RuleError("ui.birth_date")
    day, month, year = (int(part) for part in found.groups())
    try:
        born = date(year, month, day)
    except ValueError:
        raise RuleError("ui.birth_date") from None
    if not date(1900, 1, 1) <= born <= today:
        raise RuleError("ui.birth_date")
    return born


def both(first: Edit, second: Edit) -> Edit:
    """Return one edit that makes two changes."""
    return lambda draft: second(first(draft))


def _person_change(name: str, text: str, today: date) -> Callable[[Person], Person]:
    if name == "birth_date":
        born = parse_day(text, today)
        return lambda person: replace(person, birth_date=born)
    value = re.sub(r"[\s.\-]", "", text) if name in ("id_number", "phone") else text
    if name == "phone" and value and not _TELEPHONE.match(value):
        raise RuleError("ui.phone")
    changes: dict[str, Any] = {name: value}
    return lambda person: replace(person, **changes)


def _submitter_edit(change: Callable[[Person], Person]) -> Edit:
    def edit(draft: Draft) -> Draft:
        before = draft.applicant.submitter
        after = draft_edits.clean_person(change(before))
        return draft if after == before else draft_edits.set_submitter(draft, after)

    return edit


def _owner_edit(change: Callable[[Person], Person]) -> Edit:
    return lambda draft: draft_edits.set_owner(draft, change(draft.applicant.owner or Person()))


def day_of(text: str) -> date | None:
    """Return the day of an ISO date as the reader gives it, or None for any other text."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
