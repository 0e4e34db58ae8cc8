"""Reads the values of one kind of paper by the labels its pack names; no label, no value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.normal.numbers import normal_serial
from app.domain.normal.values import normalise
from app.domain.normal.words import names_province
from app.domain.papers.document_type import DocumentType
from app.domain.papers.evidence import Doubt, FieldReading
from app.domain.papers.field import FieldType, PaperField
from app.domain.papers.values import HEARD, same_value
from app.ports import Word
from ocr.fields.labels import Hit, find_hits, is_numbering, split_hit
from ocr.fields.making import CLEAR_WORDS, LEAST_LABELLED, Stretch, capped, make_reading
from ocr.fields.phrases import Phrase, key_of, phrases_of
from ocr.fields.rows import Row, rows_of
from ocr.fields.values import Page, words_of_value

_ALONE_WORDS = 3
_OPEN_ENDED = frozenset({FieldType.PLACE, FieldType.TEXT})
_OF_WORDS = frozenset({FieldType.NAME, FieldType.PLACE, FieldType.TEXT})


def read_by_label(words: Sequence[Word], kind: DocumentType) -> tuple[FieldReading, ...]:
    """Return the values of a kind's fields that stand on the page, in the order of its pack."""
    rows = rows_of(words)
    phrases = phrases_of(kind.fields)
    page = Page(rows, _hits(rows, phrases))
    found: dict[str, list[FieldReading]] = {}
    announced: set[str] = set()
    for at, hit in sorted(_in_turn(page), key=lambda pair: not pair[1].colon):
        field = _field_of(page, at, hit)
        if field is None or (not hit.colon and field.name in announced):
            continue  # the head of a table speaks of other people
        announced.add(field.name)
        value = _value(page, at, hit, field)
        if value is not None:
            found.setdefault(field.name, []).append(value)
    for field in kind.fields:
        if not field.labels:
            found.setdefault(field.name, []).extend(_alone(page, field))
    return tuple(_agreed(found[field.name]) for field in kind.fields if found.get(field.name))


def _hits(rows: Sequence[Row], phrases: Sequence[Phrase]) -> tuple[tuple[Hit, ...], ...]:
    """Return the labels of every row, those that began in the row before among them."""
    found = [find_hits(row, phrases) for row in rows]
    for at in range(1, len(rows)):
        split = split_hit(rows[at - 1], rows[at], phrases)
        if split is not None and all(hit.start >= split.end for hit in found[at]):
            found[at] = (split, *found[at])
    return tuple(found)


def _in_turn(page: Page) -> Iterator[tuple[int, Hit]]:
    return ((at, hit) for at, hits in enumerate(page.hits) for hit in hits)


def _value(page: Page, at: int, hit: Hit, field: PaperField) -> FieldReading | None:
    words = words_of_value(page, at, hit, field.type)
    normal = normalise(field.type, Stretch(words).text)
    if normal is None:
        return None
    if field.type in _OPEN_ENDED and _cut_short(page, at, hit, words, normal.value):
        normal = replace(normal, doubts=(*normal.doubts, Doubt.PATTERN))
    clear = CLEAR_WORDS if field.type in _OF_WORDS else HEARD
    least = 0.0 if field.type is FieldType.SEX else LEAST_LABELLED  # of two words one was seen, however badly
    return make_reading(field.name, normal, words, clear=clear, least=least)


def _cut_short(page: Page, at: int, hit: Hit, words: Sequence[Word], value: str) -> bool:
    """Tell whether more may follow than was read: at the margin, amid a sentence or in a narrow column.

    An address that has come to its province is whole, and so is what ends with a full stop.
    """
    row, last = page.rows[at], max(words, key=lambda word: (word.line, word.x))
    if names_province(value) or last.text.endswith((".", ";")):
        return False
    amid = not row.begins_piece(hit.start) and not is_numbering(row.words[hit.start - 1].text)
    return amid or not hit.colon or last.x + last.width > page.right - 4 * last.height


def _field_of(page: Page, at: int, hit: Hit) -> PaperField | None:
    """Return whose label it is: that of the section it stands in, else that of no section."""
    section = _section(page, at, hit)
    inside = [field for field in hit.phrase.fields if section in map(key_of, field.section)]
    outside = [field for field in hit.phrase.fields if not field.section]
    return next(iter(inside or outside), None)


def _section(page: Page, at: int, hit: Hit) -> str:
    """Return the heading a label stands under: the last one above, of those side by side the one over it.

    A label that opens a section itself stands in the one before it.
    """
    here = page.rows[at].words[hit.start].x
    for above in range(at, -1, -1):
        opened = [other for other in page.hits[above] if other.phrase.opens]
        if above == at:
            opened = [other for other in opened if other.start < hit.start]
        if opened:
            row = page.rows[above]
            left = [other for other in opened if row.words[other.start].x <= here + 3 * row.height]
            return (left or opened)[-1 if left else 0].phrase.text
    return ""


def _alone(page: Page, field: PaperField) -> list[FieldReading]:
    """Return numbers that need no label because nothing else stands with them, as số phát hành does."""
    found = []
    for row in page.rows:
        starts = [n for n in range(len(row.words)) if row.begins_piece(n)]
        for start, end in zip(starts, [*starts[1:], len(row.words)], strict=True):
            words = row.words[start:end]
            normal = normal_serial(Stretch(words).text) if len(words) <= _ALONE_WORDS else None
            if normal is not None and normal.start == 0 and normal.end >= len(Stretch(words).text) - 1:
                found.append(make_reading(field.name, normal, words))
    return [reading for reading in found if reading is not None]


def _agreed(readings: Sequence[FieldReading]) -> FieldReading:
    """Return the first reading; in doubt when the page says something else under the same label."""
    first = readings[0]
    others = [one for one in readings[1:] if not same_value(one.value, first.value)]
    if not any(one.confidence >= HEARD for one in others):
        return first
    doubts = (*first.doubts, Doubt.SEVERAL)
    return replace(first, doubts=doubts, confidence=capped(first.confidence, doubts))
