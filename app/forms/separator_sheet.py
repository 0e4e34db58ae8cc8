"""TỜ NGĂN: an A4 laid between papers in the feeder; black on white only, so that any scanner sees it.

It is fed from either end: the bars stand at both, each read from its own edge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.domain.scanning.separator import (
    PATCH_LENGTH_MM,
    PATCH_MARGIN_MM,
    PATCH_NARROW_MM,
    PATCH_T_BARS_MM,
    SeparatorSheet,
)
from app.forms.marks import qr_code
from app.forms.pdf import write_pdf
from app.forms.sheet import Align, BlocksMark, Page, Run, Sheet, Style, TraceLine, trace_of
from app.forms.wording import Wording

WIDTH, HEIGHT = 210.0, 297.0
QR_MM = 104.0
_SIDE_MM = 20.0
_TITLE = Style("title", "Arimo-Bold", 34)
_PAPER = Style("paper", "Arimo-Bold", 26, 1.25)
_PROCEDURE = Style("procedure", "Arimo-Regular", 14, 1.3)
_NOTE = Style("note", "Arimo-Regular", 12, 1.35)
_MOST_PAPER_LINES = 5
_CENTRE: Align = "centre"


def draw_separators(
    sheets: Sequence[SeparatorSheet], wording: Mapping[str, str], out: Path
) -> tuple[TraceLine, ...]:
    """Write one A4 page per sheet as a PDF; ``out`` is whole or absent.

    Raises:
        RuleError: ``form.wording`` when the pack lacks a word.
        StorageError: ``font.missing`` or ``disk.*``.
    """
    words = Wording(wording)
    pages = separator_pages(sheets, words)
    write_pdf(pages, out, words.say("title"))
    return trace_of(pages)


def separator_pages(sheets: Sequence[SeparatorSheet], words: Wording) -> list[Page]:
    """Return the drawn pages. Raises RuleError as ``draw_separators``."""
    return [_drawn(sheet, words) for sheet in sheets]


def patch_bars(top: float, *, upward: bool) -> BlocksMark:
    """Return a patch T whose first bar lies at ``top``, or above it when it is read from below."""
    left, blocks, at = (WIDTH - PATCH_LENGTH_MM) / 2, [], top
    for thickness in PATCH_T_BARS_MM:
        blocks.append((left, at - thickness if upward else at, PATCH_LENGTH_MM, thickness))
        step = thickness + PATCH_NARROW_MM
        at += -step if upward else step
    return BlocksMark(tuple(blocks))


def _drawn(content: SeparatorSheet, words: Wording) -> Page:
    sheet = Sheet(WIDTH, HEIGHT)
    sheet.add(patch_bars(PATCH_MARGIN_MM, upward=False))
    sheet.add(patch_bars(HEIGHT - PATCH_MARGIN_MM, upward=True))
    sheet.text(WIDTH / 2, 40, words.say("title"), _TITLE, _CENTRE)
    sheet.add(qr_code(content.text, (WIDTH - QR_MM) / 2, 56, QR_MM))
    y = _paragraph(sheet, 164, words.say("before"), _NOTE)
    named = content.paper or words.say("next_paper")
    y = _paragraph(sheet, y + 1, named, _fitting(sheet, named))
    if content.procedure:
        y = _paragraph(sheet, y + 3, content.procedure, _PROCEDURE)
    y = _paragraph(sheet, 248, words.say("no_paper"), _NOTE)
    _paragraph(sheet, y, words.say("how"), _NOTE)
    return sheet.pages[0]


def _paragraph(sheet: Sheet, y: float, words: str, style: Style) -> float:
    return sheet.paragraph(_SIDE_MM, y, WIDTH - 2 * _SIDE_MM, [Run(words, style)], _CENTRE)


def _fitting(sheet: Sheet, words: str) -> Style:
    """Return the largest letters in which a long name keeps to its lines."""
    for factor in (1.0, 0.85, 0.7, 0.6):
        style = _PAPER.scaled(factor)
        blank = Sheet(sheet.width, sheet.height)
        if _paragraph(blank, 0, words, style) <= _MOST_PAPER_LINES * style.line_mm + 0.1:
            return style
    return _PAPER.scaled(0.5)
