"""What the packs say of the kinds of paper, folded once: titles, hints, labels, and how telling each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log

from app.domain.papers.document_type import DocumentType
from app.domain.text import fold

_AGAINST_IN_TITLE, _AGAINST_IN_TEXT = 0.35, 0.05
"""Words that speak against weigh much in the title, little in the text (annexes list other papers)."""
ENOUGH_HINTS = 3

_SAID_EVERYWHERE = (
    "cộng hòa xã hội chủ nghĩa việt nam",
    "độc lập tự do hạnh phúc",
    "ủy ban nhân dân",
    "tôi cam đoan",
    "chịu trách nhiệm trước pháp luật",
)
"""Words at the head and foot of papers of any kind (NĐ 30/2020/NĐ-CP): they tell none from another."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Title:
    """One printed title of a kind, as folded words and as the pack spells it."""

    kind: DocumentType
    words: tuple[str, ...]
    text: str

    @property
    def letters(self) -> str:
        """The words without spaces, for engines break and join them."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class KindWords:
    """Hints of one kind, and the neighbouring words of everything the packs print on it.

    Args:
        hints: Each as the pack has it, and as it is looked for in folded text.
        opposed: Phrases that speak against the kind.
        pairs: Neighbouring words and how telling they are: those of few kinds tell most.
        whole: Weight of all pairs together.
    """

    hints: tuple[tuple[str, str], ...]
    opposed: tuple[str, ...]
    pairs: dict[Pair, float]
    whole: float

    def hits(self, body: str) -> tuple[str, ...]:
        """Return the hints that are said; one that ends in ``*`` needs only be the beginning of a word."""
        return tuple(hint for hint, wanted in self.hints if wanted in body)

    def hint_share(self, body: str) -> float:
        """Return 0 to 1: three hints, or all of a kind with fewer, are enough."""
        return min(1.0, len(self.hits(body)) / min(ENOUGH_HINTS, len(self.hints))) if self.hints else 0.0

    def against(self, body: str, title: str = "") -> float:
        """Return how much the title and the text speak against the kind."""
        in_title = any(phrase in f" {title} " for phrase in self.opposed)
        in_text = any(phrase in body for phrase in self.opposed)
        return _AGAINST_IN_TITLE * in_title + _AGAINST_IN_TEXT * in_text

    def share(self, said: Iterable[Pair]) -> float:
        """Return how much the neighbouring words of a page speak for the kind, whatever it prints in all."""
        return sum(self.pairs.get(pair, 0.0) for pair in said) / self.whole**0.5 if self.pairs else 0.0


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Every title and the words of every kind, by id."""

    types: tuple[DocumentType, ...]
    titles: tuple[Title, ...]
    words: dict[str, KindWords]


@lru_cache(maxsize=8)
def knowledge_of(types: tuple[DocumentType, ...]) -> Knowledge:
    """Return what the packs say, worked out once for the same kinds."""
    titles = tuple(
        Title(kind, words, text)
        for kind in types
        for text in kind.titles
        if (words := tuple(fold(text).split()))
    )
    everywhere = _pairs_of(_SAID_EVERYWHERE)
    printed = {kind.id: _pairs_of(_phrases(kind)) - everywhere for kind in types}
    spread = Counter(pair for pairs in printed.values() for pair in pairs)
    telling = {pair: log((len(types) + 1) / count) for pair, count in spread.items()}
    said = {kind.id: _kind_words(kind, {pair: telling[pair] for pair in printed[kind.id]}) for kind in types}
    return Knowledge(types, titles, said)


def pairs_in(lines: Iterable[str]) -> frozenset[Pair]:
    """Return the neighbouring words of folded lines."""
    return frozenset(pair for line in lines for pair in pairwise(line.split()))


def _kind_words(kind: DocumentType, pairs: dict[Pair, float]) -> KindWords:
    hints = tuple((hint, f" {fold(hint)}{'' if hint.endswith('*') else ' '}") for hint in kind.hints)
    opposed = tuple(f" {fold(phrase)} " for phrase in kind.against)
    return KindWords(hints, opposed, pairs, sum(pairs.values()))


def _phrases(kind: DocumentType) -> Sequence[str]:
    labels = [text for field in kind.fields for text in (*field.labels, *field.section)]
    return (*kind.hints, *labels)


def _pairs_of(phrases: Iterable[str]) -> frozenset[Pair]:
    return pairs_in(fold(phrase) for phrase in phrases)
