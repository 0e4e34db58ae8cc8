"""The drawn set: pages of every kind with exact truth, for measuring text, fields and kinds alike."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.training.degradations import DEGRADATIONS, degraded_paper
from app.training.drawing import DrawnField
from app.training.invented import invent_household
from app.training.papers import BLANK, EVERY_PAPER, TRAINING_DAY

BENCH_SEED = 41_000
"""What benches draw with; tests use small seeds, so that nobody measures what was tuned on."""
KINDS = tuple(dict.fromkeys(paper.kind for paper in EVERY_PAPER if paper.kind not in ("", BLANK)))
UNKNOWN = ""
"""Papers the desk has no kind for are drawn when this kind is named."""
ALL = tuple(one.name for one in DEGRADATIONS)


@dataclass(frozen=True, slots=True)
class SetPage:
    """Một trang của bộ đo: the file as a desk gets it, and all that is on it.

    Args:
        kind: DocumentType id; "" for a paper the desk has no kind for.
        dpi: Resolution of the paper in the picture; of a camera's picture what A4 would fill.
        blocks: Kind of block (see BlockKind) and its text; order between blocks is not judged.
        fields: Values with their boxes on this picture.
        degradation: Name of what was done to it.
    """

    kind: str
    jpeg: bytes
    dpi: int
    blocks: tuple[tuple[str, str], ...]
    fields: tuple[DrawnField, ...]
    degradation: str


def draw_set(
    seed: int, kinds: Sequence[str] | None = None, each: int = 1, degradations: Sequence[str] | None = None
) -> Iterator[SetPage]:
    """Draw ``each`` pages of every kind, degradations in turn; the same seed gives the same bytes.

    Every page has other people, numbers and days; a kind of several looks shows them in turn. All kinds
    and all degradations but handwriting are meant when none are named.
    """
    named = tuple(degradations or (name for name in ALL if name != "handwriting"))
    chosen = tuple(kinds or KINDS)
    step = next(n for n in range(5, 5 + len(named)) if math.gcd(n, len(named)) == 1)
    for turn in range(each):
        for place, kind in enumerate(chosen):
            number = seed * 1009 + turn * len(chosen) + place
            # the step shares no factor with the count: in time every kind meets every degradation
            how = named[(seed + place + turn * step) % len(named)]
            looks = [paper.name for paper in EVERY_PAPER if paper.kind == kind]
            yield _page(kind, looks[turn % len(looks)], number, how)


def _page(kind: str, look: str, number: int, how: str) -> SetPage:
    home = invent_household(number, TRAINING_DAY)
    drawn = degraded_paper(look, home, number, how)
    blocks = tuple((block.kind.value, block.text) for block in drawn.blocks)
    return SetPage(kind, drawn.jpeg, drawn.dpi, blocks, drawn.fields, how)
