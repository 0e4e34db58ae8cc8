"""Nhận một giá trị: what a person agreed to on a draft's papers, changed their mind about, or typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.check_item import CheckItem
from app.domain.draft import Draft
from app.domain.evidence import Fact, Source
from app.domain.text import checked_line


@dataclass(frozen=True, slots=True)
class Agreed:
    """Ai nhận và lúc nào."""

    by: str
    at: datetime


def accepted_fact(fact: Fact, value: str, agreed: Agreed) -> Fact:
    """Return what a person makes of a suggestion: agreed as it is, or put right.

    What they put in its place is typed, and what the machine had read stays beside it. An empty value says
    that a person looked and the paper does not tell.

    Raises:
        RuleError: ``text.too_long``.
    """
    line = checked_line(value, fact.name)
    put_right = line != fact.value
    return replace(
        fact,
        value=line,
        source=Source.TYPED if put_right else fact.source,
        read=(fact.read or fact.value) if put_right and fact.source is not Source.TYPED else fact.read,
        accepted_by=agreed.by,
        accepted_at=agreed.at,
    )


def accept(draft: Draft, items: Iterable[CheckItem], agreed: Agreed) -> Draft:
    """Accept the values of items as they stand."""
    return _put(draft, tuple(accepted_fact(item.fact, item.fact.value, agreed) for item in items))


def put_right(draft: Draft, item: CheckItem, value: str, agreed: Agreed) -> Draft:
    """Accept a value typed, or taken from another source, in the place of what was read."""
    return _put(draft, (accepted_fact(item.fact, value, agreed),))


def take_back(draft: Draft, item: CheckItem) -> Draft:
    """Take an acceptance back: the machine's reading is a suggestion again."""
    return replace(draft, facts=tuple(f for f in draft.facts if not _same_field(f, item.fact)))


def _put(draft: Draft, facts: tuple[Fact, ...]) -> Draft:
    kept = tuple(f for f in draft.facts if not any(_same_field(f, new) for new in facts))
    return replace(draft, facts=(*kept, *facts))


def _same_field(one: Fact, other: Fact) -> bool:
    return one.name == other.name and one.page == other.page
