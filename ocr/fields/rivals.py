"""A proper word that could nearly as well be another syllable is not sure, whatever the engine says of it.

The engine weighs several letters at every place; where the second is close behind and makes a syllable too
("Hướng", "Hưởng"), a name or place has one tone wrong more often than elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.normal.syllable import is_syllable
from ocr.hocr import ReadWord
from ocr.repair.spelling import one_spelling

RIVALLED = 80.0
"""Highest confidence of such a word: too little for a name or place to need no eyes."""
_CLOSE = 10.0
"""Points behind; of drawn names and places one right word in seventy has a rival as close."""
_CORE = re.compile(r"[^\w]*(?P<core>[^\W\d_]{2,7})[^\w]*")


def unsure_of_rivals(read: Sequence[ReadWord]) -> tuple[ReadWord, ...]:
    """Return the words of a page, those with a close rival no surer than ``RIVALLED``."""
    return tuple(_doubted(each) if _has_rival(each) else each for each in read)


def _doubted(each: ReadWord) -> ReadWord:
    sure = min(each.word.confidence, RIVALLED)
    return ReadWord(replace(each.word, confidence=sure), each.letters)


def _has_rival(each: ReadWord) -> bool:
    found = _CORE.fullmatch(each.word.text)
    if found is None or not each.letters or not found["core"][0].isupper():
        return False
    core, start = found["core"], found.start("core")
    same = one_spelling(core)
    others = (
        f"{core[:at]}{letter}{core[at + 1 :]}"
        for at, seen in enumerate(each.letters[start : start + len(core)])
        for letter, behind in seen[1:]
        if behind < _CLOSE and letter.isalpha() and letter.isupper() == core[at].isupper()
    )
    return any(is_syllable(other) and one_spelling(other) != same for other in others)
