from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue import load_catalogue
from app.domain.papers.evidence import Doubt, Source
from app.ports import Word
from ocr.fields import read_fields
from ocr.fields.rows import rows_of
from tests.ocr.papers import BODY, page, words_of

KINDS = {kind.id: kind for kind in load_catalogue().document_types}
BIRTH = KINDS["giay_khai_sinh"]


def values(words: Sequence[Word], kind: str) -> dict[str, str]:
    return {field.name: field.value for field in read_fields(words, KINDS[kind])}


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


def test_a_value_may_stand_in_the_next_line_and_a_long_one_goes_on_there():
    words = page(
        "Nơi sinh:",
        "Bệnh viện Đa khoa Thử Nghiệm, số 12 đường Thử Nghiệm, tổ dân phố Thử Nghiệm Một, Phường",
        "Thử Nghiệm, Tỉnh Thử Nghiệm",
        "Quê quán: Xã Thử Nghiệm, tỉnh Thử Nghiệm, nơi ông bà nội của người được khai sinh đã ở",
    )

    assert values(words, "giay_khai_sinh")["birth_place"] == (
        "Bệnh viện Đa khoa Thử Nghiệm, số 12 đường Thử Nghiệm, tổ dân phố Thử Nghiệm Một, Phường "
        "Thử Nghiệm, Tỉnh Thử Nghiệm"
    )


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


def test_a_number_that_contradicts_the_birth_year_beside_it_is_in_doubt_with_it():
    words = page("Ngày, tháng, năm sinh: 05/03/1992", "Giới tính: Nữ", "Số định danh cá nhân: 038195000016")

    found = {field.name: field for field in read_fields(words, KINDS["giay_khai_sinh"])}

    assert Doubt.PATTERN in found["id_number"].doubts and Doubt.PATTERN in found["birth_date"].doubts
    assert not found["sex"].doubts
    assert found["id_number"].confidence <= 50


def test_a_faint_name_is_proven_by_the_clear_signature_under_it():
    faint = tuple(
        replace(w, text="NGUYÊN", confidence=41.0) if w.text == "NGUYỄN" else w
        for w in page("Họ, chữ đệm, tên: NGUYỄN THỊ MẪU", *BODY, "Nguyễn Thị Mẫu")
    )

    (name,) = read_fields(faint, BIRTH)

    assert (name.value, name.raw) == ("Nguyễn Thị Mẫu", "NGUYÊN THỊ MẪU")
    assert Doubt.FAINT not in name.doubts


def test_two_clear_spellings_of_one_name_cast_doubt_on_it():
    (name,) = read_fields(page("Họ, chữ đệm, tên: TRẦN VĂN THỨ", *BODY, "Trần Văn Thử"), BIRTH)

    assert name.value == "Trần Văn Thứ"
    assert name.doubts == (Doubt.SEVERAL,)


def test_a_name_that_lost_a_tone_gets_it_back_from_the_signature_but_a_surname_is_left_alone():
    lost, kept = (
        read_fields(page(f"Họ, chữ đệm, tên: {said}", *BODY, signed), BIRTH)[0]
        for said, signed in (("TRẦN VĂN THƯ", "Trần Văn Thử"), ("ĐINH VĂN THỬ", "Đỉnh Văn Thử"))
    )

    assert (lost.value, lost.doubts) == ("Trần Văn Thử", (Doubt.REPAIRED,))
    assert (kept.value, kept.doubts) == ("Đinh Văn Thử", (Doubt.SEVERAL,))


def test_of_two_places_the_one_with_a_tone_more_is_right_and_not_doubted():
    first, second = "Thôn Mẫu, Xã Thượng Sơn, Tỉnh Thử Nghiệm", "Thôn Mẫu, Xã Thương Sơn, Tỉnh Thử Nghiệm"
    said = {f.name: f for f in read_fields(page(f"Nơi sinh: {first}", f"Quê quán: {second}"), BIRTH)}

    assert (said["birth_place"].value, said["birth_place"].doubts) == (first, ())


def test_a_little_faint_word_of_a_place_that_stands_clearly_elsewhere_needs_no_eyes():
    place = "Thôn Mẫu, Xã Thượng Sơn, Tỉnh Thử Nghiệm"
    twice, once = (
        tuple(
            replace(w, confidence=78.0) if w.text == "Thượng" and w.line == 0 else w
            for w in page(f"Nơi sinh: {place}", other)
        )
        for other in (f"Nơi cư trú của mẹ: {place}", "Nơi cư trú của mẹ: Thôn Hạ")
    )

    said = [{f.name: f.doubts for f in read_fields(words, BIRTH)}["birth_place"] for words in (twice, once)]
    assert said == [(), (Doubt.FAINT,)]


def test_a_label_that_ends_a_line_of_running_text_has_its_day_in_the_next_line():
    words = page(
        "ỦY BAN NHÂN DÂN XÃ ĐÔNG LĨNH, ngày 18 tháng 9 năm 2026",
        "Điều 1. Trợ cấp hằng tháng đối với ông (bà): Trần Văn Ước, sinh ngày",
        "19/04/1946, số định danh cá nhân 061046720149, nơi cư trú: Thôn Nà Lúng, Xã Đông",
        "Lĩnh, Tỉnh Đại Hòa",
    )

    assert values(words, "quyet_dinh_tro_cap")["birth_date"] == "1946-04-19"


def test_a_shop_in_capitals_gets_the_tones_of_its_owner_and_goes_on_below_a_speck():
    words = page(
        "1. Các thành viên nhất trí thành lập hộ kinh doanh với tên: HỘ KINH DOANH",
        "-",
        "SỬA XE TƯƠNG.",
        "3. Ủy quyền cho Vương Công Tưởng, số định danh cá nhân 023082751450, làm chủ hộ.",
    )
    words = tuple(replace(w, y=w.y - 30 * (w.line == 1) - 60 * (w.line == 2)) for w in words)
    said = {field.name: field for field in read_fields(words, KINDS["bien_ban_hop"])}

    shop = said["business_name"]
    assert (shop.value, shop.doubts) == ("HỘ KINH DOANH SỬA XE TƯỞNG", (Doubt.REPAIRED,))


def test_a_value_written_by_hand_is_a_guess_however_sure_the_engine_is():
    words = tuple(
        replace(w, by_hand=w.text.isupper())
        for w in page("Họ, chữ đệm, tên: NGUYỄN THỊ MẪU", "Giới tính: Nữ")
    )

    name, sex = read_fields(words, BIRTH)

    assert (name.source, name.doubts, name.confidence) == (Source.HAND, (Doubt.HANDWRITTEN,), 50.0)
    assert (sex.source, sex.doubts, sex.confidence) == (Source.PRINT, (), 95.0)


def test_a_value_points_at_its_own_words_and_is_as_sure_as_the_least_sure_of_them():
    words = page("Họ, chữ đệm, tên: TRẦN BẢO THỬ")
    doubtful = tuple(replace(w, confidence=89.0) if w.text == "BẢO" else w for w in words)

    (name,) = read_fields(doubtful, BIRTH)
    first, last = words[4], words[-1]

    assert name.box == (first.x, first.y, last.x + last.width - first.x, first.height)
    assert (name.confidence, name.raw) == (89.0, "TRẦN BẢO THỬ")


def test_the_serial_number_of_a_land_certificate_needs_no_label():
    words = page("Thửa đất số: 116", "AA 00001234", "Người nhận AA 00001234 ký tên vào sổ")

    assert values(words, "giay_chung_nhan_qsdd") == {"document_number": "AA 00001234", "parcel_number": "116"}


def test_the_heads_of_a_table_that_stand_close_are_still_heads():
    heads = words_of(["Thửa đấtsố Tờ bản đồsố Diện tích (m²)"])
    start = {word.text: word.x for word in heads}
    cells = {"82": start["Thửa"], "41": start["Tờ"], "851,8": start["Diện"]}
    below = tuple(Word(text, 95.0, x, 190, 60, 30, 1) for text, x in cells.items())
    further = page("Điều 2. Giá trị quyền sử dụng đất do hai bên tự xác định.")

    words = (*heads, *below, *(replace(w, y=w.y + 190, line=2) for w in further))

    assert values(words, "hop_dong_giao_dich") == {
        "parcel_number": "82",
        "map_sheet": "41",
        "area_m2": "851.8",
    }


def test_under_a_head_the_words_may_begin_left_of_it_and_the_sentence_below_is_no_part_of_them():
    heads = (Word("Tầng", 95.0, 100, 100, 64, 30, 0), *moved(words_of(["Loại đất"]), 700, 0))
    cells = moved(words_of(["Đất trồng cây lâu năm"]), 560, 60)
    sentence = moved(
        words_of(["Điều 2. Giá trị quyền sử dụng đất do hai bên tự xác định là hai tỷ."]), 0, 140
    )

    assert values((*heads, *cells, *sentence), "hop_dong_giao_dich") == {"land_use": "Đất trồng cây lâu năm"}


def moved(words: Sequence[Word], right: int, down: int) -> tuple[Word, ...]:
    return tuple(replace(w, x=w.x + right, y=w.y + down, line=down) for w in words)


def test_a_business_name_in_capitals_goes_on_in_capitals_below():
    words = page(
        "1. Các thành viên nhất trí thành lập hộ kinh doanh với tên: HỘ KINH DOANH", "CẮT TÓC THỬ NGHIỆM."
    )

    assert values(words, "bien_ban_hop")["business_name"] == "HỘ KINH DOANH CẮT TÓC THỬ NGHIỆM"


def test_a_sex_that_was_hardly_seen_is_one_of_two_and_given_to_be_looked_at():
    words = tuple(replace(w, confidence=6.0) if w.text == "Nữ" else w for w in page("Giới tính: Nữ", *BODY))
    (sex,) = read_fields(words, BIRTH)

    assert (sex.value, sex.doubts) == ("female", (Doubt.FAINT,))


def test_of_several_words_one_may_be_lost_and_the_name_is_still_given_as_faint():
    words = tuple(
        replace(w, confidence=0.0) if w.text == "NGUYỄN" else w for w in page("Tôi tên là: NGUYỄN THỊ MẪU")
    )
    (name,) = read_fields(words, KINDS["van_ban_cam_doan"])

    assert (name.value, name.doubts) == ("Nguyễn Thị Mẫu", (Doubt.FAINT,))


def test_two_places_that_differ_in_a_tone_alone_are_one_place_misread():
    words = page("Nơi cư trú: Thôn Một, Xã Thử, Tỉnh Cấm Hòa", "Nơi sinh: Xã Thử, Tỉnh Cẩm Hòa")
    found = {field.name: field.doubts for field in read_fields(words, KINDS["so_yeu_ly_lich"])}

    assert Doubt.SEVERAL in found["birth_place"]


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
