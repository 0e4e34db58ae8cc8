"""A person's seconds per dossier in checking by eye, by the keystroke-level model, and what stops it.

Card, Moran, Newell (1980): K 0.28 s a key (average typist), M 1.2 s to make ready or compare; no pointing
and no homing, since the hands stay on the keys. Papers are those of the training stacks for invented
families, so every value is known. The reader is played: all it says is sure but a share that is faint, and
handwriting. A seeded error is *sure* too, the worst case: only comparing with other sources can stop at it.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.domain.checking.acceptance import accept, against_proof, along_with, papers_to_accept, put_right
from app.training.drawing import Filling
from bench.checked_dossiers import AGREED, FAINT, Case, cases
from bench.read_set import BENCH_SEED
from bench.seeded_errors import ERRORS, ON_PAPER, seeded
from bench.table import show

KEY, MAKE_READY = 0.28, 1.2


@dataclass(frozen=True, slots=True)
class Work:
    """What a person did: stops of the cursor, keys, seconds, and where they stopped."""

    stops: int
    keys: int
    visited: frozenset[tuple[str, str]]

    @property
    def seconds(self) -> float:
        """By the model; one more readiness and key open the screen."""
        return (self.stops + 1) * MAKE_READY + (self.keys + 1) * KEY


def work_through(case: Case) -> Work:
    """Let a person who compares well go through a dossier: Enter, a key for another source, or typing."""
    draft, stops, keys = case.draft, 0, 0
    visited: set[tuple[str, str]] = set()
    while True:
        items = case.items(draft)
        item = next((i for i in items if i.waits and (i.fact.page, i.fact.name) not in visited), None)
        if item is None:
            papers = len(papers_to_accept(items))  # one Enter each on the heading
            return Work(stops + papers, keys + papers, frozenset(visited))
        true = case.true_value(item)
        stops += 1
        visited.add((item.fact.page, item.fact.name))
        keys += 1  # Enter
        if not true:
            continue  # the paper does not tell: the field stays open
        keys += against_proof(item, true) is not None  # Enter once more
        if item.beginning != true:
            keys += 2 if true in [o.value for o in item.choices[:3]] else len(_strokes(true))
        along = along_with(items, item)
        draft = accept(put_right(draft, item, true, AGREED), along, AGREED)


def retyped(case: Case) -> Work:
    """Let a person type every value: read it off the paper, type it, go to the next field."""
    values = [field for fields in case.truth.values() for field in fields]
    keys = sum(len(_strokes(field.value)) + 1 for field in values)
    return Work(len(values), keys, frozenset())


def _strokes(text: str) -> str:
    """Return the keys of a text in Telex: a letter each, one more for a mark, a tone or a capital."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "dd").replace("Đ", "DDd"))
    return plain + "".join("s" for c in text if c.isupper())


def run() -> None:
    """Print seconds and keys of a dossier, then the share of seeded errors the cursor stops at."""
    rows = []
    typed = list(cases(Filling.TYPED))
    for title, some in (("declarations typed", typed), ("declarations by hand", list(cases(None)))):
        for how, works in (
            ("checking", [work_through(c) for c in some]),
            ("retyping", list(map(retyped, some))),
        ):
            mean = [round(sum(values) / len(works), 1) for values in (
                [w.stops for w in works], [w.keys for w in works], [w.seconds for w in works]
            )]  # fmt: skip
            rows.append((title, how, len(works), *mean))
    show(
        f"Checking by eye: a person's work per dossier (K {KEY} s, M {MAKE_READY} s; {FAINT:.0%} faint)",
        ("papers", "way", "dossiers", "stops", "keys", "seconds"),
        rows,
    )
    show(
        "Seeded errors the reader was sure of, one a dossier",
        ("error", "seeded", "stopped at", "told twice", "stopped of those", "seconds"),
        [_errors(how, typed) for how in ERRORS],
    )


def _errors(how: str, some: Sequence[Case]) -> tuple[object, ...]:
    rng = np.random.default_rng(BENCH_SEED + ERRORS.index(how))
    found = [case for c in some for _ in range(3) if (case := seeded(c, how, rng)) is not None]
    works = [(case, work_through(case), spot) for case, spot in found]
    stopped = [(_stopped(work, spot, how), _told_twice(case, spot)) for case, work, spot in works]
    seconds = sum(work.seconds for _, work, _ in works) / max(len(works), 1)
    twice = [at for at, elsewhere in stopped if elsewhere]
    share = f"{sum(at for at, _ in stopped) / max(len(stopped), 1):.1%}"
    told = (len(twice), f"{sum(twice) / max(len(twice), 1):.1%}") if how not in ON_PAPER else ("–", "–")
    return how, len(stopped), share, *told, round(seconds, 1)


def _told_twice(case: Case, spot: tuple[str, str]) -> bool:
    """Tell whether the desk or another page says the value too, so that comparing could find the error."""
    page, name = spot
    true = next(f.value for f in case.truth[page] if f.name == name)
    known = {
        value
        for person in case.desk.people
        for value in (person.full_name, person.id_number, person.birth_date)
    }
    return true in known or any(
        f.value == true for p, fields in case.truth.items() if p != page for f in fields
    )


def _stopped(work: Work, spot: tuple[str, str], how: str) -> bool:
    """Tell whether the cursor stopped at the wrong value, or on the paper that is another person's."""
    return any(page == spot[0] for page, _ in work.visited) if how == "other person" else spot in work.visited


if __name__ == "__main__":
    run()
