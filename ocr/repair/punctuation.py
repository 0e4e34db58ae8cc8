"""Signs the engine mistakes for others of the same place: the comma read as a full stop, the raised 2 of m².

Both follow from how Vietnamese is written, not from what stands on a page: no sentence begins with a small
letter, and what follows a number and m is a square metre, whose sign the engine's Vietnamese does not have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.domain.syllable import is_syllable
from ocr.hocr import ReadWord

_STOPPED = re.compile(r"(?P<core>[^\W\d_]{2,7})\.")
_SMALL = re.compile(r"(?P<core>[^\W\d_]{2,7})[.,;:]?")
_PLACES = frozenset(("Tỉnh", "Huyện", "Quận", "Phường", "Xã"))
_NUMBER = re.compile(r"\d[\d.,]*")
_SQUARE = re.compile(r"(?P<unit>k?m)[2?°º*\"'ˆ^](?P<after>[.,;:]?)")
_BRACKETED = re.compile(r"(?P<unit>\(k?m)[2?°º*\"'ˆ^](?P<after>\)[.,;:]?)")


def with_signs(read: Sequence[ReadWord]) -> tuple[ReadWord, ...]:
    """Return the words of a page in reading order with these two signs as they are printed."""
    squared = [_squared(each, before) for before, each in pairwise((None, *read))]
    return tuple(
        _with_comma(each) if after is not None and _goes_on(each, after) else each
        for each, after in pairwise((*squared, None))
        if each is not None
    )


def _squared(each: ReadWord | None, before: ReadWord | None) -> ReadWord | None:
    if each is None:
        return None
    text = each.word.text
    found = _BRACKETED.fullmatch(text)
    if found is None and before is not None and _NUMBER.fullmatch(before.word.text):
        found = _SQUARE.fullmatch(text)
    return each if found is None else _said(each, f"{found['unit']}²{found['after']}")


def _goes_on(stopped: ReadWord, after: ReadWord) -> bool:
    """Tell whether a sentence goes on behind a full stop: with a small letter, or the next larger place."""
    first, second = _STOPPED.fullmatch(stopped.word.text), _SMALL.fullmatch(after.word.text)
    if first is None or second is None or stopped.word.line != after.word.line:
        return False
    if not (is_syllable(first["core"]) and is_syllable(second["core"])):
        return False
    return second["core"].islower() or (second["core"] in _PLACES and first["core"].istitle())


def _with_comma(each: ReadWord) -> ReadWord:
    return _said(each, f"{each.word.text[:-1]},")


def _said(each: ReadWord, text: str) -> ReadWord:
    return ReadWord(replace(each.word, text=text))
