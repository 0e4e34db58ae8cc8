"""Words run together, commas read as full stops, square metres, numbers broken over lines: as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ports import Word
from ocr.hocr import ReadWord
from ocr.lines import text_of
from ocr.repair.joined import parted
from ocr.repair.lexicon import our_lexicon
from ocr.repair.punctuation import with_signs

LEXICON = our_lexicon()


def line(text, number=0):
    """A line as the engine gave it: one word a box."""
    return [
        ReadWord(
            Word(said, 90.0, 10 + 100 * at, 20, 12 * len(said), 24, number), tuple(((c, 0.0),) for c in said)
        )
        for at, said in enumerate(text.split())
    ]


def said(read):
    return " ".join(each.word.text for each in read)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("HàCông Ước", "Hà Công Ước"),
        ("HàKimLan,", "Hà Kim Lan,"),
        ("Thửa đấtsố 12", "Thửa đất số 12"),
        ("Dântộc: Kinh", "Dân tộc: Kinh"),
    ],
)
def test_words_that_were_run_together_are_parted(read, printed):
    assert said(parted(line(read), LEXICON)) == printed


@pytest.mark.parametrize(
    "read", ["nghiêng", "BaoMinh", "TTHC", "Agribank", "thuyền", "Đắk", "xyzđất", "12đất"]
)
def test_what_may_be_one_word_is_not_parted(read):
    assert said(parted(line(read), LEXICON)) == read


@given(st.lists(st.sampled_from(["HàCông", "đấtsố", "hộ", "BáĐệ,", "12/3", "UBND"]), max_size=6))
def test_parting_changes_no_letter_and_no_edge(words):
    read = line(" ".join(words))

    done = parted(read, LEXICON)

    assert "".join(each.word.text for each in done) == "".join(each.word.text for each in read)
    assert all(len(each.letters) == len(each.word.text) for each in done)
    assert parted(done, LEXICON) == done
    if read:
        assert done[-1].word.x + done[-1].word.width == read[-1].word.x + read[-1].word.width


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("quy hoạch. xây dựng nhà", "quy hoạch, xây dựng nhà"),
        ("Tổ dân phố Đoàn Kết. Phường Quảng Lĩnh", "Tổ dân phố Đoàn Kết, Phường Quảng Lĩnh"),
        ("diện tích 1047,3 m?", "diện tích 1047,3 m²"),
        ("diện tích 64 m2, dùng để ở", "diện tích 64 m², dùng để ở"),
        ("Diện tích (m°)", "Diện tích (m²)"),
        ("diện tích: 1622,6 m2?", "diện tích: 1622,6 m²"),
        ("5, Dân tộc: Kinh", "5. Dân tộc: Kinh"),
        ("xã Cẩm Thịnh, tình Nghĩa Xuân", "xã Cẩm Thịnh, tỉnh Nghĩa Xuân"),
    ],
)
def test_signs_the_engine_mistakes_are_as_printed(read, printed):
    assert said(with_signs(line(read))) == printed


@pytest.mark.parametrize(
    "read",
    [
        "giải quyết hồ sơ. Người nộp",
        "về sân. Xã đã họp",
        "số 60/CP. ngày",
        "TP. hồ",
        "1. họ tên",
        "lô m2 của",
        "ngày 5, Kinh",
        "5, dân tộc",
        "đầu tư của tính, từ đó",
        "yên tĩnh, tĩnh lặng",
        "8,4 m sâu",
    ],
)
def test_a_full_stop_that_ends_a_sentence_and_plain_metres_stay(read):
    assert said(with_signs(line(read))) == read


def test_a_full_stop_at_the_end_of_a_line_stays():
    assert said(with_signs([*line("theo pháp luật."), *line("họ tên", 1)])) == "theo pháp luật. họ tên"


def words(*lines):
    return [each.word for number, text in enumerate(lines) for each in line(text, number)]


def test_a_number_and_symbol_broken_over_two_lines_is_one_in_the_text():
    read = words("tại Công văn số 4039/STC-", "HCSN ngày 20/11/2024, UBND tỉnh")

    assert text_of(read) == "tại Công văn số 4039/STC-HCSN\nngày 20/11/2024, UBND tỉnh"


@pytest.mark.parametrize(
    ("read", "whole"),
    [
        (("số 1743/QĐ- BGTVT, ngày",), "số 1743/QĐ-BGTVT, ngày"),
        (("số 30/2020/NĐ-", "CP"), "số 30/2020/NĐ-CP"),
        (("tổ chức xã hội -", "nghề nghiệp"), "tổ chức xã hội -\nnghề nghiệp"),
        (("Số: 12/UBND-", "Kính gửi"), "Số: 12/UBND-\nKính gửi"),
        (("số 7/2021/QĐ-", "TTg, ngày"), "số 7/2021/QĐ-TTg,\nngày"),
        (("số 15/TTr-", "STP của Sở"), "số 15/TTr-STP\ncủa Sở"),
        (("số 88/TU-", "UBND-VX. Kính"), "số 88/TU-UBND-VX.\nKính"),
        (("số 21/BC- TU", "về"), "số 21/BC-TU\nvề"),
        (("số 09/NQ- UBTVQH15 ngày",), "số 09/NQ-UBTVQH15 ngày"),
    ],
)
def test_a_number_is_joined_to_the_abbreviation_of_an_agency_behind_its_hyphen(read, whole):
    assert text_of(words(*read)) == whole


@pytest.mark.parametrize(
    "agency",
    ["UBND", "HĐND", "VPCP", "BTP", "STP", "BYT", "BNNMT", "BGDĐT", "CA", "TU", "THADS", "BCHQS", "TANDTC"],
)
def test_the_agencies_of_the_desk_are_known_by_their_abbreviations(agency):
    assert text_of(words("Số: 15/QĐ-", agency)) == f"Số: 15/QĐ-{agency}"


@pytest.mark.parametrize(
    "below",
    ["THEO", "CHO ÔNG BÀ", "VIEC", "CAP CHO", "UY BAN", "HANOI", "AI", "A", "TM. ỦY BAN", "KT. CHỦ TỊCH"],
)
def test_a_word_in_capitals_or_the_signer_below_is_no_part_of_a_number(below):
    assert text_of(words("Số: 15/QĐ-", below)) == f"Số: 15/QĐ-\n{below}"


def test_a_comma_put_right_leaves_what_else_the_letters_may_be():
    read = line("quy hoach. xây dựng")
    seen = (("a", 0.0), ("ạ", 5.0))
    letters = tuple(seen if at == 2 else letter for at, letter in enumerate(read[1].letters))

    done = with_signs([read[0], ReadWord(read[1].word, letters), *read[2:]])

    assert [done[1].word.text, done[1].letters[2]] == ["hoach,", seen]
