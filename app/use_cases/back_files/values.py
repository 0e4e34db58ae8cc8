"""What a result of the back files says: the values of its pages, and its owner's number where known."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from app.domain.back_files.job import DigitisedItem, owner_prefix, with_fact
from app.domain.papers.evidence import Fact, Source
from app.domain.papers.values import PageValues, gather
from app.store import records
from app.use_cases.recognise import ReadPicture


def values_of(connection: Connection, pages: Sequence[PageValues]) -> tuple[Fact, ...]:
    """Return the values, with the number of the one person the desk knows by this name and birth date."""
    facts = gather("", pages)
    prefix = owner_prefix(facts)
    said = {fact.name: fact.value for fact in facts}
    name, born = said.get(f"{prefix}full_name", ""), said.get(f"{prefix}birth_date", "")
    if not (name and born) or f"{prefix}id_number" in said:
        return facts
    found = records.people_named(connection, name, born)
    if len(found) != 1:
        return facts
    return with_fact(facts, Fact("", f"{prefix}id_number", found[0].id_number, Source.EARLIER))


def values_as(connection: Connection, item: DigitisedItem, kind: str, read: ReadPicture) -> tuple[Fact, ...]:
    """Return what the pages of a result say as a paper of this kind."""
    pages = [PageValues(page.id, read.fields_as(connection, page.look, kind)) for page in item.kept_pages]
    return values_of(connection, pages)


def with_accepted(facts: tuple[Fact, ...], item: DigitisedItem) -> tuple[Fact, ...]:
    """Return the values with those a person accepted or typed in their place."""
    for fact in item.facts:
        if fact.accepted_by:
            facts = with_fact(facts, fact)
    return facts
