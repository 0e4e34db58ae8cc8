import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from app.pictures.skew import find_skew
from ocr.preparation import LETTER_PX, ink, prepare, red_channel
from tests.ocr.papers import BODY, HEADER, drawn_page, noise, tilted

PAGE = drawn_page([*HEADER, "GIẤY KHAI SINH", *BODY], size=(1240, 720))


def pixels(image: Image.Image) -> np.ndarray:
    return np.array(image, dtype=np.uint8)


@settings(max_examples=2, deadline=None)
@given(st.floats(-7.0, 7.0))
def test_a_page_fed_askew_is_straightened_to_a_tenth_of_a_degree(degrees):
    page = prepare(pixels(tilted(PAGE, degrees)), 150)

    assert page.skew_degrees == pytest.approx(degrees, abs=0.1)


@settings(max_examples=2, deadline=None)
@given(st.floats(-6.0, 6.0), st.integers(200, 900), st.integers(560, 640))
def test_a_place_on_the_prepared_page_is_found_again_on_the_original(degrees, x, y):
    marked = PAGE.copy()
    ImageDraw.Draw(marked).rectangle((x, y, x + 30, y + 30), fill=(0, 0, 0))
    fed = pixels(tilted(marked, degrees))
    plain = pixels(tilted(PAGE, degrees))
    where = np.argwhere((plain[:, :, 0] > 200) & (fed[:, :, 0] < 50))[:, ::-1]

    page = prepare(fed, 150)

    forward = np.linalg.inv(np.vstack([page.to_upright, [0, 0, 1]]))
    centre = forward @ [*where.mean(axis=0), 1]
    column, row = (round(value) for value in centre[:2])
    assert page.grey[row, column] < 60


def test_a_red_stamp_fades_to_paper_and_blue_ink_stays():
    page = Image.new("RGB", (40, 20), "white")
    page.paste((215, 40, 50), (0, 0, 20, 20))
    page.paste((30, 40, 150), (20, 0, 40, 20))

    grey = red_channel(pixels(page))

    assert grey[10, 10] > 200
    assert grey[10, 30] < 60


def test_dotted_leaders_go_and_what_is_typed_on_them_stays():
    with_leaders = drawn_page([*BODY, "Họ, chữ đệm, tên: " + "." * 60], size=(1240, 500))
    without = drawn_page([*BODY, "Họ, chữ đệm, tên:"], size=(1240, 500))

    cleaned, expected = prepare(pixels(with_leaders), 150).grey, prepare(pixels(without), 150).grey

    assert ink(cleaned).sum() == pytest.approx(ink(expected).sum(), rel=0.01)


def test_the_full_stops_of_ordinary_text_are_kept():
    page = drawn_page(["A. B. C. D. E. F. G. H."] * 12, size=(1240, 800))
    bare = drawn_page(["A B C D E F G H"] * 12, size=(1240, 800))

    assert ink(prepare(pixels(page), 150).grey).sum() > 1.02 * ink(prepare(pixels(bare), 150).grey).sum()


def test_a_shadow_across_the_page_becomes_paper():
    shadow = np.linspace(90, 255, 1240)[None, :, None] / 255
    page = (pixels(PAGE) * shadow).astype(np.uint8)

    grey = prepare(page, 150).grey

    assert np.median(grey[:, :60]) > 240


def test_letters_come_out_at_the_height_the_engine_likes_whatever_the_density():
    small = PAGE.resize((620, 360), Image.Resampling.LANCZOS)
    large = PAGE.resize((2480, 1440), Image.Resampling.LANCZOS)

    heights = [prepare(pixels(page), 0).grey.shape[0] for page in (small, large)]

    assert heights[0] == pytest.approx(heights[1], rel=0.25)
    assert 10 < LETTER_PX < 40


def test_a_side_with_only_punch_holes_and_dust_has_no_letters():
    side = np.full((1754, 1240), 238, dtype=np.uint8)
    page = Image.fromarray(side)
    draw = ImageDraw.Draw(page)
    draw.ellipse((40, 600, 90, 650), fill=30)
    draw.ellipse((40, 1000, 90, 1050), fill=30)
    for place in range(100, 1200, 90):
        draw.point((place, place), fill=0)

    assert prepare(pixels(page), 150).letters < 6


def test_noise_is_left_straight():
    assert find_skew(ink(noise((800, 600)))).degrees == 0.0
