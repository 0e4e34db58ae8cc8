"""Nhận một giá trị: what a person agreed to on a draft's papers, changed their mind about, or typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.checking.conflicts import Conflict, clash_of
from app.domain.checking.item import CheckItem
from app.domain.draft import Draft
from app.domain.papers.evidence import Fact, Source
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


def take_back(draft: Draft, items: Iterable[CheckItem]) -> Draft:
    """Take acceptances back: what the machine read are suggestions again."""
    given_up = [item.fact for item in items]
    return replace(
        draft, facts=tuple(f for f in draft.facts if not any(_same_field(f, gone) for gone in given_up))
    )


def sure_of(items: Iterable[CheckItem], paper: str) -> tuple[CheckItem, ...]:
    """Return the values of a paper that need no eyes and that nobody accepted yet."""
    return tuple(i for i in items if i.paper == paper and i.sure and not i.accepted and i.fact.value)


def along_with(items: Sequence[CheckItem], last: CheckItem) -> tuple[CheckItem, ...]:
    """Return the sure values accepted in the same act as the last unsure one of their paper.

    A person who settled all that was in doubt on a paper answers for the paper. While another of its values
    waits, or where ``last`` was sure itself, nothing goes along; a field without a value holds nothing back.
    """
    waiting = [i.key for i in items if i.paper == last.paper and i.waits and i.fact.value]
    return sure_of(items, last.paper) if waiting == [last.key] else ()


def papers_to_accept(items: Sequence[CheckItem]) -> tuple[str, ...]:
    """Return the papers without an unsure value that nobody accepted yet, each by one key.

    A field without a value is no value; it stays open.
    """
    waiting = {i.paper for i in items if i.waits and i.fact.value}
    papers = dict.fromkeys(i.paper for i in items if i.paper not in waiting)
    return tuple(paper for paper in papers if sure_of(items, paper))


def against_proof(item: CheckItem, value: str) -> Conflict | None:
    """Return what a card, or clear print against a guess, says against a value about to be accepted."""
    for conflict in item.conflicts if not item.accepted or value != item.fact.value else ():
        clash = clash_of(item.kind, value, conflict.there) if conflict.surer else None
        if clash is not None:
            return replace(conflict, clash=clash, here=value)
    return None


def kept_apart(items: Iterable[CheckItem]) -> tuple[tuple[CheckItem, Conflict], ...]:
    """Return accepted values that another source still contradicts, each pair of values once."""
    found: dict[tuple[str, frozenset[str]], tuple[CheckItem, Conflict]] = {}
    for item in items:
        for conflict in item.conflicts if item.accepted else ():
            if conflict.place is not None:
                key = (item.fact.name, frozenset((conflict.here, conflict.there)))
                found.setdefault(key, (item, conflict))
    return tuple(found.values())


def _put(draft: Draft, facts: tuple[Fact, ...]) -> Draft:
    kept = tuple(f for f in draft.facts if not any(_same_field(f, new) for new in facts))
    return replace(draft, facts=(*kept, *facts))


def _same_field(one: Fact, other: Fact) -> bool:
    return one.name == other.name and one.page == other.page
