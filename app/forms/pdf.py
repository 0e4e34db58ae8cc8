"""Writing drawn pages as a PDF file: whole or not at all, and the same bytes for the same drawing."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.durable import disk_error, write_durably
from app.forms.fonts import register_fonts
from app.forms.sheet import POINTS_PER_MM, BlocksMark, BoxMark, Page, RuleMark, TextMark

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def write_pdf(pages: Sequence[Page], out: Path, title: str) -> None:
    """Write the pages to ``out`` in vectors with the fonts embedded.

    The title is shown by viewers and print queues; it must not name a citizen.

    Raises:
        StorageError: ``font.missing``, or ``disk.*`` when the file cannot be written.
    """
    write_whole(out, pdf_bytes(pages, title))


def pdf_bytes(pages: Sequence[Page], title: str) -> bytes:
    """Return the pages as a PDF document. Raises StorageError ``font.missing``."""
    from reportlab.pdfgen.canvas import Canvas  # loaded with the first paper, not with the window

    register_fonts()
    into = io.BytesIO()
    # invariant: no clock and no random id inside, so a reprint can be compared with the first print
    canvas = Canvas(into, invariant=1, lang="vi-VN", initialFontName="Tinos-Regular", pageCompression=1)
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Quầy Một Cửa")
    for page in pages:
        canvas.setPageSize((page.width * POINTS_PER_MM, page.height * POINTS_PER_MM))
        for mark in page.marks:
            _DRAW[type(mark)](canvas, page.height, mark)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def write_whole(out: Path, data: bytes) -> None:
    """Write a file so that after a power cut it is whole or absent.

    Raises:
        StorageError: ``disk.full``, ``disk.denied`` or ``disk.failed``.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_durably(out, data)
    except OSError as error:
        raise disk_error(error, out.name) from None


def _text(canvas: Canvas, height: float, mark: TextMark) -> None:
    canvas.setFillGray(mark.style.grey)
    canvas.setFont(mark.style.font, mark.style.size)
    x, y = mark.x * POINTS_PER_MM, (height - mark.y) * POINTS_PER_MM
    if mark.angle:
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(mark.angle)
        canvas.drawString(0, 0, mark.words)
        canvas.restoreState()
    else:
        canvas.drawString(x, y, mark.words)


def _rule(canvas: Canvas, height: float, mark: RuleMark) -> None:
    canvas.setLineWidth(mark.thickness * POINTS_PER_MM)
    canvas.setDash([3, 3] if mark.dashed else [])
    ends = (mark.x1, height - mark.y1, mark.x2, height - mark.y2)
    canvas.line(*(end * POINTS_PER_MM for end in ends))


def _box(canvas: Canvas, height: float, mark: BoxMark) -> None:
    canvas.setLineWidth(mark.thickness * POINTS_PER_MM)
    canvas.setDash([])
    if mark.fill is not None:
        canvas.setFillGray(mark.fill)
    sides = (mark.x, height - mark.y - mark.height, mark.width, mark.height)
    canvas.rect(
        *(side * POINTS_PER_MM for side in sides), stroke=mark.fill is None, fill=mark.fill is not None
    )


def _blocks(canvas: Canvas, height: float, mark: BlocksMark) -> None:
    canvas.setFillGray(0)
    path = canvas.beginPath()
    for x, y, width, tall in mark.blocks:
        path.rect(*(side * POINTS_PER_MM for side in (x, height - y - tall, width, tall)))
    canvas.drawPath(path, stroke=0, fill=1)


_DRAW: dict[type, Any] = {TextMark: _text, RuleMark: _rule, BoxMark: _box, BlocksMark: _blocks}
