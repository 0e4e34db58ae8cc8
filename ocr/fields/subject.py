"""Trích yếu of an act (NĐ 30/2020/NĐ-CP, Phụ lục I): under its title, or "V/v …" under its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.normal.form import Normal
from app.domain.normal.words import says_vietnamese
from app.domain.papers.evidence import Doubt, FieldReading
from app.domain.text import fold
from app.ports import Word
from ocr.fields.acts import has_number, head_of
from ocr.fields.making import CLEAR_WORDS, make_reading
from ocr.lines import Line, box_of

ACT_TYPES = {
    fold(name): name
    for name in (
        "Quyết định", "Thông báo", "Chỉ thị", "Báo cáo", "Kế hoạch", "Tờ trình", "Nghị quyết", "Nghị định",
        "Thông tư", "Hướng dẫn", "Chương trình", "Phương án", "Đề án", "Quy chế", "Quy định", "Công điện",
        "Kết luận", "Hướng dẫn liên ngành", "Giấy mời", "Giấy ủy quyền", "Phiếu chuyển",
    )
}  # fmt: skip
"""Tên loại văn bản (NĐ 30/2020/NĐ-CP, Điều 7)."""
_BEGINS = re.compile(r"^\W*(?:V/v|V/V|v/v|Về việc)(?!\w)", re.IGNORECASE)
_ENDS = re.compile(r"^\W*(?:căn cứ|kính gửi|xét |theo |thực hiện|điều \d|[IVX]+\.|\d+\.|-)", re.IGNORECASE)
_MOST_LINES = 5
_CENTRED = 0.06
_NEXT_LINE = 2.4


def subject(lines: Sequence[Line]) -> tuple[FieldReading, ...]:
    """Read tên loại (``act_type``) and trích yếu (``subject``) of a page that bears a number as acts do."""
    if not has_number(lines):
        return ()
    middle = (min(line.top for line in lines) + max(line.top for line in lines)) / 2
    title = next((n for n, line in enumerate(lines) if _is_title(line, middle)), None)
    found = () if title is None else _title(lines[title])
    first = _first_line(lines, title)
    if first is None:
        return found
    words = [word for line in _block(lines, first) for word in line.words]
    text = " ".join(word.text for word in words).strip()
    value = text.rstrip(" .:;_-–—")
    doubts = () if says_vietnamese(value) else (Doubt.PATTERN,)
    said = make_reading("subject", Normal(value, 0, len(text), doubts), words, clear=CLEAR_WORDS)
    return (*found, said) if said is not None else found


def _is_title(line: Line, middle: float) -> bool:
    capitals = all(letter.isupper() for letter in line.text if letter.isalpha())
    return line.top < middle and capitals and line.folded in ACT_TYPES


def _title(line: Line) -> tuple[FieldReading, ...]:
    normal = Normal(ACT_TYPES[line.folded], 0, len(line.text))
    reading = make_reading("act_type", normal, line.words)
    return (reading,) if reading is not None else ()


def _first_line(lines: Sequence[Line], title: int | None) -> int | None:
    """Return the line trích yếu begins in: after the title, else the one that says "V/v" in the head."""
    if title is not None and title + 1 < len(lines):
        under = lines[title + 1]
        near = under.top - lines[title].top < 2 * _NEXT_LINE * lines[title].height
        if near and not _ENDS.match(under.text) and _centred(under, lines[title]):
            return title + 1
        return None
    heads = {id(line) for line in head_of(lines)}
    begins = (n for n, line in enumerate(lines) if id(line) in heads and _BEGINS.match(line.text))
    return next(begins, None)


def _block(lines: Sequence[Line], first: int) -> list[Line]:
    """Return the lines that go on from the first: close below it and about the same middle."""
    block = [lines[first]]
    for line in lines[first + 1 :]:
        apart = line.top - block[-1].top
        if apart <= 0 or not _over(block[0].words, line.words):
            continue
        if len(block) == _MOST_LINES or apart > _NEXT_LINE * block[-1].height or _ENDS.match(line.text):
            break
        if not _centred(line, block[0]) or not any(letter.islower() for letter in line.text):
            break  # the next thing is a rule or, in capitals, who decides
        block.append(line)
    return block


def _centred(line: Line, above: Line) -> bool:
    """Tell whether two lines share their middle, as centred ones do."""
    x, _, width, _ = box_of(line.words)
    other_x, _, other_width, _ = box_of(above.words)
    apart = abs(x + width / 2 - other_x - other_width / 2)
    return apart < max(2.0 * line.height, _CENTRED * max(width, other_width))


def _over(above: Sequence[Word], below: Sequence[Word]) -> bool:
    x, _, width, _ = box_of(above)
    other_x, _, other_width, _ = box_of(below)
    return min(x + width, other_x + other_width) > max(x, other_x)
