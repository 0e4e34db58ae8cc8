"""Guesses the kind of a page without a title: by the words that the packs print on each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.papers.document_type import DocumentType
from ocr.document_type.headings import TextLine
from ocr.document_type.knowledge import ENOUGH_HINTS, Knowledge, pairs_in

_ENOUGH = 3.0
"""Weight of words below which nothing is guessed: the foot of most papers says the same."""
_MUCH = 5.0
_BY_HINTS = 0.35
"""Clearness of a kind of which three hints more than of any other are said."""
_TOLD = 4


@dataclass(frozen=True, slots=True)
class WordsFound:
    """The kind whose words the page says most of.

    Args:
        clearness: 0 to 1: how far it is ahead of the next kind, less where little was said at all.
        reason: Hints of the kind that stand on the page, else its most telling words.
    """

    kind: DocumentType
    clearness: float
    reason: str


def best_words(lines: Sequence[TextLine], knowledge: Knowledge, body: str) -> WordsFound | None:
    """Return the kind the words speak for, or None when they say too little."""
    said = pairs_in(line.folded for line in lines)
    ranked = sorted(
        ((knowledge.words[kind.id].share(said), place, kind) for place, kind in enumerate(knowledge.types)),
        key=lambda found: (-found[0], found[1]),
    )
    weight, _, kind = ranked[0]
    words = knowledge.words[kind.id]
    hits = words.hits(body)
    if (weight < _ENOUGH and len(hits) < ENOUGH_HINTS) or words.against(body):
        return None
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    others = max((len(knowledge.words[other.id].hits(body)) for _, _, other in ranked[1:]), default=0)
    by_hints = _BY_HINTS if len(hits) >= others + ENOUGH_HINTS else 0.0
    clearness = max((1 - second / weight) * min(1.0, weight / _MUCH), by_hints)
    telling = sorted((pair for pair in said if pair in words.pairs), key=lambda pair: -words.pairs[pair])
    reason = hits[:_TOLD] or tuple(" ".join(pair) for pair in telling[:_TOLD])
    return WordsFound(kind, clearness, ", ".join(reason))
