"""Cards on a page: what the code and the zone prove, what the print adds, what must be looked at."""

import pytest

from app.domain.papers.document_type import DocumentType
from app.domain.papers.evidence import Doubt, Source
from app.ports import DecodedCode, Word
from ocr.cards import card_fields, card_proof, coded_card
from ocr.cards.code import upright_box
from tests.ocr.papers import words_of

ZONE = (
    "IDVNM1920000165038192000016<<2",
    "9203055F3203053VNM<<<<<<<<<<<8",
    "NGUYEN<<THI<MAU<<<<<<<<<<<<<<<",
)
QR = "038192000016|172345678|Nguyễn Thị Mẫu|05031992|Nữ|Thôn Mẫu, Xã Thử Nghiệm|12082021"
FRONT_2021 = (
    "CĂN CƯỚC CÔNG DÂN",
    "Số / No.: 038192000016",
    "Họ và tên / Full name:",
    "NGUYỄN THỊ MẪU",
    "Ngày sinh / Date of birth: 05/03/1992",
    "Giới tính / Sex: Nữ Quốc tịch / Nationality: Việt Nam",
    "Quê quán / Place of origin:",
    "Xã Mẫu, Tỉnh Mẫu",
    "Nơi thường trú / Place of residence: Thôn Mẫu",
    "Có giá trị đến: 05/03/2032",
)
BACK_2024 = (
    "Nơi cư trú / Place of residence",
    "Số 7, Thôn Mẫu, Xã Thử Nghiệm,",
    "Tỉnh Thử Nghiệm",
    "Ngày, tháng, năm cấp / Date of issue",
    "12/08/2024",
    "Ngày, tháng, năm hết hạn / Date of expiry",
    "05/03/2032",
    "BỘ CÔNG AN",
)
SIZE = (1000, 700)


def values(fields) -> dict[str, str]:
    return {field.name: field.value for field in fields}


def coded(text: str = QR):
    return coded_card([DecodedCode("QRCode", text.encode(), (700, 30, 180, 180))], 0, SIZE)


def test_the_code_of_a_card_gives_exact_values_with_the_place_of_the_code():
    read = coded()

    assert values(read) == {
        "id_number": "038192000016",
        "old_id_number": "172345678",
        "full_name": "Nguyễn Thị Mẫu",
        "birth_date": "1992-03-05",
        "sex": "female",
        "residence": "Thôn Mẫu, Xã Thử Nghiệm",
        "issued_on": "2021-08-12",
    }
    assert {(f.source, f.confidence, f.box) for f in read} == {(Source.QR, 100.0, (700, 30, 180, 180))}


@pytest.mark.parametrize(
    "text", ["https://example.gov.vn/1|2|3|4|5|6|7", "TAM-1|2|3", QR.replace("0381", "X38")]
)
def test_another_code_or_a_damaged_one_gives_nothing(text):
    assert coded(text) == ()


@pytest.mark.parametrize(
    ("turned", "box"),
    [(0, (10, 20, 30, 40)), (90, (440, 10, 40, 30)), (180, (460, 240, 30, 40)), (270, (20, 260, 40, 30))],
)
def test_the_place_of_a_code_is_told_on_the_upright_page(turned, box):
    assert upright_box((10, 20, 30, 40), turned, (500, 300)) == box


def test_the_zone_on_the_back_gives_what_its_check_digits_prove():
    read = card_fields(words_of(ZONE))

    assert values(read) == {
        "id_number": "038192000016",
        "birth_date": "1992-03-05",
        "sex": "female",
        "expires_on": "2032-03-05",
        "nationality": "Việt Nam",
    }
    assert all(f.source is Source.MRZ and not f.doubts and f.box[3] > 0 for f in read)


def test_a_wrong_figure_in_the_zone_puts_its_value_in_doubt():
    read = card_fields(words_of([ZONE[0], ZONE[1].replace("920305", "920805"), ZONE[2]]))

    doubted = {f.name for f in read if Doubt.CHECK_DIGIT in f.doubts}
    assert doubted == {"birth_date"}


def test_the_front_of_2021_is_read_by_its_labels():
    read = card_fields(words_of(FRONT_2021))

    assert values(read) == {
        "id_number": "038192000016",
        "full_name": "Nguyễn Thị Mẫu",
        "birth_date": "1992-03-05",
        "sex": "female",
        "nationality": "Việt Nam",
        "residence": "Thôn Mẫu",
        "expires_on": "2032-03-05",
    }
    assert {f.source for f in read} == {Source.PRINT}


def test_the_back_of_2024_tells_where_the_person_lives_and_until_when_it_is_good():
    assert values(card_fields(words_of(BACK_2024))) == {
        "residence": "Số 7, Thôn Mẫu, Xã Thử Nghiệm, Tỉnh Thử Nghiệm",
        "issued_on": "2024-08-12",
        "expires_on": "2032-03-05",
    }


def test_values_whose_labels_are_too_small_to_read_are_known_by_their_look():
    worn = [
        "Sđ | Na",
        "038192000016",
        "Ngầy śnh Dafe",
        "05/03/1992",
        "Nữ",
        "Cỏ già tn",
        "05/03/2032",
        "Việt Nam",
    ]

    assert values(card_fields(words_of(worn))) == {
        "id_number": "038192000016",
        "sex": "female",
        "nationality": "Việt Nam",
        "birth_date": "1992-03-05",
        "expires_on": "2032-03-05",
    }


def test_a_day_that_the_number_does_not_confirm_is_not_taken_for_the_birth():
    assert "birth_date" not in values(card_fields(words_of(["038192000016", "05/03/1993"])))


def test_an_old_card_is_read_without_english_words():
    old = ["GIẤY CHỨNG MINH NHÂN DÂN", "SỐ 172345678", "Họ tên: NGUYỄN THỊ MẪU", "Sinh ngày: 05-03-1992"]

    assert values(card_fields(words_of(old))) == {
        "id_number": "172345678",
        "full_name": "Nguyễn Thị Mẫu",
        "birth_date": "1992-03-05",
    }


def test_print_that_the_code_confirms_is_not_said_twice():
    read = card_fields(words_of([*FRONT_2021[:4], "Ngày sinh / Date of birth: 05/03/1992"]), coded())

    assert [f.source for f in read] == [Source.QR] * 7


def test_print_that_says_another_number_than_the_code_stays_to_be_seen():
    read = card_fields(words_of(["Số / No.: 038192000099"]), coded())

    assert [(f.value, f.source) for f in read if f.name == "id_number"] == [
        ("038192000016", Source.QR),
        ("038192000099", Source.PRINT),
    ]


def test_the_name_of_the_zone_has_no_tones_so_it_only_confirms_the_printed_one():
    words = words_of(["Họ và tên / Full name: NGUYỄN THỊ MẪU", *ZONE])
    faint = tuple(Word(w.text, 83, w.x, w.y, w.width, w.height, w.line) for w in words)

    (name,) = [f for f in card_fields(faint) if f.name == "full_name"]

    assert (name.value, name.doubts, name.source) == ("Nguyễn Thị Mẫu", (), Source.PRINT)


def test_a_printed_name_of_another_person_than_the_zone_names_is_doubted():
    read = card_fields(words_of(["Họ và tên / Full name: TRẦN VĂN KHÁC", *ZONE]))

    assert [f.doubts for f in read if f.name == "full_name"] == [(Doubt.SEVERAL,)]


def test_faint_print_on_a_card_is_doubted():
    words = tuple(
        Word(w.text, 60, w.x, w.y, w.width, w.height, w.line) for w in words_of(["Số / No.: 038192000016"])
    )

    assert [f.doubts for f in card_fields(words)] == [(Doubt.FAINT,)]


def test_check_digits_prove_a_card_whose_title_is_lost():
    kind = DocumentType("the_can_cuoc", "Thẻ căn cước")

    assert card_proof(words_of(ZONE), ["the_can_cuoc"]).kind == kind.id
    assert card_proof(words_of(ZONE), []).kind == ""
    assert card_proof(words_of([ZONE[0].replace("9200", "9280"), *ZONE[1:]]), [kind.id]).kind == ""


def test_labels_in_two_languages_tell_a_card_whose_red_title_faded():
    front = FRONT_2021[1:]

    assert card_proof(words_of(front), ["the_can_cuoc"]).reason == "Place of residence"
    assert card_proof(words_of(["GIẤY PHÉP LÁI XE / DRIVER'S LICENSE", *front]), ["the_can_cuoc"]).kind == ""
    assert (
        card_proof(words_of(["Họ và tên: Nguyễn Thị Mẫu", "Ngày sinh: 05/03/1992"]), ["the_can_cuoc"]).kind
        == ""
    )
