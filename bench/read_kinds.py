"""Measures the kinds of paper: right, wrong, "do not know", how true the scores are, lessons, and cards.

``python -m bench.read_kinds [each] [folder]``; readings are kept in the folder, so that a change of the
rules is measured again without the engine. Pages go the way of the product. Real scans beside the
repository are of kinds no counter asks for: for them, and for drawn unknown papers, "do not know" is right.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from app.catalogue import Catalogue, load_catalogue
from app.domain.papers.document_type import DocumentType, TypeSuggestion
from app.domain.reading.kind_learning import Lesson, features_of, printed_words, taught
from app.ports import PageReading
from bench import read_cards, table
from bench.product import seen_picture
from bench.read_set import BENCH_SEED, UNKNOWN, SetPage, draw_set
from bench.spoilt_pages import spoilt
from ocr.document_type import TRUSTED, suggest_type
from ocr.engine import PageReader
from scanner.codes import PictureCodes

REAL = Path(__file__).resolve().parents[2] / "shared" / "ocr"
UNKNOWN_PAGES = 6
BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)


@dataclass(frozen=True, slots=True)
class ReadKind:
    """One page: where it came from, its true kind ("" for one no counter asks for), and its reading."""

    origin: str
    kind: str
    reading: PageReading


@dataclass(frozen=True, slots=True)
class Guess:
    """What was said of one page, whether it is right, and the milliseconds it took."""

    kind: str
    suggestion: TypeSuggestion
    milliseconds: float

    @property
    def right(self) -> bool:
        """Whether the kind is right; "do not know" is, where nobody could know."""
        return self.suggestion.kind == self.kind


def run(each: int = 2, folder: Path | None = None) -> None:
    """Draw and read the pages, print every table."""
    catalogue = load_catalogue()
    _show_coverage(catalogue)
    with tempfile.TemporaryDirectory() as name:
        where = folder or Path(name)
        where.mkdir(parents=True, exist_ok=True)
        pages = _read_all(_pages(each), catalogue.document_types, where, Path(name))
    _show_kinds(pages, catalogue.document_types)
    _show_scores(pages, catalogue.document_types)
    _show_lessons(pages, catalogue.document_types)
    read_cards.run()


def _pages(each: int) -> Iterator[tuple[str, SetPage]]:
    for page in draw_set(BENCH_SEED, each=each):
        yield f"drawn, {'phone' if page.degradation.startswith('phone') else 'scanned'}", page
    for page in draw_set(BENCH_SEED, kinds=(UNKNOWN,), each=UNKNOWN_PAGES):
        yield "drawn, unknown kinds", page
    manifest = REAL / "manifest.json"
    for told in json.loads(manifest.read_text(encoding="utf-8")) if manifest.is_file() else ():
        jpeg = (REAL / told["file"]).read_bytes()
        yield "real scans", SetPage(UNKNOWN, jpeg, told["dpi"], (), (), "real")


def _read_all(
    pages: Iterator[tuple[str, SetPage]], types: Sequence[DocumentType], kept: Path, aside: Path
) -> list[ReadKind]:
    with PageReader(types, workers=2, timeout_seconds=180, codes=PictureCodes()) as reader:

        def read(given: tuple[str, SetPage]) -> ReadKind:
            origin, page = given
            name = hashlib.sha256(page.jpeg).hexdigest()[:16]
            before = kept / f"{name}.pickle"
            if not before.is_file():
                path = aside / f"{name}.jpg"
                path.write_bytes(page.jpeg)
                reading = reader.read(seen_picture(path, page.dpi, aside))
                before.write_bytes(pickle.dumps(reading))
            return ReadKind(origin, page.kind, pickle.loads(before.read_bytes()))

        with ThreadPoolExecutor(2) as lanes:
            return list(lanes.map(read, pages))


def _guessed(pages: Sequence[ReadKind], types: tuple[DocumentType, ...]) -> list[Guess]:
    suggest_type(pages[0].reading.words, types)  # what the packs say is worked out once a day
    guesses = []
    for page in pages:
        started = time.perf_counter()
        said = suggest_type(page.reading.words, types)
        guesses.append(Guess(page.kind, said, 1000 * (time.perf_counter() - started)))
    return guesses


def _show_coverage(catalogue: Catalogue) -> None:
    asked = [r for p in catalogue.procedures for r in p.requirements]
    coded = [r for r in asked if r.code]
    known = {code for kind in catalogue.document_types for code in kind.national_codes}
    results = {r.code for p in catalogue.procedures for r in p.results if r.code}
    kinds = {kind for r in asked for kind in ({r.kind} | r.also) if kind}
    rows = [
        ("procedures", len(catalogue.procedures), ""),
        ("papers asked for with a national code", len(coded), ""),
        ("… with a kind", sum(bool(r.kind) for r in coded), ""),
        ("… with a written reason why not", sum(bool(r.any_kind) for r in coded), ""),
        ("… with neither", sum(not r.kind and not r.any_kind for r in coded), "wanted 0"),
        ("kinds used by the procedures", len(kinds), f"wanted >= 30, of {len(catalogue.document_types)}"),
        ("result codes with a kind", len(results & known), f"of {len(results)}, others print nothing"),
    ]
    table.show("kinds against the procedures", ("what", "number", ""), rows)


def _show_kinds(pages: Sequence[ReadKind], types: tuple[DocumentType, ...]) -> None:
    rows = []
    for origin in dict.fromkeys(page.origin for page in pages):
        part = _guessed([page for page in pages if page.origin == origin], types)
        rows.append((origin, *_counted(part)))
    rows.append(("all of known kinds", *_counted(_guessed([p for p in pages if p.kind], types))))
    head = ("pages", "of", "right %", "wrong", "do not know %", "placed by itself", "ms a page")
    table.show("kind of paper (wanted >= 98 % right, <= 2 % do not know)", head, rows)
    for page in pages:
        said = suggest_type(page.reading.words, types)
        if said.kind != page.kind:
            read = round(page.reading.confidence)
            print(
                f"  {page.origin}: {page.kind or 'unknown'} as {said.kind or '?'} {said.score} (read {read})"
            )


def _counted(part: Sequence[Guess]) -> tuple[object, ...]:
    right = sum(guess.right for guess in part)
    silent = sum(not guess.suggestion.kind for guess in part)
    wrong = sum(not guess.right and bool(guess.suggestion.kind) for guess in part)
    placed = sum(guess.suggestion.score >= TRUSTED for guess in part)
    spent = table.median([guess.milliseconds for guess in part])
    return (
        len(part),
        f"{100 * right / len(part):.1f}",
        wrong,
        f"{100 * silent / len(part):.1f}",
        placed,
        f"{spent:.1f}",
    )


def _show_scores(pages: Sequence[ReadKind], types: tuple[DocumentType, ...]) -> None:
    """Judge the scores where they matter: titles misread or cut off, half pages, kinds the packs lack."""
    found: list[Guess] = []
    for page in pages:
        without = tuple(kind for kind in types if kind.id != page.kind)
        for words in spoilt(page.reading.words):
            found.append(Guess(page.kind, suggest_type(words, types), 0))
            found.append(Guess("", suggest_type(words, without), 0))
    rows = []
    for low, high in pairwise(BINS):
        part = [guess for guess in found if low <= guess.suggestion.score < high]
        if part:
            mean = sum(guess.suggestion.score for guess in part) / len(part)
            right = sum(guess.right for guess in part) / len(part)
            rows.append((f"{low:.2f} to {min(high, 1):.2f}", len(part), f"{mean:.2f}", f"{right:.2f}"))
    head = ("score", "pages", "mean score", "share right")
    table.show("how true the scores are, on spoilt pages, half of them of kinds taken out", head, rows)


def _show_lessons(pages: Sequence[ReadKind], types: tuple[DocumentType, ...]) -> None:
    """Take all titles away and let lessons alone tell the second pages of each kind from the first."""
    titles = printed_words(types)
    numbered = [(page.kind, features_of(page.reading.text, titles)) for page in pages if page.kind]
    first: dict[str, Lesson] = {}
    later: list[tuple[str, frozenset[int]]] = []
    for kind, features in numbered:
        if kind in first:
            later.append((kind, features))
        else:
            first[kind] = Lesson(kind, features)
    said = [(kind, _by_lessons(features, list(first.values()))) for kind, features in later]
    strange = [(kind, _by_lessons(f, [one for k, one in first.items() if k != kind])) for kind, f in later]
    rows = [_lesson_row("one lesson of each kind", said), _lesson_row("kinds nobody taught", strange, "")]
    table.show("lessons alone, no titles", ("pages", "of", "right", "wrong", "do not know"), rows)


def _by_lessons(features: frozenset[int], lessons: Sequence[Lesson]) -> str:
    return taught(TypeSuggestion(), features, lessons, "").kind


def _lesson_row(name: str, said: Sequence[tuple[str, str]], wanted: str | None = None) -> tuple[object, ...]:
    right = sum(guess == (kind if wanted is None else wanted) for kind, guess in said)
    silent = sum(not guess for _, guess in said)
    return name, len(said), right, sum(bool(g) for _, g in said) - (right if wanted is None else 0), silent


def main() -> None:
    """Run with what the command line says."""
    each = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    run(each, Path(sys.argv[2]) if len(sys.argv) > 2 else None)


if __name__ == "__main__":
    main()
