"""Bytes a page by kind of paper: ours beside img2pdf and OCRmyPDF, and what the reader makes of each.

``python -m bench.capture_bytes`` draws one paper of every kind and takes the real scans beside the
repository (``../shared/ocr``) when they are there. Errors are told on the original and on the page as
Poppler shows it from our PDF, so that what encoding costs is seen. img2pdf and OCRmyPDF run when installed,
the latter without reading and at the strongest level the machine has the programs for. Minutes in all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from app.domain.page_view import Cleaning, PageView
from app.pictures.pages import PagePainter
from app.ports import BoundPage
from app.training.citizens import load_commune
from app.training.defects import everyday
from app.training.papers import TRAINING_DAY, draw_paper
from bench.other_readers import ONE_THREAD, Paper
from bench.read_text import REAL, ROOT, judged, real_papers
from bench.table import show
from ocr.binder import PdfBinder
from ocr.encoding.page import encode
from ocr.engine import PageReader

LINE_BITS_A_SECOND = 64_000
MOST_SECONDS = 120
SCAN = "scan"
SIZES = ("original", "ours", "ocrmypdf", "img2pdf")
ERRORS = ("characters", "before", "after")
HEAD = (
    "paper", "as", "original kB", "ours kB", "s on the line", "ocrmypdf kB", "img2pdf kB",
    "CER before", "CER after", "CPU s",
)  # fmt: skip
MADE_AT = datetime(2026, 11, 20, 9, 41, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
KINDS = {
    "typed form": "don_dang_ky_ho_kinh_doanh",
    "form by hand": "to_khai_khai_sinh",
    "A5 with seal": "giay_chung_sinh",
    "decision, red seal": "giay_xac_nhan_cu_tru",
    "certificate, blue": "giay_khai_sinh",
    "certificate, pink": "giay_chung_nhan_qsdd",
    "card on A4": "the_can_cuoc",
    "empty back": "mat_sau_trang",
}
LINES = (
    "Đơn đề nghị xác nhận nơi thường xuyên đậu, đỗ của phương tiện",
    "Kính gửi: Ủy ban nhân dân xã Thử Nghiệm, tỉnh Thử Nghiệm",
    "Tôi là Nguyễn Thị Mẫu, sinh năm 1992, số định danh 001192000012",
    "Nơi cư trú: thôn Trung Tâm, xã Thử Nghiệm, tỉnh Thử Nghiệm",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One page to be stored: its name and what stands on it."""

    name: str
    paper: Paper


@dataclass(frozen=True, slots=True)
class Measure:
    """What one page takes and what the reader makes of it; sizes are in bytes, 0 when not measured.

    Args:
        characters: Those that stand on the page; ``before`` and ``after`` count wrong ones.
    """

    name: str
    encoding: str
    original: int
    ours: int
    ocrmypdf: int
    img2pdf: int
    characters: int
    before: int
    after: int
    cpu_seconds: float


def samples(folder: Path) -> Iterator[Sample]:
    home = load_commune(TRAINING_DAY).households[0]
    for number, (name, kind) in enumerate(KINDS.items()):
        drawn = draw_paper(kind, home, number, replace(everyday(number), skew_degrees=0.4))
        path = folder / f"{kind}.jpg"
        path.write_bytes(drawn.jpeg)
        yield Sample(name, Paper(path, 300, tuple(drawn.text.splitlines())))
    yield _saved("pencil", _letter((172, 172, 174), "Arimo-Regular", 54), folder)
    yield _saved("photo page", _with_photograph(_letter((22, 22, 24), "Tinos-Regular", 54)), folder)
    yield _camera(_letter((22, 22, 24), "Tinos-Regular", 54), folder)
    if REAL.is_dir():
        yield from (Sample(f"{SCAN} {paper.image.stem[:12]}", paper) for paper in real_papers())


def _letter(colour: tuple[int, int, int], font: str, size: int) -> Image.Image:
    page = Image.new("RGB", (2480, 3508), (250, 249, 246))
    face = ImageFont.truetype(str(ROOT / "resources" / "fonts" / f"{font}.ttf"), size)
    for row in range(16):
        ImageDraw.Draw(page).text((230, 260 + 130 * row), LINES[row % 4], fill=colour, font=face)
    return page


def _with_photograph(page: Image.Image) -> Image.Image:
    y, x = np.mgrid[-1:1:1000j, -1:1:1500j]
    light = 140 + 70 * x + 30 * np.sin(6 * y + 3 * x) + 20 * np.sin(40 * x * y)
    tones = np.stack([light, light * 0.9, light * 0.75], axis=2).clip(0, 255)
    page.paste(Image.fromarray(tones.astype(np.uint8)), (480, 2350))
    return page


def _grained(page: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    grain = np.random.default_rng(7).normal(0, 4, (page.height, page.width, 1)).astype(np.float32)
    grained = np.clip(np.asarray(page, np.float32) + grain, 0, 255)
    return np.asarray(grained.astype(np.uint8))


def _saved(name: str, page: Image.Image, folder: Path) -> Sample:
    path = folder / f"{name.replace(' ', '_')}.jpg"
    Image.fromarray(_grained(page)).save(path, quality=90, dpi=(300, 300))
    return Sample(name, Paper(path, 300, LINES))


def _camera(page: Image.Image, folder: Path) -> Sample:
    """A page under a lamp that stands to its left, at a document camera's 200 dpi."""
    small = cv2.resize(_grained(page), (1654, 2339), interpolation=cv2.INTER_AREA).astype(np.float32)
    y, x = np.mgrid[0:1:2339j, 0:1:1654j]
    light = 1.05 - 0.5 * x - 0.15 * y - 0.12 * (x > 0.8 - 0.2 * y)
    path = folder / "camera.jpg"
    lit = (small * light[:, :, None] * np.array([1, 0.97, 0.9])).clip(0, 255)
    Image.fromarray(lit.astype(np.uint8)).save(path, quality=88, dpi=(200, 200))
    seen = folder / "camera-seen.jpg"
    PagePainter().draw(path, PageView(cleaning=Cleaning.SHADOWS), 200, seen)
    return Sample("camera, shadows off", Paper(seen, 200, LINES))


def measured(sample: Sample, reader: PageReader, folder: Path) -> Measure:
    """Bind one page, show it with Poppler, read it before and after, and let the others have it too."""
    paper, ours = sample.paper, folder / "ours.pdf"
    words = reader.read(paper.image)
    started = time.process_time()
    PdfBinder().bind([BoundPage(paper.image, 0, paper.dpi, words.words)], ours, "Giấy", MADE_AT)
    spent = time.process_time() - started
    written = any(len(block) >= 4 for block in paper.blocks)
    before = judged(paper, words.text, 0)
    after = judged(paper, reader.read(_shown(ours, paper.dpi)).text, 0) if written else before
    return Measure(
        sample.name, encode(paper.image, paper.dpi).encoding, paper.image.stat().st_size, ours.stat().st_size,
        _ocrmypdf(paper.image, paper.dpi), _img2pdf(paper.image),
        before.characters, before.wrong_characters, after.wrong_characters, spent,
    )  # fmt: skip


def _shown(pdf: Path, dpi: int) -> Path:
    stem = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(max(dpi, 200)), "-singlefile", "-png", pdf, stem], check=True)
    return stem.with_suffix(".png")


@cache
def _ocrmypdf(image: Path, dpi: int) -> int:
    """Let OCRmyPDF encode without reading: its reading is measured in bench/read.py."""
    out = _made()
    still = ["--tesseract-timeout", "0", "--jobs", "1", "--quiet"]
    level = "-O3" if shutil.which("pngquant") else "-O1"
    return _weight(["ocrmypdf", "--image-dpi", str(dpi), *still, level, image, out], out)


@cache
def _img2pdf(image: Path) -> int:
    out = _made()
    return _weight(["/usr/bin/python3", "-m", "img2pdf", image, "-o", out], out)


def _made() -> Path:
    return Path(tempfile.gettempdir()) / f"bench-{os.getpid()}.pdf"


def _weight(command: list[str | Path], out: Path) -> int:
    """Return the bytes another program makes; 0 when it is missing, fails, or takes minutes."""
    if shutil.which(str(command[0])) is None:
        return 0
    try:
        subprocess.run(command, capture_output=True, env=ONE_THREAD, check=True, timeout=MOST_SECONDS)
        return out.stat().st_size
    except (subprocess.SubprocessError, OSError):
        return 0
    finally:
        out.unlink(missing_ok=True)


def row(of: Measure) -> list[object]:
    """Return one page as the table shows it."""
    return [
        of.name, of.encoding, _kb(of.original), _kb(of.ours), f"{of.ours * 8 / LINE_BITS_A_SECOND:.1f}",
        _kb(of.ocrmypdf), _kb(of.img2pdf), _cer(of.before, of.characters), _cer(of.after, of.characters),
        f"{of.cpu_seconds:.2f}",
    ]  # fmt: skip


def mean(name: str, pages: list[Measure]) -> Measure:
    """Return the mean page: sizes and seconds are means, errors are told over all characters."""

    def total(part: str) -> float:
        return float(sum(getattr(page, part) for page in pages))

    sizes = {part: round(total(part) / len(pages)) for part in SIZES}
    errors = {part: round(total(part)) for part in ERRORS}
    return replace(
        pages[0], name=name, encoding="", cpu_seconds=total("cpu_seconds") / len(pages), **sizes, **errors
    )


def _cer(wrong: int, characters: int) -> str:
    return f"{100 * wrong / characters:.2f}" if characters else "-"


def _kb(size: int) -> str:
    return f"{size / 1000:.0f}" if size else "-"


def rows() -> list[list[object]]:
    """Return the table, one row a page, then the means."""
    with tempfile.TemporaryDirectory() as name, PageReader(workers=1, timeout_seconds=180) as reader:
        pages = []
        for sample in samples(Path(name)):
            pages.append(measured(sample, reader, Path(name)))
            print(f"  … {sample.name}", file=sys.stderr)
    scans = [page for page in pages if page.name.startswith(SCAN)]
    means = [mean("mean of real scans", scans)] if scans else []
    return [row(page) for page in [*pages, *means, mean("mean of all", pages)]]


def run() -> None:
    show("Bytes a page (text layer included; CER in %)", HEAD, rows())


if __name__ == "__main__":
    run()
