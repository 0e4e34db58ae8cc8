import random
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.papers.document_type import DocumentType
from ocr.document_type import TRUSTED, suggest_type
from tests.ocr.papers import BODY, HEADER, TYPES, words_of

PACK = Path(__file__).parents[2] / "resources" / "packs" / "document_types.toml"


def pack_types() -> tuple[DocumentType, ...]:
    raw = tomllib.loads(PACK.read_text(encoding="utf-8"))["document_type"]
    keys = ("titles", "hints", "against")
    return tuple(DocumentType(r["id"], r["name"], **{k: tuple(r.get(k, ())) for k in keys}) for r in raw)


PACK_TYPES = pack_types()


def titled(title: str, per_line: int = 7) -> list[str]:
    words = title.upper().split()
    lines = [" ".join(words[at : at + per_line]) for at in range(0, len(words), per_line)]
    return [*HEADER, *lines, *BODY]


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.id)
def test_a_printed_title_names_its_kind_and_can_be_trusted(kind):
    suggestion = suggest_type(words_of(titled(kind.titles[0])), TYPES)

    assert suggestion.kind == kind.id
    assert suggestion.score >= TRUSTED
    assert suggestion.reason == kind.titles[0]


def test_the_reason_is_spelt_as_in_the_pack_whatever_was_misread():
    suggestion = suggest_type(words_of([*HEADER, "CẠN CƯƠC", *BODY]), PACK_TYPES)

    assert (suggestion.kind, suggestion.reason) == ("the_can_cuoc", "căn cước")


@pytest.mark.parametrize("kind", PACK_TYPES, ids=lambda kind: kind.id)
def test_every_title_of_the_pack_finds_its_own_kind_among_all_others(kind):
    found = [suggest_type(words_of(titled(title)), PACK_TYPES).kind for title in kind.titles]

    assert found == [kind.id] * len(kind.titles)


@pytest.mark.slow
@pytest.mark.parametrize("kind", PACK_TYPES, ids=lambda kind: kind.id)
def test_a_title_no_pack_knows_is_never_placed_by_itself(kind):
    others = tuple(other for other in PACK_TYPES if other.id != kind.id)

    scores = [suggest_type(words_of(titled(title)), others).score for title in kind.titles]

    assert max(scores) < TRUSTED


@pytest.mark.parametrize(
    "title",
    [
        "Tờ khai đăng ký lại khai sinh",
        "Giấy chứng nhận hộ nghèo",
        "Đơn đề nghị cấp giấy khai sinh",
        "Trích lục kết hôn",
        "Giấy báo tin",
        "Chỉ thị",
    ],
)
def test_a_near_title_is_not_trusted(title):
    assert suggest_type(words_of(titled(title)), TYPES).score < TRUSTED


def test_a_title_broken_over_lines_counts_as_one():
    lines = [*HEADER, "TỜ KHAI", "ĐĂNG KÝ KHAI SINH", *BODY]

    assert suggest_type(words_of(lines), TYPES).kind == "to_khai_khai_sinh"


def test_the_first_line_of_a_longer_title_is_not_taken_for_the_whole():
    lines = [*HEADER, "GIẤY KHAI SINH", "VÀ BẢN CAM ĐOAN NGƯỜI LÀM CHỨNG", *BODY]

    assert suggest_type(words_of(lines), TYPES).score < TRUSTED


def test_the_words_bản_sao_after_a_title_change_nothing():
    suggestion = suggest_type(words_of([*HEADER, "GIẤY KHAI SINH", "(BẢN SAO)", *BODY]), TYPES)

    assert suggestion.kind == "giay_khai_sinh"
    assert suggestion.score >= TRUSTED


def test_papers_named_in_the_text_do_not_decide():
    lines = [*HEADER, "DANH SÁCH GIẤY TỜ KÈM THEO", *BODY, "1. Giấy chứng sinh", "2. Giấy ủy quyền", *BODY]

    assert suggest_type(words_of(lines), TYPES).score < TRUSTED


def test_wrong_letters_in_a_title_do_not_hide_it():
    lines = [*HEADER, "GlẤY CHỨNG SlNH", *BODY, "Cân nặng: 3,2 kg", "Người đỡ đẻ:"]

    suggestion = suggest_type(words_of(lines), TYPES)

    assert suggestion.kind == "giay_chung_sinh"
    assert suggestion.score >= TRUSTED


def test_hints_without_a_title_make_a_guess_that_is_never_trusted():
    kinds = (replace(TYPES[2], hints=("cân nặng", "người đỡ đẻ", "giới tính của con")), *TYPES[:2])
    lines = [*BODY, "Giới tính của con: nam", "Cân nặng: 3,2 kg", "Người đỡ đẻ: Trần Thị Thử"]

    suggestion = suggest_type(words_of(lines), kinds)

    assert suggestion.kind == "giay_chung_sinh"
    assert suggestion.score < TRUSTED


def test_a_word_that_speaks_against_a_kind_keeps_it_from_being_trusted():
    kinds = (replace(TYPES[0], titles=("Giấy khai sinh", "Mẫu giấy khai sinh"), against=("mẫu",)),)

    assert suggest_type(words_of(titled("Mẫu giấy khai sinh")), kinds).score < TRUSTED


def test_nothing_read_is_nothing_known():
    assert suggest_type((), TYPES).kind == ""
    assert suggest_type(words_of(BODY), ()).kind == ""


@pytest.mark.slow
def test_heavily_misread_titles_of_the_whole_pack_are_never_trusted_for_another_kind():
    chance = random.Random(11)
    kinds = PACK_TYPES
    trusted_wrong = []
    for kind in kinds:
        title = "".join(chance.choice("aeioutn") if chance.random() < 0.12 else c for c in kind.titles[0])
        suggestion = suggest_type(words_of(titled(title)), kinds)
        trusted_wrong += [kind.id] * (suggestion.score >= TRUSTED and suggestion.kind != kind.id)

    assert trusted_wrong == []


@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_text_gives_a_score_between_nothing_and_certain(lines):
    suggestion = suggest_type(words_of(lines), TYPES)

    assert 0.0 <= suggestion.score <= 1.0
    assert bool(suggestion.kind) == (suggestion.score > 0)


def test_a_card_whose_title_is_lost_is_known_by_its_labels_in_two_languages():
    card = [
        "Số / No. 001192000012",
        "Họ và tên / Full name: NGUYỄN THỊ MẪU",
        "Ngày sinh / Date of birth: 12/11/1992",
        "Nơi thường trú / Place of residence: xã Thử Nghiệm",
        "Có giá trị đến: 12/11/2032",
        "IDVNM1920000120001192000012<<8",
    ]

    suggestion = suggest_type(words_of(card), PACK_TYPES)

    assert suggestion.kind == "the_can_cuoc"
    assert suggestion.reason == "Place of residence"


def test_the_number_of_a_paper_right_above_its_title_is_no_part_of_the_title():
    words = words_of(["BỆNH VIỆN ĐA KHOA", "Số: 118/GCS", "GIẤY CHỨNG SINH", *BODY], gap=50)

    assert suggest_type(words, PACK_TYPES).score >= TRUSTED


FOOT = ("Tôi cam đoan những nội dung khai trên là đúng và chịu trách nhiệm trước pháp luật.", "Người khai")
BIRTH_NOTICE = (
    "Họ và tên mẹ: Nguyễn Thị Mẫu. Năm sinh: 1992",
    "Đã sinh con vào lúc: 7 giờ 15 phút",
    "Giới tính của con: nam. Cân nặng: 3200 gam",
    "Số con trong lần sinh này: 1",
    "Dự định đặt tên con là: Trần Văn Thử",
    "Người đỡ đẻ",
)


def test_a_page_whose_title_is_torn_off_is_guessed_by_what_is_printed_on_it():
    suggestion = suggest_type(words_of(BIRTH_NOTICE), PACK_TYPES)

    assert suggestion.kind == "giay_chung_sinh"
    assert 0.5 <= suggestion.score < TRUSTED
    assert "đã sinh con vào lúc" in suggestion.reason


def test_the_last_page_of_any_declaration_is_not_guessed():
    assert suggest_type(words_of([*BODY, *FOOT]), PACK_TYPES).kind == ""


def test_a_doubtful_title_and_the_words_of_the_same_kind_make_each_other_surer():
    worn = [*HEADER, "GIAY CHUNG", *BIRTH_NOTICE]

    assert (
        suggest_type(words_of(worn), PACK_TYPES).score
        > suggest_type(words_of(BIRTH_NOTICE), PACK_TYPES).score - 0.01
    )


def test_words_of_one_kind_under_a_doubtful_title_of_another_leave_the_page_undecided():
    mixed = [*HEADER, "TRÍCH LỤC KHAI", *BIRTH_NOTICE[:3], *BODY]

    assert suggest_type(words_of(mixed), PACK_TYPES).score < TRUSTED


def test_check_digits_on_the_back_of_a_card_are_as_good_as_a_title():
    back = ["IDVNM1920000165038192000016<<2", "9203055F3203053VNM<<<<<<<<<<<8", "NGUYEN<<THI<MAU"]

    suggestion = suggest_type(words_of(back), PACK_TYPES)

    assert (suggestion.kind, suggestion.reason) == ("the_can_cuoc", back[0])
    assert suggestion.score >= 0.95


@pytest.mark.parametrize(
    "lines",
    [
        ["CHỈ THỊ", "Về việc tăng cường quản lý nhà nước", *BODY],
        ["BÁO NHÂN DÂN", "Cơ quan trung ương của Đảng", "Tin trong nước", "Mùa vàng trên những cánh đồng"],
        ["LỊCH CÔNG TÁC TUẦN", "Thứ hai: họp giao ban", "Thứ ba: tiếp công dân", "Thứ tư: đi cơ sở"],
        ["DELIVERY NOTE", "Please sign below on receipt of the goods", "Number of parcels: 3", "Thank you"],
        ["CÔNG VĂN", "Kính gửi: Sở Nội vụ", *BODY],
    ],
    ids=["chỉ thị", "báo", "lịch", "tiếng Anh", "công văn"],
)
def test_papers_of_no_kind_of_ours_stay_unknown(lines):
    assert suggest_type(words_of([*HEADER, *lines]), PACK_TYPES).kind == ""
