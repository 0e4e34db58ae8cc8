"""How alike a title of the packs and a line that was read are; a word too many makes another title."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

CHANGED_TITLE = 0.72
"""Most a title can score when one whole word differs: "đăng ký *lại* khai sinh"."""
ANOTHER_TITLE = 0.55
"""Letters less alike than this are another title."""


def title_likeness(title: Sequence[str], read: Sequence[str]) -> float:
    """Compare folded words of a title with words read, 0 to 1.

    Single wrong letters cost little; a word too many, too few or different makes it another title
    ("đăng ký lại khai sinh" is not "đăng ký khai sinh") and can never be trusted.
    """
    joined, joined_read = "".join(title), "".join(read)
    together = Levenshtein.normalized_similarity(joined, joined_read, score_cutoff=ANOTHER_TITLE)
    if together == 0.0:
        return 0.0
    if together >= 0.93 and abs(len(joined) - len(joined_read)) <= 1:
        return float(together)
    cost, changed = _word_cost(tuple(title), tuple(read))
    likeness = max(0.0, 1 - cost / len(title))
    return min(likeness, CHANGED_TITLE) if changed else likeness


def _word_cost(title: tuple[str, ...], read: tuple[str, ...]) -> tuple[float, bool]:
    """Return the cheapest alignment of two word sequences and whether a whole word differs in it."""
    row: list[tuple[float, bool]] = [(0.0, False)]
    for word in read:
        row.append(_plus(row[-1], _odd(word)))
    for want in title:
        above, row = row, [_plus(row[0], (1.0, True))]
        for at, have in enumerate(read):
            row.append(
                min(
                    _plus(above[at], _swap(want, have)),
                    _plus(above[at + 1], (1.0, True)),
                    _plus(row[at], _odd(have)),
                )
            )
    return row[-1]


def _plus(before: tuple[float, bool], step: tuple[float, bool]) -> tuple[float, bool]:
    return before[0] + step[0], before[1] or step[1]


def _odd(word: str) -> tuple[float, bool]:
    """An extra word; single letters and figures are dust, stamps or form numbers."""
    return (0.1, False) if len(word) < 2 or word.isdigit() else (1.0, True)


def _swap(want: str, have: str) -> tuple[float, bool]:
    likeness = Levenshtein.normalized_similarity(want, have)
    return ((1 - likeness) * 0.8, False) if likeness >= 0.6 else (1.0, True)
