"""Finds printed labels in a row: blind to tones, forgiving a wrong letter or two, longest label first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from app.ports import Word
from ocr.fields.phrases import Phrase, key_of
from ocr.fields.rows import Row

_NUMBERING = re.compile(
    r"^\[\d{1,2}\]\W*$|^\W*(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVXivx]{1,4})?[.)]+$|^[-+*•–]$"
)
_COLON = (":", ";")
_CLEAR_LETTERS = 8
"""A label this long at the beginning needs no colon."""
_FORGIVING_LETTERS = 10
"""A label this long may have a wrong letter also amid a sentence."""
_SHORT_LETTERS = 5
"""A label up to this long needs every letter, a beginning and an end."""
_SURE_LETTERS = 20
"""A label this long that has every letter is one even amid a sentence."""
_REMARK_WORDS = 9
_LONGER_LABEL_WORDS = 6
_SPLIT_WORDS = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """A label found in a row: its first word, and the word after its last."""

    phrase: Phrase
    start: int
    end: int
    wrong: int
    colon: bool


def find_hits(row: Row, phrases: Sequence[Phrase]) -> tuple[Hit, ...]:
    """Return the labels of a row from left to right, none overlapping another."""
    folded = [key_of(word.text) for word in row.words]
    found = [hit for start in range(len(folded)) for hit in _hits_at(row, folded, start, phrases)]
    found += _next_heads(row, folded, found, phrases)
    found.sort(key=lambda hit: (3 * hit.wrong - len(hit.phrase.text), hit.start))
    kept: list[Hit] = []
    for hit in found:
        if not any(hit.start < other.end and other.start < hit.end for other in kept):
            kept.append(hit)
    return tuple(sorted((h for h in kept if not _goes_on(row, h, kept)), key=lambda hit: hit.start))


def split_hit(upper: Row, lower: Row, phrases: Sequence[Phrase]) -> Hit | None:
    """Return the label that begins at the end of a row and ends in the next one, as a hit in the latter.

    Only a label whose end is beyond doubt: a colon, or figures where figures are due. One that ends a line of
    running text, its figures in the next line, is a hit without words before the first of them.
    """
    tail = upper.words[-_SPLIT_WORDS:]
    both = Row((*tail, *lower.words), lower.level, lower.height)
    folded = [key_of(word.text) for word in both.words]
    for start in range(len(tail)):
        amid = not upper.begins_piece(len(upper.words) - len(tail) + start) and not lower.ends_piece(0)
        for phrase in phrases if folded[start] else ():
            hit = _matched(both, folded, start, phrase)
            if hit is None or not phrase.fields or hit.wrong > 1 or hit.end < len(tail):
                continue
            if hit.end == len(tail) and (hit.wrong or not amid):
                continue
            if (hit.colon and hit.end > len(tail)) or _awaits_figures(phrase, both.words, hit.end):
                return Hit(phrase, 0, hit.end - len(tail), hit.wrong, hit.colon)
    return None


def _awaits_figures(phrase: Phrase, words: Sequence[Word], at: int) -> bool:
    return phrase.of_figures and len(phrase.text) > _SHORT_LETTERS and _figures_follow(words, at)


def is_numbering(text: str) -> bool:
    """Tell whether a word is only the number or bullet before a label: "5.", "b)", "II."."""
    return _NUMBERING.match(text) is not None


def ends_with_colon(text: str) -> bool:
    """Tell whether a word ends as labels do."""
    return text.endswith(_COLON)


def _hits_at(row: Row, folded: Sequence[str], start: int, phrases: Sequence[Phrase]) -> Iterable[Hit]:
    if not folded[start]:
        return
    begins = row.begins_piece(start) or is_numbering(row.words[start - 1].text)
    for phrase in phrases:
        hit = _matched(row, folded, start, phrase)
        if hit is not None and _stands_as_label(row, hit, begins=begins):
            yield hit


def _next_heads(
    row: Row, folded: Sequence[str], found: Sequence[Hit], phrases: Sequence[Phrase]
) -> list[Hit]:
    """Return the labels that follow other labels at once: heads of a table printed close to each other."""
    heads = [hit for hit in found if not hit.colon]
    more: list[Hit] = []
    while heads:
        end = heads.pop().end
        if end >= len(folded) or not folded[end] or not row.words[end].text[0].isupper():
            continue
        hits = (_matched(row, folded, end, phrase) for phrase in phrases)
        new = [h for h in hits if h is not None and not h.colon and len(h.phrase.text) >= _CLEAR_LETTERS]
        more += new
        heads += new
    return more


def _matched(row: Row, folded: Sequence[str], start: int, phrase: Phrase) -> Hit | None:
    """Return the best stretch of words from ``start`` that reads as the phrase."""
    best: tuple[int, int] | None = None
    most = _forgiven(phrase.text)
    for end in range(start + max(1, phrase.count - 1), min(len(folded), start + phrase.count + 1) + 1):
        if not folded[end - 1]:
            continue
        wrong = Levenshtein.distance(phrase.text, "".join(folded[start:end]), score_cutoff=most)
        if wrong <= most and (best is None or wrong < best[0]):
            best = wrong, end
    if best is None:
        return None
    wrong, end = best
    end = _after_remark(row, end)
    colon = ends_with_colon(row.words[end - 1].text)
    if not colon and end < len(row.words) and row.words[end].text in _COLON:
        end, colon = end + 1, True
    return Hit(phrase, start, end, wrong, colon)


def _stands_as_label(row: Row, hit: Hit, *, begins: bool) -> bool:
    letters = len(hit.phrase.text)
    if _awaits_figures(hit.phrase, row.words, hit.end):
        return begins or hit.wrong == 0 or letters >= _FORGIVING_LETTERS  # "Lĩnh, ngày" is no "sinh ngày"
    ended = hit.colon or row.ends_piece(hit.end - 1)
    if letters <= _SHORT_LETTERS:
        return begins and (hit.colon or (ended and hit.phrase.opens))
    if begins:
        return ended or letters >= _CLEAR_LETTERS
    if hit.wrong == 0 and hit.phrase.of_proper and (hit.colon or letters >= _CLEAR_LETTERS):
        return True
    if hit.wrong == 0 and hit.phrase.fields and hit.colon and letters >= _SURE_LETTERS:
        return True
    return hit.colon and row.words[hit.start].text[0].isupper()


def _figures_follow(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word begins with a figure, or with the letters of a certificate and then figures."""
    if at < len(words) - 1 and len(words[at].text) <= 2 and words[at].text.isupper():
        at += 1
    return at < len(words) and words[at].text[:1].isdigit()


def _after_remark(row: Row, end: int) -> int:
    """Pass over "(viết chữ in hoa, có dấu)" between a label and its colon."""
    if (
        end >= len(row.words)
        or not row.words[end].text.startswith("(")
        or row.words[end - 1].text[-1] in ":;"
    ):
        return end
    for at in range(end, min(end + _REMARK_WORDS, len(row.words))):
        if row.words[at].text.rstrip(":;.,").endswith(")"):
            return at + 1
    return end


def _goes_on(row: Row, hit: Hit, kept: Sequence[Hit]) -> bool:
    """Tell whether the words run on to a colon, so that this is only the beginning of another label."""
    if hit.colon:
        return False
    for at in range(hit.end, min(hit.end + _LONGER_LABEL_WORDS, len(row.words))):
        if row.begins_piece(at) or any(other.start <= at < other.end for other in kept):
            return False
        text = row.words[at].text
        if ends_with_colon(text) and not any(letter.isdigit() for letter in text):
            return True
    return False


def _forgiven(text: str) -> int:
    """Return how many wrong letters a label may have."""
    letters = len(text)
    return 0 if letters <= _SHORT_LETTERS else 1 if letters < 10 else 2 if letters < 24 else 3
