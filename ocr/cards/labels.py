"""The words printed on cards before or above each value, and where on a page they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from app.domain.text import fold
from ocr.lines import Line

END = ""
"""Name of a label that only ends the value before it."""

CARD_LABELS: tuple[tuple[str, str], ...] = (
    (
        "id_number",
        "số định danh cá nhân personal identification number | số định danh cá nhân"
        " | số gcmnd id card no | số đdcn id card no | số định danh cá nhân id card no | số no | số",
    ),
    ("document_number", "số hộ chiếu passport no | số hộ chiếu | passport no"),
    (
        "full_name",
        "họ chữ đệm và tên khai sinh full name | họ chữ đệm và tên khai sinh | họ và tên full name"
        " | họ và tên | họ tên | full name",
    ),
    (
        "birth_date",
        "ngày tháng năm sinh date of birth | ngày tháng năm sinh | ngày sinh date of birth | ngày sinh"
        " | sinh ngày | date of birth",
    ),
    ("sex", "giới tính sex | giới tính"),
    ("nationality", "quốc tịch nationality | quốc tịch"),
    (
        "residence",
        "nơi thường trú place of residence | nơi cư trú place of residence | place of residence"
        " | nơi đăng ký hộ khẩu thường trú | nơi đkhk thường trú | nơi thường trú | nơi cư trú",
    ),
    (
        "expires_on",
        "có giá trị đến date of expiry | ngày tháng năm hết hạn date of expiry | có giá trị đến expiry"
        " | ngày tháng năm hết hạn | có giá trị đến | date of expiry",
    ),
    (
        "issued_on",
        "ngày tháng năm cấp date of issue | ngày tháng năm date month year | ngày tháng năm cấp"
        " | ngày cấp date of issue | ngày cấp | date of issue",
    ),
    (
        END,
        "quê quán place of origin | nguyên quán | quê quán | nơi đăng ký khai sinh place of birth"
        " | đặc điểm nhân dạng personal identification | đặc điểm nhận dạng | ngón trỏ trái left index"
        " | ngón trỏ phải right index finger | cục trưởng cục cảnh sát | bộ công an | dân tộc | tôn giáo"
        " | loại type | mã số code | nơi cấp place of issue | nơi sinh place of birth",
    ),
)
"""Field and its labels as printed on the cards of 2016, 2021 and 2024, on CMND and in passports."""

_ALIKE = 0.8
_BEGINS = 0.5
_SHORT = 5
"""Letters up to which a label must be read without a fault."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label on the page: the field it names, its line, and the words of that line it takes."""

    field: str
    line: Line
    first: int
    last: int


def labels_on(lines: Iterable[Line]) -> tuple[Label, ...]:
    """Return every label of a card that stands on the lines, in reading order."""
    return tuple(label for line in lines for label in _labels_of(line))


def _labels_of(line: Line) -> list[Label]:
    words = [fold(word.text) for word in line.words]
    found: list[Label] = []
    at = 0
    while at < len(words):
        best = max((_taken(words, at, name, texts) for name, texts in _FOLDED), key=lambda pair: pair[0])
        if best[0]:
            found.append(Label(best[1], line, at, at + best[0] - 1))
        at += best[0] or 1
    return found


def _taken(words: Sequence[str], at: int, name: str, texts: Sequence[str]) -> tuple[int, str]:
    """Return how many words from here on are the label, 0 when it does not stand here."""
    if name == "id_number" and words[at] == "so" and (at or not _numbers(words[1:3])):
        texts = [text for text in texts if len(text) > _SHORT]  # "số" is a common word
    return max((_length(words[at:], text) for text in texts), default=0), name


def _numbers(words: Sequence[str]) -> bool:
    return any(word == "no" or sum(c.isdigit() for c in word) >= _SHORT for word in words)


def _length(words: Sequence[str], label: str) -> int:
    first = words[0].replace(" ", "")
    if Levenshtein.normalized_similarity(first, label[: len(first)]) <= _BEGINS or not first:
        return 0
    joined = ""
    for count, word in enumerate(words, 1):
        joined += word.replace(" ", "")
        if len(joined) >= len(label) - 1 and word:
            alike = Levenshtein.normalized_similarity(joined, label)
            return count if alike >= (1.0 if len(label) <= _SHORT else _ALIKE) else 0
        if len(joined) > len(label) + 2:
            return 0
    return 0


def _joined(texts: str) -> tuple[str, ...]:
    return tuple(fold(text).replace(" ", "") for text in texts.split("|"))


_FOLDED = tuple((name, _joined(texts)) for name, texts in CARD_LABELS)
