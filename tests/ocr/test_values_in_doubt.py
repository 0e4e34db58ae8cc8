"""Values in doubt: what casts doubt on a value, and what else on the page takes it away or puts it right."""

from dataclasses import replace

from app.domain.papers.evidence import Doubt, Source
from ocr.fields import read_fields
from tests.ocr.kinds import BIRTH, KINDS
from tests.ocr.papers import BODY, page


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
