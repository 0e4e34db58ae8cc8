"""The invisible words over a page, in an embedded font that has every Vietnamese letter."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.domain.text import nfc
from app.ports import Word
from ocr.lines import Line, segments_of

FONT_FILE = Path(__file__).parent.parent / "resources" / "fonts" / "Tinos-Regular.ttf"

_FONT = "BoundPaperText"
_INVISIBLE = 3
_BELOW_MIDDLE = 0.3
_STEEPEST = 0.15
_LEVEL_WITHIN = 2.5
"""A line that falls less than this, in letter heights, from end to end is laid level: readers (Poppler) cut
a line whose words step down or tilt, and a word found a letter's height beside its picture is still found."""


@dataclass(frozen=True, slots=True)
class TextPage:
    """Words of one page and how many points one of their pixels is."""

    width_pt: float
    height_pt: float
    points_per_px: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where the letters of one line stand, in pixels: height at x = 0, rise per pixel, letter size."""

    start: float
    slope: float
    size: float

    def at(self, x: float) -> float:
        """Return the height at ``x``."""
        return self.start + self.slope * x


def text_layer(pages: Sequence[TextPage]) -> bytes:
    """Return a PDF with one page of invisible words for each page given."""
    font = _font()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=1, invariant=1, pdfVersion=(1, 4), initialFontName=font.fontName)
    for page in pages:
        canvas.setPageSize((page.width_pt, page.height_pt))
        _write(canvas, page, font)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@cache
def _font() -> TTFont:
    font = TTFont(_FONT, str(FONT_FILE))
    pdfmetrics.registerFont(font)
    return font


def _write(canvas: Canvas, page: TextPage, font: TTFont) -> None:
    text = canvas.beginText()
    text.setTextRenderMode(_INVISIBLE)
    for line in segments_of(page.words):
        base = _baseline(line)
        size = max(1.0, base.size * page.points_per_px)
        text.setFont(_FONT, size)
        for word in line.words:
            letters = _drawable(word.text, font)
            if letters:
                natural = pdfmetrics.stringWidth(letters, _FONT, size) or 1.0
                text.setHorizScale(100 * word.width * page.points_per_px / natural)
                x, y = word.x * page.points_per_px, base.at(word.x + word.width / 2) * page.points_per_px
                text.setTextTransform(1, 0, 0, 1, x, page.height_pt - y)
                text.textOut(letters + " ")
    canvas.drawText(text)


def _baseline(line: Line) -> Baseline:
    """Fit one straight baseline to a line; on steep ones words step along it, for tilted ones tear apart."""
    middles = np.array([word.x + word.width / 2 for word in line.words])
    heights = np.array([word.y + word.height / 2 for word in line.words])
    size = float(np.median([word.height for word in line.words]))
    slope = 0.0
    if np.ptp(middles) > 8 * size:
        slope = float(np.clip(np.polyfit(middles, heights, 1)[0], -_STEEPEST, _STEEPEST))
    if abs(slope) * np.ptp(middles) < _LEVEL_WITHIN * size:
        slope = 0.0
    return Baseline(float(np.median(heights - slope * middles)) + _BELOW_MIDDLE * size, slope, size)


def _drawable(text: str, font: TTFont) -> str:
    """Return the letters the font has: a missing one would be drawn as a box without any error."""
    return "".join(c for c in nfc(text) if ord(c) in font.face.charToGlyph and c.isprintable())
