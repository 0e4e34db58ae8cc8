"""One picture of all sample papers side by side, for the documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image

from app.training.citizens import load_commune
from app.training.defects import everyday
from app.training.papers import PAPERS, TRAINING_DAY, DrawnPaper, draw_paper

_CELL = 256, 362
_GAP = 12
_COLUMNS = 8


def contact_sheet(papers: Sequence[DrawnPaper]) -> Image.Image:
    """Return small pictures of papers in rows of eight, all at one scale."""
    rows = -(-len(papers) // _COLUMNS)
    size = _COLUMNS * (_CELL[0] + _GAP) + _GAP, rows * (_CELL[1] + _GAP) + _GAP
    whole = Image.new("RGB", size, (96, 104, 116))
    for place, paper in enumerate(papers):
        row, column = divmod(place, _COLUMNS)
        full = paper.image
        scale = _CELL[0] / 2480
        small = full.resize((round(full.width * scale), round(full.height * scale)), Image.Resampling.LANCZOS)
        whole.paste(small, (_GAP + column * (_CELL[0] + _GAP), _GAP + row * (_CELL[1] + _GAP)))
    return whole


def write_gallery(path: Path) -> None:
    """Draw every paper as scanned, without the grain that PNG cannot pack, and write the contact sheet."""
    homes = load_commune(TRAINING_DAY).households
    papers = [
        draw_paper(sample.kind, homes[index % len(homes)], index, replace(everyday(index), noise=0.0))
        for index, sample in enumerate(PAPERS)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    contact_sheet(papers).quantize(200, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        path, optimize=True
    )
