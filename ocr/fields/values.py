"""Which words belong to a label: beside it, else below it, and the lines a long value goes on in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.normal.words import names_province
from app.domain.papers.field import FieldType
from app.ports import Word
from ocr.fields.labels import Hit, ends_with_colon, is_numbering
from ocr.fields.rows import Row

_CLEAR_GAP = 4.5
"""A gap this many letter heights wide ends a value of words."""
_NEXT_LINE = 3.2
"""A line further below than this many letter heights belongs to something else."""
_GOES_ON_IN_NEXT_LINE = frozenset({FieldType.PLACE, FieldType.TEXT, FieldType.NAME})
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a page and the labels found in each."""

    rows: tuple[Row, ...]
    hits: tuple[tuple[Hit, ...], ...]

    @property
    def right(self) -> int:
        """Where its widest row ends."""
        return max(row.words[-1].x + row.words[-1].width for row in self.rows)

    def next_hit(self, at: int, hit: Hit) -> Hit | None:
        """Return the label after another in its row."""
        return next((other for other in self.hits[at] if other.start >= hit.end and other is not hit), None)

    def heads_column(self, at: int, hit: Hit) -> bool:
        """Tell whether a label has its value below it: no colon, and nothing but another label beside it."""
        after = self.next_hit(at, hit)
        beside = after is not None and after.start == hit.end
        return not hit.colon and hit.end > hit.start and (beside or self.rows[at].ends_piece(hit.end - 1))


def words_of_value(page: Page, at: int, hit: Hit, kind: FieldType) -> tuple[Word, ...]:
    """Return the words of the value that a label in row ``at`` announces; none when nothing stands there."""
    if page.heads_column(at, hit):
        below = _below(page, at, hit, kind)  # the head of a column
        if below:
            return below
    beside = _beside(page, at, hit)
    if any(map(_says, beside)):
        whole = [*beside]
        if kind in _GOES_ON_IN_NEXT_LINE and page.next_hit(at, hit) is None:
            whole += _further_lines(page, at, hit, beside, kind)
        return tuple(whole)
    return _below(page, at, hit, kind)


def _beside(page: Page, at: int, hit: Hit) -> list[Word]:
    row, after = page.rows[at], page.next_hit(at, hit)
    end = after.start if after is not None else len(row.words)
    while end > hit.end and after is not None and is_numbering(row.words[end - 1].text):
        end -= 1
    kept: list[Word] = []
    for place in range(hit.end, end):
        if kept and any(map(_says, kept)) and row.gap_before(place) > _CLEAR_GAP:
            break
        kept.append(row.words[place])
    return _before_unknown_label(kept)


def _before_unknown_label(words: list[Word]) -> list[Word]:
    """Cut off a label nobody knows: it begins with the last capital before its colon."""
    colon = next((n for n, word in enumerate(words) if _is_label_end(word)), None)
    if colon is None:
        return words
    start = colon
    while start > 0 and not words[start].text[:1].isupper():
        start -= 1
    while start > 0 and is_numbering(words[start - 1].text):
        start -= 1
    return words[:start]


def _below(page: Page, at: int, hit: Hit, kind: FieldType) -> tuple[Word, ...]:
    """Return what stands under a label that has nothing beside it, within its column."""
    left, right = _column_start(page, at, hit, kind), _column_end(page, at, hit)
    found: list[Word] = []
    level = page.rows[at].level
    for below in range(at + 1, min(at + 1 + _MOST_LINES, len(page.rows))):
        row = page.rows[below]
        if row.level - level > _NEXT_LINE * row.height or (found and kind not in _GOES_ON_IN_NEXT_LINE):
            break
        inside = _inside(row, left, right, kind)
        words = [row.words[n] for n in inside]
        labelled = any(hit.start in inside for hit in page.hits[below])
        if labelled or any(map(_is_label_end, words)) or not any(map(_says, words)):
            break
        if found and not _follows_on(found, words, right, row.height):
            break
        found += words
        level = row.level
    return tuple(found)


def _inside(row: Row, left: float, right: float, kind: FieldType) -> list[int]:
    """Return the places of a row's words in a column; words that run on beyond it are a line of their own."""
    inside = [n for n, word in enumerate(row.words) if left <= word.x and _right(word) <= right]
    if kind not in _GOES_ON_IN_NEXT_LINE:
        return inside
    whole = set(inside)
    for place in range(1, len(row.words)):
        if not row.begins_piece(place) and (place in whole) != (place - 1 in whole):
            whole -= _piece(row, place)
    return sorted(whole)


def _piece(row: Row, place: int) -> set[int]:
    """Return the places of the words that stand together with one, without a clear gap."""
    start, end = place, place + 1
    while start > 0 and not row.begins_piece(start):
        start -= 1
    while end < len(row.words) and not row.begins_piece(end):
        end += 1
    return set(range(start, end))


def _column_start(page: Page, at: int, hit: Hit, kind: FieldType) -> float:
    """Return where the column of a label begins; under a head the words may begin left of it."""
    row, first = page.rows[at], page.rows[at].words[hit.start]
    near = first.x - 2 * first.height
    if kind not in _GOES_ON_IN_NEXT_LINE or hit.start == 0 or not page.heads_column(at, hit):
        return near
    return min(near, _right(row.words[hit.start - 1]) + 0.5 * row.height)


def _column_end(page: Page, at: int, hit: Hit) -> float:
    """Return where the next column begins: what stands right of the label after a gap or is a label too."""
    row, beside = page.rows[at], page.next_hit(at, hit)
    after = next((n for n in range(hit.end, len(row.words)) if row.begins_piece(n)), None)
    if beside is not None and beside.start == hit.end and page.heads_column(at, hit):
        after = hit.end
    return float("inf") if after is None else row.words[after].x - 0.5 * row.height


def _further_lines(page: Page, at: int, hit: Hit, value: Sequence[Word], kind: FieldType) -> list[Word]:
    """Return the lines a long value goes on in: it reached the margin, and no label begins below it."""
    row, more = page.rows[at], list[Word]()
    begins = row.begins_piece(hit.start) or is_numbering(row.words[hit.start - 1].text)
    first = row.words[hit.start] if begins else row.words[0]
    left = first.x - (3 if begins else 7) * row.height
    last, level = value[-1], row.level
    for below in range(at + 1, min(at + _MOST_LINES + 1, len(page.rows))):
        under = page.rows[below]
        if not any(map(_says, under.words)):
            continue  # a speck between two lines
        if kind is FieldType.PLACE and names_province(" ".join(word.text for word in (*value, *more))):
            break
        words = [word for word in under.words if word.x >= left]
        if page.hits[below] or not words or under.level - level > _NEXT_LINE * under.height:
            break
        heading = _is_heading(words) and not _is_heading(value)  # a name in capitals goes on in them
        if any(map(_is_label_end, words)) or is_numbering(words[0].text) or heading:
            break
        if not _reached(last, words[0], page.right, row.height):
            break
        more += words
        last, level = words[-1], under.level
    return more


def _follows_on(above: Sequence[Word], words: Sequence[Word], right: float, height: float) -> bool:
    """Tell whether a line in a column goes on with the one above it: that one had no room for more."""
    widest = max(_right(word) for word in above)
    edge = min(right, widest + 4 * height)
    return _reached(above[-1], words[0], edge, height) and not is_numbering(words[0].text)


def _reached(last: Word, following: Word, edge: float, height: float) -> bool:
    return _right(last) + following.width + 2.5 * height >= edge


def _is_heading(words: Sequence[Word]) -> bool:
    letters = [letter for word in words for letter in word.text if letter.isalpha()]
    return len(letters) > 5 and all(letter.isupper() for letter in letters)


def _is_label_end(word: Word) -> bool:
    return ends_with_colon(word.text) and sum(letter.isalpha() for letter in word.text) >= 2


def _says(word: Word) -> bool:
    return any(letter.isalnum() for letter in word.text)


def _right(word: Word) -> int:
    return word.x + word.width
