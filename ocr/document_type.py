"""Suggests what kind of paper a page is: printed titles first, words of the text second, else unsure.

A score of 0.8 and more is meant to be trusted for placing a page; a title the packs do not know stays
undecided, for a wrong slot costs the clerk more than an empty one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from app.domain.document_type import DocumentType, TypeSuggestion
from app.domain.text import fold
from app.ports import Word
from ocr.lines import Line, segments_of

TRUSTED = 0.8
"""From this score on a page may be placed without asking."""

_UNDECIDED_BELOW = 0.5
_CHANGED_TITLE = 0.72
_ANOTHER_TITLE = 0.55
_LONGEST_TITLE_LINES = 4
_GENRES = (
    "to khai", "don", "giay", "trich luc", "phieu", "quyet dinh", "thong bao", "hop dong", "van ban",
    "bien ban", "ban cam", "so", "the", "danh sach", "bao cao", "chi thi", "cong van", "ban khai",
)  # fmt: skip
_AFTER_TITLE = frozenset(
    {"ban", "sao", "chinh", "goc", "copy", "original", "certificate", "of", "birth", "marriage", "death"}
    | {"citizen", "identity", "card", "passport"}
)
"""Words that may follow a title without making it another one."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """One to four neighbouring lines that may be a title, and how much they look like one."""

    text: str
    words: tuple[str, ...]
    weight: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Match:
    kind: DocumentType
    likeness: float
    length: int
    heading: _Heading
    score: float


def suggest_type(words: Iterable[Word], types: Sequence[DocumentType]) -> TypeSuggestion:
    """Suggest the kind of a page from its words.

    Returns:
        The suggestion with the deciding words as reason; kind "" when nothing is clear.
    """
    words = tuple(words)
    lines = segments_of(words)
    if not lines or not types:
        return TypeSuggestion()
    body = " " + " ".join(line.folded for line in lines) + " "
    matches = sorted(
        _title_matches(lines, types, body), key=lambda m: (round(m.score, 2), m.length, -m.heading.first)
    )
    if matches and matches[-1].score >= _UNDECIDED_BELOW:
        return _decided(matches)
    return _by_hints(body, types)


def title_likeness(title: Sequence[str], read: Sequence[str]) -> float:
    """Compare folded words of a title with words read, 0 to 1.

    Single wrong letters cost little; a word too many, too few or different makes it another title
    ("đăng ký lại khai sinh" is not "đăng ký khai sinh") and can never be trusted.
    """
    joined, joined_read = "".join(title), "".join(read)
    together = Levenshtein.normalized_similarity(joined, joined_read, score_cutoff=_ANOTHER_TITLE)
    if together == 0.0:
        return 0.0
    if together >= 0.93 and abs(len(joined) - len(joined_read)) <= 1:
        return float(together)
    cost, changed = _word_cost(tuple(title), tuple(read))
    likeness = max(0.0, 1 - cost / len(title))
    return min(likeness, _CHANGED_TITLE) if changed else likeness


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


def _title_matches(lines: Sequence[Line], types: Sequence[DocumentType], body: str) -> list[_Match]:
    headings = _headings(lines)
    found: list[_Match] = []
    for kind in types:
        for title in (tuple(_folded(text).split()) for text in kind.titles):
            best = max(
                ((_title_score(title, heading, lines), heading) for heading in headings),
                key=lambda pair: pair[0],
                default=None,
            )
            if best and best[0] > 0.4:
                score = best[0] * 0.9 + 0.1 * _hint_share(kind, body) - _against(kind, best[1], body)
                found.append(_Match(kind, best[0], len(title), best[1], score))
    return found


def _headings(lines: Sequence[Line]) -> list[_Heading]:
    heights = sorted(line.height for line in lines)
    usual = heights[len(heights) // 2]
    end = max(line.top for line in lines)
    start = min(line.top for line in lines)
    found: list[_Heading] = []
    for first in range(len(lines)):
        if lines[first].top > start + 0.65 * (end - start) and len(lines) > 8:
            continue
        for last in range(first, min(first + _LONGEST_TITLE_LINES, len(lines))):
            part = lines[first : last + 1]
            words = tuple(" ".join(line.folded for line in part).split())
            if 1 <= len(words) <= 24:
                weight = min(_title_look(line, usual) for line in part)
                found.append(_Heading(" ".join(line.text for line in part), words, weight, first, last))
    return found


def _title_look(line: Line, usual: int) -> float:
    """Return 1 for capitals or large type, less for a line of ordinary text."""
    letters = [c for c in line.text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters) / len(letters) if letters else 0.0
    if capitals >= 0.7:
        return 1.0
    return 0.95 if line.height >= 1.35 * usual else 0.8


def _title_score(title: tuple[str, ...], heading: _Heading, lines: Sequence[Line]) -> float:
    read = heading.words
    while len(read) > len(title) and read[-1] in _AFTER_TITLE:
        read = read[:-1]
    if abs(len(read) - len(title)) > max(2, len(title) // 2):
        return 0.0
    score = title_likeness(title, read) * heading.weight
    return _CHANGED_TITLE if score > _CHANGED_TITLE and _goes_on(heading, lines) else score


def _goes_on(heading: _Heading, lines: Sequence[Line]) -> bool:
    """Tell whether the line before or after belongs to the same title, so that this is only a part."""
    if heading.weight < 1.0:
        return False
    after = lines[heading.last + 1] if heading.last + 1 < len(lines) else None
    if _begins_above(heading.first, lines):
        return True
    if not after or not _same_block(lines[heading.last], after):
        return False
    return any(word not in _AFTER_TITLE for word in after.folded.split())


def _begins_above(first: int, lines: Sequence[Line]) -> bool:
    """Tell whether the lines just above begin a title that this line only ends."""
    for at in range(first, max(0, first - _LONGEST_TITLE_LINES), -1):
        if not _same_block(lines[at - 1], lines[at]):
            return False
        if _names_a_genre(lines[at - 1]):
            return True
    return False


def _names_a_genre(line: Line) -> bool:
    """Tell whether a line begins as titles do; one with figures is a number: "Số: 118/GCS" is no sổ."""
    begins = any(f"{line.folded} ".startswith(f"{genre} ") for genre in _GENRES)
    return begins and not any(c.isdigit() for c in line.folded)


def _same_block(upper: Line, lower: Line) -> bool:
    """Tell whether two lines of capitals of like size follow each other closely."""
    if _title_look(upper, 10**6) < 1.0 or _title_look(lower, 10**6) < 1.0:
        return False
    like = 0.6 <= upper.height / lower.height <= 1.7
    return like and 0 < lower.top - upper.top < 2.6 * max(upper.height, lower.height)


@lru_cache(maxsize=4096)
def _folded(phrase: str) -> str:
    """Fold a phrase of the packs once and not for every page."""
    return fold(phrase)


def _hint_share(kind: DocumentType, body: str) -> float:
    return min(1.0, len(_hits(kind, body)) / min(3, len(kind.hints))) if kind.hints else 0.0


def _against(kind: DocumentType, heading: _Heading, body: str) -> float:
    """Words that speak against weigh much in the title, little in the text (annexes list other papers)."""
    title = f" {' '.join(heading.words)} "
    phrases = [f" {_folded(phrase)} " for phrase in kind.against]
    return 0.35 * any(p in title for p in phrases) + 0.05 * any(p in body for p in phrases)


def _decided(matches: Sequence[_Match]) -> TypeSuggestion:
    best = matches[-1]
    rivals = [m for m in matches[:-1] if m.kind.id != best.kind.id and m.score > best.score - 0.03]
    rivals = [m for m in rivals if m.length == best.length]
    score = min(best.score, TRUSTED - 0.1) if rivals else best.score
    return TypeSuggestion(best.kind.id, round(max(0.0, min(1.0, score)), 3), best.heading.text)


def _by_hints(body: str, types: Sequence[DocumentType]) -> TypeSuggestion:
    """Without a title three hints and a clear lead make a guess, never one to trust."""
    ranked = sorted(
        ((_hits(kind, body), kind) for kind in types), key=lambda pair: len(pair[0]), reverse=True
    )
    hits, kind = ranked[0]
    second = len(ranked[1][0]) if len(ranked) > 1 else 0
    if len(hits) < 3 or len(hits) - second < 2 or len(hits) * 2 < len(kind.hints):
        return TypeSuggestion()
    if any(f" {_folded(phrase)} " in body for phrase in kind.against):
        return TypeSuggestion()
    return TypeSuggestion(kind.id, round(min(0.7, 0.4 + 0.05 * len(hits)), 3), ", ".join(hits[:4]))


def _hits(kind: DocumentType, body: str) -> tuple[str, ...]:
    """Return the hints that are said; one that ends in ``*`` needs only be the beginning of a word."""
    return tuple(
        hint for hint in kind.hints if f" {_folded(hint)}{'' if hint.endswith('*') else ' '}" in body
    )
