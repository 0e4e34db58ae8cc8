"""From how well titles and words fit to how likely the kind is right, as measured on drawn pages.

The tables come from pages of ``bench/read_set.py`` with letters spoilt, titles cut off, halves of pages and
pages whose kind was taken out of the packs; ``bench/read_kinds.py`` shows how true they are on others.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Table = Sequence[tuple[float, float]]

_TITLE: Table = (
    (0.0, 0.0), (0.40, 0.05), (0.50, 0.22), (0.60, 0.33), (0.66, 0.42), (0.70, 0.62), (0.75, 0.79),
    (0.78, 0.95), (0.85, 0.98), (1.0, 0.995),
)  # fmt: skip
"""A title that differs in a whole word reaches 0.748 at most and is never trusted."""
_WORDS: Table = ((0.0, 0.0), (0.1, 0.08), (0.2, 0.25), (0.3, 0.45), (0.4, 0.65), (0.6, 0.76), (1.0, 0.79))
"""Words alone are never trusted: a kind the packs do not know may say the same words."""
_BOTH = 0.93
"""Most that title and words together can be worth when neither is trusted alone."""


def title_probability(score: float) -> float:
    """Return how likely a kind is right whose title fits so well."""
    return _between(_TITLE, score)


def words_probability(clearness: float) -> float:
    """Return how likely a kind is right whose words are so far ahead."""
    return _between(_WORDS, clearness)


def together(title: float, words: float) -> float:
    """Return how likely a kind is right for which title and words speak, each by itself this likely."""
    return min(_BOTH, 1 - (1 - title) * (1 - words))


def against_each_other(stronger: float, weaker: float) -> float:
    """Return how likely the stronger of two kinds is right when title and words name different ones."""
    return stronger * (1 - weaker)


def _between(table: Table, value: float) -> float:
    for (low, at_low), (high, at_high) in pairwise(table):
        if value <= high:
            return at_low + (at_high - at_low) * max(0.0, value - low) / (high - low)
    return table[-1][1]
