from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from app.domain.receipt import lookup_link
from app.forms.receipt import draw_receipt
from app.training.citizens import load_commune
from app.training.defects import everyday
from app.training.papers import TRAINING_DAY, draw_paper
from ocr.encoding.page import encode, encode_picture
from ocr.encoding.stored import Encoding
from scanner.codes import PictureCodes
from tests.forms.samples import CHILD_BIRTH, WORDING, receipt_of
from tests.ocr.bound import bound_picture, poppler
from tests.ocr.papers import BODY, FONTS, HEADER, noise

pytestmark = pytest.mark.slow  # draws whole pages or starts child processes

HOMES = load_commune(TRAINING_DAY).households
RED, BLUE, PENCIL, PALE_RED = (200, 30, 40), (30, 45, 140), (196, 196, 198), (246, 214, 216)


def paper(kind: str, seed: int = 1) -> Image.Image:
    return draw_paper(kind, HOMES[0], seed, replace(everyday(seed), skew_degrees=0.0)).image


def printed(lines=(*HEADER, *BODY), height: int = 1400) -> Image.Image:
    """A page at 300 dpi as a scanner gives it: paper a little off white, with grain."""
    page = Image.new("RGB", (2480, height), (251, 251, 249))
    font = ImageFont.truetype(str(FONTS / "Tinos-Regular.ttf"), 54)
    for number, line in enumerate(lines):
        ImageDraw.Draw(page).text((230, 150 + 90 * number), line, fill=(20, 20, 22), font=font)
    return page


def grained(page: Image.Image, deviation: float = 3) -> Image.Image:
    grain = np.random.default_rng(3).normal(0, deviation, (page.height, page.width, 1))
    return Image.fromarray(np.clip(np.asarray(page, np.float32) + grain, 0, 255).astype(np.uint8))


def portrait(width: int, height: int) -> Image.Image:
    """A face as a photograph has it: every tone between hair and cheek, none of them flat."""
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    light = 150 + 70 * x + 25 * np.sin(7 * y) - 110 * np.clip(1 - (x**2 + (y + 0.75) ** 2) * 3, 0, 1)
    tones = np.stack([light, light * 0.85, light * 0.75], axis=2)
    return Image.fromarray(tones.clip(0, 255).astype(np.uint8))


def stamped(page: Image.Image, colour: tuple[int, int, int], width: int = 14) -> Image.Image:
    ImageDraw.Draw(page).ellipse((1500, 700, 1920, 1120), outline=colour, width=width)
    return page


def near(pixels: np.ndarray, colour: tuple[int, int, int], within: int = 45) -> np.ndarray:
    return np.abs(pixels.astype(int) - colour).max(axis=-1) <= within


def test_black_print_becomes_one_layer_of_black(tmp_path):
    page = encode_picture(grained(printed()), 300)

    assert page.encoding is Encoding.BILEVEL
    assert [layer.filter for layer in page.layers] == ["/JBIG2Decode"]
    assert page.weight < 20_000


def test_a_seal_and_a_signature_are_painted_in_their_own_colours_under_the_print(tmp_path):
    scan = stamped(printed(), RED)
    ImageDraw.Draw(scan).line((1400, 1000, 1700, 800, 1800, 1000, 2100, 850), fill=BLUE, width=9)

    page = encode_picture(grained(scan), 300)

    assert page.encoding is Encoding.INKS
    assert page.layers[-1].ink == (0, 0, 0)
    told = [layer.ink for layer in page.layers[:-1]]
    assert sorted(told) == [pytest.approx(BLUE, abs=25), pytest.approx(RED, abs=25)]
    assert page.weight < 30_000


def test_a_pale_stamp_is_still_there_and_still_pale(tmp_path):
    scan = grained(stamped(printed(), PALE_RED, 20))

    shown = poppler(bound_picture(scan, tmp_path / "trang.pdf"))

    ring = near(np.asarray(stamped(printed(), PALE_RED, 20)), PALE_RED, 3)
    assert near(cv2.blur(shown, (5, 5))[ring], PALE_RED, 24).mean() > 0.9


def test_thin_pencil_lines_survive(tmp_path):
    scan = printed()
    strokes = Image.new("L", scan.size, 0)
    rng = np.random.default_rng(5)
    for row in range(4):
        steps = np.stack([np.arange(300, 2100, 30), 900 + 90 * row + rng.normal(0, 22, 60)], axis=1)
        ImageDraw.Draw(strokes).line([tuple(step) for step in steps], fill=255, width=4)
    scan.paste(PENCIL, (0, 0), strokes)

    shown = poppler(bound_picture(grained(scan), tmp_path / "trang.pdf"))

    pencil = cv2.erode(np.asarray(strokes), np.ones((3, 3), np.uint8)) == 255
    assert (shown.min(axis=2)[pencil] < 235).mean() > 0.9


def test_no_dot_under_or_over_a_letter_is_lost(tmp_path):
    letters = "ạ ặ ậ ẹ ệ ị ọ ộ ợ ụ ự ỵ i ĩ ỉ ì í ả ẳ ẩ ẻ ể ỏ ổ ở ủ ử ỷ ã ẵ ẫ đ ă â ê ô ơ ư :"
    scan = printed(lines=[letters] * 3, height=500)
    shown = poppler(bound_picture(grained(scan), tmp_path / "trang.pdf"))

    def parts(picture: np.ndarray) -> int:
        return cv2.connectedComponents((picture.min(axis=2) < 128).astype(np.uint8))[0]

    assert parts(shown) == pytest.approx(parts(np.asarray(scan)), abs=2)


def test_the_dots_of_the_smallest_labels_on_a_card_are_kept(tmp_path):
    card = Image.new("RGB", (2480, 1400), (210, 228, 218))
    label, value = (ImageFont.truetype(str(FONTS / f"Arimo-{cut}.ttf"), px) for cut, px in
                    (("Regular", 21), ("Bold", 44)))  # fmt: skip
    for row in range(8):
        pen = ImageDraw.Draw(card)
        pen.text((300, 100 + 120 * row), "Họ, chữ đệm và tên · Giới tính · Quốc tịch", (80, 84, 82), label)
        pen.text((300, 124 + 120 * row), "NGUYỄN THỊ MẪU", (20, 20, 22), value)

    shown = poppler(bound_picture(grained(card), tmp_path / "the.pdf"))

    def parts(picture: np.ndarray) -> int:
        return cv2.connectedComponents((picture.min(axis=2) < 145).astype(np.uint8))[0]

    assert parts(shown) == pytest.approx(parts(np.asarray(card)), rel=0.02)


def test_a_photograph_that_is_larger_than_a_portrait_does_not_make_the_print_a_picture():
    scan = printed(height=3508)
    tones = np.asarray(portrait(1500, 1000), np.int16) + (40 * np.sin(np.arange(1500) / 9))[None, :, None]
    scan.paste(Image.fromarray(tones.clip(0, 255).astype(np.uint8)), (480, 2300))

    page = encode_picture(grained(scan), 300)

    assert page.encoding is Encoding.MIXED
    assert page.weight < 60_000


def test_coloured_paper_with_a_pattern_keeps_its_colour_under_crisp_print(tmp_path):
    scan = paper("giay_chung_nhan_qsdd")
    page = encode_picture(scan, 300)

    shown = poppler(bound_picture(scan, tmp_path / "trang.pdf"))

    assert page.encoding is Encoding.MIXED
    assert page.weight < 60_000
    was, now = (cv2.resize(p, (124, 175), interpolation=cv2.INTER_AREA) for p in (np.asarray(scan), shown))
    assert np.median(np.abs(np.median(was, axis=(0, 1)) - np.median(now, axis=(0, 1)))) < 12
    assert np.ptp(np.median(now, axis=(0, 1))) > 20


def test_a_photograph_among_print_keeps_its_tones(tmp_path):
    scan = printed()
    scan.paste(portrait(236, 307), (2000, 900))

    page = encode_picture(grained(scan), 300)
    shown = poppler(bound_picture(grained(scan), tmp_path / "trang.pdf"))

    assert page.encoding is Encoding.MIXED
    assert page.weight < 40_000
    was, now = np.asarray(scan)[905:1200, 2005:2230], shown[905:1200, 2005:2230]
    small = [cv2.resize(p, (24, 32), interpolation=cv2.INTER_AREA).astype(int) for p in (was, now)]
    assert np.abs(small[0] - small[1]).mean() < 14


def test_a_page_that_is_one_photograph_becomes_a_colour_picture():
    page = encode_picture(portrait(1200, 1700), 150)

    assert page.encoding in (Encoding.COLOUR, Encoding.MIXED)
    assert all(layer.ink is None for layer in page.layers if len(layer.data) > 3000)


def test_the_code_on_a_card_is_still_read_exactly(tmp_path):
    scan = paper("the_can_cuoc")
    card = tmp_path / "the.png"
    scan.save(card)
    shown = tmp_path / "gui.png"
    Image.fromarray(poppler(bound_picture(scan, tmp_path / "the.pdf"))).save(shown)

    codes = [{code.raw for code in PictureCodes().decode(path)} for path in (card, shown)]

    assert codes[0]
    assert codes[1] == codes[0]


@pytest.mark.parametrize("dpi", [200, 300])
def test_the_codes_on_a_receipt_that_was_scanned_and_sent_are_still_read(tmp_path, dpi):
    content = receipt_of(CHILD_BIRTH)
    draw_receipt(content, WORDING, tmp_path / "giay.pdf", "A4")
    scan = grained(Image.fromarray(poppler(tmp_path / "giay.pdf", dpi)), 5)
    shown = tmp_path / "gui.png"
    Image.fromarray(poppler(bound_picture(scan, tmp_path / "gui.pdf", dpi), 200)).save(shown)

    codes = {code.raw for code in PictureCodes().decode(shown)}

    assert codes == {b"H99.01-261120-0001", lookup_link(content).encode()}


def test_a_small_jpeg_is_stored_as_it_is_when_nothing_would_be_smaller(tmp_path):
    path = tmp_path / "on.jpg"
    Image.fromarray(noise((300, 200, 3))).save(path, quality=5)

    page = encode(path, 100)

    assert page.layers[0].data == path.read_bytes()


def test_an_empty_side_is_almost_nothing():
    page = encode_picture(grained(Image.new("RGB", (1240, 1754), (250, 249, 246)), 4), 150)

    assert page.weight < 4_000


def test_a_page_of_chance_dots_is_stored_whole():
    page = encode_picture(Image.fromarray(noise((500, 400))), 100)

    assert page.size_px == (400, 500)


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (40, 17), (900, 2)])
def test_slivers_and_specks_are_stored_too(size):
    page = encode_picture(Image.new("RGB", size, (90, 120, 200)), 300)

    assert page.size_px == size
    assert page.layers


def test_the_kept_file_is_not_touched(tmp_path):
    path = tmp_path / "goc.png"
    grained(printed(height=400)).save(path)
    before = path.read_bytes()

    encode(Path(path), 300)

    assert path.read_bytes() == before
