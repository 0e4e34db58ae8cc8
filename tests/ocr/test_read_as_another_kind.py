"""A page that was read is read as another kind from its words alone: no picture, no engine."""

from __future__ import annotations

from app.domain.papers.document_type import TypeSuggestion
from app.domain.papers.evidence import FieldReading, Source
from app.ports import PageReading
from ocr.engine import PageReader
from tests.ocr.kinds import KINDS
from tests.ocr.papers import page

COUPLE = (
    "Họ, chữ đệm, tên vợ: NGUYỄN THỊ MẪU",
    "Họ, chữ đệm, tên chồng: TRẦN VĂN THỬ",
)


def reading(*lines: str, fields: tuple[FieldReading, ...] = ()) -> PageReading:
    return PageReading(
        "", page(*lines), 95, 0, 0, 1600, 900, TypeSuggestion("giay_khai_sinh", 0.6, ""), fields
    )


def told(found: tuple[FieldReading, ...]) -> dict[str, str]:
    return {field.name: field.value for field in found}


def test_a_page_called_a_marriage_certificate_gives_husband_and_wife():
    reader = PageReader(tuple(KINDS.values()), command=("/nowhere/reader",))
    read = reading(*COUPLE)
    assert told(reader.fields_of(read, "giay_chung_nhan_ket_hon")) == {
        "wife_full_name": "Nguyễn Thị Mẫu",
        "husband_full_name": "Trần Văn Thử",
    }
    assert told(reader.fields_of(read, "khong_ai_biet")) == {}


def test_a_page_called_a_card_keeps_what_its_code_said():
    coded = FieldReading("id_number", "038192000016", 100, (1, 1, 9, 9), Source.QR)
    reader = PageReader(tuple(KINDS.values()), command=("/nowhere/reader",))
    found = reader.fields_of(reading("Họ và tên: TRẦN VĂN THỬ", fields=(coded,)), "the_can_cuoc")
    assert coded in found
