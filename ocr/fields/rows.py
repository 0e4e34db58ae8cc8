"""Rows of a page as a person sees them: what stands side by side, however the engine cut it into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from app.ports import Word
from ocr.lines import Line, segments_of

_SAME_ROW = 0.55
"""Levels that differ by less than this part of a letter's height are one row."""
_SLOPE_WORDS, _SLOPE_WIDTH = 4, 10.0
_COLUMN_GAP = 1.6
_MOST_PIECES = 80
"""No table has as many columns; each new piece is held against all of its row."""
_FAR = 100.0
_LED = re.compile(r"(?P<word>.*?\w)[.,…_·-]{4,}.*$")
_UNKNOWN = 50.0
_RULES = ("|", "¦", "||", "[", "]", "|_")
"""What the engine makes of the upright lines of a table."""


@dataclass(frozen=True, slots=True)
class Row:
    """Một hàng chữ: words left to right, all columns together.

    Args:
        level: How far down the page it is, once the page is straightened.
        height: Usual height of its words in pixels.
    """

    words: tuple[Word, ...]
    level: float
    height: float

    def gap_before(self, at: int) -> float:
        """Return the gap before a word in letter heights; a great one before the first."""
        if at == 0 or self.words[at - 1].text in _RULES:
            return _FAR
        left = self.words[at - 1]
        return (self.words[at].x - left.x - left.width) / self.height

    def begins_piece(self, at: int) -> bool:
        """Tell whether a word begins the row or what stands after a clear gap."""
        return self.gap_before(at) > _COLUMN_GAP

    def ends_piece(self, at: int) -> bool:
        """Tell whether nothing follows a word before the end of the row or a clear gap."""
        return at + 1 >= len(self.words) or self.begins_piece(at + 1)


def rows_of(words: Iterable[Word]) -> tuple[Row, ...]:
    """Return the rows of a page from top to bottom.

    Words lie on the page as it was scanned, slightly aslant; the slope is taken out before rows are made.
    """
    pieces = segments_of(part for word in words for part in _unglued(word))
    if not pieces:
        return ()
    slope = _slope(pieces)
    usual = median(word.height for piece in pieces for word in piece.words)
    rows: list[list[tuple[float, Line]]] = []
    for level, piece in sorted(((_level(piece, slope), piece) for piece in pieces), key=lambda p: p[0]):
        home = next((row for row in reversed(rows[-3:]) if _fits(row, level, piece, usual)), None)
        if home is None:
            rows.append([(level, piece)])
        else:
            home.append((level, piece))
    return tuple(_row(row, usual) for row in rows)


def _fits(row: Sequence[tuple[float, Line]], level: float, piece: Line, usual: float) -> bool:
    if len(row) >= _MOST_PIECES:
        return False
    near = abs(median(one[0] for one in row) - level) < _SAME_ROW * usual
    return near and not any(_overlap(other, piece) for _, other in row)


def _row(pieces: Sequence[tuple[float, Line]], usual: float) -> Row:
    words = sorted((word for _, piece in pieces for word in piece.words), key=lambda word: word.x)
    return Row(tuple(words), median(level for level, _ in pieces), usual)


def _overlap(one: Line, other: Line) -> bool:
    left = max(one.words[0].x, other.words[0].x)
    right = min(_right(one.words[-1]), _right(other.words[-1]))
    return right - left > 0.5 * min(one.height, other.height)


def _level(piece: Line, slope: float) -> float:
    return float(median(word.y + word.height / 2 - slope * (word.x + word.width / 2) for word in piece.words))


def _slope(pieces: Sequence[Line]) -> float:
    """Return how many pixels lines fall for each pixel to the right, from the lines long enough to tell."""
    found = []
    for piece in pieces:
        first, last = piece.words[0], piece.words[-1]
        if len(piece.words) >= _SLOPE_WORDS and _right(last) - first.x > _SLOPE_WIDTH * piece.height:
            half = len(piece.words) // 2
            (x1, y1), (x2, y2) = _middle(piece.words[:half]), _middle(piece.words[half:])
            found.append((y2 - y1) / (x2 - x1))
    return float(median(found)) if found else 0.0


def _middle(words: Sequence[Word]) -> tuple[float, float]:
    across = sum(word.x + word.width / 2 for word in words) / len(words)
    return across, sum(word.y + word.height / 2 for word in words) / len(words)


def _right(word: Word) -> int:
    return word.x + word.width


def _unglued(word: Word) -> tuple[Word, ...]:
    """Cut "tên:NGUYỄN" in two, a label and its value taken for one word, and a dotted line off a word."""
    led = _LED.match(word.text)
    if led is not None:
        # what the engine thought of the whole says nothing about the word before the dots
        return _unglued(replace(word, text=led["word"], confidence=_UNKNOWN))
    label, colon, value = word.text.partition(":")
    if not value or not label[-1:].isalpha() or not any(letter.isalnum() for letter in value):
        return (word,)
    share = round(word.width * (len(label) + 1) / len(word.text))
    return (
        replace(word, text=label + colon, width=max(1, share)),
        replace(word, text=value, x=word.x + share, width=max(1, word.width - share)),
    )
