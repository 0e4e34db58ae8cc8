"""Reads values off a page by pattern: only what is plainly there, each a suggestion with its box.

A reader takes the lines of a page and gives values; FIELD_READERS lists them all. None of them guesses:
no pattern, no value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from app.domain.evidence import Source
from app.domain.text import fold
from app.ports import FieldReading, Word
from ocr.lines import Line, box_of, segments_of

SOURCE = Source.PRINT
FieldReader = Callable[[Sequence[Line]], tuple[FieldReading, ...]]

_LEAST = 40.0
_UNSURE_CAP = 50.0
_CLEAR_WORDS = 60.0
_DOCUMENT_NUMBER = re.compile(
    r"^\W{0,2}S[ốôóồổỗộo]\s*[:.;,]?\s*(?P<number>[0-9OIl§]{1,6})\s*/\s*"
    r"(?P<symbol>(?:(?:19|20)\d\d\s*/\s*)?[A-ZĐƯÔ][0-9A-ZĐƯÔ]{0,9}(?:\s*-\s*[A-ZĐƯÔ][0-9A-ZĐƯÔ]{0,14})*|(?:19|20)\d\d)\b"
)
_LOOKALIKES = str.maketrans("OIl§", "0118")
_PLACE_AND_DATE = re.compile(
    r"(?P<place>[^\W\d_][^\W\d]*\.?(?:\s[^\W\d_][^\W\d]*){0,4})\s*[,.]\s*"
    r"ng[àaáảâăầ]y\s*(?P<day>\d{1,2})\s*th[áaàảâăấ]ng\s*(?P<month>\d{1,2})\s*"
    r"n[ăaâãàáắ]m\s*(?P<year>(?:19|20)\d\d)\s*\W{0,2}$",
    re.IGNORECASE,
)
_ID_NUMBER = re.compile(r"(?<![\d/])\d(?:[ .]?\d){11}(?![\d/])")
_ID_LABELS = ("dinh danh", "can cuoc", "cccd", "cmnd", "giay to tuy than")
_AGENCIES = (
    "uy ban nhan dan", "ubnd", "so ", "phong ", "benh vien", "trung tam", "tram y te", "cong an", "chinh phu",
    "bo ", "toa an", "van phong", "hoi dong nhan dan", "bao hiem xa hoi", "chi cuc", "cuc ", "tong cuc",
)  # fmt: skip
_PLACES = ("tinh ", "thanh pho ", "xa ", "phuong ", "dac khu ", "huyen ", "quan ", "thi xa ", "thi tran ")


def read_fields(words: Iterable[Word]) -> tuple[FieldReading, ...]:
    """Return every value the field readers find on a page."""
    lines = segments_of(words)
    found = (value for reader in FIELD_READERS for value in reader(lines))
    return tuple(value for value in found if value.confidence >= _LEAST)


def document_number(lines: Sequence[Line]) -> tuple[FieldReading, ...]:
    """Số, ký hiệu văn bản: ``660/TB-UBND`` at the head of a page (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    for line in _head(lines):
        found = _DOCUMENT_NUMBER.match(line.text)
        if found is None or not any(c.isdigit() for c in found["number"]):
            continue
        digits = found["number"].translate(_LOOKALIKES)
        value = f"{digits}/{''.join(found['symbol'].split())}"
        reading = _reading("document_number", value, line, found.start("number"), found.end("symbol"))
        doubtful = digits != found["number"] or _handwritten(line)
        return (_capped(reading),) if doubtful else (reading,)
    return ()


def issued_on(lines: Sequence[Line]) -> tuple[FieldReading, ...]:
    """Ngày ban hành, from the place-and-date line; a page with two different dates gives none."""
    for part in (_head(lines), lines):
        found = [value for value in map(_place_and_date, part) if value is not None]
        if found:
            return (found[0],) if len({value.value for value in found}) == 1 else ()
    return ()


def issuing_agency(lines: Sequence[Line]) -> tuple[FieldReading, ...]:
    """Cơ quan ban hành: capitals right above the document number, when every word of it is clear."""
    head = _head(lines)
    number = next((line for line in head if _DOCUMENT_NUMBER.match(line.text)), None)
    if number is None:
        return ()
    middle = max(word.x + word.width for line in lines for word in line.words) / 2
    above = [w for w in (_left_capitals(line, middle) for line in head if line.top < number.top) if w]
    above.sort(key=lambda words: words[0].y)
    if len(above) > 1 and _name(above[-1]).startswith(_PLACES) and not _name(above[-1]).startswith(_AGENCIES):
        above[-2:] = [above[-2] + above[-1]]
    if not above or not _name(above[-1]).startswith(_AGENCIES):
        return ()
    words = above[-1]
    sure = min(word.confidence for word in words)
    if sure < _CLEAR_WORDS:
        return ()
    value = " ".join(word.text for word in words)
    return (FieldReading("issuing_agency", value, round(sure, 1), box_of(words), SOURCE),)


def id_number(lines: Sequence[Line]) -> tuple[FieldReading, ...]:
    """Số định danh cá nhân, twelve digits beside its label; of several persons none is preferred."""
    found: dict[str, FieldReading] = {}
    before = ""
    for line in lines:
        for match in _ID_NUMBER.finditer(line.text):
            label = f"{before} {fold(line.text[: match.start()])}"
            digits = re.sub(r"\D", "", match[0])
            if any(word in label for word in _ID_LABELS) and 1 <= int(digits[:3]) <= 96:
                reading = _reading("id_number", digits, line, match.start(), match.end())
                found.setdefault(digits, reading)
        before = line.folded
    return tuple(found.values()) if len(found) == 1 else tuple(_capped(value) for value in found.values())


FIELD_READERS: tuple[FieldReader, ...] = (document_number, issued_on, issuing_agency, id_number)


def _head(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the upper third, where an act has its header."""
    if not lines:
        return []
    bottom = max(line.top for line in lines)
    top = min(line.top for line in lines)
    return [line for line in lines if line.top <= top + (bottom - top) / 3 or len(lines) < 6]


def _place_and_date(line: Line) -> FieldReading | None:
    found = _PLACE_AND_DATE.search(line.text)
    if found is None or not all(word[0].isupper() for word in found["place"].split()):
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return _reading("issued_on", day.isoformat(), line, found.start("day"), found.end("year"))


def _handwritten(line: Line) -> bool:
    """Tell whether a line has a word much taller than the rest, as numbers written by hand into type."""
    heights = sorted(word.height for word in line.words)
    return heights[-1] > 1.35 * heights[0]


def _left_capitals(line: Line, middle: float) -> tuple[Word, ...]:
    """Return the words of a line of capitals that stands left of the middle."""
    left, _, width, _ = box_of(line.words)
    letters = [c for c in line.text if c.isalpha()]
    capitals = len(letters) > 2 and all(c.isupper() for c in letters)
    return line.words if capitals and left + width / 2 < middle else ()


def _name(words: Sequence[Word]) -> str:
    return fold(" ".join(word.text for word in words)) + " "


def _reading(name: str, value: str, line: Line, start: int, end: int) -> FieldReading:
    """Make a reading whose box and confidence come from the words a stretch of the line covers."""
    covered: list[Word] = []
    at = 0
    for word in line.words:
        if at < end and at + len(word.text) > start:
            covered.append(word)
        at += len(word.text) + 1
    sure = min(word.confidence for word in covered)
    return FieldReading(name, value, round(sure, 1), box_of(covered), SOURCE)


def _capped(reading: FieldReading) -> FieldReading:
    cap = min(reading.confidence, _UNSURE_CAP)
    return FieldReading(reading.name, reading.value, cap, reading.box, reading.source)
