"""Người ký of an act: the name under the position it is signed in (NĐ 30/2020/NĐ-CP, Phụ lục I, mục 7)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.evidence import FieldReading
from app.domain.normal import Normal
from app.domain.normal_words import normal_name
from app.domain.text import fold
from ocr.fields.making import make_reading
from ocr.lines import Line, box_of

_POSITIONS = (
    "chu tich", "pho chu tich", "bo truong", "thu truong", "giam doc", "pho giam doc", "tong giam doc",
    "chanh van phong", "pho chanh van phong", "truong cong an", "pho truong cong an", "truong phong",
    "pho truong phong", "truong ban", "pho truong ban", "truong tram", "pho truong tram", "cuc truong",
    "pho cuc truong", "chi cuc truong", "chanh an", "pho chanh an", "tham phan", "hieu truong",
    "pho hieu truong", "thu tuong", "pho thu tuong", "thu truong co so", "thu truong don vi", "truong thon",
    "to truong", "vien truong", "pho vien truong", "chanh thanh tra", "nguoi ky trich luc",
)  # fmt: skip
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
    said = _BEFORE_POSITION.sub("", line.folded)
    return any(said == one or said.startswith(f"{one} ") for one in _POSITIONS)


def _position(line: Line) -> Normal:
    words = line.text.split(".")[-1].strip() if "." in line.text[:5] else line.text
    return Normal(words.capitalize(), line.text.index(words), len(line.text))


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
    if normal is None or normal.doubts or fold(normal.value) in ("da ky", "ky ten"):
        return None
    if normal.start > 0 or len(line.text) - start - normal.end > 1 or "(" in line.text:
        return None
    return make_reading("signer", Normal(normal.value, start, start + normal.end), line.words)
