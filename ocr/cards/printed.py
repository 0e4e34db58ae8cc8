"""Values printed on a card, found by their labels: behind the label, or in the lines below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from app.domain.evidence import Doubt, FieldReading, Source
from app.domain.text import clean_line, fold
from app.ports import Word
from ocr.cards.labels import END, Label, labels_on
from ocr.lines import Line, box_of, segments_of

_FAINT = 85.0
"""Small print: below this one name in ten has a wrong tone."""
_BELOW = 2.6
"""A value stands at most so many letter heights below its label."""
_LONGEST = 3
_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*((?:19|20)\d\d)(?!\d)")
_LIKE_FIGURES = str.maketrans("OoQIl|", "000111")
_NAME = re.compile(r"[^\W\d_]+(?:[ '][^\W\d_]+)+")


def printed_fields(words: Iterable[Word]) -> tuple[FieldReading, ...]:
    """Return what the printed labels of a card name; no label or no such value, no reading."""
    lines = segments_of(words)
    labels = labels_on(lines)
    named = {id(label.line) for label in labels}
    values = [line for line in lines if id(line) not in named]
    found: dict[str, FieldReading] = {}
    for label in labels:
        if label.field == END or label.field in found:
            continue
        for part in (_behind(label, labels), _below(label, labels, values)):
            reading = _reading(label.field, part)
            if reading is not None:
                found[label.field] = reading
                break
    return tuple(found.values())


def _behind(label: Label, labels: Sequence[Label]) -> tuple[Word, ...]:
    """Return the words between this label and the next one on its line; a long value goes on below."""
    nexts = [other.first for other in labels if other.line is label.line and other.first > label.last]
    return label.line.words[label.last + 1 : min(nexts, default=len(label.line.words))]


def _below(label: Label, labels: Sequence[Label], values: Sequence[Line]) -> tuple[Word, ...]:
    """Return the words under a label: its column reaches to the next label on the same height."""
    own = label.line.words[label.first : label.last + 1]
    left, top, _, height = box_of(own)
    beside = [_left(other) for other in labels if _level(other, top, height) and _left(other) > left]
    right = min(beside, default=left + 100 * height)
    found: list[Word] = []
    foot = top + height
    for line in sorted(values, key=lambda line: line.top):
        part = [word for word in line.words if left - height <= word.x < right - height / 2]
        if not part or line.top < top + 0.5 * height:
            continue
        if _ends(label, labels, line, foot, len(found)):
            break
        found += part
        foot = max(word.y + word.height for word in part)
    return tuple(found)


def _ends(label: Label, labels: Sequence[Label], line: Line, foot: int, taken: int) -> bool:
    """Tell whether a line no longer belongs to the value: too far down, or another label is before it."""
    height = box_of(label.line.words)[3]
    if line.top - foot > _BELOW * height or (taken and label.field != "residence"):
        return True
    between = (other.line for other in labels if other.line is not label.line and other.line.top >= foot)
    left, right = _left(label), max(word.x + word.width for word in line.words)
    return any(other.top < line.top and left - height <= other.words[0].x < right for other in between)


def _left(label: Label) -> int:
    return label.line.words[label.first].x


def _level(other: Label, top: int, height: int) -> bool:
    return abs(other.line.words[other.first].y - top) < height


def _reading(name: str, words: Sequence[Word]) -> FieldReading | None:
    words = _without_specks(words)
    said = clean_line(" ".join(word.text for word in words)).strip(" :.,;|_-")
    value = _NORMAL[name](said) if said else ""
    if not value:
        return None
    sure = min(word.confidence for word in words if any(c.isalnum() for c in word.text))
    doubts = (Doubt.FAINT,) if sure < _FAINT else ()
    return FieldReading(name, value, round(sure, 1), box_of(words), Source.PRINT, doubts, said)


def _without_specks(words: Sequence[Word]) -> tuple[Word, ...]:
    """Leave out the edge of the photograph and other specks around a value."""
    written = [at for at, word in enumerate(words) if any(c.isalnum() for c in word.text)]
    return tuple(words[written[0] : written[-1] + 1]) if written else ()


def _id_number(said: str) -> str:
    """Twelve digits that begin with a province of the register, or nine of an old CMND."""
    digits = re.sub(r"[\s.]", "", said.translate(_LIKE_FIGURES))
    found = re.search(r"(?<!\d)(?:\d{12}|\d{9})(?!\d)", digits)
    if found is None or (len(found[0]) == 12 and not 1 <= int(found[0][:3]) <= 96):
        return ""
    return found[0]


def _day(said: str) -> str:
    found = _DAY.search(said)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])).isoformat() if found else ""
    except ValueError:
        return ""


def _sex(said: str) -> str:
    return {"nam": "male", "nu": "female"}.get(fold(said), "")


def _name(said: str) -> str:
    found = _NAME.search(said)
    return found[0] if found and found[0].isupper() else ""


def _nationality(said: str) -> str:
    return "Việt Nam" if fold(said).replace(" ", "") == "vietnam" else ""


def _place(said: str) -> str:
    return said if sum(c.isalpha() for c in said) >= 4 else ""


_NORMAL: dict[str, Callable[[str], str]] = {
    "id_number": _id_number,
    "full_name": _name,
    "birth_date": _day,
    "sex": _sex,
    "nationality": _nationality,
    "residence": _place,
    "expires_on": _day,
    "issued_on": _day,
}
