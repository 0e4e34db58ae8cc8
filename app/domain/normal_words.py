"""Names, places, sexes and other words as papers write them, freed of dotted lines and capitals."""

from __future__ import annotations

import re

from app.domain.evidence import Doubt
from app.domain.normal import Normal, bare
from app.domain.person import Sex

_TOKEN = re.compile(r"\S+")
_RIM = " .,;:·…_-–—~*'\"“”‘’`|/\\()[]{}<>=°^«»!?•"
_BEFORE_NAMES = frozenset({"ong", "ba", "anh", "chi", "chau", "ong/ba", "ba/ong", "ong(ba)", "(ong/ba)"})
_LONGEST_NAME = 8
_SEX = re.compile(r"(?<!\w)(?:nam|nữ|nử|nứ|nư|nu)(?!\w)", re.IGNORECASE)
_SEXES = {"nam": Sex.MALE, "nu": Sex.FEMALE}


def normal_name(text: str) -> Normal | None:
    """Return họ tên; all capitals become initials only, other writing is kept as on paper.

    A name has two to eight words of letters and ends before the first sign that no name holds. Mixed or
    missing capitals leave ``PATTERN``.
    """
    kept: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        word = token[0].strip(_RIM)
        if not kept and (not word or bare(word).casefold() in _BEFORE_NAMES):
            continue
        if not word or not _is_name_word(word):
            break
        kept.append(token)
        if token[0].rstrip("'’")[-1] in ".,;:(…":
            break
    if not 2 <= len(kept) <= _LONGEST_NAME:
        return None
    words = [token[0].strip(_RIM) for token in kept]
    doubts = () if _well_written(words) else (Doubt.PATTERN,)
    return Normal(" ".join(map(initial_capital, words)), kept[0].start(), kept[-1].end(), doubts)


def initial_capital(word: str) -> str:
    """Return a word of capitals with its initial only ("NGUYỄN" is "Nguyễn", "H'MÔNG" is "H'Mông")."""
    if sum(letter.islower() for letter in word) > sum(letter.isupper() for letter in word):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part[0][0].upper() + part[0][1:].lower(), word)


def normal_words(text: str, fewest_letters: int = 2) -> Normal | None:
    """Return the words between what is left of dotted lines; None when there are too few letters."""
    inside = text.strip(_RIM)
    if sum(letter.isalnum() for letter in inside) < fewest_letters:
        return None
    start = text.index(inside)
    end = start + len(inside)
    for open_sign, close_sign in ("()", "“”", '""'):
        if text[end : end + 1] == close_sign and inside.count(open_sign) > inside.count(close_sign):
            end += 1
    return Normal(" ".join(text[start:end].split()), start, end)


def normal_place(text: str) -> Normal | None:
    """Return an address or place name; one of a single short word is none."""
    return normal_words(text, fewest_letters=4)


def normal_sex(text: str) -> Normal | None:
    """Return ``male`` or ``female``; None when both words stand there, for then a box is ticked."""
    found = list(_SEX.finditer(text))
    said = {_SEXES[bare(match[0]).casefold()] for match in found}
    if len(said) != 1:
        return None
    return Normal(said.pop().value, found[0].start(), found[0].end())


def _is_name_word(word: str) -> bool:
    return all(letter.isalpha() or letter in "'’-" for letter in word)


def _well_written(words: list[str]) -> bool:
    """Tell whether all words are in capitals, or all begin with one and go on without."""
    if all(word.isupper() for word in words):
        return True
    return all(word[0].isupper() and (word[1:].islower() or len(word) == 1 or "'" in word) for word in words)
