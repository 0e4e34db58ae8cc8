"""Every dot of a mask comes back from JBIG2, whoever decodes it."""

import subprocess

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from ocr.encoding.jbig2 import coded
from tests.ocr.papers import FONTS


def in_pdf(mask, out):
    """Lay a mask over a page whose points are its dots."""
    height, width = mask.shape
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(width, height))
        picture = pikepdf.Stream(pdf, coded(mask))
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        picture.Width, picture.Height, picture.BitsPerComponent = width, height, 1
        picture.ColorSpace, picture.Filter = pikepdf.Name.DeviceGray, pikepdf.Name.JBIG2Decode
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Mask=picture))
        page.Contents = pikepdf.Stream(pdf, f"{width} 0 0 {height} 0 0 cm /Mask Do".encode())
        pdf.save(out)
    return out


def as_pdfium_shows(pdf):
    document = pypdfium2.PdfDocument(pdf)
    shown = document[0].render(scale=1).to_numpy()[:, :, 0] < 128
    document.close()
    return shown.astype(np.uint8)


def as_poppler_decodes(pdf):
    subprocess.run(["pdfimages", "-png", pdf, pdf.with_suffix("")], check=True)
    with Image.open(pdf.with_name(f"{pdf.stem}-000.png")) as taken:
        return (np.asarray(taken.convert("L")) < 128).astype(np.uint8)


def chance(share, shape=(300, 413)):
    return (np.random.default_rng(7).random(shape) < share).astype(np.uint8)


def print_of_a_page():
    page = Image.new("L", (900, 1300), 255)
    face = ImageFont.truetype(str(FONTS / "Tinos-Regular.ttf"), 40)
    for row in range(20):
        ImageDraw.Draw(page).text((40, 30 + 60 * row), "Ặ ẵ ỗ ợ Nguyễn Thị Mẫu, 1992", fill=0, font=face)
    return (np.asarray(page) < 128).astype(np.uint8)


MASKS = {
    "empty": lambda: chance(0),
    "full": lambda: chance(1),
    "specks": lambda: chance(0.001),
    "noise": lambda: chance(0.5),
    "more ink than paper": lambda: chance(0.97),
    "a strip across": lambda: chance(0.3, (5, 900)),
    "a strip down": lambda: chance(0.3, (900, 5)),
    "one dot": lambda: chance(1, (3, 3)),
    "print": print_of_a_page,
}


@pytest.mark.parametrize("name", MASKS)
def test_two_decoders_that_are_not_ours_give_every_dot_back(tmp_path, name):
    mask = MASKS[name]()
    pdf = in_pdf(mask, tmp_path / "mat-na.pdf")

    assert np.array_equal(as_pdfium_shows(pdf), mask)
    assert np.array_equal(as_poppler_decodes(pdf), mask)


def test_print_takes_less_room_than_in_group_4(tmp_path):
    mask = print_of_a_page()
    picture = tmp_path / "g4.tif"
    Image.fromarray(255 - 255 * mask).convert("1").save(picture, compression="group4")

    assert len(coded(mask)) < 0.85 * picture.stat().st_size


def test_the_same_mask_gives_the_same_bytes():
    assert coded(chance(0.3)) == coded(chance(0.3))
