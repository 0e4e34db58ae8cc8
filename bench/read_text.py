"""Measures the text of real scans beside plain Tesseract and OCRmyPDF: errors, seconds and memory.

``python -m bench.read_text [ours]`` reads the real scans beside the repository (``../shared/ocr``) when they
are there, else pages it draws itself; with ``ours`` the other programs are left out. Compare times only
within one run.
"""

from __future__ import annotations

import json
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from app.domain.text import fold
from bench import table
from bench.other_readers import Paper, ocrmypdf, plain_tesseract
from bench.scoring import SHORTEST, infix_distance, normal
from ocr.engine import PageReader

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "ocr"
TEXTS = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "TỜ KHAI ĐĂNG KÝ KHAI SINH",
    "Họ, chữ đệm, tên người yêu cầu: Nguyễn Thị Mẫu ................................",
    "Nơi cư trú: thôn Trung Tâm, xã Thử Nghiệm, tỉnh Thử Nghiệm ....................",
    "Giấy tờ tùy thân: Căn cước số 001192000012 ....................................",
    "Đề nghị cơ quan đăng ký khai sinh cho người dưới đây theo quy định của pháp luật.",
    "Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm",
    "trước pháp luật về cam đoan của mình; đặc khu, phường, xã nơi đã đăng ký trước.",
)
LIMITS = {"para": 0.3, "seal": 3.0}
Reader = Callable[[Paper], str]


@dataclass(slots=True)
class Result:
    """Errors and time of one reader on one page; errors and lengths are counts."""

    seconds: float
    characters: int = 0
    wrong_characters: int = 0
    wrong_toneless: int = 0
    words: int = 0
    wrong_words: int = 0
    by_kind: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def cer(self) -> float:
        """Wrong characters in percent."""
        return 100 * self.wrong_characters / self.characters


def run(others: bool = True) -> None:
    """Measure the seven real pages, or drawn ones, and print."""
    with tempfile.TemporaryDirectory() as name:
        papers = real_papers() if REAL.is_dir() else drawn_papers(Path(name))
        results, two, peak = _ours(papers)
        readers: dict[str, Reader] = {"tesseract": plain_tesseract} if others else {}
        if others and shutil.which("ocrmypdf"):
            readers["ocrmypdf --deskew --rotate-pages"] = ocrmypdf
        found = {"ours": results} | {title: measured(reader, papers) for title, reader in readers.items()}
    what = "real" if REAL.is_dir() else "drawn"
    _show_pages(f"CER % a page, {len(papers)} {what} pages, one thread", papers, found)
    _show_kinds(found)
    _show_totals(found)
    one = sum(result.seconds for result in results)
    print(f"\n  two pages at a time: {one / two:.2f} times as many; largest process {peak} MB")


def _ours(papers: Sequence[Paper]) -> tuple[list[Result], float, int]:
    """Return our results, the seconds of all pages read two at a time, and the largest process in MB."""
    with PageReader(workers=2, timeout_seconds=180) as reader, ThreadPoolExecutor(2) as lanes:
        list(lanes.map(reader.read, [papers[0].image] * 2))  # children start once a day, not once a page
        results = measured(lambda paper: reader.read(paper.image).text, papers)
        started = time.perf_counter()
        list(lanes.map(lambda paper: reader.read(paper.image), papers))
        two = time.perf_counter() - started
    return results, two, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def judged(paper: Paper, text: str, seconds: float) -> Result:
    """Return the errors of what was read of a paper."""
    read, result = normal(text), Result(seconds)
    kinds = paper.kinds or ("all",) * len(paper.blocks)
    for kind, block in zip(kinds, map(normal, paper.blocks), strict=True):
        if len(block) < SHORTEST:
            continue
        wrong = infix_distance(list(block), list(read))
        result.characters += len(block)
        result.wrong_characters += wrong
        result.wrong_toneless += infix_distance(list(fold(block)), list(fold(read)))
        result.words += len(block.split())
        result.wrong_words += infix_distance(block.split(), read.split())
        result.by_kind.setdefault(kind, Counter()).update(letters=len(block), wrong=wrong)
    return result


def measured(reader: Reader, papers: Sequence[Paper]) -> list[Result]:
    """Return the results of one reader on all papers, one at a time."""
    results = []
    for paper in papers:
        started = time.perf_counter()
        text = reader(paper)
        results.append(judged(paper, text, time.perf_counter() - started))
    return results


def real_papers() -> list[Paper]:
    """Return the real scans with the text a person typed from them."""
    papers = []
    for page in json.loads((REAL / "manifest.json").read_text(encoding="utf-8")):
        lines = (REAL / page["text"]).read_text(encoding="utf-8").splitlines()
        parts = [line.split("|", 1) for line in lines if "|" in line]
        kinds, blocks = zip(*parts, strict=True)
        papers.append(Paper(REAL / page["file"], page["dpi"], blocks, kinds))
    return papers


def drawn_papers(folder: Path) -> list[Paper]:
    """Draw forms and letters at 200 dpi with skew, leaders, shadow and a red stamp."""
    font = ImageFont.truetype(str(ROOT / "resources" / "fonts" / "Tinos-Regular.ttf"), 36)
    papers = []
    for number, skew in enumerate((0.0, 0.8, -1.7, 3.0, -5.0)):
        page = Image.new("RGB", (1654, 2339), (250, 249, 244))
        draw = ImageDraw.Draw(page)
        for row in range(24):
            draw.text((150, 150 + 80 * row), TEXTS[row % len(TEXTS)], fill=(25, 25, 30), font=font)
        draw.ellipse((950, 600, 1290, 940), outline=(205, 45, 55), width=10)
        page = page.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=(250, 249, 244))
        light = np.linspace(0.65, 1.0, page.width)[None, :, None]
        path = folder / f"drawn-{number}.jpg"
        Image.fromarray((np.asarray(page) * light).astype(np.uint8)).save(path, quality=80, dpi=(200, 200))
        papers.append(Paper(path, 200, TEXTS))
    return papers


def _show_pages(title: str, papers: Sequence[Paper], found: dict[str, list[Result]]) -> None:
    rows = [
        (paper.image.stem, *(f"{results[at].cer:.2f}" for results in found.values()))
        for at, paper in enumerate(papers)
    ]
    table.show(title, ("page", *found), rows)


def _show_kinds(found: dict[str, list[Result]]) -> None:
    totals: dict[str, dict[str, Counter[str]]] = {}
    for title, results in found.items():
        for result in results:
            for kind, counts in result.by_kind.items():
                totals.setdefault(kind, {}).setdefault(title, Counter()).update(counts)
    rows = [
        (kind, *(f"{100 * each['wrong'] / each['letters']:.2f}" for each in row.values()), _limit(kind))
        for kind, row in totals.items()
    ]
    table.show("CER % by kind of block", ("block", *found, "limit"), rows)


def _limit(kind: str) -> str:
    return f"<= {LIMITS[kind]}" if kind in LIMITS else ""


def _show_totals(found: dict[str, list[Result]]) -> None:
    base = sum(result.seconds for result in found["tesseract"]) if "tesseract" in found else 0.0
    rows = []
    for title, results in found.items():
        letters, words = sum(r.characters for r in results), sum(r.words for r in results)
        seconds = sum(r.seconds for r in results)
        rows.append(
            (
                title,
                f"{100 * sum(r.wrong_characters for r in results) / letters:.2f}",
                f"{table.median([r.cer for r in results]):.2f}",
                f"{100 * sum(r.wrong_toneless for r in results) / letters:.2f}",
                f"{100 * sum(r.wrong_words for r in results) / words:.2f}",
                f"{seconds / len(results):.2f}",
                f"{seconds / base:.2f}" if base else "",
            )
        )
    rows.append(("limit", "0.60", "0.50", "", "2.20", "", "1.00"))
    head = ("reader", "CER %", "median page", "no tones", "WER %", "s/page", "time against tesseract")
    table.show("All pages", head, rows)


if __name__ == "__main__":
    run(others="ours" not in sys.argv[1:])
