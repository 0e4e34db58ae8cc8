"""A name or place that the page says twice: the clearer one proves the other, or casts doubt on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from app.domain.normal.surnames import is_surname
from app.domain.normal.words import initial_capital
from app.domain.papers.evidence import Box, Doubt, FieldReading, Source
from app.domain.papers.values import SURE, same_value
from app.domain.text import fold
from app.ports import Word
from ocr.fields.making import CLEAR_WORDS, capped
from ocr.fields.tones import lost_tones
from ocr.lines import Line, box_of
from ocr.repair.spelling import one_spelling

_CLEAR = 90.0
"""A place read this clearly may put right another one."""
_MOST_COMPARED = 40
"""Words of a place that are looked for elsewhere; the longest address has some twenty."""
_LITTLE_FAINT = 75.0
_FAIR = 80.0
"""One that has a tone more need not be that clear."""
_RIM = " .,;:()[]…_-–'\"“”"


@dataclass(frozen=True, slots=True)
class Mention:
    """Another place of the page with the same letters but for tones."""

    value: str
    confidence: float
    in_small_letters: bool


def proven_elsewhere(reading: FieldReading, lines: Sequence[Line]) -> FieldReading:
    """Return a name as the clearest of its places has it.

    A clear mention that says the same takes away ``FAINT``; one that differs in tones puts a faint name
    right, and leaves ``SEVERAL`` on a clear one. A tone that only the mention has was lost here, for engines
    overlook tones and invent none: ``REPAIRED``. What a hand wrote stays in doubt.
    """
    told = list(_mentions(reading.value, reading.box, lines))
    fuller = [one for one in told if one.confidence >= _FAIR and _is_fuller(one.value, reading.value)]
    if fuller:
        return _put_right(reading, max(fuller, key=lambda one: one.confidence))
    clear = [one for one in told if one.confidence >= _CLEAR]
    if not clear:
        return reading
    best = max(clear, key=lambda one: one.confidence)
    if any(same_value(one.value, reading.value) for one in clear):
        return _confirmed(reading, best.confidence)
    if _is_fuller(reading.value, best.value):
        return reading
    if reading.confidence >= SURE and not reading.doubts:
        return _doubted(reading, Doubt.SEVERAL)
    return _put_right(reading, best)


def _is_fuller(told: str, name: str) -> bool:
    """Tell whether a name is another one with the tones that one lost, or with a surname that there is."""
    ours, theirs = is_surname(told.split()[0]), is_surname(name.split()[0])
    return lost_tones(name, told) and (ours or not theirs)


def compared_elsewhere(reading: FieldReading, lines: Sequence[Line]) -> FieldReading:
    """Return a place or agency compared with where the page clearly has a part of it with other tones.

    Two places of one page that differ in a tone alone ("Cấm Hòa", "Cẩm Hòa") are one place misread: that is
    ``SEVERAL``. A tone that only the other has was lost here, and capitals lose theirs more easily than small
    letters: those are put right, ``REPAIRED``. A word that is but little faint and stands clearly
    elsewhere beside the same neighbour is ``FAINT`` no more.
    """
    if reading.doubts == (Doubt.FAINT,) and reading.source is Source.PRINT:
        reading = _seen_clearly(reading, lines)
    words = reading.value.split()
    doubts: set[Doubt] = set()
    for at in range(min(len(words), _MOST_COMPARED) - 1):
        other = _told_otherwise(words[at : at + 2], reading.box, lines)
        if other is not None and reading.value.isupper() and other.in_small_letters:
            words[at : at + 2] = other.value.upper().split()
            doubts.add(Doubt.REPAIRED)
        elif other is not None and lost_tones(" ".join(words[at : at + 2]), other.value):
            words[at : at + 2] = _with_rim(words[at : at + 2], other.value.split())
            doubts.add(Doubt.REPAIRED)
        elif other is not None and not lost_tones(other.value, " ".join(words[at : at + 2])):
            doubts.add(Doubt.SEVERAL)
    for doubt in sorted(doubts):
        reading = _doubted(reading, doubt)
    return replace(reading, value=" ".join(words))


def _seen_clearly(reading: FieldReading, lines: Sequence[Line]) -> FieldReading:
    """Return a place without its doubt when each of its faint words stands clearly elsewhere on the page."""
    inside = [word for line in lines for word in line.words if _inside(box_of((word,)), reading.box)]
    faint = [at for at, word in enumerate(inside) if word.confidence < CLEAR_WORDS]
    if not faint or any(inside[at].confidence < _LITTLE_FAINT for at in faint):
        return reading  # what is misread once for good reason may be misread twice
    if not all(_clear_elsewhere(inside, at, reading.box, lines) for at in faint):
        return reading
    return replace(reading, doubts=(), confidence=_CLEAR)


def _clear_elsewhere(words: Sequence[Word], at: int, box: Box, lines: Sequence[Line]) -> bool:
    pairs = (words[start : start + 2] for start in (at - 1, at) if start >= 0)
    said = ([word.text.strip(_RIM) for word in pair] for pair in pairs if len(pair) == 2)
    return any(
        one.confidence >= _CLEAR and _spelling(one.value.split()) == _spelling(pair)
        for pair in said
        if all(word.isalpha() for word in pair)
        for one in _mentions(" ".join(pair), box, lines)
    )


def _with_rim(words: Sequence[str], letters: Sequence[str]) -> list[str]:
    """Return other letters with the signs round the words they take the place of."""
    pairs = zip(words, map(initial_capital, letters), strict=True)
    return [word.replace(word.strip(_RIM), new[0].upper() + new[1:]) for word, new in pairs]


def _told_otherwise(pair: Sequence[str], box: Box, lines: Sequence[Line]) -> Mention | None:
    """Return the clearest other place of two proper words that has other tones, if there is one."""
    bare = [word.strip(_RIM) for word in pair]
    if not all(word[:1].isupper() and word.isalpha() for word in bare):
        return None
    said = _spelling(bare)
    clear = (one for one in _mentions(" ".join(bare), box, lines) if one.confidence >= _CLEAR)
    others = (one for one in clear if _spelling(one.value.split()) != said)
    return max(others, key=lambda one: one.confidence, default=None)


def _spelling(words: Sequence[str]) -> list[str]:
    return [one_spelling(word) for word in words]


def _confirmed(reading: FieldReading, confidence: float) -> FieldReading:
    if reading.source is Source.HAND:
        return reading
    doubts = tuple(one for one in reading.doubts if one not in (Doubt.FAINT, Doubt.REPAIRED))
    return replace(reading, doubts=doubts, confidence=capped(max(confidence, reading.confidence), doubts))


def _put_right(reading: FieldReading, by: Mention) -> FieldReading:
    """Return the name with the tones of a clear mention; still to be looked at, for two may differ so."""
    kept = tuple(one for one in reading.doubts if one is not Doubt.PATTERN)
    return _doubted(replace(reading, value=by.value, doubts=kept), Doubt.REPAIRED)


def _doubted(reading: FieldReading, doubt: Doubt) -> FieldReading:
    doubts = tuple(dict.fromkeys((*reading.doubts, doubt)))
    return replace(reading, doubts=doubts, confidence=capped(reading.confidence, doubts))


def _mentions(value: str, box: Box, lines: Sequence[Line]) -> Iterator[Mention]:
    wanted = fold(value).split()
    for line in lines:
        folded = [_folded(word.text) for word in line.words]
        for start in range(len(folded) - len(wanted) + 1):
            words = line.words[start : start + len(wanted)]
            if folded[start : start + len(wanted)] == wanted and not _inside(box_of(words), box):
                yield _mention(words)


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return fold(text)


def _mention(words: Sequence[Word]) -> Mention:
    value = " ".join(initial_capital(word.text.strip(_RIM)) for word in words)
    sure = min(0.0 if word.by_hand else word.confidence for word in words)
    return Mention(value, sure, not all(word.text.isupper() for word in words))


def _inside(box: Box, of: Box) -> bool:
    """Tell whether two boxes share ground, so that they are the same place."""
    across = min(box[0] + box[2], of[0] + of[2]) - max(box[0], of[0])
    down = min(box[1] + box[3], of[1] + of[3]) - max(box[1], of[1])
    return across > 0 and down > 0
