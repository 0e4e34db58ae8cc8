"""What the head of every act says (NĐ 30/2020/NĐ-CP, Phụ lục I): its number, its day, its agency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from app.domain.normal.form import Normal
from app.domain.normal.numbers import normal_document_number
from app.domain.papers.evidence import FieldReading
from app.domain.text import fold
from app.ports import Word
from ocr.fields.handwriting import figures_by_hand
from ocr.fields.making import LEAST_LABELLED, make_reading
from ocr.lines import Line, box_of

_NUMBER_LABEL = re.compile(
    r"^\W{0,2}S[ốôóồổỗộo]\s*[:.;,]?\s*(?=[0-9OIl|§SB]{1,6}[a-z]?(?:\s*(?:/|[A-ZĐ]{2,}-|[A-ZĐ]{4,}$)|[A-ZĐ]{2,}$))"
)
_LOST_NUMBER = re.compile(r"^\W{0,2}S[ốôóồổỗộo]\W[^/]{0,8}/\s*[A-ZĐ]{2,}")
"""A number written by hand that nobody could read still shows that this is an act."""
_PLACE_AND_DATE = re.compile(
    r"(?P<place>[^\W\d_][^\W\d]*\.?(?:\s[^\W\d_][^\W\d]*){0,4})\s*[,.]\s*"
    r"ng[àaáảâăầ]y\W{0,3}(?P<day>\d{1,2})\s*th[áaàảâăấ]ng\s*(?P<month>\d{1,2})\s*"
    r"n[ăaâãàáắ]m\s*(?P<year>(?:19|20)\d\d)\s*\W{0,2}$",
    re.IGNORECASE,
)
_AGENCIES = (
    "uy ban nhan dan", "ubnd", "so ", "phong ", "benh vien", "trung tam", "tram y te", "cong an", "chinh phu",
    "bo ", "toa an", "van phong", "hoi dong nhan dan", "bao hiem xa hoi", "chi cuc", "cuc ", "tong cuc",
    "thu tuong", "vien kiem sat", "ban quan ly", "chi nhanh", "dai hoc", "trung tam", "mat tran",
    "truong tieu", "truong trung hoc", "truong mam non", "truong mau giao", "truong cao dang",
    "truong dai hoc", "truong pho thong", "truong th ", "truong thcs", "truong thpt",
    "truong mn ", "truong chinh tri",
)  # fmt: skip
_ABBREVIATION = 4
_RIM = " '’‘`\"“”.,:;|_-–"
"""What specks beside a name of capitals are taken for."""
_PLACES = ("tinh ", "thanh pho ", "xa ", "phuong ", "dac khu ", "huyen ", "quan ", "thi xa ", "thi tran ")


def document_number(lines: Sequence[Line]) -> tuple[FieldReading, ...]:
    """Số, ký hiệu văn bản: ``660/TB-UBND`` at the head of a page."""
    for line in head_of(lines):
        label = _NUMBER_LABEL.match(line.text)
        normal = normal_document_number(line.text[label.end() :]) if label is not None else None
        if label is None or normal is None or normal.start > 0:
            continue
        placed = Normal(normal.value, label.end(), label.end() + normal.end, normal.doubts)
        words = figures_by_hand(line.words)
        reading = make_reading("document_number", placed, words, least=LEAST_LABELLED)
        if reading is not None:
            return (reading,)
    return ()


def issued_on(lines: Sequence[Line]) -> tuple[FieldReading, ...]:
    """Ngày ban hành, from the place-and-date line; a page with two different dates gives none."""
    for part in (head_of(lines), lines):
        found = [value for value in map(_place_and_date, part) if value is not None]
        if found:
            return (found[0],) if len({value.value for value in found}) == 1 else ()
    return ()


def issuing_agency(lines: Sequence[Line]) -> tuple[FieldReading, ...]:
    """Cơ quan ban hành: capitals on the left above the document number, or above the place and date."""
    head = head_of(lines)
    under = next((line for line in head if _bears_number(line)), None) or _dated(head)
    if under is None:
        return ()
    middle = max(word.x + word.width for line in lines for word in line.words) / 2
    lowest = under.top - under.height / 2
    above = [w for w in (_left_capitals(line, middle) for line in head if line.top < lowest) if w]
    above.sort(key=lambda words: words[0].y)
    words = _agency(above)
    if not words:
        return ()
    said = " ".join(_without_stop(word.text) for word in words)
    reading = make_reading("issuing_agency", Normal(said.strip(_RIM), 0, len(said)), words)
    return () if reading is None else (reading,)


def _without_stop(text: str) -> str:
    """Return a word of an agency without a speck taken for a full stop; an abbreviation keeps its own."""
    return text.rstrip(".") if len(text) > _ABBREVIATION else text


def head_of(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the upper third, where an act has its header."""
    if not lines:
        return []
    bottom = max(line.top for line in lines)
    top = min(line.top for line in lines)
    return [line for line in lines if line.top <= top + (bottom - top) / 3 or len(lines) < 6]


def has_number(lines: Sequence[Line]) -> bool:
    """Tell whether the head bears a number as acts do."""
    return any(_bears_number(line) for line in head_of(lines))


def _bears_number(line: Line) -> bool:
    """Tell whether a line is that of the number, read or lost."""
    return bool(_NUMBER_LABEL.match(line.text) or _LOST_NUMBER.match(line.text))


def _dated(head: Sequence[Line]) -> Line | None:
    """Return the line of place and date, beside which certificates without a number have their agency."""
    return next((line for line in head if _PLACE_AND_DATE.search(line.text)), None)


def _agency(above: Sequence[tuple[Word, ...]]) -> tuple[Word, ...]:
    """Return the lines of the agency's name: from the last that begins as agencies do to the last of all."""
    for back in range(1, min(3, len(above)) + 1):
        name = _name(above[-back])
        if name.startswith(_AGENCIES):
            return tuple(word for line in above[-back:] for word in line)
        if back > 1 and name.startswith(_PLACES):
            return ()
    return ()


def _place_and_date(line: Line) -> FieldReading | None:
    found = _PLACE_AND_DATE.search(line.text)
    if found is None or not all(word[0].isupper() for word in found["place"].split()):
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    normal = Normal(day.isoformat(), found.start("day"), found.end("year"))
    return make_reading("issued_on", normal, figures_by_hand(line.words), least=LEAST_LABELLED)


def _left_capitals(line: Line, middle: float) -> tuple[Word, ...]:
    """Return the words of a line of capitals that stands left of the middle."""
    left, _, width, _ = box_of(line.words)
    letters = [c for c in line.text if c.isalpha()]
    capitals = len(letters) > 2 and all(c.isupper() for c in letters)
    return line.words if capitals and left + width / 2 < middle else ()


def _name(words: Sequence[Word]) -> str:
    return fold(" ".join(word.text for word in words)) + " "
