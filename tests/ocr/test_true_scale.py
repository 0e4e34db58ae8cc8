"""A hundred millimetres on paper are a hundred millimetres in the PDF that is sent."""

import subprocess
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from app.pictures.pages import PagePainter
from app.ports import LaidPage
from app.training.ruler import DISC_MM, SQUARE_MM, write_ruler
from ocr.encoding.page import encode_picture
from ocr.encoding.stored import Encoding
from tests.ocr.bound import bound_picture, poppler

SEEN_DPI = 300
CARD_MM = (85.60, 53.98)


def ruler(tmp_path: Path, dpi: int) -> Image.Image:
    pdf = tmp_path / "thuoc.pdf"
    write_ruler(pdf)
    subprocess.run(["pdftoppm", "-r", str(dpi), "-singlefile", pdf, tmp_path / "thuoc"], check=True)
    return Image.open(tmp_path / "thuoc.ppm").convert("RGB")


def sides_mm(shown: np.ndarray) -> list[float]:
    """Measure from disc to disc along all four sides of the square."""
    disc = round(DISC_MM / 25.4 * SEEN_DPI * 0.6)
    black = (shown.max(axis=2) < 110).astype(np.uint8)
    round_marks = cv2.morphologyEx(black, cv2.MORPH_OPEN, cv2.getStructuringElement(2, (disc, disc)))
    _, _, stats, middles = cv2.connectedComponentsWithStats(round_marks)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    full = DISC_MM / 25.4 * SEEN_DPI
    found = middles[(np.abs(wide - full) < 8) & (np.abs(high - full) < 8)]
    assert len(found) == 4
    apart = np.hypot(*(found[:, None] - found[None]).T)
    return sorted(apart[np.triu_indices(4, 1)] / SEEN_DPI * 25.4)[:4]


def as_bilevel(page: Image.Image) -> Image.Image:
    page.paste("white", (page.width * 3 // 4, page.height * 3 // 5, page.width, page.height))
    return page


def as_black_white_scan(page: Image.Image) -> Image.Image:
    return page.convert("1", dither=Image.Dither.NONE)


def as_inks(page: Image.Image) -> Image.Image:
    return page


def on_pink_paper(page: Image.Image) -> Image.Image:
    pink = np.asarray(page, np.float32) * np.array([0.98, 0.86, 0.88])
    return Image.fromarray(pink.astype(np.uint8))


def on_noisy_picture(page: Image.Image) -> Image.Image:
    noise = np.random.default_rng(1).integers(120, 256, (page.height // 6, page.width // 6, 3), np.uint8)
    ground = cv2.resize(noise, page.size, interpolation=cv2.INTER_NEAREST)
    return Image.fromarray(np.minimum(np.asarray(page), ground))


MADE = {
    "bilevel": (as_bilevel, (Encoding.BILEVEL, Encoding.INKS)),
    "scan": (as_black_white_scan, (Encoding.BILEVEL,)),
    "inks": (as_inks, (Encoding.INKS,)),
    "mixed": (on_pink_paper, (Encoding.MIXED,)),
    "colour": (on_noisy_picture, (Encoding.COLOUR, Encoding.MIXED)),
}


@pytest.mark.slow
@pytest.mark.parametrize("made", MADE)
def test_the_ruler_keeps_its_length_in_every_encoding_and_turn(tmp_path, made):
    make, encodings = MADE[made]
    scan = make(ruler(tmp_path, 200))
    assert scan.mode == "1" or encode_picture(scan, 200).encoding in encodings

    for turn in (0, 90, 180, 270):
        lying = scan.rotate(turn, expand=True)
        shown = poppler(bound_picture(lying, tmp_path / "trang.pdf", 200, turn), SEEN_DPI)
        assert sides_mm(shown) == pytest.approx([SQUARE_MM] * 4, abs=0.3)


@pytest.mark.slow
@pytest.mark.parametrize("dpi", [100, 150, 300, 400, 600])
def test_the_ruler_keeps_its_length_at_every_resolution(tmp_path, dpi):
    shown = poppler(bound_picture(ruler(tmp_path, dpi), tmp_path / "trang.pdf", dpi), SEEN_DPI)

    assert sides_mm(shown) == pytest.approx([SQUARE_MM] * 4, abs=0.3)


@pytest.mark.slow
@pytest.mark.parametrize("dpi", [150, 200, 300, 600])
def test_both_sides_of_a_card_stand_at_true_size_on_the_sheet_and_in_the_pdf(tmp_path, dpi):
    size = tuple(round(mm / 25.4 * dpi) for mm in CARD_MM)
    sides = []
    for number, (tint, turn) in enumerate((((120, 200, 190), 0), ((200, 180, 120), 90))):
        card = tmp_path / f"mat{number}.png"
        Image.new("RGB", size, tint).rotate(turn, expand=True).save(card)
        sides.append(LaidPage(card, turn, dpi))
    sheet = PagePainter().lay_out(sides, tmp_path / "to.jpg")

    shown = poppler(bound_picture(Image.open(sheet.path), tmp_path / "the.pdf", sheet.dpi), SEEN_DPI)

    coloured = (np.ptp(shown.astype(int), axis=2) > 30).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.erode(coloured, np.ones((3, 3), np.uint8)))
    cards = sorted(stats[1:].tolist(), key=lambda found: -found[4])[:2]
    for found in cards:
        told = [(side + 2) / SEEN_DPI * 25.4 for side in found[2:4]]
        assert told == pytest.approx(CARD_MM, abs=0.5)
