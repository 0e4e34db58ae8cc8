"""Phần đầu văn bản (NĐ 30/2020/NĐ-CP, Phụ lục I): agency on the left, Quốc hiệu and tiêu ngữ on the right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from app.forms.flow import Flow
from app.forms.sheet import GLUE, Run, Style, width_of, wrap

LEFT_SHARE = 0.42
"""Share of the text width the agency's name takes; the rest belongs to the Quốc hiệu."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above every administrative paper.

    Args:
        superior: Cơ quan chủ quản, printed in capitals; "" leaves the line out.
        agency: The office that issues the paper, in bold capitals, underlined.
    """

    superior: str
    agency: str
    country: str
    motto: str


@dataclass(frozen=True, slots=True)
class LetterheadEnds:
    """Where the two halves of a drawn letterhead end, so that what follows can begin beneath each."""

    left: float
    right: float


def draw_letterhead(flow: Flow, head: Letterhead, size: float) -> LetterheadEnds:
    """Draw the letterhead in letters of ``size`` points and move the flow below both halves."""
    regular = Style("head", "Tinos-Regular", size)
    bold = Style("head-bold", "Tinos-Bold", size)
    motto = Style("motto", "Tinos-Bold", round(size * 1.08, 2))
    left_width = flow.width * LEFT_SHARE
    ends = LetterheadEnds(
        _agency(flow, head, regular, bold, left_width - 3),
        _country(flow, head, bold, motto, flow.width - left_width),
    )
    flow.y = max(ends.left, ends.right)
    return ends


@lru_cache(maxsize=32)
def balanced(words: str, style: Style, width: float) -> tuple[str, ...]:
    """Break a heading into as few lines as fit, of like length, not inside a compound of the field."""
    glued = words
    for compound in _COMPOUNDS:
        glued = glued.replace(compound, compound.replace(" ", GLUE))
    widest = max((width_of(piece, style) for piece in glued.split(" ")), default=0.0)
    if widest > width:
        glued, widest = words, 0.0
    fewest = len(wrap([Run(glued, style)], width))
    narrow = width
    while narrow - 1 > max(widest, width / 3) and len(wrap([Run(glued, style)], narrow - 1)) == fewest:
        narrow -= 1
    lines = wrap([Run(glued, style)], narrow)
    return tuple(" ".join(run.words for run in line).replace(GLUE, " ") for line in lines)


_COMPOUNDS = ("ỦY BAN NHÂN DÂN", "TRUNG TÂM", "PHỤC VỤ", "HÀNH CHÍNH CÔNG", "BỘ PHẬN", "TIẾP NHẬN", "KẾT QUẢ")


def _agency(flow: Flow, head: Letterhead, regular: Style, bold: Style, width: float) -> float:
    y, middle = flow.y, flow.left + width / 2 + 1
    lines = [(line, regular) for line in balanced(head.superior.upper(), regular, width)]
    lines += [(line, bold) for line in balanced(head.agency.upper(), bold, width)]
    for words, style in lines:
        flow.sheet.text(middle, y, words, style, "centre")
        y += style.line_mm
    third = width_of(*lines[-1]) / 3
    flow.sheet.rule(middle - third / 2, y + 0.8, middle + third / 2, 0.25)
    return y + 1.8


def _country(flow: Flow, head: Letterhead, bold: Style, motto: Style, width: float) -> float:
    middle = flow.left + flow.width - width / 2
    flow.sheet.text(middle, flow.y, head.country.upper(), bold, "centre")
    below = flow.y + bold.line_mm
    flow.sheet.text(middle, below, head.motto, motto, "centre")
    line = below + motto.line_mm + 0.5
    half = width_of(head.motto, motto) / 2
    flow.sheet.rule(middle - half, line, middle + half, 0.25)
    return line + 1.3
