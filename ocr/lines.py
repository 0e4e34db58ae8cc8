"""Lines of a read page, the common ground of document types and field readers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from app.domain.text import clean_line, fold
from app.ports import Word
from ocr.abbreviations import names_agency

Box = tuple[int, int, int, int]

_COLUMN_GAP = 1.6
"""Gap between columns in letter heights; a space between words has about 0.3, justified text up to 1."""

_BROKEN = re.compile(
    r"(?P<head>\d/(?:[A-ZĐ][A-ZĐ0-9]*r?-)+)(?P<gap>\n| )(?P<rest>[A-ZĐ][A-ZĐ0-9-]*g?[,;.)]*)(?P<end> |\n|\Z)"
)
"""A number and symbol (số, ký hiệu) broken behind a hyphen, by a gap or the end of a line; TTr, TTg."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words, left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single spaces, NFC."""
        return clean_line(" ".join(word.text for word in self.words))

    @property
    def folded(self) -> str:
        """The line without tones, in small letters."""
        return fold(self.text)

    @property
    def confidence(self) -> float:
        """Mean confidence of its words, 0 to 100."""
        return sum(word.confidence for word in self.words) / len(self.words)

    @property
    def height(self) -> int:
        """Height of its tallest word in pixels."""
        return max(word.height for word in self.words)

    @property
    def top(self) -> int:
        """Upper edge in pixels."""
        return min(word.y for word in self.words)


def lines_of(words: Iterable[Word]) -> tuple[Line, ...]:
    """Group words into lines by their line number, in reading order."""
    return tuple(Line(tuple(group)) for _, group in groupby(words, key=lambda word: word.line))


def segments_of(words: Iterable[Word]) -> tuple[Line, ...]:
    """Group words into lines cut at wide gaps, so that columns side by side do not read as one phrase."""
    return tuple(Line(part) for line in lines_of(words) for part in _columns(line))


def text_of(words: Iterable[Word]) -> str:
    """Return the page as text: one line a line, NFC; a number and symbol broken over two lines is one."""
    return _BROKEN.sub(_whole, "\n".join(line.text for line in lines_of(words))).rstrip("\n")


def _whole(broken: re.Match[str]) -> str:
    """Return a broken number and symbol in one piece; the line ends behind it where it ended within.

    What follows the hyphen is part of the symbol only where it abbreviates an agency.
    """
    if not names_agency(broken["rest"]):
        return broken[0]
    return broken["head"] + broken["rest"] + ("\n" if broken["gap"] == "\n" else broken["end"])


def box_of(words: Iterable[Word]) -> Box:
    """Return the box x, y, width, height around words."""
    given = tuple(words)
    left, top = min(word.x for word in given), min(word.y for word in given)
    right = max(word.x + word.width for word in given)
    bottom = max(word.y + word.height for word in given)
    return left, top, right - left, bottom - top


def _columns(line: Line) -> list[tuple[Word, ...]]:
    usual = sorted(word.height for word in line.words)[len(line.words) // 2]
    parts: list[list[Word]] = [[line.words[0]]]
    for left, right in pairwise(line.words):
        if right.x - (left.x + left.width) > _COLUMN_GAP * usual:
            parts.append([])
        parts[-1].append(right)
    return [tuple(part) for part in parts]
