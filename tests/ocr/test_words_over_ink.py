"""The words of a page that was cut out, straightened and turned lie over their ink in the PDF."""

import re
import subprocess

import numpy as np
import pytest
from PIL import Image

from app.domain.page_view import PageView
from app.pictures.pages import PagePainter
from app.ports import BoundPage
from app.use_cases.turned_words import turned_words
from ocr.binder import PdfBinder
from ocr.engine import PageReader
from tests.ocr.bound import MADE_AT, poppler
from tests.ocr.papers import BODY, HEADER, TYPES, drawn_page

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)</word>')


@pytest.mark.slow
@pytest.mark.parametrize("turn", [0, 90, 180])
def test_words_lie_over_their_ink_after_cutting_straightening_and_turning(tmp_path, turn):
    lines = [*HEADER, "GIẤY CHỨNG SINH", *BODY]
    glass = Image.new("RGB", (1500, 2000), (228, 228, 230))
    glass.paste(drawn_page(lines), (120, 90))
    slanted = glass.rotate(3, resample=Image.Resampling.BICUBIC, fillcolor=(228, 228, 230))
    original, picture = tmp_path / "goc.png", tmp_path / "xem.jpg"
    slanted.rotate(turn, expand=True).save(original, dpi=(150, 150))
    view = PageView(corners=corners_on_glass(turn))
    PagePainter().draw(original, view, 150, picture)

    with PageReader(TYPES, workers=1) as reader:
        reading = reader.read(picture)
    page = BoundPage(picture, turn, 150, turned_words(reading, turn))
    out = tmp_path / "giay.pdf"
    PdfBinder().bind([page], out, "Giấy chứng sinh", MADE_AT)

    told = subprocess.run(["pdftotext", "-bbox", out, "-"], capture_output=True, check=True).stdout.decode()
    words = [(found[4], *(float(n) for n in found[:4])) for found in WORD.findall(told)]
    ink = poppler(out, 144).min(axis=2) < 128
    assert {"CHỨNG", "Nghiệm,"} <= {word[0] for word in words}
    inked = [ink[int(2 * t) : int(2 * b), int(2 * x) : int(2 * r)].mean() for _, x, t, r, b in words]
    assert np.mean([share > 0.05 for share in inked]) > 0.97
    covered = np.zeros_like(ink)
    for _, x, top, right, bottom in words:
        covered[int(2 * top) - 3 : int(2 * bottom) + 3, int(2 * x) - 3 : int(2 * right) + 3] = True
    assert ink[covered].sum() / ink.sum() > 0.97


def corners_on_glass(turn: int) -> tuple[float, ...]:
    """Where the sheet lies on the slanted, turned glass; the cut stays as it lay, turned by the page."""
    ends = np.array([(120, 90), (1360, 90), (1360, 1844), (120, 1844)], float)
    middle, angle = np.array([750, 1000]), np.radians(-3)
    map_ = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    spots = (ends - middle) @ map_.T + middle
    width, height = 1500, 2000
    for _ in range(turn // 90):
        spots = np.stack([spots[:, 1], width - spots[:, 0]], axis=1)
        width, height = height, width
    spots = np.roll(spots, -(turn // 90), axis=0)
    return tuple(float(n) for n in spots.ravel())
