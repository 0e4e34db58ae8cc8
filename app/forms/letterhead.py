"""Phần đầu văn bản (NĐ 30/2020/NĐ-CP, Phụ lục I): agency on the left, Quốc hiệu and tiêu ngữ on the right."""

from __future__ import annotations

from dataclasses import dataclass

from app.forms.flow import Flow
from app.forms.sheet import Run, Style, width_of, wrap

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


def draw_letterhead(flow: Flow, head: Letterhead, size: float) -> None:
    """Draw the letterhead in letters of ``size`` points and move the flow below it."""
    regular = Style("head", "Tinos-Regular", size)
    bold = Style("head-bold", "Tinos-Bold", size)
    motto = Style("motto", "Tinos-Bold", round(size * 1.08, 2))
    left_width = flow.width * LEFT_SHARE
    right_width = flow.width - left_width
    top = flow.y
    left = _agency(flow, head, regular, bold, left_width - 3)
    flow.y = top
    right = _country(flow, head, bold, motto, right_width)
    flow.y = max(left, right)


def _agency(flow: Flow, head: Letterhead, regular: Style, bold: Style, width: float) -> float:
    y = flow.y
    if head.superior:
        y = flow.sheet.paragraph(flow.left, y, width, [Run(head.superior.upper(), regular)], "centre")
    lines = wrap([Run(head.agency.upper(), bold)], width)
    for line in lines:
        flow.sheet.line(flow.left, y, width, line, "centre")
        y += bold.line_mm
    middle = flow.left + width / 2
    third = width_of(lines[-1][0].words, bold) / 3 if lines[-1] else 0
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
