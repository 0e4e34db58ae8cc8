"""Values found by their labels: which words are a label, and which value is whose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.fields import read_fields
from ocr.fields.rows import rows_of
from tests.ocr.kinds import KINDS, values
from tests.ocr.papers import BODY, page, words_of


def test_a_birth_certificate_gives_the_child_and_both_parents():
    words = page(
        "Họ, chữ đệm, tên: TRẦN BẢO THỬ",
        "Ngày, tháng, năm sinh: ngày 05 tháng 3 năm 2026",
        ("Giới tính: Nam Dân tộc: Kinh", "Quốc tịch: Việt Nam"),
        "Nơi sinh: Bệnh viện Đa khoa Thử Nghiệm, tỉnh Thử Nghiệm",
        "Số định danh cá nhân: 038226000016",
        "Họ, chữ đệm, tên người mẹ: NGUYỄN THỊ MẪU",
        ("Năm sinh: 1992", "Dân tộc: Kinh"),
        "Họ, chữ đệm, tên người cha: TRẦN VĂN THỬ",
        ("Năm sinh: 1990", "Dân tộc: Mường"),
        "Ngày, tháng, năm đăng ký: 17/03/2026",
    )

    assert values(words, "giay_khai_sinh") == {
        "full_name": "Trần Bảo Thử",
        "birth_date": "2026-03-05",
        "sex": "male",
        "ethnicity": "Kinh",
        "birth_place": "Bệnh viện Đa khoa Thử Nghiệm, tỉnh Thử Nghiệm",
        "id_number": "038226000016",
        "mother_name": "Nguyễn Thị Mẫu",
        "mother_birth_date": "1992",
        "father_name": "Trần Văn Thử",
        "father_birth_date": "1990",
        "issued_on": "2026-03-17",
    }


def test_of_two_persons_side_by_side_each_gets_what_stands_under_their_heading():
    words = page(
        ("Họ, chữ đệm, tên vợ:", "Họ, chữ đệm, tên chồng:"),
        ("NGUYỄN THỊ MẪU", "TRẦN VĂN THỬ"),
        ("Ngày sinh: 05/03/1992", "Ngày sinh: 20/11/1990"),
        ("Số: 038192000016", "Số: 038090000027"),
    )

    assert values(words, "giay_chung_nhan_ket_hon") == {
        "wife_full_name": "Nguyễn Thị Mẫu",
        "wife_birth_date": "1992-03-05",
        "wife_id_number": "038192000016",
        "husband_full_name": "Trần Văn Thử",
        "husband_birth_date": "1990-11-20",
        "husband_id_number": "038090000027",
    }


@pytest.mark.parametrize(
    "label",
    ["Họ, chữ đệm, tên:", "Ho, chu đêm, tên:", "Họ; chừ đệrn, tên:", "3. Họ, chữ đệm, tên:", "Họ và tên:"],
)
def test_a_label_is_known_without_its_tones_and_with_a_letter_wrong(label):
    assert values(page(f"{label} TRẦN BẢO THỬ"), "giay_khai_sinh") == {"full_name": "Trần Bảo Thử"}


def test_a_remark_before_the_colon_is_part_of_the_label():
    assert values(page("Họ và tên (viết chữ in hoa): TRẦN BẢO THỬ"), "to_khai_bhyt") == {
        "full_name": "Trần Bảo Thử"
    }


def test_a_longer_label_is_not_taken_for_the_shorter_one_it_begins_with():
    assert values(page("Họ, chữ đệm, tên người đi khai sinh: TRẦN THỊ THỬ"), "giay_khai_sinh") == {}


def test_a_label_broken_over_two_lines_is_put_together():
    words = page(
        "Hai bên tranh chấp ranh giới nhiều năm nay tại thửa đất số 132, tờ bản",
        "đồ số 61, diện tích 936,5 m². Sau khi nghe trình bày các thành viên phân tích.",
    )

    assert values(words, "bien_ban_hoa_giai") == {
        "parcel_number": "132",
        "map_sheet": "61",
        "area_m2": "936.5",
    }


@pytest.mark.parametrize(
    "nothing", ["", "..............", "… … …", ". . . . . .", "_ _ _ _", "Dân tộc: Kinh"]
)
def test_an_empty_dotted_line_gives_nothing(nothing):
    words = page(f"Họ, chữ đệm, tên: {nothing}", f"Ngày, tháng, năm sinh: {nothing}", "Quê quán: Thử Nghiệm")

    assert {"full_name", "birth_date"}.isdisjoint(values(words, "giay_khai_sinh"))


def test_a_page_scanned_aslant_is_read_by_its_own_rows():
    words = page(
        ("Ngày, tháng, năm sinh: 05/03/1992", "Giới tính: Nữ"),
        ("Nơi cư trú: thôn Trung Tâm, xã Thử Nghiệm, tỉnh Thử Nghiệm", "và vợ"),
        "Số định danh cá nhân: 038192000016",
        slope=0.05,
    )

    assert len(rows_of(words)) == 3
    assert values(words, "giay_xac_nhan_cu_tru")["birth_date"] == "1992-03-05"


def test_the_serial_number_of_a_land_certificate_needs_no_label():
    words = page("Thửa đất số: 116", "AA 00001234", "Người nhận AA 00001234 ký tên vào sổ")

    assert values(words, "giay_chung_nhan_qsdd") == {"document_number": "AA 00001234", "parcel_number": "116"}


def test_an_application_has_its_own_day_and_that_of_the_certificate_it_names():
    words = page(
        "Số phát hành Giấy chứng nhận: AA 00001234",
        "Ngày cấp: 20/01/2025",
        *BODY,
        "Thử Nghiệm, ngày 02 tháng 02 năm 2026",
    )

    assert values(words, "don_dang_ky_bien_dong") == {
        "certificate_number": "AA 00001234",
        "certificate_issued_on": "2025-01-20",
        "issued_on": "2026-02-02",
    }


@pytest.mark.parametrize("kind", ["giay_khai_sinh", "giay_chung_nhan_qsdd", "don_dang_ky_ho_kinh_doanh"])
def test_a_foreign_page_gives_nothing(kind):
    words = words_of(
        ["CERTIFICATE OF LIVE BIRTH", "Name of child: JOHN SMITH", "Date of birth: 05/03/1992", "Sex: Male"]
    )

    assert read_fields(words, KINDS[kind]) == ()


@given(st.sampled_from(sorted(KINDS)), st.lists(st.text(max_size=60), max_size=10))
def test_any_text_is_read_as_any_kind_without_failing(kind, lines):
    assert all(field.value for field in read_fields(words_of(lines), KINDS[kind]))
