"""Sees the dot of the heavy tone (dấu nặng) under a letter where the engine saw none: Tỵ read as Ty.

The engine works on letters a dozen pixels high, where that dot is a speck; the paper as it was scanned shows
it. Only a lone dot of the right size, just below the line of writing and under a vowel that may bear it, is
believed: dotted lines run deeper or in rows. A dot that such a line swallowed rests on it or hangs out below.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise

from app.domain.normal.syllable import is_syllable, tone_places
from app.ports import Word
from ocr.fields.ink_under import Marks, Pixels, Span, marks_of
from ocr.repair.lexicon import our_lexicon
from ocr.repair.spelling import one_spelling

_CORE = re.compile(r"[^\w]*(?P<core>[^\W\d_]{2,7})[^\w]*")
_BRACKETS = frozenset("()[]{}/|")
"""Signs that hang below the line of writing as well."""
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_HEAVY = "\u0323"
_TALLEST_PX, _LONGEST = 240, 12
"""A box higher than this, or longer than so many times its height, is no word of print."""
_UNDER_LETTER, _UNDER_GUESSED, _UNDER_SWALLOWED = 0.7, 1.2, 0.45
"""How far from the middle of its letter a dot may be, in half widths: more where letters touch."""
_NARROW, _WIDE = frozenset("iltrfj"), frozenset("mw")


def with_heavy_tones(picture: Pixels, words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words, those whose dot the engine missed put right; how sure they are stays.

    Args:
        picture: The upright page in colour (RGB) or grey, as it was scanned.
        words: Boxes in its pixels.
    """
    light = picture[:, :, 0] if picture.ndim == 3 else picture  # seals are red and fade here
    return tuple(_looked_under(light, word) for word in words)


@lru_cache(maxsize=8192)
def heavy_forms(core: str) -> tuple[tuple[int, str], ...]:
    """Return where a word without tone may bear the heavy one, and what it then is; nothing for others."""
    if any(letter in _TONES for letter in unicodedata.normalize("NFD", core)):
        return ()
    forms = ((at, _dotted(core, at)) for at in tone_places(core))
    return tuple((at, form) for at, form in forms if is_syllable(form))


def _dotted(core: str, at: int) -> str:
    return unicodedata.normalize("NFC", f"{core[: at + 1]}{_HEAVY}{core[at + 1 :]}")


def _looked_under(light: Pixels, word: Word) -> Word:
    found = _CORE.fullmatch(word.text)
    forms = heavy_forms(found["core"]) if found is not None and not word.by_hand else ()
    if found is None or not forms or not _is_word_sized(word):
        return word
    marks = marks_of(light, word)
    if _BRACKETS.intersection(word.text):
        marks = replace(marks, swallowed=())
    form = _form_seen(found["core"], forms, marks)
    start, end = found.span("core")
    return replace(word, text=f"{word.text[:start]}{form}{word.text[end:]}") if form else word


def _form_seen(core: str, forms: Sequence[tuple[int, str]], marks: Marks) -> str:
    """Return the form whose dot stands under its letter, "" when none does."""
    if not marks.dots and not marks.swallowed:
        return ""
    exact = len(marks.letters) == len(core)
    places = marks.letters if exact else _guessed(core, marks.letters)
    most = _UNDER_LETTER if exact else _UNDER_GUESSED
    seen = [(_off(dot, places[at]), form) for dot in marks.dots for at, form in forms]
    tailless = [(at, form) for at, form in forms if core[at] != "y" and _is_known(form)]
    other = [(_off(dot, places[at]), form) for dot in marks.swallowed for at, form in tailless]
    near = [one for one in seen if one[0] <= most] or [one for one in other if one[0] <= _UNDER_SWALLOWED]
    return min(near)[1] if near else ""


@lru_cache(maxsize=8192)
def _is_known(form: str) -> bool:
    """Tell whether our texts have the syllable: where dots swim together the eye alone is not believed."""
    lexicon, syllable = our_lexicon(), one_spelling(form)
    return syllable in lexicon.names or lexicon.likelihood(syllable) > lexicon.likelihood("")


def _is_word_sized(word: Word) -> bool:
    return word.height <= _TALLEST_PX and 0 < word.width <= _LONGEST * word.height


def _off(dot: float, letter: Span) -> float:
    left, right = letter
    return abs(dot - (left + right) / 2) / max((right - left) / 2, 1.0)


def _guessed(core: str, letters: Sequence[Span]) -> tuple[Span, ...]:
    """Return about where the letters of a word are whose blobs are more or fewer than its letters."""
    widths = [_width(letter) for letter in core]
    edges = [0.0, *accumulate(widths)]
    left, whole = letters[0][0], letters[-1][1] - letters[0][0]
    ends = [left + whole * edge / edges[-1] for edge in edges]
    return tuple(pairwise(ends))


def _width(letter: str) -> float:
    bare = unicodedata.normalize("NFD", letter.lower())[0]
    return 0.55 if bare in _NARROW else 1.45 if bare in _WIDE else 1.0
