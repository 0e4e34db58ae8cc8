"""Measures cards: codes, machine-readable zones and print, exact or not, and whether wrong ones are doubted.

``python -m bench.read_cards [people]``; both sides of invented cards, each damaged in another way.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from app.catalogue import load_catalogue
from app.domain.papers.evidence import FieldReading, Source
from app.domain.papers.values import SURE, same_value
from app.ports import PageReading
from bench import table
from bench.drawn_cards import CardSide, card_sides
from ocr.cards import card_fields, card_proof, coded_card
from ocr.cards.printed import printed_fields
from ocr.engine import PageReader
from scanner.codes import PictureCodes

PEOPLE = 28
SEED = 41_000
CARD = "the_can_cuoc"


@dataclass(frozen=True, slots=True)
class ReadSide:
    """One side, what was read on it, what its code alone and its print alone say, and the milliseconds."""

    side: CardSide
    reading: PageReading
    coded: tuple[FieldReading, ...]
    printed: tuple[FieldReading, ...]
    milliseconds: float

    @property
    def machine(self) -> tuple[FieldReading, ...]:
        """What the zone alone says."""
        return tuple(f for f in card_fields(self.reading.words) if f.source is Source.MRZ)


@dataclass(slots=True)
class Tally:
    """Values that should be there: exact, missing, wrong with a doubt, wrong without one."""

    counts: Counter[str] = field(default_factory=Counter)

    def judge(self, truth: dict[str, str], read: tuple[FieldReading, ...]) -> None:
        """Compare what was read with what stands there; where several readings stand, the first counts."""
        found = {one.name: one for one in reversed(read)}
        for name, value in truth.items():
            self.counts[_verdict(value, found.get(name))] += 1

    def row(self, name: str) -> tuple[object, ...]:
        """Return one line of the table."""
        whole = sum(self.counts.values())
        exact = f"{100 * self.counts['exact'] / whole:.2f}" if whole else "-"
        kinds = ("exact", "missing", "doubted", "wrong")
        return (name, whole, exact, *(self.counts[kind] for kind in kinds))


def run(people: int = PEOPLE) -> None:
    """Draw cards, read them and print the tables."""
    with tempfile.TemporaryDirectory() as name:
        read = _read_all(list(card_sides(people, SEED)), Path(name))
    head = ("values", "of", "exact %", "exact", "missing", "wrong, doubted", "wrong, not doubted")
    table.show(f"cards: {people} people, front and back (wanted >= 99.5 % of QR and MRZ)", head, _rows(read))
    shown = ("damage", "sides", "QR %", "MRZ %", "print %", "kind known")
    table.show("cards by what happened to the picture", shown, _by_damage(read))
    print(
        f"\ncode, zone and labels: {table.median([one.milliseconds for one in read]):.0f} ms a side (median)"
    )


def _read_all(sides: list[CardSide], folder: Path) -> list[ReadSide]:
    codes = PictureCodes()
    with PageReader(load_catalogue().document_types, workers=2, timeout_seconds=180, codes=codes) as reader:

        def read(side: CardSide) -> ReadSide:
            path = folder / f"{side.name}.jpg"
            path.write_bytes(side.jpeg)
            reading = reader.read(path)
            started = time.perf_counter()
            found = codes.decode(path) if side.coded else ()
            coded = coded_card(found, reading.rotation, (reading.width_px, reading.height_px))
            card_proof(reading.words, (CARD,))
            printed = printed_fields(reading.words)
            return ReadSide(side, reading, coded, printed, 1000 * (time.perf_counter() - started))

        with ThreadPoolExecutor(2) as lanes:
            return list(lanes.map(read, sides))


def _rows(read: list[ReadSide]) -> list[tuple[object, ...]]:
    tallies = {name: Tally() for name in ("QR", "MRZ", "print", "all together", "expires_on")}
    for one in read:
        tallies["QR"].judge(one.side.coded, one.coded)
        tallies["MRZ"].judge(one.side.machine, one.machine)
        tallies["print"].judge(one.side.printed, one.printed)
        tallies["all together"].judge(one.side.truth, one.reading.fields)
        ends = {name: value for name, value in one.side.truth.items() if name == "expires_on"}
        tallies["expires_on"].judge(ends, one.reading.fields)
    return [tally.row(name) for name, tally in tallies.items()]


def _by_damage(read: list[ReadSide]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for damage in dict.fromkeys(one.side.damage for one in read):
        part = [one for one in read if one.side.damage == damage]
        tallies = Tally(), Tally(), Tally()
        for one in part:
            tallies[0].judge(one.side.coded, one.coded)
            tallies[1].judge(one.side.machine, one.machine)
            tallies[2].judge(one.side.printed, one.printed)
        known = sum(one.reading.suggestion.kind == CARD for one in part)
        rows.append((damage, len(part), *(tally.row("")[2] for tally in tallies), f"{known} of {len(part)}"))
    return rows


def _verdict(value: str, found: FieldReading | None) -> str:
    if found is None:
        return "missing"
    if same_value(found.value, value):
        return "exact"
    return "doubted" if found.doubts or found.confidence < SURE else "wrong"


if __name__ == "__main__":
    run(*(int(word) for word in sys.argv[1:2]))
