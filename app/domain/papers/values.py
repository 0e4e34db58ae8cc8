"""What one paper says: the readings of its pages brought together, one value a field, doubts kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.papers.evidence import Doubt, Fact, FieldReading, Source
from app.domain.text import fold

PROVEN = frozenset({Source.QR, Source.MRZ})
"""Sources that prove themselves by check digits or error correction."""
SURE = 80.0
"""Confidence from which a printed value without doubts needs no eyes."""
HEARD = 60.0
"""Confidence from which a reading may contradict another one."""


@dataclass(frozen=True, slots=True)
class PageValues:
    """Values read on one page of a paper; ``page`` is the id of the page in its draft."""

    page: str
    fields: tuple[FieldReading, ...]


def gather(slot: str, pages: Sequence[PageValues]) -> tuple[Fact, ...]:
    """Return one suggestion for each field that the pages of a paper give, in the order they stand.

    A source that proves itself goes before print, print before handwriting, a clear reading before a faint
    one. A field of which the pages say different things is in doubt (``SEVERAL``), proven or not.
    """
    found: dict[str, list[tuple[str, FieldReading]]] = {}
    for page in pages:
        for field in page.fields:
            found.setdefault(field.name, []).append((page.page, field))
    return tuple(_best(slot, readings) for readings in found.values())


def is_sure(fact: Fact) -> bool:
    """Tell whether nobody needs to look: proven, or clear print, and nothing speaks against it."""
    if fact.accepted_by:
        return True
    return not fact.doubts and (fact.source in PROVEN or fact.confidence >= SURE)


def is_guess(fact: Fact) -> bool:
    """Tell whether a value is no more than the machine's guess: handwriting, faint or doubtful letters."""
    return fact.source not in PROVEN and (fact.source is Source.HAND or not is_sure(fact))


def same_value(one: str, other: str) -> bool:
    """Tell whether two normalised values say the same, however they are spaced or capitalised."""
    return value_key(one) == value_key(other)


def value_key(value: str) -> str:
    """Return what values that say the same have in common."""
    return " ".join(value.split()).casefold()


def only_tones_differ(one: str, other: str) -> bool:
    """Tell whether two texts differ in nothing but tone marks, capitals or spaces."""
    return not same_value(one, other) and fold(one).replace(" ", "") == fold(other).replace(" ", "")


def lacks_only_tones(mrz: FieldReading, other: FieldReading) -> bool:
    """Tell whether a machine-readable zone, which has no Vietnamese letters, says what the other says."""
    return (
        mrz.source is Source.MRZ
        and other.source is not Source.HAND
        and mrz.value.isascii()
        and not other.value.isascii()
        and only_tones_differ(mrz.value, other.value)
    )


def _best(slot: str, readings: Sequence[tuple[str, FieldReading]]) -> Fact:
    page, best = max(readings, key=lambda pair: _weight(pair[1]))
    page, best = next((pair for pair in readings if lacks_only_tones(best, pair[1])), (page, best))
    others = (field for _, field in readings if field is not best)
    doubts = best.doubts
    if Doubt.SEVERAL not in doubts and _contradicted(best, others):
        doubts = (*doubts, Doubt.SEVERAL)
    return Fact(
        slot, best.name, best.value, best.source, best.raw, page, best.box, best.confidence, tuple(doubts)
    )


def _contradicted(best: FieldReading, others: Iterable[FieldReading]) -> bool:
    return any(
        not same_value(best.value, other.value)
        and not lacks_only_tones(other, best)
        and (other.source in PROVEN or other.confidence >= HEARD)
        for other in others
    )


def _weight(field: FieldReading) -> tuple[int, bool, float]:
    rank = 2 if field.source in PROVEN else 0 if field.source is Source.HAND else 1
    return rank, not field.doubts, field.confidence
