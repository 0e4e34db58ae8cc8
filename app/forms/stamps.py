"""What is put upon a paper besides its own words: TẬP HUẤN, BẢN IN LẠI, page numbers."""

from __future__ import annotations

import math

from app.forms.flow import Flow
from app.forms.sheet import BoxMark, Sheet, Style, TextMark, width_of

_WATERMARK_SHARE = 0.72
"""How much of the page's diagonal the watermark covers."""


def training_strip(flow: Flow, words: str, size: float) -> None:
    """Mark the page as training, in a strip at the top and across the whole page.

    ``words`` up to the first " - " go across the page. Draw it before anything else, so that it lies
    beneath.
    """
    _across(flow.sheet, words.split(" - ")[0])
    style = Style("training", "Tinos-Bold", size, 1.3)
    flow.sheet.add(BoxMark(flow.left, flow.y, flow.width, style.line_mm, fill=0.88))
    flow.sheet.text(flow.middle, flow.y, words, style, "centre")
    flow.y += style.line_mm + 1


def reprint_stamp(flow: Flow, y: float, words: str, style: Style) -> None:
    """Frame the words at the left margin."""
    width = width_of(words, style) + 3
    flow.sheet.add(BoxMark(flow.left, y, width, style.line_mm + 1.6, 0.3))
    flow.sheet.text(flow.left + width / 2, y + 0.8, words, style, "centre")


def numbered(words: str, number: int) -> str:
    """Return the words with the number behind them unless they already name it."""
    return words if str(number) in words.split() else f"{words} {number}"


def page_numbers(sheet: Sheet, right: float, style: Style) -> None:
    """Number the pages of a paper that has several, so that a lost one is noticed."""
    pages = sheet.pages if len(sheet.pages) > 1 else []
    for number, page in enumerate(pages, start=1):
        words = f"Trang {number}/{len(pages)}"
        page.marks.append(TextMark(right - width_of(words, style), page.height - 4, words, style))


def _across(sheet: Sheet, words: str) -> None:
    small = Style("watermark", "Arimo-Bold", 10, grey=0.9)
    diagonal = math.hypot(sheet.width, sheet.height)
    style = small.scaled(min(_WATERMARK_SHARE * diagonal / width_of(words, small), 9))
    angle = math.atan2(sheet.height, sheet.width)
    half = width_of(words, style) / 2
    x = sheet.width / 2 - half * math.cos(angle)
    y = sheet.height / 2 + half * math.sin(angle)
    sheet.add(TextMark(x, y, words, style, math.degrees(angle)))
