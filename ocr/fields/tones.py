"""Which of two readings lost a tone: an engine overlooks the marks of tones, it hardly ever invents one."""

from __future__ import annotations

import unicodedata

from ocr.repair.spelling import one_spelling

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def lost_tones(read: str, fuller: str) -> bool:
    """Tell whether one text is the other but for tones it lacks; never when each has one of its own."""
    ours, theirs = read.split(), fuller.split()
    if len(ours) != len(theirs):
        return False
    differ = [(a, b) for a, b in zip(map(_bare, ours), map(_bare, theirs), strict=True) if a != b]
    return bool(differ) and all(_is_toneless(a) and without_tones(b) == a for a, b in differ)


def without_tones(text: str) -> str:
    """Return the text without the marks of tones; hats and hooks stay."""
    marked = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(sign for sign in marked if sign not in _TONES))


def _is_toneless(text: str) -> bool:
    return without_tones(text) == text


def _bare(word: str) -> str:
    return one_spelling(word.strip(".,;:"))
