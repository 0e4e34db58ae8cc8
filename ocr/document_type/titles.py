"""Which titles of the packs stand on a page, and which of them speaks for its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from app.domain.papers.document_type import DocumentType
from ocr.document_type.headings import AFTER_TITLE, Heading, TextLine, goes_on, headings
from ocr.document_type.knowledge import Knowledge, Title
from ocr.document_type.likeness import ANOTHER_TITLE, CHANGED_TITLE, title_likeness

_LEAST = 0.4
_SUBJECT_WORDS = 5
"""Words a title of an act has with its subject; the subject on a page goes on with whom and where."""
_BEGINNING = 0.98
_RIVAL = 0.03
"""Two kinds whose titles fit equally well within this are rivals."""
_RIVALRY = 0.1


@dataclass(frozen=True, slots=True)
class TitleFound:
    """A title of the packs on the page.

    Args:
        score: Likeness of the title, with what the text says for and against the kind; no probability.
        length: Words of the title: "trích lục khai sinh" goes before "khai sinh".
        text: The title as the pack spells it, whatever letters were misread on the page.
        rivalled: Another kind has a title that fits as well.
    """

    kind: DocumentType
    score: float
    length: int
    heading: Heading
    text: str
    rivalled: bool = False


def best_title(lines: Sequence[TextLine], knowledge: Knowledge, body: str) -> TitleFound | None:
    """Return the title that fits best, or None when none is alike.

    Args:
        lines: Of the page, in reading order.
        knowledge: Titles of the packs.
        body: All of its text, folded, with a space at either end.
    """
    found = sorted(
        _matches(lines, knowledge, body), key=lambda m: (round(m.score, 2), m.length, -m.heading.first)
    )
    if not found:
        return None
    best = found[-1]
    near = (m for m in found[:-1] if m.kind.id != best.kind.id and m.score > best.score - _RIVAL)
    rivalled = any(m.length == best.length for m in near)
    score = best.score - _RIVALRY if rivalled else best.score
    return TitleFound(best.kind, max(0.0, min(1.0, score)), best.length, best.heading, best.text, rivalled)


def _matches(lines: Sequence[TextLine], knowledge: Knowledge, body: str) -> list[TitleFound]:
    best: dict[Title, tuple[float, Heading]] = {}
    for title, heading in _pairs(headings(lines), knowledge.titles):
        score = _score(title.words, heading, lines)
        if score > best.get(title, (_LEAST, heading))[0]:
            best[title] = score, heading
    return [_with_text(title, *found, knowledge, body) for title, found in best.items()]


def _pairs(found: Sequence[Heading], titles: Sequence[Title]) -> list[tuple[Title, Heading]]:
    """Return the titles and headings whose letters are alike at all; the others are most of them."""
    read = ["".join(_without_ending(heading.words, 0)) for heading in found]
    whole = ["".join(heading.words) for heading in found]
    wanted = [title.letters for title in titles]
    near: set[tuple[int, int]] = set()
    for letters in (read, whole):
        alike = cdist(
            wanted, letters, scorer=Levenshtein.normalized_similarity, score_cutoff=ANOTHER_TITLE, workers=1
        )
        near |= {(int(row), int(column)) for row, column in zip(*alike.nonzero(), strict=True)}
    near |= {
        (row, column)
        for column, heading in enumerate(found)
        if heading.act
        for row, title in enumerate(titles)
        if title.letters.startswith(heading.act.replace(" ", ""))
    }
    return [(titles[row], found[column]) for row, column in sorted(near)]


def _score(title: tuple[str, ...], heading: Heading, lines: Sequence[TextLine]) -> float:
    if heading.act and len(title) >= _SUBJECT_WORDS and len(heading.words) > len(title):
        return title_likeness(title, heading.words[: len(title)]) * _BEGINNING
    read = _without_ending(heading.words, len(title))
    if abs(len(read) - len(title)) > max(2, len(title) // 2):
        return 0.0
    score = title_likeness(title, read) * heading.weight
    return CHANGED_TITLE if score > CHANGED_TITLE and goes_on(heading, lines) else score


def _without_ending(read: tuple[str, ...], length: int) -> tuple[str, ...]:
    """Leave out "bản sao", "certificate of birth" and the like behind a title of so many words."""
    while len(read) > max(1, length) and read[-1] in AFTER_TITLE:
        read = read[:-1]
    return read


def _with_text(
    title: Title, likeness: float, heading: Heading, knowledge: Knowledge, body: str
) -> TitleFound:
    words = knowledge.words[title.kind.id]
    score = likeness * 0.9 + 0.1 * words.hint_share(body) - words.against(body, " ".join(heading.words))
    return TitleFound(title.kind, score, len(title.words), heading, title.text)
