"""Parts words the engine ran together: "HàCông", "đấtsố".

Only what is no syllable by itself and falls into syllables without a rest is parted, and only where a capital
stands inside it or our texts have the two syllables side by side; no letter is changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.domain.normal.syllable import is_syllable
from ocr.hocr import ReadWord
from ocr.repair.lexicon import Lexicon
from ocr.repair.spelling import one_spelling

_WORD = re.compile(r"(?P<core>[^\W\d_]{4,14})(?P<after>[.,;:]?)")


def parted(read: Sequence[ReadWord], lexicon: Lexicon) -> tuple[ReadWord, ...]:
    """Return the words, those parted that were run together; boxes are shared out by letters."""
    done: list[ReadWord] = []
    for each in read:
        ends = _ends(each.word.text, lexicon)
        done += _cut(each, ends) if ends else [each]
    return tuple(done)


def _ends(text: str, lexicon: Lexicon) -> list[int]:
    """Return where a word is to be cut, nowhere when it may be one word."""
    found = _WORD.fullmatch(text)
    if found is None or text.isascii() or is_syllable(found["core"]):
        return []
    core = found["core"]
    capitals = [at for at in range(1, len(core)) if core[at].isupper() and core[at - 1].islower()]
    if capitals:
        parts = [core[a:b] for a, b in pairwise([0, *capitals, len(core)])]
        return capitals if all(len(part) > 1 and is_syllable(part) for part in parts) else []
    ways = [at for at in range(2, len(core) - 1) if _is_pair(core[:at], core[at:], lexicon)]
    return ways if len(ways) == 1 else []


def _is_pair(first: str, second: str, lexicon: Lexicon) -> bool:
    known = lexicon.has_pair(one_spelling(first), one_spelling(second))
    return known and is_syllable(first) and is_syllable(second)


def _cut(each: ReadWord, ends: Sequence[int]) -> list[ReadWord]:
    word = each.word
    edges = [0, *ends, len(word.text)]
    at = [word.x + round(word.width * edge / len(word.text)) for edge in edges]
    return [
        ReadWord(
            replace(word, text=word.text[a:b], x=left, width=max(1, right - left)), tuple(each.letters[a:b])
        )
        for (a, b), (left, right) in zip(pairwise(edges), pairwise(at), strict=True)
    ]
