"""Bài học về loại giấy: what a desk learns when a person says what kind a doubtful page is.

A lesson keeps no text: only numbers made of neighbouring printed words. Words with a capital or a figure,
which names, places, days and numbers are written with, never enter; many word pairs share one number, so
that none can be turned back. What was learned speaks only where the titles of the packs leave doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from zlib import crc32

from app.domain.draft import DraftPage, PlacedBy
from app.domain.papers.document_type import DocumentType, TypeSuggestion
from app.domain.procedure import Procedure
from app.domain.text import clean_line

SURE = 0.8
"""Score from which a page is placed without asking; lessons are neither kept nor used above it."""
MOST_OF_A_KIND = 12
"""Lessons of one kind that are kept, the newest."""

_NUMBERS = 1 << 20
_FEWEST = 12
"""A page with fewer numbers says too little to learn from or to compare."""
_ALIKE, _SAME_FORM = 0.6, 0.85
"""Measured on drawn pages: two papers of one kind share 0.9 of their numbers, two kinds 0.2 on average, but
two declarations of one ministry up to 0.8: only from ``_SAME_FORM`` on can lessons be trusted."""
_AHEAD = 0.1
_LEAST_WORTH, _MOST_WORTH, _TWICE_SAID = 0.55, 0.75, 0.9
_STRIPPED = ".,;:!?()[]{}\"'“”‘’…-–—/\\"


@dataclass(frozen=True, slots=True)
class Lesson:
    """One page somebody named: the kind and the numbers of its printed words."""

    kind: str
    features: frozenset[int]


def printed_words(types: Iterable[DocumentType]) -> frozenset[str]:
    """Return every word of the titles in the packs: in capitals they are print, not somebody's name."""
    return frozenset(word for kind in types for title in kind.titles for word in _words(title.casefold()))


def features_of(text: str, titles: frozenset[str]) -> frozenset[int]:
    """Return the numbers of a page's neighbouring printed words.

    Args:
        text: Of the page, a line a line.
        titles: Words of titles (``printed_words``); a line in capitals counts only when made of them.
    """
    pairs: set[int] = set()
    for line in text.splitlines():
        words = _words(clean_line(line))
        if words and all(word.isupper() and word.casefold() in titles for word in words):
            words = [word.casefold() for word in words]
        for one, other in pairwise(words):
            if _is_print(one) and _is_print(other):
                pairs.add(crc32(f"{one} {other}".encode()) % _NUMBERS)
    return frozenset(pairs)


def kind_said(page: DraftPage, procedure: Procedure) -> str:
    """Return the kind a person gave a page by accepting it or by putting it into a slot; "" when none.

    A slot that takes several kinds tells the kind only when the suggestion is one of them.
    """
    if page.placed_by is not PlacedBy.CLERK or not page.kept or page.blank:
        return ""
    requirement = procedure.requirement(page.slot)
    if requirement is None:
        return page.suggestion.kind if page.accepted_by else ""
    if requirement.takes(page.suggestion.kind):
        return page.suggestion.kind
    return requirement.kind or "" if not requirement.also else ""


def worth_learning(rules: TypeSuggestion, features: frozenset[int]) -> bool:
    """Tell whether a page teaches something: the rules were in doubt, and the page says enough."""
    return rules.score < SURE and len(features) >= _FEWEST


def taught(
    rules: TypeSuggestion, features: frozenset[int], lessons: Sequence[Lesson], reason: str
) -> TypeSuggestion:
    """Return the suggestion after the lessons were heard; a sure one stays as it is.

    Args:
        rules: What the packs say of the page.
        features: Of the page.
        lessons: Everything learned.
        reason: Words for the clerk where the lessons decide.
    """
    if not worth_learning(rules, features):
        return rules
    ranked = sorted(_nearest(features, lessons).items(), key=lambda kind: -max(kind[1]))
    if not ranked:
        return rules
    (kind, alike), second = ranked[0], max(ranked[1][1]) if len(ranked) > 1 else 0.0
    if max(alike) < _ALIKE or max(alike) - second < _AHEAD:
        return rules
    score = max(_worth(alike), rules.score if kind == rules.kind else 0.0)
    return TypeSuggestion(kind, score, reason) if score > rules.score else rules


def _worth(alike: Sequence[float]) -> float:
    """Return how likely a kind is right: one lesson only suggests, two pages of the same form are sure."""
    if sum(likeness >= _SAME_FORM for likeness in alike) > 1:
        return _TWICE_SAID
    share = (max(alike) - _ALIKE) / (1 - _ALIKE)
    return round(_LEAST_WORTH + share * (_MOST_WORTH - _LEAST_WORTH), 3)


def _nearest(features: frozenset[int], lessons: Iterable[Lesson]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for lesson in lessons:
        found[lesson.kind].append(likeness(features, lesson.features))
    return found


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return 0 to 1: the numbers two pages share against those they have."""
    return len(one & other) / sqrt(len(one) * len(other)) if one and other else 0.0


def _words(line: str) -> list[str]:
    return [word for raw in line.split() if (word := raw.strip(_STRIPPED))]


def _is_print(word: str) -> bool:
    return word.isalpha() and word.islower()
