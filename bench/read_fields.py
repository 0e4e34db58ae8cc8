"""Measures the values read off drawn pages: exact after normalising, and how many wrong ones say so.

``python -m bench.read_fields [each] [folder]`` draws pages of every kind with ``bench.read_set``; words are
kept in the folder, so that a change of the rules is measured again without the engine. Cards are measured
with the kinds. A value is right when it is the truth in normal form; a wrong one is flagged when it carries a
doubt or less confidence than a sure value needs. A right one that is flagged costs a person a needless stop.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from app.catalogue import load_catalogue
from app.domain.normal.numbers import normal_area
from app.domain.papers.document_type import DocumentType
from app.domain.papers.evidence import FieldReading
from app.domain.papers.field import FieldType
from app.domain.papers.values import SURE, same_value
from app.ports import Word
from app.training.drawing import DrawnField
from bench.product import seen_picture
from bench.read_set import BENCH_SEED, KINDS, SetPage, draw_set
from bench.table import show
from ocr.engine import PageReader
from ocr.fields import read_fields

CARDS = frozenset({"the_can_cuoc", "ho_chieu"})
"""Measured by ``bench.read_cards``."""
HARD = "phone_hard"
PRINTED_ANYWAY = frozenset({"issued_on", "issuing_agency", "signer"})
"""Not written by hand on a form filled in by hand."""
ACT_TYPES = {
    "document_number": FieldType.DOCUMENT_NUMBER,
    "issued_on": FieldType.DATE,
    "issuing_agency": FieldType.TEXT,
    "signer": FieldType.NAME,
    "subject": FieldType.TEXT,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One value of one page: what it is of, how it was put there, and what the reader made of it."""

    type: str
    how: str
    verdict: str
    sure: bool


def run(each: int = 1, folder: Path | None = None) -> None:
    """Draw, read, judge and print: ``each`` pages of every kind as scanned, and as many filled in by hand."""
    types = load_catalogue().document_types
    forms = tuple(kind for kind in KINDS if kind not in CARDS)
    scanned = draw_set(BENCH_SEED, forms, each)
    written = draw_set(BENCH_SEED, forms, each, ("handwriting",))
    with tempfile.TemporaryDirectory() as name:
        where = folder or Path(name)
        where.mkdir(parents=True, exist_ok=True)
        pages = _read(chain(scanned, written), where, Path(name))
    by_id = {kind.id: kind for kind in types}
    show_judged([one for page, words in pages for one in judged(page, words, by_id.get(page.kind))])


def show_judged(seen: Sequence[Judged]) -> None:
    """Print the table: by type, printed and written, and all."""
    head = (
        "value",
        "put there",
        "n",
        "right %",
        "none given",
        "wrong",
        "wrong flagged %",
        "right flagged %",
    )
    rows = []
    for how in sorted({one.how for one in seen}, reverse=True):
        mine = [one for one in seen if one.how == how]
        rows += [
            _row(kind, [one for one in mine if one.type == kind]) for kind in sorted({m.type for m in mine})
        ]
        rows.append(_row("all", mine))
    show(f"Values of {len(seen)} fields on drawn pages", head, rows)


def judge(truth: DrawnField, found: FieldReading | None, kind: DocumentType | None) -> Judged:
    """Compare what stands on the page with what was read."""
    type_ = _type_of(truth.name, kind)
    how = "written" if truth.handwritten and truth.name not in PRINTED_ANYWAY else "printed"
    if found is None:
        return Judged(type_.value, how, "none", False)
    sure = not found.doubts and found.confidence >= SURE
    right = same_value(_normal(truth.value, type_), found.value)
    return Judged(type_.value, how, "right" if right else "wrong", sure)


def judged(page: SetPage, words: tuple[Word, ...], kind: DocumentType | None) -> Iterator[Judged]:
    """Judge a page as the kind it is; what kind the reader takes it for is measured elsewhere."""
    found = {value.name: value for value in reversed(read_fields(words, kind))}
    for truth in page.fields:
        one = judge(truth, found.get(truth.name), kind)
        yield replace(one, how=f"{one.how}, {HARD}") if page.degradation == HARD else one


def _read(pages: Iterator[SetPage], kept: Path, aside: Path) -> list[tuple[SetPage, tuple[Word, ...]]]:
    with PageReader(workers=2, timeout_seconds=180) as reader, ThreadPoolExecutor(2) as lanes:

        def read(page: SetPage) -> tuple[SetPage, tuple[Word, ...]]:
            name = hashlib.sha256(page.jpeg).hexdigest()[:16]
            before = kept / f"{name}.words"
            if not before.is_file():
                path = aside / f"{name}.jpg"
                path.write_bytes(page.jpeg)
                words = reader.read(seen_picture(path, page.dpi, aside)).words
                before.write_bytes(pickle.dumps(words))
            return replace(page, jpeg=b""), pickle.loads(before.read_bytes())

        return list(lanes.map(read, pages))


def _type_of(name: str, kind: DocumentType | None) -> FieldType:
    fields = kind.fields if kind is not None else ()
    named = (field.type for field in fields if field.name == name)
    return next(named, ACT_TYPES.get(name, FieldType.TEXT))


def _normal(value: str, kind: FieldType) -> str:
    """Return the truth in the form values are given in: areas without idle noughts, codes without spaces."""
    if kind is FieldType.AREA:
        area = normal_area(value.replace(".", ","))
        return area.value if area is not None else value
    return value.replace(" ", "") if kind is FieldType.CODE else value


def _row(kind: str, seen: Sequence[Judged]) -> tuple[object, ...]:
    count = Counter(one.verdict for one in seen)
    flagged = sum(one.verdict == "wrong" and not one.sure for one in seen)
    stops = sum(one.verdict == "right" and not one.sure for one in seen)
    return (
        kind,
        seen[0].how,
        len(seen),
        _percent(count["right"], len(seen)),
        count["none"],
        count["wrong"],
        _percent(flagged, count["wrong"]),
        _percent(stops, count["right"]),
    )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 1, Path(sys.argv[2]) if len(sys.argv) > 2 else None)
