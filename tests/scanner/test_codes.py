"""The QR of a card is read byte for byte, or not at all: a name is never mangled."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.domain.errors import RuleError
from app.domain.people.id_card import decode_card_bytes, parse_card
from app.ports import DecodedCode
from scanner.codes import PictureCodes, codes_in
from scanner.zbar import unguessed, zbar_codes
from tests.scanner.papers import CARDS, blank_side, card_picture, written_side

VIETNAMESE = "aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ |"


@pytest.mark.slow
@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize(
    ("module_px", "blur"),
    [(1.3, 0.0), (1.5, 0.4), (2, 1.2), (2.5, 1.5), (3, 0.0), (3, 1.5), (4, 2.0), (5, 2.5), (6, 3.0)],
)
def test_the_card_is_read_exactly_at_every_size_and_focus(card: str, module_px: float, blur: float) -> None:
    assert codes_in(card_picture(card, module_px, blur)) == (DecodedCode("QRCode", card.encode()),)


@pytest.mark.parametrize("turn", [cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE])
def test_a_card_laid_any_way_round_is_read(turn: int) -> None:
    picture = np.asarray(cv2.rotate(card_picture(CARDS[0], 4), turn), np.uint8)
    assert [code.raw for code in codes_in(picture)] == [CARDS[0].encode()]


def test_a_card_with_glare_on_it_is_read() -> None:
    picture = card_picture(CARDS[0], 4)
    cv2.circle(picture, (790, 150), 14, 255, -1)
    assert [code.raw for code in codes_in(picture)] == [CARDS[0].encode()]


@pytest.mark.parametrize("ending", ["jpg", "png", "tif", "pdf"])
def test_the_card_in_a_file_becomes_a_person(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"thẻ.{ending}"
    Image.fromarray(card_picture(CARDS[1], 4)).save(path, resolution=300)
    (code,) = PictureCodes().decode(path)
    person = parse_card(decode_card_bytes(code.raw)).person
    assert (person.full_name, person.residence) == ("Nguyễn Thị Mẫu", "Thôn Mẫu, Xã Thử Nghiệm, Thanh Hóa")


def test_two_cards_on_one_page_are_both_read() -> None:
    page = np.vstack([card_picture(CARDS[0], 4), card_picture(CARDS[1], 4)])
    assert {code.raw.decode() for code in codes_in(page)} == set(CARDS[:2])


def test_the_same_code_on_several_pages_is_told_once(tmp_path: Path) -> None:
    page = Image.fromarray(card_picture(CARDS[0], 4))
    page.save(tmp_path / "a.tif", save_all=True, append_images=[page])
    assert len(PictureCodes().decode(tmp_path / "a.tif")) == 1


def test_bytes_that_are_no_text_are_told_as_they_are() -> None:
    raw = bytes(range(128, 200))
    assert codes_in(card_picture(raw, 6)) == (DecodedCode("QRCode", raw),)


@pytest.mark.slow
@pytest.mark.parametrize("side", [blank_side(), written_side()])
def test_a_page_without_a_code_gives_none(side: np.ndarray) -> None:
    assert codes_in(side) == ()


@pytest.mark.parametrize("card", CARDS)
def test_zbar_gives_bytes_and_guesses_no_code_page(card: str) -> None:
    assert zbar_codes(card_picture(card, 4)) == (card.encode(),)


@pytest.mark.parametrize("codec", ["shift_jis", "big5"])
def test_what_an_old_zbar_guessed_is_undone_exactly_or_dropped(codec: str) -> None:
    guessed = "ễ".encode().decode(codec, errors="replace").encode()
    assert unguessed(guessed) in ("ễ".encode(), b"")


@settings(max_examples=100)
@given(name=st.text(VIETNAMESE, min_size=1))
def test_undoing_a_guess_never_changes_a_vietnamese_text_that_was_right(name: str) -> None:
    assert unguessed(name.encode()) == name.encode()


@settings(max_examples=100)
@example(name="ýơ", codec="big5")  # by another code page it leads to a Chinese letter
@given(name=st.text(VIETNAMESE, min_size=1), codec=st.sampled_from(["shift_jis", "big5"]))
def test_a_name_guessed_to_be_kanji_is_given_back_exactly_or_not_at_all(name: str, codec: str) -> None:
    kanji = name.encode().decode(codec, errors="replace").encode()
    assert unguessed(kanji) in (name.encode(), b"")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"not a picture", "file.not_an_image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "file.damaged"),
    ],
)
def test_a_file_that_is_no_picture_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "a.jpg").write_bytes(content)
    with pytest.raises(RuleError) as refused:
        PictureCodes().decode(tmp_path / "a.jpg")
    assert refused.value.code == code


def test_a_picture_whose_pixels_are_broken_is_refused(tmp_path: Path) -> None:
    Image.fromarray(blank_side()).save(tmp_path / "a.png")
    content = bytearray((tmp_path / "a.png").read_bytes())
    content[60:400] = b"\0" * 340
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(RuleError, match=r"file\.damaged"):
        PictureCodes().decode(tmp_path / "a.png")


def test_a_pdf_that_is_a_book_is_refused(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    for _ in range(501):
        pdf.add_blank_page()
    pdf.save(tmp_path / "a.pdf")
    with pytest.raises(RuleError, match=r"file\.too_many_pages"):
        PictureCodes().decode(tmp_path / "a.pdf")


def test_a_pdf_whose_page_is_as_large_as_a_house_is_refused(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(14000, 14000))
    pdf.save(tmp_path / "a.pdf")
    with pytest.raises(RuleError, match=r"file\.bomb"):
        PictureCodes().decode(tmp_path / "a.pdf")
