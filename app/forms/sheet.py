"""Paper in millimetres: text, lines and blocks placed from the top left corner, with a readable trace.

A sheet only remembers what is placed where; ``app.forms.pdf`` turns it into a PDF. The trace of the
words is what golden tests compare, so a lawyer can review a form without opening one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from app.domain.text import clean_line, nfc
from app.forms.fonts import drawable, points_wide

POINTS_PER_MM = 72 / 25.4

Align = Literal["left", "centre", "right"]

GLUE = "\u00a0"
"""A space at which a line is never broken."""

_BREAKS = re.compile(r"[ \t\n]+")


@dataclass(frozen=True, slots=True)
class Style:
    """Kiểu chữ: font, size in points, line height as a factor of the size, grey 0 black to 1 white."""

    name: str
    font: str
    size: float
    leading: float = 1.2
    grey: float = 0.0

    @property
    def line_mm(self) -> float:
        """Height of one line in millimetres."""
        return self.size * self.leading / POINTS_PER_MM

    @property
    def ascent_mm(self) -> float:
        """From the top of a line to its baseline in millimetres; room for the marks of Ấ and Ễ."""
        return self.size * (0.9 + (self.leading - 1.2) / 2) / POINTS_PER_MM

    def scaled(self, factor: float) -> Style:
        """Return the same style in another size."""
        return replace(self, size=round(self.size * factor, 2))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words in one style; a paragraph is a row of runs."""

    words: str
    style: Style


@dataclass(frozen=True, slots=True)
class TextMark:
    """Words on the page: left end and baseline in millimetres, turned by ``angle`` degrees."""

    x: float
    y: float
    words: str
    style: Style
    angle: float = 0.0


@dataclass(frozen=True, slots=True)
class RuleMark:
    """A straight line; thickness in millimetres."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float = 0.2
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class BoxMark:
    """A frame, or with ``fill`` (grey 0 to 1) a filled area without a frame."""

    x: float
    y: float
    width: float
    height: float
    thickness: float = 0.2
    fill: float | None = None


@dataclass(frozen=True, slots=True)
class BlocksMark:
    """Black rectangles (x, y, width, height) drawn as one shape: the bars of a code."""

    blocks: tuple[tuple[float, float, float, float], ...]


Mark = TextMark | RuleMark | BoxMark | BlocksMark


@dataclass(slots=True)
class Page:
    """Một trang giấy and everything placed on it, in drawing order."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One piece of text as drawn: page from 1, left end and baseline in mm, style name, words."""

    page: int
    x: float
    y: float
    style: str
    words: str

    def __str__(self) -> str:
        return f"{self.page} {self.x:6.1f} {self.y:6.1f}  {self.style:<12} {self.words}"


def trace_of(pages: Sequence[Page]) -> tuple[TraceLine, ...]:
    """Return every piece of text of the pages in drawing order."""
    return tuple(
        TraceLine(number, round(mark.x, 1), round(mark.y, 1), mark.style.name, mark.words)
        for number, page in enumerate(pages, start=1)
        for mark in page.marks
        if isinstance(mark, TextMark)
    )


def width_of(words: str, style: Style) -> float:
    """Return how wide the words are in millimetres."""
    return points_wide(words, style.font, style.size) / POINTS_PER_MM


def wrap(runs: Sequence[Run], width: float) -> tuple[tuple[Run, ...], ...]:
    """Break runs into lines no wider than ``width``; a word too long for a line is broken inside."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for word in _words(runs):
        gap = width_of(" ", word.style) if lines[-1] else 0.0
        for piece in _pieces(word, width):
            size = width_of(piece.words, piece.style)
            if lines[-1] and used + gap + size > width:
                lines.append([])
                used = gap = 0.0
            _append(lines[-1], piece, spaced=gap > 0)
            used, gap = used + gap + size, 0.0
    return tuple(tuple(line) for line in lines)


class Sheet:
    """Tờ giấy being drawn, page after page; all measures in millimetres from the top left corner."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.pages = [Page(width, height)]

    def new_page(self) -> None:
        """Continue on a fresh page."""
        self.pages.append(Page(self.width, self.height))

    def add(self, mark: Mark) -> None:
        """Place one mark on the current page."""
        self.pages[-1].marks.append(mark)

    def text(self, x: float, y: float, words: str, style: Style, align: Align = "left") -> None:
        """Write one line with its top at ``y``; ``x`` is its left end, middle or right end."""
        line = drawable(clean_line(words), style.font)
        if line:
            shift = {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * width_of(line, style)
            self.add(TextMark(x - shift, y + style.ascent_mm, line, style))

    def paragraph(
        self, x: float, y: float, width: float, runs: Sequence[Run], align: Align = "left"
    ) -> float:
        """Write runs wrapped into ``width`` with the first line's top at ``y``; return the bottom."""
        for line in wrap(runs, width):
            self.line(x, y, width, line, align)
            y += max(run.style.line_mm for run in line) if line else runs[0].style.line_mm
        return y

    def line(self, x: float, y: float, width: float, line: Sequence[Run], align: Align = "left") -> None:
        """Write one wrapped line of runs between ``x`` and ``x + width``."""
        sizes = [width_of(run.words, run.style) for run in line]
        start = x + {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * (width - sum(sizes))
        ascent = max((run.style.ascent_mm for run in line), default=0.0)
        for run, size in zip(line, sizes, strict=True):
            gap = size - width_of(run.words.lstrip(), run.style)
            words = run.words.strip().replace(GLUE, " ")
            self.add(TextMark(start + gap, y + ascent, words, run.style))
            start += size

    def rule(self, x1: float, y: float, x2: float, thickness: float = 0.2) -> None:
        """Draw a level line."""
        self.add(RuleMark(x1, y, x2, y, thickness))


def _words(runs: Sequence[Run]) -> list[Run]:
    return [
        Run(word, run.style)
        for run in runs
        for word in _BREAKS.split(drawable(nfc(run.words), run.style.font))
        if word
    ]


def _pieces(word: Run, width: float) -> list[Run]:
    """Cut a word into pieces that fit; most words are one piece."""
    if width_of(word.words, word.style) <= width:
        return [word]
    pieces, piece = [], ""
    for letter in word.words:
        if piece and width_of(piece + letter, word.style) > width:
            pieces.append(Run(piece, word.style))
            piece = ""
        piece += letter
    return [*pieces, Run(piece, word.style)]


def _append(line: list[Run], piece: Run, *, spaced: bool) -> None:
    """Add a word to a line, joined to the run before it when the style is the same."""
    gap = " " if spaced else ""
    if line and line[-1].style == piece.style:
        line[-1] = Run(f"{line[-1].words}{gap}{piece.words}", piece.style)
    else:
        line.append(Run(f"{gap}{piece.words}", piece.style))
