"""Signs the engine mistakes for others of the same place: commas, full stops, the raised 2 of m², tỉnh.

All follow from how Vietnamese is written, not from what stands on a page: no sentence begins with a small
letter, the items of a list are numbered with a full stop, behind a comma and before a name nothing but "tỉnh"
is spelt so, and the engine's Vietnamese has no ² for the square metre.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.normal.syllable import is_syllable
from ocr.hocr import ReadWord

_STOPPED = re.compile(r"(?P<core>[^\W\d_]{2,7})\.")
_SMALL = re.compile(r"(?P<core>[^\W\d_]{2,7})[.,;:]?")
_PLACES = frozenset(("Tỉnh", "Huyện", "Quận", "Phường", "Xã"))
_HEAVY = "\u0323"
_NUMBER = re.compile(r"\d[\d.,]*")
_SQUARE = re.compile(r"k?m[2?°º*\"'ˆ^]{1,2}[.,;:]?")
_BRACKETED = re.compile(r"\(k?m[2?°º*\"'ˆ^]{1,2}\)[.,;:]?")
_ITEM = re.compile(r"\d{1,2},")
_PROVINCE = re.compile(r"t[iìíĩị]nh")


def with_signs(read: Sequence[ReadWord]) -> tuple[ReadWord, ...]:
    """Return the words of a page in reading order with these signs as they are printed."""
    beside = zip((None, *read), read, (*read[1:], None), strict=False)
    return tuple(_as_printed(before, each, after) for before, each, after in beside)


def _as_printed(before: ReadWord | None, each: ReadWord, after: ReadWord | None) -> ReadWord:
    if _is_square(before, each):
        text = re.sub(r"(?<=m)[^\w.,;:)]*2?[^\w.,;:)]*", "²", each.word.text, count=1)
        return ReadWord(replace(each.word, text=text))
    if after is None:
        return each
    if _goes_on(each, after):
        return _ending(each, ",")
    if _opens_item(before, each, after):
        return _ending(each, ".")
    return ReadWord(replace(each.word, text="tỉnh")) if _is_province(before, each, after) else each


def _is_square(before: ReadWord | None, each: ReadWord) -> bool:
    counted = before is not None and _NUMBER.fullmatch(before.word.text)
    return bool(_BRACKETED.fullmatch(each.word.text) or (counted and _SQUARE.fullmatch(each.word.text)))


def _opens_item(before: ReadWord | None, each: ReadWord, after: ReadWord) -> bool:
    first = before is None or before.word.line != each.word.line
    return (
        first
        and after.word.line == each.word.line
        and _ITEM.fullmatch(each.word.text) is not None
        and after.word.text[:1].isupper()
    )


def _is_province(before: ReadWord | None, each: ReadWord, after: ReadWord) -> bool:
    listed = before is not None and before.word.text.endswith(",")
    return bool(listed and _PROVINCE.fullmatch(each.word.text) and after.word.text.istitle())


def _goes_on(stopped: ReadWord, after: ReadWord) -> bool:
    """Tell whether a sentence goes on behind a full stop: with a small letter, or the next larger place."""
    first, second = _STOPPED.fullmatch(stopped.word.text), _SMALL.fullmatch(after.word.text)
    if first is None or second is None or stopped.word.line != after.word.line:
        return False
    if not (_is_said(first["core"]) and is_syllable(second["core"])):
        return False
    return second["core"].islower() or (second["core"] in _PLACES and first["core"].istitle())


def _is_said(core: str) -> bool:
    """Tell whether a word is a syllable, or one whose heavy tone is not seen yet (`heavy_tone.py`)."""
    return is_syllable(core) or is_syllable(f"{core}{_HEAVY}")


def _ending(each: ReadWord, sign: str) -> ReadWord:
    """Return a word that ends in another sign; what else its letters may be is still known."""
    letters = (*each.letters[:-1], ((sign, 0.0),)) if each.letters else ()
    return ReadWord(replace(each.word, text=f"{each.word.text[:-1]}{sign}"), letters)
