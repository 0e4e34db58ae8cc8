"""Measures the reader on drawn forms beside plain Tesseract and OCRmyPDF: errors by kind of block.

``python -m bench.read_forms [pages] [folder]``; pages and readings of the other programs are kept in the
folder, so that a change of ours is measured again in the time of ours alone. Our pages go the way of the
product: the sheet is looked for as when a file is taken in, and the view so found is read.
"""

from __future__ import annotations

import hashlib
import math
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench import table
from bench.other_readers import Paper, ocrmypdf, plain_tesseract
from bench.product import seen_picture
from bench.read_set import BENCH_SEED, KINDS, SetPage, draw_set
from bench.scoring import SHORTEST, infix_distance, nearest, normal
from ocr.engine import PageReader

PAGES = 72
FORMS = tuple(kind for kind in KINDS if kind not in ("the_can_cuoc", "ho_chieu"))
"""Cards are measured by their codes."""
HARD = "phone_hard"
LIMITS = {"label": "<= 0.15", "value": "<= 0.15", "table": "<= 0.5"}
_BLOCKS = ("header", "title", "para", "label", "value", "table", "sign")
_WORST = 12


@dataclass(frozen=True, slots=True)
class FormPage:
    """One page on disk and the truth about it."""

    path: Path
    page: SetPage

    @property
    def blocks(self) -> list[tuple[str, str]]:
        """Kind and normal text of every block that is long enough to be judged."""
        return [(kind, text) for kind, raw in self.page.blocks if len(text := normal(raw)) >= SHORTEST]


@dataclass(frozen=True, slots=True)
class Read:
    """What one reader made of one page, and the seconds it took (0 when kept from before)."""

    text: str
    seconds: float


Reader = Callable[[FormPage], str]


def run(pages: int = PAGES, folder: Path | None = None) -> None:
    """Draw the set, read it with every program here and print the tables."""
    with tempfile.TemporaryDirectory() as name, PageReader(workers=2, timeout_seconds=180) as ours:
        where = folder or Path(name)
        where.mkdir(parents=True, exist_ok=True)
        forms = _drawn(where, pages)
        readers = {"ours": _as_in_the_product(ours, Path(name)), "tesseract": _plain(plain_tesseract)}
        if shutil.which("ocrmypdf"):
            readers["ocrmypdf"] = _plain(ocrmypdf)
        read = {title: _read_all(title, reader, forms) for title, reader in readers.items()}
    _show(forms, read)


def _drawn(where: Path, pages: int) -> list[FormPage]:
    forms = []
    drawing = draw_set(BENCH_SEED, FORMS, each=math.ceil(pages / len(FORMS)))
    for number, page in enumerate(islice(drawing, pages)):
        mark = hashlib.sha256(page.jpeg).hexdigest()[:8]  # readings kept of another drawing are not taken
        path = where / f"{number:03d}-{page.kind}-{page.degradation}-{mark}.jpg"
        path.write_bytes(page.jpeg)
        forms.append(FormPage(path, page))
    return forms


def _as_in_the_product(reader: PageReader, aside: Path) -> Reader:
    """Return our reader: find the sheet, draw the view, read it."""
    return lambda form: reader.read(seen_picture(form.path, form.page.dpi, aside)).text


def _plain(reader: Callable[[Paper], str]) -> Reader:
    return lambda form: reader(Paper(form.path, form.page.dpi, ()))


def _read_all(title: str, reader: Reader, forms: Sequence[FormPage]) -> list[Read]:
    def once(form: FormPage) -> Read:
        kept = form.path.with_suffix(f".{title}.txt")
        if title != "ours" and kept.is_file():
            return Read(kept.read_text(encoding="utf-8"), 0.0)
        started = time.perf_counter()
        text = reader(form)
        seconds = time.perf_counter() - started
        kept.write_text(text, encoding="utf-8", newline="\n")
        return Read(text, seconds)

    with ThreadPoolExecutor(2) as lanes:
        return list(lanes.map(once, forms))


@dataclass(frozen=True, slots=True)
class Judged:
    """One block of one page as one reader has it."""

    kind: str
    degradation: str
    page: str
    text: str
    letters: int
    wrong: int
    got: str


def _judged(forms: Sequence[FormPage], read: Sequence[Read]) -> list[Judged]:
    rows = []
    for form, one in zip(forms, read, strict=True):
        have = normal(one.text)
        for kind, text in form.blocks:
            wrong = infix_distance(text, have)
            got = nearest(text, have) if wrong else text
            rows.append(Judged(kind, form.page.degradation, form.path.stem, text, len(text), wrong, got))
    return rows


def _cer(rows: Sequence[Judged]) -> str:
    letters = sum(row.letters for row in rows)
    return f"{100 * sum(row.wrong for row in rows) / letters:.2f}" if letters else "-"


def _show(forms: Sequence[FormPage], read: dict[str, list[Read]]) -> None:
    judged = {title: _judged(forms, pages) for title, pages in read.items()}
    _show_kinds(judged, len(forms))
    _show_degradations(judged, Counter(form.page.degradation for form in forms))
    _show_seconds(read)
    _show_worst(judged["ours"])


def _show_kinds(judged: dict[str, list[Judged]], pages: int) -> None:
    rows = []
    for kind in (*_BLOCKS, "all"):
        cells = [
            [r for r in rows_of if r.degradation != HARD and kind in (r.kind, "all")]
            for rows_of in judged.values()
        ]
        letters = sum(row.letters for row in cells[0])
        rows.append((kind, letters, LIMITS.get(kind, ""), *map(_cer, cells)))
    hard = [[r for r in rows_of if r.degradation == HARD] for rows_of in judged.values()]
    rows.append(("hard camera pictures", sum(r.letters for r in hard[0]), "<= 1", *map(_cer, hard)))
    title = f"{pages} drawn forms, CER % by kind of block (but for handwriting; {HARD} in its own row)"
    table.show(title, ("block", "letters", "limit", *judged), rows)


def _show_degradations(judged: dict[str, list[Judged]], pages: Counter[str]) -> None:
    rows = [
        (name, count, *(_cer([r for r in rows_of if r.degradation == name]) for rows_of in judged.values()))
        for name, count in sorted(pages.items())
    ]
    table.show("CER % by what was done to the page", ("degradation", "pages", *judged), rows)


def _show_seconds(read: dict[str, list[Read]]) -> None:
    rows = []
    for title, pages in read.items():
        taken = [one.seconds for one in pages if one.seconds]
        rows.append((title, f"{table.median(taken):.2f}" if taken else "kept"))
    table.show(
        "Seconds a page (median, two at a time; ours with looking for the sheet)", ("reader", "s"), rows
    )


def _show_worst(rows: Sequence[Judged]) -> None:
    worst = sorted(rows, key=lambda row: -row.wrong)[:_WORST]
    cells = [(row.wrong, row.kind, row.page[:44], row.text[:48], row.got[:48]) for row in worst if row.wrong]
    table.show("Worst blocks of ours", ("wrong", "block", "page", "stands there", "was read"), cells)


def main() -> None:
    """Take the number of pages and the folder from the command line."""
    words = sys.argv[1:]
    run(int(words[0]) if words else PAGES, Path(words[1]) if len(words) > 1 else None)


if __name__ == "__main__":
    main()
