"""Người ký of an act: the name under the position it is signed in (NĐ 30/2020/NĐ-CP, Phụ lục I, mục 7)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.evidence import Doubt, FieldReading
from app.domain.normal import Normal
from app.domain.normal_words import normal_name
from app.domain.text import fold
from ocr.fields.making import CLEAR_WORDS, make_reading
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
    r"^\W*(?:(?:(?:GS|PGS|TS|ThS|BS|BSCK\s?I{1,2}|DS|KS|CN|Ths|LS)\.?\s*)+|"
    r"(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|úy)\s+)",
)
_FURTHEST = 16.0
_LEAST_DOWN = 0.35


def signer(lines: Sequence[Line]) -> tuple[FieldReading, ...]:
    """Read the signer and the position; without a position in capitals there is no signer."""
    if not lines:
        return ()
    top, bottom = min(line.top for line in lines), max(line.top for line in lines)
    low = [line for line in lines if line.top >= top + _LEAST_DOWN * (bottom - top)]
    for position in sorted(
        filter(_is_position, low), key=lambda line: (line.words[0].x, line.top), reverse=True
    ):
        under = sorted((line for line in low if _may_sign(position, line)), key=lambda line: line.top)
        for line in under:
            if _is_position(line):
                break
            name = _name(line)
            if name is not None:
                said = make_reading("signer_position", _position(position), position.words)
                return (name, said) if said is not None else (name,)
    return ()


def _is_position(line: Line) -> bool:
    letters = [letter for letter in line.text if letter.isalpha()]
    if not letters or not all(letter.isupper() for letter in letters) or len(line.words) > 9:
        return False
    return bool(_title(line))


def _title(line: Line) -> str:
    """Return the longest position a line begins with, "" when it begins with none."""
    said = f"{_BEFORE_POSITION.sub('', line.folded)} "
    return max((one for one in _POSITIONS if said.startswith(f"{one} ")), key=len, default="")


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
    """Return the name of a line that holds nothing else but a rank or degree before it."""
    rank = _RANK.match(line.text)
    start = rank.end() if rank is not None else 0
    normal = normal_name(line.text[start:])
    if normal is None or Doubt.PATTERN in normal.doubts or fold(normal.value) in ("da ky", "ky ten"):
        return None
    if normal.start > 0 or len(line.text) - start - normal.end > 1 or "(" in line.text:
        return None
    placed = Normal(normal.value, start, start + normal.end, normal.doubts)
    return make_reading("signer", placed, line.words, clear=CLEAR_WORDS)
