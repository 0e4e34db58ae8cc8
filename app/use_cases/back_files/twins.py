"""Finds which results may be one another again; a person decides, nothing is thrown away."""

from __future__ import annotations

from itertools import islice

from sqlalchemy import Connection

from app.domain.back_files.job import DigitisedItem, Likeness, Twin
from app.domain.kept.paper import KeptPaper, KeptState
from app.domain.pages.repeats import alike
from app.domain.papers.values import same_value
from app.domain.text import fold
from app.store import digitise_likeness, digitising, kept_papers

MOST = 4
"""Twins shown of one result: whoever sees four needs no fifth."""


def find_twins(connection: Connection, item: DigitisedItem) -> tuple[Twin, ...]:
    """Return what a result may repeat: the same file, the same number of the same owner, the same looks.

    Looked for in the transaction that makes the result ready, so that of two read side by side the second
    one sees the first.
    """
    same_file = digitise_likeness.of_same_page(connection, item, MOST)
    others = (o for o in digitise_likeness.of_same_number(connection, item) if _same_paper(o, item))
    found = [Twin(Likeness.SAME_FILE, o.source, o.id, o.kept_paper) for o in same_file]
    found += [Twin(Likeness.SAME_NUMBER, o.source, o.id, o.kept_paper) for o in islice(others, MOST)]
    found += already_kept(connection, item, {twin.kept for twin in found})
    if not found:
        found += _look_alikes(connection, item)
    return tuple(found[:MOST])


def already_kept(connection: Connection, item: DigitisedItem, shown: set[str]) -> list[Twin]:
    """Return papers in the store of the same owner, kind and number that are not shown yet."""
    number, owner = item.value("document_number"), item.owner.id_number
    kept = kept_papers.of_owner(connection, [owner]) if owner and number else ()
    return [
        Twin(Likeness.SAME_NUMBER, _named(paper), kept=str(paper.code))
        for paper in kept
        if paper.state is KeptState.VALID
        and paper.kind == item.kind
        and same_value(paper.number, number)
        and str(paper.code) not in shown
    ]


def _named(paper: KeptPaper) -> str:
    """Return kind, number and owner's name: the code holds a citizen's number."""
    return ", ".join(part for part in (paper.name, paper.number, paper.owner_name) if part)


def _look_alikes(connection: Connection, item: DigitisedItem) -> list[Twin]:
    first = item.kept_pages[0].fingerprint if item.kept_pages else ""
    kin = digitise_likeness.may_look_alike(connection, item)
    alikes = (digitising.item_of(connection, other) for other, theirs in kin if alike(first, theirs))
    return [Twin(Likeness.LOOKS_ALIKE, o.source, o.id, o.kept_paper) for o in islice(alikes, MOST)]


def _same_paper(one: DigitisedItem, other: DigitisedItem) -> bool:
    """Tell whether two of one kind are of one number and owner; numbers begin anew each year and book."""
    if one.value("document_number") != other.value("document_number"):
        return False
    mine, theirs = one.owner, other.owner
    if mine.id_number and theirs.id_number:
        return mine.id_number == theirs.id_number
    return bool(mine.full_name) and fold(mine.full_name) == fold(theirs.full_name)
