"""The labels and headings that matter on a kind of paper, folded once, and those where values end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from app.domain.papers.field import FieldType, PaperField
from app.domain.text import fold

_FIGURES = frozenset(
    {FieldType.DATE, FieldType.YEAR, FieldType.ID_NUMBER, FieldType.AREA, FieldType.CODE}
    | {FieldType.DOCUMENT_NUMBER}
)

STOPS = (
    "Dân tộc", "Quốc tịch", "Giới tính", "Tôn giáo", "Quê quán", "Lúc", "Cân nặng", "Tình trạng của con",
    "Số con trong lần sinh này", "Người đỡ đẻ", "Nguyên nhân chết", "Nơi chết", "Kết hôn lần thứ mấy",
    "Quan hệ với người được khai sinh", "Quan hệ với người đã chết", "Quan hệ", "Điện thoại", "Số điện thoại",
    "Email", "Thư điện tử", "Nghề nghiệp", "Nơi cấp", "Ngày cấp", "Cấp ngày", "Nơi ở hiện tại", "Trụ sở",
    "Số lao động", "Vốn kinh doanh", "Ngành, nghề kinh doanh", "Loại đất", "Thời hạn sử dụng đất",
    "Hình thức sử dụng đất", "Nguồn gốc sử dụng đất", "Ghi chú", "Kính gửi", "Nơi nhận", "Năm sinh",
    "Ngày, tháng, năm sinh", "Họ và tên", "Họ, chữ đệm, tên", "Nơi cư trú", "Giấy tờ tùy thân",
    "Nơi đăng ký khai sinh", "Ngày, tháng, năm đăng ký", "Ngày", "Fax", "Website", "Có giá trị đến",
)  # fmt: skip
"""Labels of values nobody asked for: where one begins, the value before it has ended."""


_PROPER = frozenset({FieldType.NAME, FieldType.PLACE})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Một nhãn hoặc tiêu đề phần, folded and without spaces.

    Args:
        fields: Whose label it is; none for a stop or a heading.
        opens: Whether a section begins with it.
    """

    text: str
    count: int
    fields: tuple[PaperField, ...] = ()
    opens: bool = False

    @property
    def of_figures(self) -> bool:
        """Whether what it announces is known by its figures, also amid a sentence."""
        return bool(self.fields) and all(field.type in _FIGURES for field in self.fields)

    @property
    def of_proper(self) -> bool:
        """Whether it announces names, which stand out by their capitals, also amid a sentence."""
        return bool(self.fields) and all(field.type in _PROPER for field in self.fields)


@lru_cache(maxsize=256)
def phrases_of(fields: tuple[PaperField, ...]) -> tuple[Phrase, ...]:
    """Return all phrases that matter on a paper with these fields, stops included."""
    owners: dict[str, list[PaperField]] = {}
    counts: dict[str, int] = {}
    opening = {key_of(words) for field in fields for words in field.section}
    texts: list[tuple[str, PaperField | None]]
    texts = [(words, field) for field in fields for words in field.labels]
    texts += [(words, None) for field in fields for words in field.section]
    for words, field in [*texts, *((words, None) for words in STOPS)]:
        text = key_of(words)
        counts[text] = len(fold(words).split())
        owners.setdefault(text, []).extend([field] if field is not None else [])
    return tuple(
        Phrase(text, counts[text], tuple(owners[text]), text in opening)
        for text in sorted(owners, key=len, reverse=True)
    )


@lru_cache(maxsize=8192)
def key_of(words: str) -> str:
    """Return words without tones, signs and spaces, as they are compared."""
    return fold(words).replace(" ", "")
