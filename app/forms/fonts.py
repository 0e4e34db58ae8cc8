"""The fonts of every printed paper: Tinos (serif, NĐ 30/2020) and Arimo (sans), with every Vietnamese letter.

PDF libraries draw a missing letter as a box or as nothing and say no word, so the letters are checked
here, once, before the first paper is drawn. The fonts ship with the program; the system's are not used.
The drawing library is loaded with the first paper, not with the window.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import StorageError

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).parent.parent.parent / "resources" / "fonts"
FAMILIES = ("Tinos", "Arimo")
CUTS = ("Regular", "Bold", "Italic", "BoldItalic")

UNKNOWN_LETTER = "□"
"""Drawn for a letter the fonts lack, so that a person sees that something is missing."""

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_SIGNS = "₫–—…“”‘’•·×°²□"


def vietnamese_letters() -> frozenset[str]:
    """Return all vowels with all tones, đ, both cases (146 letters), the plain alphabet and đồng sign."""
    small = {unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product(_VOWELS, _TONES)}
    small |= set("abcdefghijklmnopqrstuvwxyzđ")
    return frozenset(small | {letter.upper() for letter in small} | set("0123456789") | set(_SIGNS))


@cache
def register_fonts(folder: Path = FONTS) -> None:
    """Make the fonts known to the PDF library after checking every letter; later calls cost nothing.

    Raises:
        StorageError: ``font.missing`` with ``font`` and ``letters`` (empty when the file itself is
            missing or damaged).
    """
    from reportlab.pdfbase import pdfmetrics

    for family, cut in product(FAMILIES, CUTS):
        pdfmetrics.registerFont(_checked_font(folder, f"{family}-{cut}"))


def check_fonts(folder: Path = FONTS) -> tuple[str, ...]:
    """Check every font and return their names, for the doctor. Errors as ``register_fonts``."""
    names = tuple(f"{family}-{cut}" for family, cut in product(FAMILIES, CUTS))
    for name in names:
        _checked_font(folder, name)
    return names


def drawable(words: str, font: str) -> str:
    """Return the words with every letter the font lacks replaced by a visible box."""
    known = _letters_of(font)
    if all(ord(letter) in known for letter in words):
        return words
    return "".join(letter if ord(letter) in known else UNKNOWN_LETTER for letter in words)


@lru_cache(maxsize=16384)
def points_wide(words: str, font: str, size: float) -> float:
    """Return how wide words are in points; kept, since a form is laid out in several sizes of letters."""
    from reportlab.pdfbase import pdfmetrics

    register_fonts()
    return float(pdfmetrics.stringWidth(words, font, size))


def _checked_font(folder: Path, name: str) -> TTFont:
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    try:
        font = TTFont(name, str(folder / f"{name}.ttf"))
    except (TTFError, OSError):
        raise StorageError("font.missing", font=name, letters="") from None
    missing = sorted(letter for letter in vietnamese_letters() if ord(letter) not in font.face.charToGlyph)
    if missing:
        raise StorageError("font.missing", font=name, letters=" ".join(missing))
    return font


@cache
def _letters_of(font: str) -> frozenset[int]:
    from reportlab.pdfbase import pdfmetrics

    register_fonts()
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)
