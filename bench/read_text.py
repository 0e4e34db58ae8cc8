"""Measures the text of real scans beside plain Tesseract and OCRmyPDF: errors, seconds and memory.

``python -m bench.read_text [ours]`` reads the real scans beside the repository (``../shared/ocr``) when they
are there, else pages it draws itself; with ``ours`` the other programs are left out. Compare times only
within one run.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from app.domain.text import fold
from bench import table
from bench.other_readers import Paper, ocrmypdf, plain_tesseract
from bench.process_cost import processor_seconds, with_peak
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
    processor_seconds: float = 0.0
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


@dataclass(frozen=True, slots=True)
class Run:
    """One reader on all pages: results one at a time, the most memory then, seconds for all by two."""

    results: list[Result]
    peak_mb: int
    by_two_seconds: float


def run(others: bool = True) -> None:
    """Measure the seven real pages, or drawn ones, and print."""
    with tempfile.TemporaryDirectory() as name:
        papers = real_papers() if REAL.is_dir() else drawn_papers(Path(name))
        readers: dict[str, Reader] = {"tesseract": plain_tesseract} if others else {}
        if others and shutil.which("ocrmypdf"):
            readers["ocrmypdf --deskew --rotate-pages"] = ocrmypdf
        runs = {"ours": _ours(papers)} | {title: _run(reader, papers) for title, reader in readers.items()}
    what = "real" if REAL.is_dir() else "drawn"
    found = {title: each.results for title, each in runs.items()}
    _show_pages(f"CER % a page, {len(papers)} {what} pages, one thread", papers, found)
    _show_kinds(found)
    _show_totals(found)
    _show_cost(runs)


def _ours(papers: Sequence[Paper]) -> Run:
    """Return what our reader does; its children start once a day, not once a page."""
    with PageReader(workers=1, timeout_seconds=180) as reader:
        reader.read(papers[0].image)
        alone, peak = with_peak(lambda: measured(lambda paper: reader.read(paper.image).text, papers))
    with PageReader(workers=2, timeout_seconds=180) as pair:
        _by_two(lambda paper: pair.read(paper.image).text, [papers[0]] * 2)
        return Run(alone, peak, _by_two(lambda paper: pair.read(paper.image).text, papers))


def _run(reader: Reader, papers: Sequence[Paper]) -> Run:
    alone, peak = with_peak(lambda: measured(reader, papers))
    return Run(alone, peak, _by_two(reader, papers))


def _by_two(reader: Reader, papers: Sequence[Paper]) -> float:
    """Return the seconds all papers take two at a time."""
    started = time.perf_counter()
    with ThreadPoolExecutor(2) as lanes:
        list(lanes.map(reader, papers))
    return time.perf_counter() - started


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
        started, used = time.perf_counter(), processor_seconds()
        text = reader(paper)
        result = judged(paper, text, time.perf_counter() - started)
        results.append(replace(result, processor_seconds=processor_seconds() - used))
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
    rows = []
    for title, results in found.items():
        letters, words = sum(r.characters for r in results), sum(r.words for r in results)
        rows.append(
            (
                title,
                f"{100 * sum(r.wrong_characters for r in results) / letters:.2f}",
                f"{table.median([r.cer for r in results]):.2f}",
                f"{100 * sum(r.wrong_toneless for r in results) / letters:.2f}",
                f"{100 * sum(r.wrong_words for r in results) / words:.2f}",
            )
        )
    rows.append(("limit", "0.60", "0.50", "", "2.20"))
    table.show("All pages", ("reader", "CER %", "median page", "no tones", "WER %"), rows)


def _show_cost(runs: dict[str, Run]) -> None:
    base = runs.get("tesseract")
    rows = []
    for title, each in runs.items():
        pages, used = len(each.results), sum(result.processor_seconds for result in each.results)
        alone = sum(result.seconds for result in each.results)
        plain = sum(result.processor_seconds for result in base.results) if base else 0.0
        rows.append(
            (
                title,
                f"{used / pages:.2f}",
                f"{used / plain:.2f}" if plain else "",
                f"{alone / pages:.2f}",
                f"{each.by_two_seconds / pages:.2f}",
                f"{alone / each.by_two_seconds:.2f}",
                str(each.peak_mb),
            )
        )
    rows.append(("limit", "", "1.00", "", "", "near 2", ""))
    head = (
        "reader",
        "processor s/page",
        "against tesseract",
        "s/page",
        "by two",
        "times as many",
        "MB a page",
    )
    table.show("Cost (MB: the worker and its engine together)", head, rows)


if __name__ == "__main__":
    run(others="ours" not in sys.argv[1:])
