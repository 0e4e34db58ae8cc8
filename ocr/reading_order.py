"""Puts the columns of an administrative page in the order people read them; all else stays row by row.

By law (Nghị định 30/2020/NĐ-CP, Phụ lục I) a page opens with the agency on the left and the national name
on the right, and closes with the receivers (nơi nhận) on the left and the signer on the right. An engine
often reads those two columns as one line. Tables have neither anchor and are left alone, row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from app.domain.text import fold
from app.ports import Word
from ocr.hocr import ReadWord

Line = list[ReadWord]

_NATIONAL_NAME = ("cong", "hoa", "xa", "hoi")
_RECEIVERS = ("noi", "nhan")
_HEAD_LINES = 10
_ADDRESSED = ("kinh", "gui")
_CLEAR = 1.5
"""Least gap between the columns in letter heights; words of one line stand 0.3 to 1 apart."""
_BESIDE_NAME = 0.4
"""The national name and the motto are known by their words; the agency may stand close to them."""


def in_reading_order(read: Sequence[ReadWord]) -> tuple[ReadWord, ...]:
    """Return the words column by column in the head and foot of an act, lines numbered anew.

    Args:
        read: Words of a straight page, lines as the engine gave them.
    """
    lines = [list(words) for _, words in groupby(read, key=lambda each: each.word.line)]
    lines = _head_in_columns(lines)
    lines = _foot_in_columns(lines)
    return tuple(
        replace(each, word=replace(each.word, line=number))
        for number, line in enumerate(lines)
        for each in line
    )


def _head_in_columns(lines: list[Line]) -> list[Line]:
    for number, line in enumerate(lines):
        at = _place_of(_NATIONAL_NAME, line)
        if at is None:
            continue
        end, border = number, line[at].word.x
        beside = [other for other in lines[number + 1 : number + 3] if _right(other[0].word) < border]
        if at == 0 and not beside:
            return lines  # the national name stands alone, in the middle
        while end < min(len(lines), number + _HEAD_LINES) and _is_head(lines[end], border, end - number):
            end += 1
        return [*lines[:number], *_columns(lines[number:end], border), *lines[end:]]
    return lines


def _is_head(line: Line, border: int, below: int) -> bool:
    if _place_of(_ADDRESSED, line[:3]) is not None:
        return False
    return _parts(line, border, _BESIDE_NAME if below < 2 else _CLEAR) is not None


def _foot_in_columns(lines: list[Line]) -> list[Line]:
    for number, line in enumerate(lines):
        if _place_of(_RECEIVERS, line[:3]) not in (0, 1):
            continue
        below = lines[number:]
        left = line[0].word.x
        border = _border(below, left)
        if border is None or any(_parts(other, border) is None for other in below):
            return lines
        return [*lines[:number], *_columns(below, border)]
    return lines


def _border(lines: Sequence[Line], left: int) -> int | None:
    """Return where the signer's column begins: right of a clear gap, in the right half."""
    right = max(_right(each.word) for line in lines for each in line)
    middle = (left + right) // 2
    starts = [
        each.word.x
        for line in lines
        for before, each in zip([None, *line], line, strict=False)
        if each.word.x > middle and (before is None or _gap(before.word, each.word) > _CLEAR)
    ]
    return min(starts) if starts else None


def _columns(lines: Sequence[Line], border: int) -> list[Line]:
    parts = [found for found in (_parts(line, border, 0) for line in lines) if found is not None]
    return [left for left, _ in parts if left] + [right for _, right in parts if right]


def _parts(line: Line, border: int, clear: float = _CLEAR) -> tuple[Line, Line] | None:
    """Return a line's words left and right of a border; None when no clear gap is there."""
    left = [each for each in line if _middle(each.word) < border]
    right = [each for each in line if _middle(each.word) >= border]
    if left and right and _gap(left[-1].word, right[0].word) < clear:
        return None
    return left, right


def _place_of(sought: tuple[str, ...], line: Line) -> int | None:
    said = [fold(each.word.text) for each in line]
    places = range(len(said) - len(sought) + 1)
    return next((at for at in places if tuple(said[at : at + len(sought)]) == sought), None)


def _gap(left: Word, right: Word) -> float:
    return (right.x - _right(left)) / max(1, min(left.height, right.height))


def _right(word: Word) -> int:
    return word.x + word.width


def _middle(word: Word) -> float:
    return word.x + word.width / 2
