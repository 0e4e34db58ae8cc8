"""Reads the engine's hOCR answer: words, and for each letter what else the engine saw in it.

The engine weighs several letters at every place and prints one. The others, and how far behind they were,
are the only evidence a repair may lean on: what the engine never saw is not on the paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from app.domain.text import clean_line
from app.ports import Word

Letter = tuple[tuple[str, float], ...]
"""What one letter may be: the printed one first at 0, then others with the points they were behind."""
Seen = list[list[tuple[str, str]]]
"""Place by place what the engine saw, each with the title that holds its points."""

_ELEMENT = re.compile(
    r"<(?:span|p|div) class='(\w+)' id='([a-z_]+?)_[\d_]+'"
    r"(?: lang='[^']*')?(?: dir='[^']*')?(?: title=[\"']([^>]{0,200})[\"'])?>([^<]*)"
)
_LONGEST = 120
"""Letters of a word; what is longer is a ruling line or a pattern that was taken for letters."""
_LINES = frozenset(("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"))
_PLACE = re.compile(r"bbox (\d{1,6}) (\d{1,6}) (\d{1,6}) (\d{1,6}).*x_wconf (\d{1,3})")
_LEAST_BEHIND = 0.5
"""The engine's dictionary may print a letter that was second by itself; the first is then this far behind."""


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word as the engine gave it.

    Args:
        word: Text, confidence and box.
        letters: One entry a letter of ``word.text``; empty when the engine's letters do not match the text.
    """

    word: Word
    letters: tuple[Letter, ...] = ()


def words_from_hocr(hocr: str) -> tuple[ReadWord, ...]:
    """Read the engine's words with their letters; what it should not give is passed over."""
    found: list[tuple[Word, Seen]] = []
    line = -1
    letters: Seen = []
    vietnamese = hocr.replace("Ð", "Đ").replace(
        "ð", "đ"
    )  # the engine now and then gives the Icelandic letter
    for kind, name, title, text in _ELEMENT.findall(vietnamese):
        if kind in _LINES:
            line += 1
        elif kind == "ocrx_word":
            letters = []
            word = _word(text, title, line)
            if word is not None:
                found.append((word, letters))
        elif name == "lstm_choices":
            letters.append([])
        elif name == "choice" and letters:
            letters[-1].append((unescape(text), title))
    return tuple(ReadWord(word, _matching(word.text, seen)) for word, seen in found)


def _word(text: str, title: str, line: int) -> Word | None:
    place = _PLACE.search(title)
    said = clean_line(unescape(text))
    if place is None or not said or len(said) > _LONGEST:
        return None
    left, top, right, bottom, confidence = map(int, place.groups())
    return Word(said, min(100.0, confidence), left, top, right - left, bottom - top, max(line, 0))


def _points(title: str) -> float:
    try:
        return float(title.rpartition(" ")[2])
    except ValueError:
        return 0.0


def _matching(text: str, seen: Seen) -> tuple[Letter, ...]:
    """Return the letters that make the text, or none when they do not."""
    places = [place for place in seen if place and place[0][0] != " "]
    if len(places) != len(text):
        return ()
    letters = [_ordered(printed, place) for printed, place in zip(text, places, strict=True)]
    return tuple(letter for letter in letters if letter) if all(letters) else ()


def _ordered(printed: str, place: list[tuple[str, str]]) -> Letter:
    if len(place) == 1:
        return ((printed, 0.0),) if place[0][0] == printed else ()
    scores = {letter: _points(title) for letter, title in reversed(place)}
    if printed not in scores:
        return ()
    others = ((letter, max(_LEAST_BEHIND, scores[printed] - score)) for letter, score in scores.items())
    behind = sorted((o for o in others if o[0] != printed and len(o[0]) == 1), key=lambda other: other[1])
    return ((printed, 0.0), *behind)
