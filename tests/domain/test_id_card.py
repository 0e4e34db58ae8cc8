"""The QR of the card: exact or refused, never mangled."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleError
from app.domain.people.id_card import decode_card_bytes, parse_card
from app.domain.people.person import Sex

SEVEN = "038192000016|172345678|Nguyễn Thị Mẫu|05031992|Nữ|Thôn 3, Xã Thử Nghiệm, Thanh Hóa|15082021"
ELEVEN = "038192000016||Đặng Hữu Ước|05031992|Nữ|Tổ 5, Phường Mẫu, Hà Nội|15082024||||"
CODE_PAGES = ["latin-1", "cp1252", "cp1258"]

NAMES = st.lists(
    st.text(
        "AĂÂĐEÊIOÔƠUƯYaăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậỳýỷỹỵếềểễệốồổỗộớờởỡợứừửữự",
        min_size=2,
        max_size=8,
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


def as_if_read_in(code_page: str, text: str) -> bytes:
    """Return what a reader sends that took the UTF-8 bytes for another code page, byte by byte."""
    return "".join(_as_character(code_page, byte) for byte in text.encode()).encode()


def _as_character(code_page: str, byte: int) -> str:
    # Bytes the code page leaves undefined come through as control characters, as Windows does it.
    return bytes([byte]).decode(code_page, errors="ignore") or chr(byte)


def test_a_card_with_seven_fields_fills_the_person():
    card = parse_card(SEVEN)
    assert card.person.full_name == "Nguyễn Thị Mẫu"
    assert card.person.id_number == "038192000016"
    assert card.person.old_id_number == "172345678"
    assert card.person.birth_date == date(1992, 3, 5)
    assert card.person.sex is Sex.FEMALE
    assert card.person.residence == "Thôn 3, Xã Thử Nghiệm, Thanh Hóa"
    assert card.issued_on == date(2021, 8, 15)
    assert card.contradictions == ()
    assert card.more == ()


def test_a_card_with_eleven_fields_keeps_the_last_four_without_guessing_them():
    card = parse_card(ELEVEN)
    assert card.person.full_name == "Đặng Hữu Ước"
    assert card.person.old_id_number == ""
    assert card.more == ("", "", "", "")


@given(NAMES, st.sampled_from(CODE_PAGES))
def test_a_name_read_through_the_wrong_code_page_comes_back_exact(name, code_page):
    card = ELEVEN.replace("Đặng Hữu Ước", name)
    exact = unicodedata.normalize("NFC", name).strip()
    assert parse_card(decode_card_bytes(as_if_read_in(code_page, card))).person.full_name == exact


@given(NAMES)
def test_a_name_sent_right_is_never_changed(name):
    card = ELEVEN.replace("Đặng Hữu Ước", name)
    assert parse_card(decode_card_bytes(card.encode())).person.full_name == name.strip()


@pytest.mark.parametrize("code_page", CODE_PAGES)
def test_a_keyboard_scanner_that_types_the_wrong_code_page_is_put_right_too(code_page):
    typed = as_if_read_in(code_page, ELEVEN).decode()
    assert parse_card(typed).person.full_name == "Đặng Hữu Ước"


@pytest.mark.parametrize("broken", ["Äáº·ng Há»¯u Æ¯á»›c ¤", "ﾄ雪苟ng", "Đ\ufffdng Hữu Ước"])
def test_a_name_that_cannot_be_put_right_is_refused_not_recorded(broken):
    with pytest.raises(RuleError, match=r"card\.not_utf8"):
        parse_card(ELEVEN.replace("Đặng Hữu Ước", broken))


def test_bytes_that_are_no_utf8_are_refused():
    with pytest.raises(RuleError, match=r"card\.not_utf8"):
        decode_card_bytes("Nguyễn".encode("utf-16"))


def test_a_name_with_separate_tone_marks_arrives_composed():
    card = parse_card(unicodedata.normalize("NFD", SEVEN))
    assert card.person.full_name == "Nguyễn Thị Mẫu"


def test_nul_and_line_end_from_the_scanner_do_no_harm():
    assert (
        parse_card("\ufeff" + SEVEN.replace("Mẫu", "M\x00ẫu") + "\r\n").person.full_name == "Nguyễn Thị Mẫu"
    )


def test_names_of_other_peoples_of_viet_nam_are_kept():
    assert parse_card(SEVEN.replace("Nguyễn Thị Mẫu", "H'Bĭt Niê Kđăm")).person.full_name == "H'Bĭt Niê Kđăm"


def test_a_name_of_three_hundred_letters_is_kept_and_a_longer_one_is_refused():
    assert len(parse_card(SEVEN.replace("Nguyễn Thị Mẫu", "Ầ" * 300)).person.full_name) == 300
    with pytest.raises(RuleError, match=r"text\.too_long"):
        parse_card(SEVEN.replace("Nguyễn Thị Mẫu", "Ầ" * 301))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "card.not_a_card"),
        ("https://example.vn/thu-tuc", "card.not_a_card"),
        ("|".join(["x"] * 12), "card.not_a_card"),
        (SEVEN.replace("038192000016", "03819200001"), "card.number"),
        (SEVEN.replace("038192000016", "٠٣٨١٩٢٠٠٠٠١٦"), "card.number"),
        (SEVEN.replace("Nguyễn Thị Mẫu", " "), "card.not_a_card"),
        (SEVEN.replace("05031992", "31021992"), "card.date"),
        (SEVEN.replace("05031992", "5031992"), "card.date"),
    ],
)
def test_a_damaged_card_is_refused_with_the_reason(text, code):
    with pytest.raises(RuleError) as refused:
        parse_card(text)
    assert refused.value.code == code


def test_a_damaged_date_is_refused_without_repeating_what_stood_there():
    with pytest.raises(RuleError) as refused:
        parse_card(SEVEN.replace("05031992", "31021992"))
    assert refused.value.facts == {}


def test_a_card_without_a_date_of_issue_is_still_a_card():
    assert parse_card(SEVEN.replace("15082021", "")).issued_on is None


def test_a_number_that_contradicts_the_card_is_shown_not_refused():
    assert parse_card(SEVEN.replace("|Nữ|", "|Nam|")).contradictions == ("sex",)


@given(st.text())
def test_whatever_a_scanner_types_is_a_card_or_a_refusal(text):
    try:
        assert parse_card(text).person.full_name
    except RuleError as error:
        assert error.code.startswith(("card.", "text."))


@given(st.binary())
def test_whatever_bytes_a_reader_sends_are_text_or_a_refusal(raw):
    try:
        assert unicodedata.is_normalized("NFC", decode_card_bytes(raw))
    except RuleError as error:
        assert error.code == "card.not_utf8"
