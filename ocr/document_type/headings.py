"""Lines of a page that may be a title, and whether they are a whole one or a part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.ports import Word
from ocr.lines import segments_of

_LONGEST_TITLE_LINES = 4
_MOST_WORDS = 24
_UPPER_PART = 0.65
"""Titles stand in so much of the page from the top."""
_FEW_LINES = 8
_CAPITALS = 0.7
_LARGE = 1.35
_GENRES = (
    "to khai", "don", "giay", "trich luc", "phieu", "quyet dinh", "thong bao", "hop dong", "van ban",
    "bien ban", "ban cam", "so", "the", "danh sach", "bao cao", "chi thi", "cong van", "ban khai",
)  # fmt: skip
ACTS = ("quyet dinh", "thong bao", "bao cao", "bien ban", "phuong an", "to trinh", "giay moi")
"""Genres whose subject follows below in ordinary letters (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
_SUBJECT_WITHIN = 3.0
AFTER_TITLE = frozenset(
    {"ban", "sao", "chinh", "goc", "copy", "original", "certificate", "of", "birth", "marriage", "death"}
    | {"citizen", "identity", "card", "passport"}
)
"""Words that may follow a title without making it another one."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the page, measured once: its text, folded, its place and whether it is in capitals."""

    text: str
    folded: str
    top: int
    height: int
    capitals: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """One to four neighbouring lines that may be a title, and how much they look like one.

    ``act`` is the genre when the first line is nothing but that, in capitals, and its subject follows.
    """

    text: str
    words: tuple[str, ...]
    weight: float
    first: int
    last: int
    act: str = ""


def text_lines(words: Iterable[Word]) -> tuple[TextLine, ...]:
    """Return the lines of a page, cut at wide gaps."""
    return tuple(
        TextLine(line.text, line.folded, line.top, line.height, _in_capitals(line.text))
        for line in segments_of(words)
    )


def headings(lines: Sequence[TextLine]) -> list[Heading]:
    """Return every run of lines in the upper part of the page that may be a title."""
    usual = sorted(line.height for line in lines)[len(lines) // 2]
    start, end = min(line.top for line in lines), max(line.top for line in lines)
    lowest = start + _UPPER_PART * (end - start) if len(lines) > _FEW_LINES else end
    found: list[Heading] = []
    for first in (at for at, line in enumerate(lines) if line.top <= lowest):
        for last in range(first, min(first + _LONGEST_TITLE_LINES, len(lines))):
            part = lines[first : last + 1]
            words = tuple(" ".join(line.folded for line in part).split())
            if 1 <= len(words) <= _MOST_WORDS:
                act = _act(part)
                weight = 1.0 if act else min(_title_look(line, usual) for line in part)
                found.append(Heading(" ".join(line.text for line in part), words, weight, first, last, act))
    return found


def _act(part: Sequence[TextLine]) -> str:
    """Return the genre of an act whose subject stands right below it, "" for other lines."""
    genre = part[0].folded
    if len(part) < 2 or not part[0].capitals or genre not in ACTS:
        return ""
    close = all(0 < b.top - a.top < _SUBJECT_WITHIN * max(a.height, b.height) for a, b in pairwise(part))
    return genre if close else ""


def goes_on(heading: Heading, lines: Sequence[TextLine]) -> bool:
    """Tell whether the line before or after belongs to the same title, so that this is only a part."""
    if heading.weight < 1.0:
        return False
    if _begins_above(heading.first, lines):
        return True
    after = lines[heading.last + 1] if heading.last + 1 < len(lines) else None
    if not after or not _same_block(lines[heading.last], after):
        return False
    return any(word not in AFTER_TITLE for word in after.folded.split())


def _begins_above(first: int, lines: Sequence[TextLine]) -> bool:
    """Tell whether the lines just above begin a title that this line only ends."""
    for at in range(first, max(0, first - _LONGEST_TITLE_LINES), -1):
        if not _same_block(lines[at - 1], lines[at]):
            return False
        if _names_a_genre(lines[at - 1]):
            return True
    return False


def _names_a_genre(line: TextLine) -> bool:
    """Tell whether a line begins as titles do; one with figures is a number: "Số: 118/GCS" is no sổ."""
    begins = any(f"{line.folded} ".startswith(f"{genre} ") for genre in _GENRES)
    return begins and not any(c.isdigit() for c in line.folded)


def _same_block(upper: TextLine, lower: TextLine) -> bool:
    """Tell whether two lines of capitals of like size follow each other closely."""
    if not (upper.capitals and lower.capitals):
        return False
    like = 0.6 <= upper.height / lower.height <= 1.7
    return like and 0 < lower.top - upper.top < 2.6 * max(upper.height, lower.height)


def _title_look(line: TextLine, usual: int) -> float:
    """Return 1 for capitals, less for large type and for a line of ordinary text."""
    return 1.0 if line.capitals else 0.95 if line.height >= _LARGE * usual else 0.8


def _in_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) / len(letters) >= _CAPITALS
