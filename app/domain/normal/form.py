"""What a value in normal form is, and the letters an engine takes figures for."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from app.domain.papers.evidence import Doubt

FIGURE = "[0-9OoIl|§SB]"
"""A figure or one of the letters engines give instead, for patterns that demand a figure there."""

_LOOKALIKES = str.maketrans("OoIl|§SB", "00111858")


@dataclass(frozen=True, slots=True)
class Normal:
    """Giá trị đã chuẩn hóa.

    Args:
        value: In normal form.
        start, end: Which letters of the text it was made of.
        doubts: What speaks against it.
    """

    value: str
    start: int
    end: int
    doubts: tuple[Doubt, ...] = ()


def figures(text: str) -> str:
    """Return the text with letters that look like figures as figures; only where figures must stand."""
    return text.translate(_LOOKALIKES)


def bare(text: str) -> str:
    """Return the text without tone marks, letter by letter, so that places in it stay what they were."""
    return "".join(_bare_letter(letter) for letter in text)


def _bare_letter(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in "đĐ":
        return "d" if letter == "đ" else "D"
    return unicodedata.normalize("NFD", letter)[0]
