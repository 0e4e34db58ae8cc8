import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from app.training.ink import BLUE, RED, seal_mask, signature_mask, stamp
from ocr.preparation import LETTER_PX, flatten, ink, prepare
from ocr.red_ink import has_red_ink, red_lines
from tests.ocr.papers import BODY, FONTS, HEADER, drawn_page, tilted

PAGE = drawn_page([*HEADER, *BODY], size=(1240, 720))
SEAL = seal_mask("ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM", "TẬP HUẤN", "MẪU").resize((212, 212))
TITLE_AT = (330, 560)


def titled(colour, text: str = "GIẤY CHỨNG NHẬN KẾT HÔN") -> Image.Image:
    page = PAGE.copy()
    font = ImageFont.truetype(str(FONTS / "Tinos-Bold.ttf"), 44)
    ImageDraw.Draw(page).text(TITLE_AT, text, fill=colour, font=font)
    return page


def ink_of(page: Image.Image) -> int:
    return int(ink(prepare(np.array(page), 150).grey).sum())


PLAIN = ink_of(PAGE)


def found(page: Image.Image) -> tuple[tuple[int, int, int, int], ...]:
    faded, dark = (flatten(np.array(page)[:, :, channel].copy()) for channel in (0, 1))
    return red_lines(faded, dark, LETTER_PX)


def test_a_red_title_is_as_readable_as_a_black_one():
    title = ink_of(titled("black")) - PLAIN

    assert ink_of(titled(RED)) - PLAIN > 0.9 * title


def test_a_red_title_on_a_page_fed_askew_is_found():
    assert ink_of(tilted(titled(RED), 3.0)) > 1.05 * PLAIN


@settings(max_examples=6, deadline=None)
@given(st.integers(20, 1000), st.integers(20, 490), st.integers(-180, 180), st.floats(0.5, 1.0))
def test_no_seal_is_ever_taken_for_a_line_wherever_and_however_worn_it_is_pressed(x, y, turn, wear):
    page = PAGE.copy()
    worn = SEAL.rotate(turn, Image.Resampling.BICUBIC).point(lambda value: int(value * wear))
    stamp(page, worn, (x, y), RED)

    assert found(page) == ()


def test_a_seal_over_text_leaves_the_text_as_it_was():
    page = PAGE.copy()
    stamp(page, SEAL, (500, 250), RED)

    assert abs(ink_of(page) - PLAIN) < 0.01 * PLAIN


def test_a_seal_beside_a_red_title_stays_faded_and_the_title_is_found():
    page = titled(RED)
    stamp(page, SEAL, (1000, 480), RED)

    (box,) = found(page)

    assert 300 < box[0] < 340
    assert box[0] + box[2] < 1000


def test_red_words_under_a_signature_stay_faded_for_the_two_together_are_unreadable():
    page = titled(RED, "CHỦ TỊCH")
    pen = Image.fromarray(cv2.dilate(np.array(signature_mask(np.random.default_rng(3))), np.ones((5, 5))))
    stamp(page, pen, (TITLE_AT[0] - 40, TITLE_AT[1] - 60), BLUE)

    assert found(page) == ()


def test_a_red_frame_and_rules_are_no_lines_of_print():
    page = PAGE.copy()
    draw = ImageDraw.Draw(page)
    draw.rectangle((40, 40, 1200, 690), outline=RED, width=6)
    draw.line((100, 620, 1100, 620), fill=RED, width=12)

    assert found(page) == ()


def test_a_page_without_red_ink_is_not_searched():
    noisy = np.random.default_rng(1).normal(0, 5, (720, 1240, 3)) + np.array(PAGE)

    assert not has_red_ink(np.clip(noisy, 0, 255).astype(np.uint8))
    assert not has_red_ink(np.array(PAGE.convert("L")))
    assert has_red_ink(np.array(titled(RED)))
