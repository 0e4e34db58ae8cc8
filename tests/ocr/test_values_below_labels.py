"""Values away from their labels: in the next line, over several lines, under the heads of a table."""

from collections.abc import Sequence
from dataclasses import replace

from app.ports import Word
from tests.ocr.kinds import values
from tests.ocr.papers import page, words_of


def moved(words: Sequence[Word], right: int, down: int) -> tuple[Word, ...]:
    return tuple(replace(w, x=w.x + right, y=w.y + down, line=down) for w in words)


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


def test_a_label_that_ends_a_line_of_running_text_has_its_day_in_the_next_line():
    words = page(
        "ỦY BAN NHÂN DÂN XÃ ĐÔNG LĨNH, ngày 18 tháng 9 năm 2026",
        "Điều 1. Trợ cấp hằng tháng đối với ông (bà): Trần Văn Ước, sinh ngày",
        "19/04/1946, số định danh cá nhân 061046720149, nơi cư trú: Thôn Nà Lúng, Xã Đông",
        "Lĩnh, Tỉnh Đại Hòa",
    )

    assert values(words, "quyet_dinh_tro_cap")["birth_date"] == "1946-04-19"


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


def test_a_business_name_in_capitals_goes_on_in_capitals_below():
    words = page(
        "1. Các thành viên nhất trí thành lập hộ kinh doanh với tên: HỘ KINH DOANH", "CẮT TÓC THỬ NGHIỆM."
    )

    assert values(words, "bien_ban_hop")["business_name"] == "HỘ KINH DOANH CẮT TÓC THỬ NGHIỆM"
