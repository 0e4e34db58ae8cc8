"""Measures passports: what the zone alone proves, what print adds, and whether wrong values are doubted.

``python -m bench.read_passports [pages]``; open booklets of invented holders, spoilt as forms are.
"""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from app.catalogue import load_catalogue
from app.domain.papers.evidence import Source
from app.ports import PageReading
from bench import table
from bench.product import seen_picture
from bench.read_cards import Tally
from bench.read_set import BENCH_SEED, SetPage, draw_set
from ocr.engine import PageReader

PAGES = 18
PASSPORT = "ho_chieu"
IN_ZONE = ("document_number", "id_number", "birth_date", "sex", "expires_on", "nationality")


def run(pages: int = PAGES) -> None:
    """Draw passports in every state, read them and print the table."""
    with tempfile.TemporaryDirectory() as name:
        read = _read(list(draw_set(BENCH_SEED, (PASSPORT,), pages)), Path(name))
    zone, whole, name_of, kinds = Tally(), Tally(), Tally(), Tally()
    for page, reading in read:
        truth = {field.name: field.value for field in page.fields}
        proven = tuple(field for field in reading.fields if field.source is Source.MRZ)
        zone.judge({name: truth[name] for name in IN_ZONE}, proven)
        whole.judge(truth, reading.fields)
        name_of.judge({"full_name": truth["full_name"]}, reading.fields)
        kinds.counts["exact" if reading.suggestion.kind == PASSPORT else "missing"] += 1
    head = ("values", "of", "exact %", "exact", "missing", "wrong, doubted", "wrong, not doubted")
    rows = [zone.row("MRZ"), name_of.row("full_name"), whole.row("all together"), kinds.row("kind known")]
    table.show(f"passports: {pages} open booklets in all states (wanted >= 99.5 % of MRZ)", head, rows)


def _read(pages: list[SetPage], folder: Path) -> list[tuple[SetPage, PageReading]]:
    with PageReader(load_catalogue().document_types, workers=2, timeout_seconds=180) as reader:

        def read(numbered: tuple[int, SetPage]) -> tuple[SetPage, PageReading]:
            number, page = numbered
            path = folder / f"{number}.jpg"
            path.write_bytes(page.jpeg)
            return page, reader.read(seen_picture(path, page.dpi, folder))

        with ThreadPoolExecutor(2) as lanes:
            return list(lanes.map(read, enumerate(pages)))


if __name__ == "__main__":
    run(*(int(word) for word in sys.argv[1:2]))
