"""Lets the engine read cells of several lines one by one: they are moved to the foot of the page and back.

The engine reads a page line by line; two lines in one cell beside one line in the next come out woven into
each other or as no words at all. Digits in boxes of their own are moved together and read as one number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from app.ports import Word
from ocr.hocr import ReadWord
from ocr.tables import Box, Table

Grey = NDArray[np.uint8]
Line = list[ReadWord]

_INK_BELOW = 150
_TWO_LINES = 2.6
"""Height of the ink in letter heights above which a cell has more than one line."""
_TALLEST = 14.0
"""Cells higher than this, in letter heights, hold whole parts of a page and stay where they are."""
_FEWEST_BOXES, _WIDEST_BOX, _UNEVEN = 6, 3.5, 1.3
"""Boxes for single digits stand in a row of at least six, all as wide; widths in letter heights."""
_PAPER = 255
_ROOM = 1.5
_CLOSE = 0.3
"""Gaps in letter heights: between moved cells, and between digits moved together."""


@dataclass(frozen=True, slots=True)
class Move:
    """One piece of the page that lies elsewhere for the engine.

    Args:
        stands: Where it is on the page.
        lies: Where the engine sees it.
        row: Number of the table's row, from the top of the page.
        joined: Whether all that is read there is one word.
    """

    stands: Box
    lies: Box
    row: int
    joined: bool = False


def moved(page: Grey, tables: Sequence[Table], letter_px: float) -> tuple[Grey, tuple[Move, ...]]:
    """Return the page as the engine is to see it, with every move.

    Args:
        page: A level page, lines of the tables taken off.
        tables: Their cells.
        letter_px: Median height of its letters.
    """
    rows = sorted((row for table in tables for row in table.rows), key=lambda row: row[0][1])
    moves: list[Move] = []
    foot: list[Grey] = []
    end = page.shape[0]
    changed = page.copy() if rows else page
    for number, row in enumerate(rows):
        if _is_boxes(row, letter_px):
            moves.append(_together(changed, row, number, letter_px))
        elif any(_has_lines(page[_place(cell)], letter_px) for cell in row):
            for cell in (cell for cell in row if _ink(page[_place(cell)]).any()):
                piece, move = _at_foot(page, cell, end, number, letter_px)
                changed[_place(cell)] = _PAPER
                foot.append(piece)
                moves.append(move)
                end += len(piece)
    return (np.vstack([changed, *foot]) if foot else changed), tuple(moves)


def put_back(read: Sequence[ReadWord], moves: Sequence[Move]) -> tuple[ReadWord, ...]:
    """Return the words where they stand on the page, cell by cell in the rows that were moved."""
    if not moves:
        return tuple(read)
    lines = [list(words) for _, words in groupby(read, key=lambda each: each.word.line)]
    at_foot = [move for move in moves if not move.joined]
    stays = [[each for each in line if _move_of(each.word, at_foot) is None] for line in lines]
    placed = [_with_numbers(line, moves) for line in stays if line]
    for move in at_foot:
        inside = [[_shifted(each, move) for each in line if _within(each.word, move.lies)] for line in lines]
        _insert(placed, [line for line in inside if line], move, at_foot)
    return tuple(
        replace(each, word=replace(each.word, line=number))
        for number, line in enumerate(placed)
        for each in line
    )


def _is_boxes(row: Sequence[Box], letter_px: float) -> bool:
    widest, narrowest = max(cell[2] for cell in row), min(cell[2] for cell in row)
    return len(row) >= _FEWEST_BOXES and widest <= min(_WIDEST_BOX * letter_px, _UNEVEN * narrowest)


def _has_lines(cell: Grey, letter_px: float) -> bool:
    inked = np.flatnonzero(_ink(cell).any(axis=1))
    tall = len(inked) > 0 and inked[-1] - inked[0] > _TWO_LINES * letter_px
    return bool(tall and len(cell) <= _TALLEST * letter_px)


def _at_foot(page: Grey, cell: Box, end: int, row: int, letter_px: float) -> tuple[Grey, Move]:
    x, _, width, height = cell
    room = round(_ROOM * letter_px)
    piece = np.full((height + room, page.shape[1]), _PAPER, np.uint8)
    left = page.shape[1] // 8 if width < page.shape[1] * 3 // 4 else x
    piece[:height, left : left + width] = page[_place(cell)]
    return piece, Move(cell, (left, end, width, height), row)


def _together(page: Grey, row: Sequence[Box], number: int, letter_px: float) -> Move:
    """Draw the digits of a row of boxes side by side where the row begins."""
    gap = round(_CLOSE * letter_px)
    inside = [page[_place(cell)] for cell in row]
    inked = [np.flatnonzero(_ink(piece).any(axis=0)) for piece in inside]
    pieces = [p[:, at[0] : at[-1] + 1].copy() for p, at in zip(inside, inked, strict=True) if len(at)]
    left, top = row[0][0], min(cell[1] for cell in row)
    right, height = row[-1][0] + row[-1][2], max(cell[3] for cell in row)
    page[top : top + height, left:right] = _PAPER
    at = left + gap
    for piece in pieces:
        page[top : top + len(piece), at : at + piece.shape[1]] = piece
        at += piece.shape[1] + gap
    return Move((left, top, right - left, height), (left, top, at - left, height), number, True)


def _with_numbers(line: Line, moves: Sequence[Move]) -> Line:
    """Return a line with what was read of boxes for digits as one word that spans its boxes."""
    boxes = [move for move in moves if move.joined]
    whole: Line = []
    for move, words in groupby(line, key=lambda each: _move_of(each.word, boxes)):
        inside = list(words)
        whole += [_one(inside, move.stands)] if move is not None else inside
    return whole


def _one(words: Line, box: Box) -> ReadWord:
    text = "".join(each.word.text for each in words)
    known = all(each.letters for each in words)
    letters = tuple(letter for each in words for letter in each.letters) if known else ()
    confidence = min(each.word.confidence for each in words)
    x, y, width, height = box
    return ReadWord(Word(text, confidence, x, y, width, height, words[0].word.line), letters)


def _insert(placed: list[Line], lines: list[Line], move: Move, moves: Sequence[Move]) -> None:
    """Put the lines of a cell behind all that stands above its row and behind the cells before it."""
    earlier = {other.stands for other in moves if other.row < move.row or other.stands[0] < move.stands[0]}
    top = move.stands[1]
    at = 0
    for number, line in enumerate(placed):
        word = line[0].word
        above = word.y + word.height / 2 < top
        if above or any(_within(word, box) for box in earlier if box[1] + box[3] > top):
            at = number + 1
    placed[at:at] = lines


def _shifted(each: ReadWord, move: Move) -> ReadWord:
    word = each.word
    across, down = move.stands[0] - move.lies[0], move.stands[1] - move.lies[1]
    return replace(each, word=replace(word, x=word.x + across, y=word.y + down))


def _move_of(word: Word, moves: Sequence[Move]) -> Move | None:
    return next((move for move in moves if _within(word, move.lies)), None)


def _within(word: Word, box: Box) -> bool:
    x, y, width, height = box
    return 0 <= word.x + word.width / 2 - x <= width and 0 <= word.y + word.height / 2 - y <= height


def _ink(piece: Grey) -> NDArray[np.bool_]:
    return np.asarray(piece < _INK_BELOW)


def _place(box: Box) -> tuple[slice, slice]:
    x, y, width, height = box
    return np.s_[y : y + height, x : x + width]
