"""What a doubtful word may be instead: only letters the engine itself saw, only syllables there are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from app.domain.normal.syllable import is_syllable
from ocr.hocr import Letter, ReadWord
from ocr.repair.spelling import one_spelling

SURE = 97.0
"""A word the engine is this sure of is never changed; most words have 96, wrong ones among them."""

_BEHIND = 24.0
"""An alternative further behind was not seen in earnest; a letter clearly printed has none nearer."""
_CHANGES = 2
_LONGEST = 7
_CORE = re.compile(r"(?P<before>[^\w]*)(?P<core>[^\W\d_]+)(?P<after>[^\w]*)")


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to read a word: its letters, the points it is behind what was printed (0 for that itself)."""

    text: str
    behind: float

    @property
    def syllable(self) -> str | None:
        """The syllable as the lexicon knows it; None when it is none."""
        return one_spelling(self.text) if is_syllable(self.text) else None


@dataclass(frozen=True, slots=True)
class Open:
    """A word taken apart: signs before and after, and its choices, the printed one first."""

    before: str
    after: str
    choices: tuple[Choice, ...]


def opened(read: ReadWord) -> Open | None:
    """Return the choices of a word, one alone when it is sure; None for numbers, dates and codes."""
    found = _CORE.fullmatch(read.word.text)
    if found is None:
        return None
    printed = Choice(found["core"], 0.0)
    choices = (printed, *(_others(read, found.start("core"), printed)))
    return Open(found["before"], found["after"], choices)


def _others(read: ReadWord, start: int, printed: Choice) -> list[Choice]:
    core = printed.text
    code = core.isupper() and printed.syllable is None
    if read.word.confidence >= SURE or not read.letters or code or len(core) > _LONGEST:
        return []
    places = [_near(letter) for letter in read.letters[start : start + len(core)]]
    found = []
    for letters in product(*places):
        behind = sum(points for _, points in letters)
        if behind and behind <= _BEHIND and sum(points > 0 for _, points in letters) <= _CHANGES:
            found.append(Choice("".join(letter for letter, _ in letters), behind))
    same = one_spelling(core)
    return [choice for choice in found if choice.syllable is not None and choice.syllable != same]


def _near(letter: Letter) -> list[tuple[str, float]]:
    printed = letter[0][0]
    others = [
        (other, points)
        for other, points in letter[1:]
        if points <= _BEHIND and other.isalpha() and other.isupper() == printed.isupper()
    ]
    return [letter[0], *others]
