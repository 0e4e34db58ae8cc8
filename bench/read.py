"""Measures the reader against plain Tesseract and OCRmyPDF: errors and seconds a page, in one table.

``python bench/read.py`` reads the real scans beside the repository (``../shared/ocr``) when they are
there, else pages it draws itself. Times of other programs include their start, as a clerk waits for it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.domain.text import fold  # noqa: E402 - the bench runs from anywhere
from bench.scoring import SHORTEST, infix_distance, normal  # noqa: E402
from ocr.engine import PageReader  # noqa: E402

REAL = ROOT.parent / "shared" / "ocr"
ONE_THREAD = os.environ | {"OMP_THREAD_LIMIT": "1"}


@dataclass(frozen=True, slots=True)
class Paper:
    """One page image and the blocks of text that stand on it; order between blocks is not judged."""

    image: Path
    dpi: int
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """Errors and time of one reader on one page; errors and lengths are counts."""

    seconds: float
    characters: int
    wrong_characters: int
    wrong_toneless: int
    words: int
    wrong_words: int

    @property
    def cer(self) -> float:
        """Wrong characters in percent."""
        return 100 * self.wrong_characters / self.characters


Reader = Callable[[Paper], str]


def judged(paper: Paper, text: str, seconds: float) -> Result:
    read = normal(text)
    counts = np.zeros(5, dtype=np.int64)
    for block in (normal(block) for block in paper.blocks):
        if len(block) >= SHORTEST:
            toneless = infix_distance(list(fold(block)), list(fold(read)))
            wrong = infix_distance(list(block), list(read))
            wrong_words = infix_distance(block.split(), read.split())
            counts += [len(block), wrong, toneless, len(block.split()), wrong_words]
    return Result(seconds, *(int(count) for count in counts))


def real_papers() -> list[Paper]:
    manifest = json.loads((REAL / "manifest.json").read_text(encoding="utf-8"))
    papers = []
    for page in manifest:
        lines = (REAL / page["text"]).read_text(encoding="utf-8").splitlines()
        blocks = tuple(line.split("|", 1)[1] for line in lines if "|" in line)
        papers.append(Paper(REAL / page["file"], page["dpi"], blocks))
    return papers


def drawn_papers(folder: Path) -> list[Paper]:
    """Draw forms and letters at 200 dpi with skew, leaders, shadow and a red stamp."""
    texts = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "TỜ KHAI ĐĂNG KÝ KHAI SINH",
        "Họ, chữ đệm, tên người yêu cầu: Nguyễn Thị Mẫu ................................",
        "Nơi cư trú: thôn Trung Tâm, xã Thử Nghiệm, tỉnh Thử Nghiệm ....................",
        "Giấy tờ tùy thân: Căn cước số 001192000012 ....................................",
        "Đề nghị cơ quan đăng ký khai sinh cho người dưới đây theo quy định của pháp luật.",
        "Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm",
        "trước pháp luật về cam đoan của mình; đặc khu, phường, xã nơi đã đăng ký trước.",
    ]
    font = ImageFont.truetype(str(ROOT / "resources" / "fonts" / "Tinos-Regular.ttf"), 36)
    papers = []
    for number, skew in enumerate((0.0, 0.8, -1.7, 3.0, -5.0)):
        page = Image.new("RGB", (1654, 2339), (250, 249, 244))
        draw = ImageDraw.Draw(page)
        for row in range(24):
            draw.text((150, 150 + 80 * row), texts[row % len(texts)], fill=(25, 25, 30), font=font)
        draw.ellipse((950, 600, 1290, 940), outline=(205, 45, 55), width=10)
        page = page.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=(250, 249, 244))
        light = np.linspace(0.65, 1.0, page.width)[None, :, None]
        path = folder / f"drawn-{number}.jpg"
        Image.fromarray((np.asarray(page) * light).astype(np.uint8)).save(path, quality=80, dpi=(200, 200))
        papers.append(Paper(path, 200, tuple(texts)))
    return papers


def plain_tesseract(paper: Paper) -> str:
    done = subprocess.run(
        ["tesseract", str(paper.image), "-", "-l", "vie"], capture_output=True, env=ONE_THREAD, check=True
    )
    return done.stdout.decode("utf-8", "replace")


def ocrmypdf(paper: Paper) -> str:
    with tempfile.TemporaryDirectory() as name:
        return _ocrmypdf(paper, Path(name) / "side.txt", Path(name) / "out.pdf")


def _ocrmypdf(paper: Paper, side: Path, out: Path) -> str:
    options = ["--image-dpi", str(paper.dpi), "--deskew", "--rotate-pages", "--jobs", "1", "--quiet"]
    command = ["ocrmypdf", "-l", "vie", *options, "--sidecar", str(side), str(paper.image), str(out)]
    subprocess.run(command, capture_output=True, env=ONE_THREAD, check=True)
    return side.read_text(encoding="utf-8")


def measured(reader: Reader, papers: list[Paper]) -> list[Result]:
    results = []
    for paper in papers:
        started = time.perf_counter()
        text = reader(paper)
        results.append(judged(paper, text, time.perf_counter() - started))
    return results


def main() -> None:
    with tempfile.TemporaryDirectory() as name, PageReader(workers=1, timeout_seconds=180) as ours:
        folder = Path(name)
        real = REAL.is_dir()
        papers = real_papers() if real else drawn_papers(folder)
        ours.read(papers[0].image)  # the child is started once a day, not once a page
        readers: dict[str, Reader] = {
            "ours": lambda paper: ours.read(paper.image).text,
            "tesseract": plain_tesseract,
        }
        if shutil.which("ocrmypdf"):
            readers["ocrmypdf --deskew --rotate-pages"] = ocrmypdf
        table = {title: measured(reader, papers) for title, reader in readers.items()}
    print(f"{len(papers)} {'real' if real else 'drawn'} pages, one thread\n")
    show_pages(papers, table)
    show_totals(table)


def show_pages(papers: list[Paper], table: dict[str, list[Result]]) -> None:
    print(f"{'CER % a page':34s}" + "".join(f"{title[:18]:>20s}" for title in table))
    for at, paper in enumerate(papers):
        print(f"{paper.image.stem[:32]:34s}" + "".join(f"{rows[at].cer:20.2f}" for rows in table.values()))


def show_totals(table: dict[str, list[Result]]) -> None:
    base = table["tesseract"]
    head = f"{'reader':34s}{'CER %':>8s}{'median':>8s}{'no tones':>10s}{'WER %':>8s}{'s/page':>8s}"
    print(f"\n{head}{'errors':>10s}{'time':>8s}   (against tesseract)")
    for title, rows in table.items():
        letters, words = sum(r.characters for r in rows), sum(r.words for r in rows)
        wrong, base_wrong = sum(r.wrong_characters for r in rows), sum(r.wrong_characters for r in base)
        seconds = median(r.seconds for r in rows)
        print(
            f"{title:34s}{100 * wrong / letters:8.2f}{median(r.cer for r in rows):8.2f}"
            f"{100 * sum(r.wrong_toneless for r in rows) / letters:10.2f}"
            f"{100 * sum(r.wrong_words for r in rows) / words:8.2f}{seconds:8.2f}"
            f"{wrong / max(1, base_wrong):10.2f}{seconds / median(r.seconds for r in base):8.2f}"
        )


if __name__ == "__main__":
    main()
