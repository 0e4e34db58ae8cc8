"""The ruler page: an A4 with millimetres on it, to see whether printer, scanner and PDF keep true size.

The call ``ruler`` writes it; docs/how-to/read-the-pdf.md says how to use it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

SQUARE_MM = 100.0
"""Distance between the middles of neighbouring discs."""
FIRST_DISC_MM = (60.0, 70.0)
"""Middle of the top left disc from the left and the top edge of the paper."""
DISC_MM = 4.0

_FONT = "Ruler"
_FONT_FILE = Path(__file__).parents[2] / "resources" / "fonts" / "Arimo-Regular.ttf"
_HEIGHT = A4[1] / mm
_START = 20
_WIDE, _HIGH = 170, 240
_SIZES = (6, 8, 10, 12)
_LETTERS = "Ằ Ẵ Ậ Ề Ễ Ộ Ỡ Ợ Ử Ữ Ự Ỷ Ỹ đ ă â ê ô ơ ư · 0123456789"


def write_ruler(out: Path) -> None:
    """Draw the ruler page as a PDF; the same bytes every time."""
    canvas = Canvas(str(out), pagesize=A4, invariant=1, initialFontName=_font())
    canvas.setTitle("Trang thước")
    canvas.setLineWidth(0.15 * mm)
    _horizontal(canvas)
    _vertical(canvas)
    _square(canvas)
    _samples(canvas)
    canvas.showPage()
    canvas.save()


@cache
def _font() -> str:
    pdfmetrics.registerFont(TTFont(_FONT, str(_FONT_FILE)))
    return _FONT


def _tick(step: int) -> float:
    """Return how long the line of a millimetre is."""
    return 6.0 if step % 10 == 0 else 4.0 if step % 5 == 0 else 2.5


def _horizontal(canvas: Canvas) -> None:
    top = _HEIGHT - _START
    canvas.setFont(_FONT, 7)
    for step in range(_WIDE + 1):
        x = (_START + step) * mm
        canvas.line(x, top * mm, x, (top + _tick(step)) * mm)
        if step % 10 == 0:
            canvas.drawCentredString(x, (top + 7) * mm, str(step))
    canvas.line(_START * mm, top * mm, (_START + _WIDE) * mm, top * mm)


def _vertical(canvas: Canvas) -> None:
    canvas.setFont(_FONT, 7)
    for step in range(_HIGH + 1):
        y = (_HEIGHT - _START - step) * mm
        canvas.line(_START * mm, y, (_START - _tick(step)) * mm, y)
        if step % 10 == 0 and step:
            canvas.drawRightString((_START - 7) * mm, y - 0.8 * mm, str(step))
    canvas.line(_START * mm, (_HEIGHT - _START) * mm, _START * mm, (_HEIGHT - _START - _HIGH) * mm)


def _square(canvas: Canvas) -> None:
    """Draw four discs at the corners of a square of 10 cm: what a person and a machine measure."""
    left, top = FIRST_DISC_MM
    for x in (left, left + SQUARE_MM):
        for y in (top, top + SQUARE_MM):
            canvas.circle(x * mm, (_HEIGHT - y) * mm, DISC_MM / 2 * mm, stroke=0, fill=1)
    canvas.setFont(_FONT, 11)
    middle = (left + SQUARE_MM / 2) * mm
    canvas.drawCentredString(
        middle, (_HEIGHT - top - 48) * mm, "Từ tâm chấm này đến tâm chấm kia: đúng 100 mm,"
    )
    canvas.drawCentredString(middle, (_HEIGHT - top - 54) * mm, "cả chiều ngang lẫn chiều dọc.")


def _samples(canvas: Canvas) -> None:
    """Print small letters with tones, a pale grey and the two inks of papers: seals and ballpoint."""
    y = _HEIGHT - FIRST_DISC_MM[1] - SQUARE_MM - 22
    canvas.setFont(_FONT, 14)
    canvas.drawString(30 * mm, (_HEIGHT - 42) * mm, "TRANG THƯỚC · in ở cỡ 100 %, không co cho vừa giấy")
    for size, colour in zip(
        _SIZES, ((0, 0, 0), (0.6, 0.6, 0.6), (0.11, 0.17, 0.54), (0.77, 0.11, 0.16)), strict=True
    ):
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont(_FONT, size)
        canvas.drawString(30 * mm, y * mm, f"{size} pt  {_LETTERS}")
        canvas.setFillColorRGB(*colour)
        canvas.rect(165 * mm, y * mm, 20 * mm, 3 * mm, stroke=0, fill=1)
        y -= 9
    canvas.setFillColorRGB(0, 0, 0)
