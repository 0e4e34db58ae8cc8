import re
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from app.domain.errors import RuleError, StorageError
from app.ports import BoundPage, Word
from app.training.citizens import load_commune
from app.training.papers import TRAINING_DAY, draw_paper
from ocr.binder import PdfBinder
from tests.ocr.papers import BODY, HEADER, drawn_page, noise, words_of

pytestmark = pytest.mark.slow  # encodes whole pages

MADE_AT = datetime(2026, 11, 20, 9, 41, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
JAVA = Path("/usr/share/java")
JARS = ("preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "javax.activation", "jaxb-api")


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "trang.jpg"
    drawn_page([*HEADER, "GIẤY CHỨNG SINH", *BODY], size=(827, 1169), point=18).save(path, dpi=(100, 100))
    return path


def bound(tmp_path, *pages: BoundPage, title: str = "Giấy chứng sinh") -> Path:
    out = tmp_path / "giay.pdf"
    PdfBinder().bind(pages, out, title, MADE_AT)
    return out


def drawn(pdf: Path, number: int = 0) -> np.ndarray:
    document = pypdfium2.PdfDocument(pdf)
    pixels = document[number].render(scale=1.0).to_numpy()[:, :, 0].copy()
    document.close()
    return pixels


def test_a_page_keeps_its_true_size_and_a_fraction_of_its_bytes(tmp_path, page):
    out = bound(tmp_path, BoundPage(page, 0, 100))

    with pikepdf.open(out) as pdf:
        box = [float(side) for side in pdf.pages[0].MediaBox]
        pictures = [picture.read_raw_bytes() for picture in pdf.pages[0].Resources.XObject.values()]

    assert box == pytest.approx([0, 0, 8.27 * 72, 11.69 * 72], abs=0.01)
    assert sum(map(len, pictures)) < page.stat().st_size / 4


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_scanned_on_its_side_stands_upright(tmp_path, page, turn):
    upright = drawn(bound(tmp_path, BoundPage(page, 0, 100)))
    lying = tmp_path / "nam.jpg"
    Image.open(page).rotate(turn, expand=True).save(lying, dpi=(100, 100), quality=95)

    out = bound(tmp_path, BoundPage(lying, turn, 100))

    assert drawn(out).shape == upright.shape
    assert np.abs(drawn(out).astype(int) - upright.astype(int)).mean() < 4


def test_the_same_pages_at_the_same_moment_give_the_same_bytes(tmp_path, page):
    pages = (BoundPage(page, 90, 100, (Word("Nguyễn", 90, 10, 10, 80, 20),)),)

    first, second = bound(tmp_path, *pages).read_bytes(), bound(tmp_path, *pages).read_bytes()

    assert first == second


def test_a_black_and_white_scan_stays_lossless_and_small(tmp_path):
    path = tmp_path / "trang.png"
    drawn_page(BODY, size=(1100, 1100)).convert("1").save(path, dpi=(200, 200))

    out = bound(tmp_path, BoundPage(path, 0, 200))

    with pikepdf.open(out) as pdf:
        image = pdf.pages[0].Resources.XObject.Scan0
        assert image.Filter == "/JBIG2Decode"
    subprocess.run(["pdfimages", "-png", out, tmp_path / "lay"], check=True)
    with Image.open(tmp_path / "lay-000.png") as taken:
        assert taken.convert("1").tobytes() == Image.open(path).tobytes()
    assert drawn(out).max() == 255
    assert np.median(drawn(out)) == 255


def test_a_stencil_carries_its_colour_and_no_colour_space(tmp_path):
    stamped = tmp_path / "dau.png"
    paper = drawn_page(BODY, size=(1240, 900))
    paper.paste((210, 40, 50), (600, 500, 700, 600))
    paper.save(stamped)

    out = bound(tmp_path, BoundPage(stamped, 0, 150))

    with pikepdf.open(out) as pdf:
        scans = list(pdf.pages[0].Resources.XObject.values())
        drawing = pdf.pages[0].Contents[0].read_bytes()
    assert all(scan.ImageMask and scan.Filter == "/JBIG2Decode" for scan in scans)
    assert not any("/ColorSpace" in scan for scan in scans)
    told = re.search(rb"q ([\d.]+) ([\d.]+) ([\d.]+) rg", drawing)
    assert told is not None
    assert [float(part) * 255 for part in told.groups()] == pytest.approx([210, 40, 50], abs=4)


def test_a_scan_without_density_is_taken_for_a4(tmp_path, page):
    out = bound(tmp_path, BoundPage(page, 0, 0))

    with pikepdf.open(out) as pdf:
        assert float(pdf.pages[0].MediaBox[3]) == pytest.approx(297 / 25.4 * 72, abs=0.1)


def test_a_page_that_cannot_be_decoded_binds_nothing(tmp_path, page):
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(page.read_bytes()[:3000] + b"\xff\xd9")

    with pytest.raises(RuleError, match=r"file\.damaged"):
        bound(tmp_path, BoundPage(page, 0, 100), BoundPage(cut, 0, 100))

    assert not (tmp_path / "giay.pdf").exists()
    assert not list(tmp_path.glob("*.part"))


def test_no_pages_make_no_paper(tmp_path):
    with pytest.raises(RuleError, match=r"paper\.no_pages"):
        bound(tmp_path)


def test_a_place_that_cannot_be_written_leaves_nothing_behind(tmp_path, page):
    with pytest.raises(StorageError, match=r"disk\.folder"):
        PdfBinder().bind([BoundPage(page, 0, 100)], tmp_path / "khong" / "co.pdf", "Giấy", MADE_AT)


def test_title_moment_and_words_are_found_by_any_reader(tmp_path, page):
    words = (
        Word("Nguyễn", 90, 100, 100, 120, 30),
        Word("Thị", 90, 230, 100, 50, 30),
        Word("Mẫu⁄", 90, 290, 100, 70, 30),
    )

    out = bound(tmp_path, BoundPage(page, 0, 100, words), title="Giấy A & B <bản sao>")

    document = pypdfium2.PdfDocument(out)
    text = document[0].get_textpage().get_text_bounded()
    told = document.get_metadata_dict()
    document.close()
    assert "Nguyễn Thị Mẫu" in text
    assert told["Title"] == "Giấy A & B <bản sao>"
    assert told["CreationDate"] == "D:20261120094100+07'00'"


def test_words_lie_over_their_letters_on_a_page_scanned_on_its_side(tmp_path, page):
    lying = tmp_path / "nam.jpg"
    Image.open(page).rotate(90, expand=True).save(lying)

    out = bound(tmp_path, BoundPage(lying, 90, 100, (Word("Mẫu", 90, 400, 200, 60, 24),)))

    document = pypdfium2.PdfDocument(out)
    text = document[0].get_textpage()
    text.count_rects()
    left, bottom, right, top = text.get_rect(0)
    document.close()
    assert left == pytest.approx(400 * 0.72, abs=3)
    assert right == pytest.approx(466 * 0.72, abs=3)  # with the space after the word
    assert 1169 * 0.72 - top == pytest.approx(205 * 0.72, abs=8)
    assert bottom < top


@pytest.mark.slow
def test_an_outside_judge_finds_valid_pdfa_1b_for_every_kind_of_scan(tmp_path, page):
    assert shutil.which("java"), "apt: default-jre-headless libpdfbox2-java"
    black_white, colour = tmp_path / "den.png", tmp_path / "mau.png"
    drawn_page(BODY, size=(827, 1169), point=18).convert("1").save(black_white)
    Image.fromarray(noise((300, 200, 3))).save(colour)
    cmyk = tmp_path / "cmyk.jpg"
    Image.new("CMYK", (200, 300), (10, 200, 30, 0)).save(cmyk)
    seal, card = tmp_path / "dau.png", tmp_path / "the.jpg"
    sealed = drawn_page(BODY)
    sealed.paste((210, 40, 50), (600, 900, 700, 1000))
    sealed.save(seal)
    card.write_bytes(draw_paper("the_can_cuoc", load_commune(TRAINING_DAY).households[0], 1).jpeg)
    words = (Word("Đường", 90, 100, 100, 80, 20), Word("Trần", 90, 190, 100, 80, 20))
    pages = [
        BoundPage(path, turn, 100, words)
        for path, turn in ((page, 0), (black_white, 90), (colour, 180), (cmyk, 270), (seal, 90), (card, 180))
    ]
    out = bound(tmp_path, *pages, title="Hồ sơ & giấy tờ")

    classes = ":".join(str(JAVA / f"{name}.jar") for name in JARS)
    judge = ["java", "-cp", classes, "org.apache.pdfbox.preflight.Validator_A1b", str(out)]
    told = subprocess.run(judge, capture_output=True, text=True, check=False)

    assert "is a valid PDF/A-1b file" in told.stdout, told.stdout + told.stderr


@pytest.mark.parametrize("degrees", [-3.0, 1.0, 3.0])
def test_lines_of_a_page_fed_askew_stay_whole_for_poppler(tmp_path, page, degrees):
    lines = [
        "Nơi cư trú: thôn Mẫu, xã Thử Nghiệm",
        "Số định danh cá nhân: 001192000012",
        "Quốc tịch: Việt Nam",
    ]
    slope = np.tan(np.radians(degrees))
    askew = [replace(word, y=round(word.y + slope * word.x)) for word in words_of(lines, height=24)]
    out = bound(tmp_path, BoundPage(page, 0, 100, tuple(askew)))

    text = subprocess.run(["pdftotext", str(out), "-"], capture_output=True, check=True).stdout.decode()

    assert all(line in text for line in lines)


@pytest.mark.slow
def test_poppler_finds_the_vietnamese_words(tmp_path, page):
    lines = ["Họ và tên: Nguyễn Thị Mẫu", "Nơi cư trú: xã Thử Nghiệm, đặc khu Đảo Nhỏ"]
    out = bound(tmp_path, BoundPage(page, 0, 100, words_of(lines, height=24)))

    text = subprocess.run(["pdftotext", str(out), "-"], capture_output=True, check=True).stdout.decode()
    assert all(line in text for line in lines)
