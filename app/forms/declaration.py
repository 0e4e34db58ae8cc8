"""TỜ KHAI filled in for signature, A4: what is known in its place, dots where the citizen still writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.declaration.content import (
    Block,
    DeclarationContent,
    Grid,
    Line,
    Signature,
    Words,
)
from app.domain.written import written_date
from app.forms.declaration_lines import LinePainter
from app.forms.flow import Column, Flow, Margins, Table, TableStyle
from app.forms.pdf import write_pdf
from app.forms.sheet import (
    Page,
    Run,
    Sheet,
    Style,
    TraceLine,
    trace_of,
    width_of,
    wrap,
)
from app.forms.stamps import page_numbers, training_strip
from app.forms.wording import Wording

WIDTH, HEIGHT = 210.0, 297.0
MARGINS = Margins(25, 15, 14, 14)
_LETTERS = ((13.0, 1.45), (13.0, 1.3), (12.5, 1.22), (12.0, 1.18))
"""Sizes and line heights tried in turn to keep the form on one sheet."""
_OVERFLOW = 2
_SIGN_ROOM = 22.0


@dataclass(frozen=True, slots=True)
class DeclarationTrace:
    """What was drawn: number of pages, and every piece of text with its place."""

    pages: int
    lines: tuple[TraceLine, ...]

    def __str__(self) -> str:
        return "\n".join(str(line) for line in self.lines)


def draw_declaration(content: DeclarationContent, wording: Mapping[str, str], out: Path) -> DeclarationTrace:
    """Write the form as a PDF; ``out`` is whole or absent.

    Raises:
        RuleError: ``form.wording`` when the pack lacks a word.
        StorageError: ``font.missing`` or ``disk.*``.
    """
    pages = declaration_pages(content, Wording(wording))
    write_pdf(pages, out, content.title)
    return DeclarationTrace(len(pages), trace_of(pages))


def declaration_pages(content: DeclarationContent, words: Wording) -> list[Page]:
    """Return the drawn pages, in the largest letters that keep the form on one sheet. Errors as above."""
    for size, leading in _LETTERS:
        pages = _Painter(content, words, size, leading).draw()
        if len(pages) == 1:
            return pages
    return _Painter(content, words, *_LETTERS[_OVERFLOW]).draw()


class _Painter:
    """One form in letters of one size."""

    def __init__(self, content: DeclarationContent, words: Wording, size: float, leading: float) -> None:
        self._content, self._words = content, words
        self._body = Style("body", "Tinos-Regular", size, leading)
        self._bold = Style("bold", "Tinos-Bold", size, leading)
        self._italic = Style("italic", "Tinos-Italic", size, leading)
        self._title = Style("title", "Tinos-Bold", round(size * 1.15, 2), 1.25)
        self._cell = Style("cell", "Tinos-Regular", round(size * 0.92, 2), 1.2)
        self._cell_head = Style("cell-head", "Tinos-Bold", round(size * 0.92, 2), 1.2)
        self._note = Style("note", "Tinos-Italic", round(size * 0.76, 2), 1.15)
        self._sheet = Sheet(WIDTH, HEIGHT)
        self._flow = Flow(self._sheet, MARGINS, lambda _: self._begin_page())
        self._lines = LinePainter(self._flow, self._body, self._bold)

    def draw(self) -> list[Page]:
        self._begin_page()
        self._head()
        for block in self._content.blocks:
            self._block(block)
        if self._content.pledge:
            self._flow.paragraph([Run(self._content.pledge, self._body)], after=1)
        self._signatures()
        self._foot()
        page_numbers(self._sheet, self._flow.left + self._flow.width, self._note)
        return self._sheet.pages

    def _begin_page(self) -> None:
        if self._content.training:
            training_strip(self._flow, self._words.say("training"), self._body.size)

    def _head(self) -> None:
        flow, words = self._flow, self._words
        for key in ("motto_country", "motto"):
            flow.sheet.text(flow.middle, flow.y, words.say(key), self._bold, "centre")
            flow.y += self._bold.line_mm
        half = width_of(words.say("motto"), self._bold) / 2
        flow.sheet.rule(flow.middle - half, flow.y, flow.middle + half, 0.25)
        flow.y += 4
        flow.paragraph([Run(self._content.title, self._title)], "centre", after=1.5)
        to = f"{words.say('to')} {self._content.to}".strip()
        flow.paragraph([Run(to, self._body)], "centre", after=2)

    def _block(self, block: Block) -> None:
        match block:
            case Words():
                style = self._bold if block.heading else self._body
                self._flow.need(style.line_mm * (3 if block.heading else 1))
                self._flow.paragraph([Run(block.text, style)])
            case Line():
                self._lines.draw(block)
            case Grid():
                self._grid(block)

    def _grid(self, grid: Grid) -> None:
        """Draw people side by side, or empty lines tall enough to write in."""
        flow = self._flow
        by_hand = not any(any(row) for row in grid.rows)
        first = flow.width * (0.08 if by_hand else 0.26)
        rest = (flow.width - first) / max(1, len(grid.headings) - 1)
        columns = [Column(h, rest if n else first) for n, h in enumerate(grid.headings)]
        style = TableStyle(self._cell_head, self._cell, 1.9 if by_hand else 1.0)
        rows = [(str(n), *row[1:]) for n, row in enumerate(grid.rows, 1)] if by_hand else grid.rows
        Table(flow, columns, style).draw(rows)
        flow.y += 2

    def _signatures(self) -> None:
        """Leave room to sign, with place and date above and the names below, all on one page."""
        flow, signs = self._flow, self._content.signatures
        if not signs:
            return
        flow.need(7 * self._body.line_mm + _SIGN_ROOM)
        dated = f"{self._content.place}, {written_date(self._content.day)}"
        right = flow.left + flow.width * 0.72
        flow.sheet.text(right, flow.y, dated, self._italic, "centre")
        flow.y += self._italic.line_mm
        places = [(right, flow.width / 2)] if len(signs) == 1 else self._places(len(signs))
        tops = [self._wrapped(sign.role, room) for sign, (_, room) in zip(signs, places, strict=True)]
        below = flow.y + max(len(lines) for lines in tops) * self._bold.line_mm
        for place, sign in zip(places, signs, strict=True):
            self._signature(place, below, sign)
        names = max(len(self._wrapped(s.name, room)) for s, (_, room) in zip(signs, places, strict=True))
        flow.y = below + (1 + names) * self._bold.line_mm + _SIGN_ROOM

    def _places(self, count: int) -> list[tuple[float, float]]:
        """Return middle and width of each of several signatures side by side."""
        share = self._flow.width / count
        return [(self._flow.left + share * (place + 0.5), share) for place in range(count)]

    def _wrapped(self, words: str, room: float) -> tuple[tuple[Run, ...], ...]:
        return wrap([Run(words, self._bold)], room - 2)

    def _signature(self, place: tuple[float, float], below: float, sign: Signature) -> None:
        """Write the role above, and the name under the room in which it is signed."""
        sheet, (x, room), bold = self._flow.sheet, place, self._bold
        left = x - room / 2 + 1
        sheet.paragraph(left, self._flow.y, room - 2, [Run(sign.role, bold)], "centre")
        sheet.text(x, below, self._words.say("sign_note"), self._note, "centre")
        under = below + bold.line_mm + _SIGN_ROOM
        sheet.paragraph(left, under, room - 2, [Run(sign.name, bold)], "centre")

    def _foot(self) -> None:
        """Say at the foot of the last page which form this is."""
        flow, words = self._flow, self._content.legal_basis
        lines = wrap([Run(words, self._note)], flow.width)
        tall = len(lines) * self._note.line_mm
        flow.need(tall + 1)
        flow.sheet.paragraph(flow.left, flow.bottom - tall, flow.width, [Run(words, self._note)])
