"""Mẫu 01, TT 03/2025/TT-VPCP: GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ on A5 or A4, both liên in one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.errors import RuleError
from app.domain.receipt import ReceiptContent
from app.forms.flow import Flow, Margins
from app.forms.pdf import write_pdf
from app.forms.receipt_body import Letters, ReceiptPainter
from app.forms.sheet import BlocksMark, BoxMark, Mark, Page, RuleMark, Sheet, TextMark, TraceLine, trace_of
from app.forms.stamps import page_numbers, training_strip
from app.forms.wording import Wording

LIÊN = ("copy_keep", "copy_give")
"""Liên: Lưu and Liên: Giao người nộp, in the order they leave the printer."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Khổ giấy: size and margins in millimetres, and letters from the wished to the smallest allowed.

    Args:
        letters: Size in points and line height as a factor of it.
        overflow: Which of ``letters`` is used when even the smallest needs several pages.
    """

    width: float
    height: float
    margins: Margins
    letters: tuple[tuple[float, float], ...]
    overflow: int
    qr_size: float


_A5_LETTERS = ((10.5, 1.32), (10.5, 1.22), (10.0, 1.2), (9.5, 1.18), (9.0, 1.15))
_A4_LETTERS = ((13.0, 1.5), (13.0, 1.3), (12.5, 1.25), (12.0, 1.2), (11.0, 1.18))
PAPERS = {
    "A5": Paper(148, 210, Margins(11, 9, 7, 7), _A5_LETTERS, 2, 30),
    "A4": Paper(210, 297, Margins(25, 15, 14, 12), _A4_LETTERS, 2, 38),
}
TWO_ON_A4 = "A4x2"
"""Both liên side by side on one lying A4 sheet, to be cut in the middle: half the paper."""


@dataclass(frozen=True, slots=True)
class ReceiptTrace:
    """What was drawn: number of pages of the file, and every piece of text with its place."""

    pages: int
    lines: tuple[TraceLine, ...]

    def __str__(self) -> str:
        return "\n".join(str(line) for line in self.lines)


def draw_receipt(content: ReceiptContent, wording: Mapping[str, str], out: Path, paper: str) -> ReceiptTrace:
    """Write both liên of a receipt as one PDF; ``out`` is whole or absent.

    Each liên starts on its own page. Letters shrink by a few steps to keep a liên on one page; what
    still does not fit goes on to further pages, and nothing is ever cut off.

    Args:
        content: What the receipt says.
        wording: The words of form ``receipt`` from the forms pack.
        out: Where the PDF goes; its name must not hold a citizen's number.
        paper: ``A5``, ``A4`` (one liên per sheet) or ``A4x2`` (both on one sheet, to be cut; a liên
            that needs more than one half goes to whole A4 sheets instead).

    Raises:
        RuleError: ``form.paper`` for another paper, ``form.wording`` when the pack lacks a word.
        StorageError: ``font.missing`` or ``disk.*``.
    """
    pages = receipt_pages(content, Wording(wording), paper)
    write_pdf(pages, out, f"{Wording(wording).say('title')} {content.code}")
    return ReceiptTrace(len(pages), trace_of(pages))


def receipt_pages(content: ReceiptContent, words: Wording, paper: str) -> list[Page]:
    """Return the drawn pages of both liên. Raises RuleError as ``draw_receipt``."""
    if paper == TWO_ON_A4:
        halves = _fitted(content, words, PAPERS["A5"])
        if all(len(half) == 1 for half in halves):
            return [_side_by_side(*(half[0] for half in halves))]
        paper = "A4"
    if paper not in PAPERS:
        raise RuleError("form.paper", paper=paper)
    return [page for pages in _fitted(content, words, PAPERS[paper]) for page in pages]


def _fitted(content: ReceiptContent, words: Wording, paper: Paper) -> list[list[Page]]:
    """Draw both liên in the largest letters that keep each on one page, else in the middle size."""
    for letters in paper.letters:
        first = _draw(content, words, paper, LIÊN[0], Letters.of(*letters))
        if len(first) == 1:
            return [first, _draw(content, words, paper, LIÊN[1], Letters.of(*letters))]
        if len(first) > 2:
            break  # smaller letters will not save that much
    overflow = Letters.of(*paper.letters[paper.overflow])
    return [_draw(content, words, paper, liên, overflow) for liên in LIÊN]


def _draw(content: ReceiptContent, words: Wording, paper: Paper, liên: str, letters: Letters) -> list[Page]:
    sheet = Sheet(paper.width, paper.height)
    flow = Flow(sheet, paper.margins, lambda _: begin_page())
    painter = ReceiptPainter(content, words, letters, flow)

    def begin_page() -> None:
        if content.training:
            training_strip(flow, words.say("training"), letters.body.size)
        if len(sheet.pages) > 1:
            painter.running_head(liên)

    begin_page()
    painter.head(liên, paper.qr_size)
    painter.notes_on_validity()
    painter.person_and_request()
    painter.papers()
    painter.terms()
    painter.signatures()
    painter.footer()
    page_numbers(sheet, flow.left + flow.width, letters.note)
    return sheet.pages


def _side_by_side(left: Page, right: Page) -> Page:
    """Lay two A5 pages on one lying A4 sheet with a dashed line to cut along."""
    half = 297 / 2
    both = [*left.marks, *(_moved(mark, half) for mark in right.marks)]
    return Page(297, 210, [*both, RuleMark(half, 4, half, 206, 0.1, dashed=True)])


def _moved(mark: Mark, dx: float) -> Mark:
    match mark:
        case TextMark() | BoxMark():
            return replace(mark, x=mark.x + dx)
        case RuleMark():
            return replace(mark, x1=mark.x1 + dx, x2=mark.x2 + dx)
        case BlocksMark():
            return BlocksMark(tuple((x + dx, y, width, height) for x, y, width, height in mark.blocks))
