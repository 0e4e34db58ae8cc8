"""What stands beside what in the papers of a commune: pairs of syllables from our lists and packs.

The lists are text written for this program (``resources/lexicons``), the packs are those of the desk; a new
procedure or place name in a pack is known to the repair without any further step.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from app.domain.normal.syllable import is_syllable
from ocr.repair.spelling import one_spelling

RESOURCES = Path(__file__).parents[2] / "resources"
_PHRASES = ("tu-ghep.txt", "co-quan.txt", "dia-danh.txt")
_NAMES = "ten-nguoi.txt"
_PART = re.compile(r"[.;:,()/“”\"]|\s[-–]\s")
_LETTERS = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r'"([^"\n]+)"')
_UNSEEN = 0.05
_VOCABULARY = 300
_TRUST = 2.0
"""Sightings of a pair that weigh as much as knowing nothing but how common the syllable is."""


class Lexicon:
    """Từ điển ngữ cảnh: how likely two syllables stand side by side, and which are people's names."""

    def __init__(self, phrases: Iterable[str], names: Iterable[str] = ()) -> None:
        self.names = frozenset(one_spelling(name) for name in names)
        self._syllables: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        for phrase in set(_parts(phrases)):
            self._syllables.update(phrase)
            self._pairs.update(pairwise(phrase))
        self._total = self._syllables.total() + _VOCABULARY
        self._first = Counter[str]()
        for (first, _), times in self._pairs.items():
            self._first[first] += times

    def has_pair(self, first: str, second: str) -> bool:
        """Tell whether two syllables (one spelling) stand side by side somewhere in our texts."""
        return (first, second) in self._pairs

    def likelihood(self, syllable: str) -> float:
        """Return the logarithm of how common a syllable is."""
        return math.log(self._share(syllable))

    def after(self, before: str, syllable: str) -> float:
        """Return the logarithm of how likely a syllable follows another."""
        seen = self._pairs[before, syllable] + _TRUST * self._share(syllable)
        return math.log(seen / (self._first[before] + _TRUST))

    def _share(self, syllable: str) -> float:
        return (self._syllables[syllable] + _UNSEEN) / self._total


@cache
def our_lexicon() -> Lexicon:
    """Return the lexicon of this program's lists and packs; read once."""
    names = _listed(_NAMES)
    listed = (phrase for name in _PHRASES for phrase in _listed(name))
    return Lexicon([*listed, *_packed()], names)


def _listed(name: str) -> Iterator[str]:
    lines = (RESOURCES / "lexicons" / name).read_text(encoding="utf-8").splitlines()
    return (phrase.strip() for line in lines if not line.startswith("#") for phrase in line.split(","))


def _packed() -> Iterator[str]:
    """Return every text of the packs; reading them as TOML would cost the first page half a second."""
    for path in sorted((RESOURCES / "packs").rglob("*.toml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from _QUOTED.findall("\n".join(line for line in lines if not line.startswith("#")))


def _parts(phrases: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Return runs of Vietnamese syllables; signs and foreign words part them."""
    for phrase in phrases:
        for part in _PART.split(phrase):
            run: list[str] = []
            for word in (one_spelling(found) for found in _LETTERS.findall(part)):
                if is_syllable(word):
                    run.append(word)
                else:
                    yield tuple(run)
                    run = []
            yield tuple(run)
