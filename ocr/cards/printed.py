"""Values printed on a card, found by their labels: behind the label, or in the lines below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.domain.normal.values import normalise
from app.domain.papers.evidence import Doubt, FieldReading, Source
from app.domain.papers.field import FieldType
from app.domain.people.person import PersonalId
from app.domain.text import clean_line, fold
from app.ports import Word
from ocr.cards.labels import END, Label, labels_on
from ocr.cards.nations import OWN_NATION
from ocr.lines import Line, box_of, segments_of

_FAINT, _FAINT_PLACE = 85.0, 95.0
"""Small print: below this one name in ten has a wrong tone; addresses are printed smallest."""
_BELOW = 2.6
"""A value stands at most so many letter heights below its label."""
_SPECK, _SPECK_LETTERS = 65.0, 2
"""Words of so few letters, read so badly, at the rim of a value are the picture beside it."""
_WHOLE_NUMBER = 12
_ALONE = frozenset({"nam", "nu", "viet nam"})


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
            value = reading(label.field, part)
            if value is not None:
                found[label.field] = value
                break
    return tuple(found.values()) + by_shape(values, found)


def by_shape(lines: Sequence[Line], found: Mapping[str, FieldReading]) -> tuple[FieldReading, ...]:
    """Return values whose label could not be read but whose look says what they are.

    Twelve figures alone on a line are the number; a day is the birth when number and day agree on the year,
    and the expiry when it is a later birthday (Luật Căn cước 2023, Điều 21).
    """
    known = dict(found)
    for name in ("id_number", "sex", "nationality", "birth_date", "expires_on"):
        if name not in known:
            fitting = (reading(name, line.words) for line in lines)
            value = next((one for one in fitting if one and _fits(one, known)), None)
            known |= {name: value} if value else {}
    return tuple(value for name, value in known.items() if name not in found)


def _fits(one: FieldReading, known: Mapping[str, FieldReading]) -> bool:
    """Tell whether a value without a label is what it looks like: alone on its line, and agreed with."""
    born, number = known.get("birth_date"), known.get("id_number")
    if one.name == "birth_date":
        whole = number is not None and len(number.value) == _WHOLE_NUMBER
        return whole and int(one.value[:4]) == PersonalId(number.value).birth_year if number else False
    if one.name == "expires_on":
        return born is not None and one.value[5:] == born.value[5:] and one.value > born.value
    if one.name == "id_number":
        return len(one.value) == _WHOLE_NUMBER and not one.doubts
    return fold(one.raw) in _ALONE


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


def reading(name: str, words: Sequence[Word]) -> FieldReading | None:
    """Return the value of a field that stands in some words, or None when they hold no such value."""
    words = _without_specks(words)
    said = clean_line(" ".join(word.text for word in words)).strip(" :.,;|_-")
    normal = normalise(_TYPES[name], said) if said else None
    if normal is None or (name == "nationality" and fold(normal.value) != fold(OWN_NATION)):
        return None
    sure = min(word.confidence for word in words if any(c.isalnum() for c in word.text))
    clear = _FAINT_PLACE if name == "residence" else _FAINT
    doubts = normal.doubts if sure >= clear else (*normal.doubts, Doubt.FAINT)
    value = OWN_NATION if name == "nationality" else normal.value
    return FieldReading(name, value, round(sure, 1), box_of(words), Source.PRINT, doubts, said)


def _without_specks(words: Sequence[Word]) -> tuple[Word, ...]:
    """Leave out the edge of the photograph and other specks around a value."""
    written = [at for at, word in enumerate(words) if not _is_speck(word)]
    return tuple(words[written[0] : written[-1] + 1]) if written else ()


def _is_speck(word: Word) -> bool:
    letters = sum(c.isalnum() for c in word.text)
    return letters == 0 or (letters <= _SPECK_LETTERS and word.confidence < _SPECK)


_TYPES = {
    "id_number": FieldType.ID_NUMBER,
    "document_number": FieldType.ID_NUMBER,
    "full_name": FieldType.NAME,
    "birth_date": FieldType.DATE,
    "sex": FieldType.SEX,
    "nationality": FieldType.TEXT,
    "residence": FieldType.PLACE,
    "expires_on": FieldType.DATE,
    "issued_on": FieldType.DATE,
}
