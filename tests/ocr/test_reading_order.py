"""Columns of an act are read one after the other, tables row by row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ports import Word
from ocr.hocr import ReadWord
from ocr.lines import text_of
from ocr.reading_order import in_reading_order

LETTER = 12
HEIGHT = 20


def page(*rows):
    """Words of rows of (x, text) parts, as the engine gives them: one line a row."""
    words = []
    for number, row in enumerate(rows):
        for left, text in row:
            x = left
            for said in text.split():
                words.append(ReadWord(Word(said, 90, x, 45 * number, LETTER * len(said), HEIGHT, number)))
                x += LETTER * (len(said) + 1)
    return words


def read(words):
    return text_of(each.word for each in in_reading_order(words)).split("\n")


HEAD = (
    [(100, "ỦY BAN NHÂN DÂN"), (600, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
    [(130, "XÃ THỬ NGHIỆM"), (680, "Độc lập - Tự do - Hạnh phúc")],
    [(110, "Số: 12/UBND-VP"), (650, "Thử Nghiệm, ngày 12 tháng 11 năm 2026")],
)
BODY = [(100, "Căn cứ Luật Tổ chức chính quyền địa phương, Ủy ban nhân dân xã thông báo như sau về việc đó")]


def test_the_agency_and_the_national_name_are_two_blocks():
    assert read(page(*HEAD, BODY)) == [
        "ỦY BAN NHÂN DÂN",
        "XÃ THỬ NGHIỆM",
        "Số: 12/UBND-VP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Thử Nghiệm, ngày 12 tháng 11 năm 2026",
        BODY[0][1],
    ]


def test_the_receivers_and_the_signer_are_two_blocks():
    foot = (
        [(100, "Nơi nhận:"), (700, "TM. ỦY BAN NHÂN DÂN")],
        [(100, "- Như trên;"), (740, "CHỦ TỊCH")],
        [(100, "- Lưu: VT.")],
        [(720, "Trần Văn Thử")],
    )

    assert read(page(BODY, *foot))[1:] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Trần Văn Thử",
    ]


def test_a_table_stays_row_by_row():
    table = (
        [(100, "Họ và tên"), (500, "Ngày sinh"), (800, "Quan hệ")],
        [(100, "Nguyễn Thị Mẫu"), (500, "05/03/1992"), (800, "Chủ hộ")],
        [(100, "Trần Văn Thử"), (500, "01/02/1990"), (800, "Chồng")],
    )

    assert read(page(*table))[1] == "Nguyễn Thị Mẫu 05/03/1992 Chủ hộ"


def test_a_title_alone_in_the_middle_changes_nothing():
    words = page([(400, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")], [(480, "Độc lập - Tự do - Hạnh phúc")], BODY)

    assert list(in_reading_order(words)) == words


def test_a_spread_out_line_of_the_body_is_not_taken_apart():
    body = [(100, "Thực hiện nội dung các quyết định"), (522, "số 12 của Ủy ban nhân dân xã đã ban hành nay")]

    assert read(page(*HEAD, [(400, "Kính gửi: Sở Tư pháp")], body))[-1] == " ".join(text for _, text in body)


words = st.sampled_from(["CỘNG", "HÒA", "XÃ", "HỘI", "Nơi", "nhận:", "Số:", "Kính", "gửi", "ngày", "Trần"])
parts = st.tuples(st.integers(0, 1200), st.lists(words, min_size=1, max_size=5).map(" ".join))


@pytest.mark.slow
@given(st.lists(st.lists(parts, min_size=1, max_size=3), max_size=8))
def test_every_word_stays_once_and_the_order_is_found_once(rows):
    given_words = page(*(sorted(row) for row in rows))

    done = in_reading_order(given_words)

    assert sorted((each.word.x, each.word.y, each.word.text) for each in done) == sorted(
        (each.word.x, each.word.y, each.word.text) for each in given_words
    )
    assert [each.word.line for each in done] == sorted(each.word.line for each in done)
