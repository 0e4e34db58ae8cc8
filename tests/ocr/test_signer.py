from dataclasses import replace

import pytest

from app.domain.papers.evidence import Doubt, FieldReading
from app.ports import Word
from ocr.fields import read_fields
from tests.ocr.papers import BODY, page


def test_who_signed_and_about_what_is_read_from_any_act():
    words = page(
        ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("XÃ THỬ NGHIỆM", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 15/QĐ-UBND", "Thử Nghiệm, ngày 05 tháng 3 năm 2026"),
        "QUYẾT ĐỊNH",
        "Về việc trợ cấp",
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        *BODY,
        ("Nơi nhận:", "CHỦ TỊCH"),
        ("- Lưu: VT.", "(Ký, đóng dấu)"),
        ("", "Mai Văn Tập"),
    )

    found = {field.name: field.value for field in read_fields(words)}

    assert found["act_type"] == "Quyết định"
    assert found["subject"] == "Về việc trợ cấp"
    assert (found["signer"], found["signer_position"]) == ("Mai Văn Tập", "Chủ tịch")


def signed(position: str, name: str) -> dict[str, FieldReading]:
    words = page(
        "Số: 15/QĐ-UBND", *BODY, ("Nơi nhận:", position), ("- Lưu: VT.", "(Ký, đóng dấu)"), ("", name)
    )
    return {field.name: field for field in read_fields(words)}


@pytest.mark.parametrize("name", ["Mai Bá Ty", "Mãi Văn Tập", "kö Ngọc Ty Lượng"])
def test_a_signer_with_a_misread_letter_is_given_to_be_looked_at(name):
    assert signed("CHỦ TỊCH", name)["signer"].doubts


@pytest.mark.parametrize(
    ("position", "name"),
    [
        ("GẦN CHỦ TỊCH", "_Mai Văn Tập"),
        ("CHỦ TỊCH", "ˆ`Mai Văn Tập"),
        ("oau,CHỦ TỊCH", "Mai Văn Tập"),
        ("_==CHỦ TỊCH", "_?¡/ Mai Văn Tập"),
        ("CHỦ TỊCH", "» Mai Văn Tập"),
    ],
)
def test_what_a_seal_and_a_signature_were_taken_for_does_not_hide_the_signer(position, name):
    found = signed(position, name)

    assert (found["signer"].value, found["signer_position"].value) == ("Mai Văn Tập", "Chủ tịch")


def test_a_sentence_about_the_chairman_signs_nothing():
    assert "signer" not in signed("giao cho CHỦ TỊCH", "Mai Văn Tập")


def test_of_names_signed_close_together_the_one_in_the_column_of_the_position_is_the_signers():
    heads = page("Số: 107/2017", *BODY, ("VỢ", "CHỒNG", "CHỦ TỊCH"))
    x = {word.text: word.x for word in heads if word.text.isupper()}
    names = {"Trương Mỹ": x["VỢ"] - 60, "Quàng Quốc Tý": x["CHỒNG"] - 60, "Phạm:Văn Hùng": x["CHỦ"] - 40}
    level, line = max(word.y for word in heads) + 240, max(word.line for word in heads) + 1
    words = list(heads)
    for name, left in names.items():
        for at, text in enumerate(name.split()):
            words.append(Word(text, 95.0, left + 150 * at, level, 140, 30, line))

    found = {field.name: field.value for field in read_fields(words)}

    assert found["signer"] == "Phạm Văn Hùng"


def test_a_name_under_a_signature_is_given_however_faint_for_no_speck_reads_so():
    words = page("Số: 15/QĐ-UBND", *BODY, ("Nơi nhận:", "CHỦ TỊCH"), ("- Lưu: VT.", ""), ("", "Lương Văn Vỹ"))
    faint = tuple(replace(w, confidence=2.0) if w.text in ("Lương", "Văn", "Vỹ") else w for w in words)

    signer = next(field for field in read_fields(faint) if field.name == "signer")

    assert (signer.value, signer.doubts) == ("Lương Văn Vỹ", (Doubt.FAINT,))


def test_a_signature_that_reads_as_a_name_does_not_hide_the_name_below_it():
    words = page("Số: 15/QĐ-UBND", *BODY, ("", "CHỦ TỊCH"), ("", "Lư lỆ"), ("", "BS: Ngô Duy Thắng"))

    assert {field.name: field.value for field in read_fields(words)}["signer"] == "Ngô Duy Thắng"
