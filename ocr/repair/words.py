"""Repairs doubtful words by what stands beside them: the likeliest reading of a whole page, word by word.

Each word keeps what was printed unless another reading the engine saw makes a pair our texts know. Sure
words, numbers, dates, codes and people's names are never changed, and what was changed stays doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ocr.hocr import ReadWord
from ocr.repair.candidates import Choice, Open, opened
from ocr.repair.lexicon import Lexicon
from ocr.repair.spelling import one_spelling

REPAIRED = 70.0
"""Highest confidence of a repaired word: good to read and search, a person's look before it is a value."""

_POINTS = 4.0
"""Points behind that weigh as much as a factor e of likelihood; 2 to 6 give the same on real pages."""
_NO_SYLLABLE = -6.0
_PARTING = re.compile(r"[.;:()\"!?]")


@dataclass(frozen=True, slots=True)
class _Way:
    score: float
    last: str | None
    chosen: tuple[Choice, ...]


def repaired(read: Sequence[ReadWord], lexicon: Lexicon) -> tuple[ReadWord, ...]:
    """Return the words of a page in reading order with doubtful ones repaired; boxes and lines stay."""
    parts = [_named(word, place, read, lexicon) for place, word in enumerate(read)]
    done: list[ReadWord] = []
    for start, end in _stretches(parts):
        done += _stretch(read[start:end], parts[start:end], lexicon)
    return tuple(done)


def _named(word: ReadWord, place: int, read: Sequence[ReadWord], lexicon: Lexicon) -> Open | None:
    """Open a word, but keep a name closed: a known name with another capital beside it."""
    part = opened(word)
    if part is None or len(part.choices) == 1 or one_spelling(part.choices[0].text) not in lexicon.names:
        return part
    beside = [*read[max(0, place - 1) : place], *read[place + 1 : place + 2]]
    capital = part.choices[0].text[0].isupper() and any(_starts_capital(other) for other in beside)
    return replace(part, choices=part.choices[:1]) if capital else part


def _starts_capital(word: ReadWord) -> bool:
    return word.word.text.lstrip("(\"'“")[:1].isupper()


def _stretches(parts: Sequence[Open | None]) -> list[tuple[int, int]]:
    """Return runs of words that may be read together; signs, numbers and codes part them."""
    cuts = [0]
    for place, (left, right) in enumerate(pairwise(parts), 1):
        if left is None or right is None or _PARTING.search(left.after + right.before):
            cuts.append(place)
    return [*pairwise([*cuts, len(parts)])] if parts else []


def _stretch(read: Sequence[ReadWord], parts: Sequence[Open | None], lexicon: Lexicon) -> list[ReadWord]:
    known = [part for part in parts if part is not None]
    if len(known) != len(parts) or all(len(part.choices) == 1 for part in known):
        return list(read)
    chosen = _likeliest(known, lexicon)
    beside = [None, *(choice.syllable for choice in chosen), None]
    done = []
    for place, (word, part, choice) in enumerate(zip(read, known, chosen, strict=True)):
        before, after = beside[place], beside[place + 2]
        better = _fits(before, choice, after, lexicon) and not _fits(before, part.choices[0], after, lexicon)
        done.append(_changed(word, part, choice) if choice.behind > 0 and better else word)
    return done


def _likeliest(parts: Sequence[Open], lexicon: Lexicon) -> tuple[Choice, ...]:
    ways = [_Way(0.0, None, ())]
    for part in parts:
        ways = [_best_way(ways, choice, lexicon) for choice in part.choices]
    return max(ways, key=lambda way: way.score).chosen


def _best_way(ways: Sequence[_Way], choice: Choice, lexicon: Lexicon) -> _Way:
    syllable = choice.syllable
    scored = [(way.score + _step(way.last, syllable, lexicon), way) for way in ways]
    score, way = max(scored, key=lambda pair: pair[0])
    return _Way(score - choice.behind / _POINTS, syllable, (*way.chosen, choice))


def _step(before: str | None, syllable: str | None, lexicon: Lexicon) -> float:
    if syllable is None:
        return _NO_SYLLABLE
    return lexicon.likelihood(syllable) if before is None else lexicon.after(before, syllable)


def _fits(before: str | None, choice: Choice, after: str | None, lexicon: Lexicon) -> bool:
    """Tell whether our texts have this reading beside one of its neighbours."""
    syllable = choice.syllable
    if syllable is None:
        return False
    left = before is not None and lexicon.has_pair(before, syllable)
    return left or (after is not None and lexicon.has_pair(syllable, after))


def _changed(word: ReadWord, part: Open, choice: Choice) -> ReadWord:
    text = f"{part.before}{choice.text}{part.after}"
    start = len(part.before)
    letters = list(word.letters)
    for place, letter in enumerate(choice.text, start):
        letters[place] = ((letter, 0.0),)
    confidence = min(word.word.confidence, REPAIRED)
    return ReadWord(replace(word.word, text=text, confidence=confidence), tuple(letters))
