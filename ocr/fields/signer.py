"""Người ký of an act: the name under the position it is signed in (NĐ 30/2020/NĐ-CP, Phụ lục I, mục 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from app.domain.normal.form import Normal
from app.domain.normal.syllable import is_syllable
from app.domain.normal.words import normal_name
from app.domain.papers.evidence import Doubt, FieldReading
from app.domain.text import fold
from app.ports import Word
from ocr.fields.making import CLEAR_WORDS, LEAST, make_reading
from ocr.lines import Line, box_of

_POSITIONS = {
    fold(name): name
    for name in (
        "Chủ tịch", "Phó Chủ tịch", "Bộ trưởng", "Thứ trưởng", "Thủ trưởng", "Giám đốc", "Phó Giám đốc",
        "Tổng Giám đốc", "Chánh Văn phòng", "Phó Chánh Văn phòng", "Trưởng Công an", "Phó Trưởng Công an",
        "Trưởng phòng", "Phó Trưởng phòng", "Trưởng ban", "Phó Trưởng ban", "Trưởng trạm", "Phó Trưởng trạm",
        "Cục trưởng", "Phó Cục trưởng", "Chi cục trưởng", "Chánh án", "Phó Chánh án", "Thẩm phán",
        "Hiệu trưởng", "Phó Hiệu trưởng", "Thủ tướng", "Phó Thủ tướng", "Thủ trưởng cơ sở", "Trưởng thôn",
        "Thủ trưởng đơn vị", "Tổ trưởng", "Viện trưởng", "Phó Viện trưởng", "Chánh Thanh tra",
        "Chủ tọa",
    )
}  # fmt: skip
_BEFORE_POSITION = re.compile(r"^(?:tm|kt|tl|tuq|q|pp)\s+")
_RANK = re.compile(
    r"^\W*(?:(?:(?:GS|PGS|TS|ThS|BS|BSCK\s?I{1,2}|DS|KS|CN|Ths|LS)[.:,]?\s*){1,4}|"
    r"(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|úy)\s+)",
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_POSITION = 9
_WITH_NOISE = 3
_REMARKS = frozenset({"da ky", "ky ten", "ky so"})
_FEWEST_WELL_WRITTEN = 2
_FURTHEST = 16.0
_LEAST_DOWN = 0.35
_LEVEL = 0.6
_MOST_POSITIONS = 12
_SPECK_BETWEEN = re.compile(r"(?<=[^\W\d_])[:;'’](?=[^\W\d_])")
"""A dot of the signature between two words of a name, "Phạm:Văn"."""


def signer(lines: Sequence[Line]) -> tuple[FieldReading, ...]:
    """Read the signer and the position; without a position in capitals there is no signer."""
    if not lines:
        return ()
    top, bottom = min(line.top for line in lines), max(line.top for line in lines)
    pieces = (piece for line in lines for piece in _without_noise(line))
    low = [piece for piece in pieces if piece.top >= top + _LEAST_DOWN * (bottom - top)]
    found = sorted(filter(_is_position, low), key=lambda line: (line.words[0].x, line.top), reverse=True)
    for position in found[:_MOST_POSITIONS]:
        names = _names_under(position, low)
        name = next((one for one in names if Doubt.PATTERN not in one.doubts), names[0] if names else None)
        if name is not None:
            said = make_reading("signer_position", _position(position), position.words)
            return (name, said) if said is not None else (name,)
    return ()


def _names_under(position: Line, low: Sequence[Line]) -> list[FieldReading]:
    """Return what reads as a name below a position and above the next one; a signature may do so too."""
    under = sorted(_under(position, low), key=lambda line: line.top)
    names = (_name(line) for line in takewhile(lambda line: not _is_position(line), under))
    return [name for name in names if name is not None]


def _under(position: Line, low: Sequence[Line]) -> Iterator[Line]:
    """Return what may be signed under a position: of a line that several signed, the part in its column."""
    left, right = _column(position, low)
    for line in low:
        inside = tuple(word for word in line.words if left <= word.x + word.width / 2 <= right)
        for part in (line, Line(inside)) if 0 < len(inside) < len(line.words) else (line,):
            if _may_sign(position, part):
                yield part


def _column(position: Line, low: Sequence[Line]) -> tuple[float, float]:
    """Return where the column of a position begins and ends: half way to what stands beside it."""
    middle = _middle(position.words)
    level = (line for line in low if abs(line.top - position.top) < _LEVEL * position.height)
    others = [_middle(line.words) for line in level if line is not position]
    left = max((other for other in others if other < middle), default=float("-inf"))
    right = min((other for other in others if other > middle), default=float("inf"))
    return (left + middle) / 2, (right + middle) / 2


def _middle(words: Sequence[Word]) -> float:
    x, _, width, _ = box_of(words)
    return x + width / 2


def _without_noise(line: Line) -> Iterator[Line]:
    """Return what stands between signs that a signature or a seal was taken for."""
    for is_noise, words in groupby(line.words, key=_is_noise):
        if not is_noise:
            yield Line(tuple(words))


def _is_noise(word: Word) -> bool:
    return 2 * sum(letter.isalpha() for letter in word.text) < len(word.text)


def _is_position(line: Line) -> bool:
    return len(line.words) <= _LONGEST_POSITION and bool(_title(line))


def _title(line: Line) -> str:
    """Return the longest position a line begins with in capitals, "" when it begins with none.

    The end of a signature or seal before it is passed over: "oau,CHỦ TỊCH", "GẦN CHỦ TỊCH".
    """
    words = _LETTERS.findall(line.text)
    while words and not words[0].isupper():
        words.pop(0)
    before = sum(map(len, _LETTERS.findall(line.text))) - sum(map(len, words))
    if not all(map(str.isupper, words)) or 2 * before > sum(map(len, words)):
        return ""
    told = (words, words[1:]) if len(words) == _WITH_NOISE else (words,)
    said = (f"{_BEFORE_POSITION.sub('', fold(' '.join(part)))} " for part in told)
    found = (one for text in said for one in _POSITIONS if text.startswith(f"{one} "))
    return max(found, key=len, default="")


def _position(line: Line) -> Normal:
    """Return the position as the law writes it, whatever tones the capitals lost."""
    return Normal(_POSITIONS[_title(line)], 0, len(line.text))


def _may_sign(position: Line, line: Line) -> bool:
    """Tell whether a line stands under a position, near enough and about its middle."""
    x, y, width, height = box_of(position.words)
    other_x, other_y, other_width, _ = box_of(line.words)
    if not y + height <= other_y <= y + _FURTHEST * height:
        return False
    return abs(x + width / 2 - other_x - other_width / 2) < max(3 * height, 0.4 * width)


def _name(line: Line) -> FieldReading | None:
    """Return the name of a line that holds nothing else but a rank or degree before it.

    A misread name is still whom the clerk looks for: it is given with its doubts, not left out.
    """
    rank = _RANK.match(line.text)
    start = rank.end() if rank is not None else 0
    normal = normal_name(_SPECK_BETWEEN.sub(" ", line.text[start:]))
    if normal is None or not _like_a_name(normal) or fold(normal.value) in _REMARKS:
        return None
    before = line.text[start : start + normal.start]
    if any(map(str.isalnum, before)) or len(line.text) - start - normal.end > 1 or "(" in line.text:
        return None
    placed = Normal(normal.value, start + normal.start, start + normal.end, normal.doubts)
    least = LEAST if Doubt.PATTERN in normal.doubts else 0.0  # no speck reads as a whole name
    return make_reading("signer", placed, line.words, clear=CLEAR_WORDS, least=least)


def _like_a_name(normal: Normal) -> bool:
    """Tell whether words that no name should have are few: of "kö Ngọc Ty Lượng" one letter was misread."""
    if Doubt.PATTERN not in normal.doubts:
        return True
    words = normal.value.split()
    written = sum(word.istitle() and is_syllable(word) for word in words)
    return written >= max(_FEWEST_WELL_WRITTEN, len(words) - 1)
