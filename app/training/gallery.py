"""Pictures of all sample papers side by side, for the documents."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image

from app.training.citizens import Household, load_commune
from app.training.defects import everyday
from app.training.degradations import DEGRADATIONS, DegradedPaper, degraded_paper
from app.training.further_papers import FURTHER
from app.training.ink import DPI
from app.training.invented import invent_household
from app.training.papers import PAPERS, TRAINING_DAY, DrawnPaper, draw_paper
from app.training.sample_paper import SamplePaper

_CELL = 256, 362
_GAP = 12
_COLUMNS = 8
_A4_MM, _MM_PER_INCH = 210, 25.4


def contact_sheet(papers: Sequence[tuple[Image.Image, int]]) -> Image.Image:
    """Return small pictures of papers in rows of eight, all at one scale; each comes with its resolution."""
    rows = -(-len(papers) // _COLUMNS)
    size = _COLUMNS * (_CELL[0] + _GAP) + _GAP, rows * (_CELL[1] + _GAP) + _GAP
    whole = Image.new("RGB", size, (96, 104, 116))
    for place, (full, dpi) in enumerate(papers):
        row, column = divmod(place, _COLUMNS)
        scale = min(_CELL[0] * _MM_PER_INCH / (_A4_MM * dpi), _CELL[0] / full.width, _CELL[1] / full.height)
        small = full.resize((round(full.width * scale), round(full.height * scale)), Image.Resampling.LANCZOS)
        whole.paste(small, (_GAP + column * (_CELL[0] + _GAP), _GAP + row * (_CELL[1] + _GAP)))
    return whole


def write_gallery(path: Path) -> None:
    """Draw what trainees scan, without the grain that PNG cannot pack, and write the contact sheet."""
    homes = load_commune(TRAINING_DAY).households
    _write(path, [_drawn(sample, homes[n % len(homes)], n) for n, sample in enumerate(PAPERS)])


def write_further_gallery(path: Path) -> None:
    """Draw the papers that measure the reader, of a family each, and write the contact sheet."""
    _write(
        path, [_drawn(sample, invent_household(n, TRAINING_DAY), n) for n, sample in enumerate(FURTHER, 1)]
    )


def write_degradations(path: Path) -> None:
    """Draw one paper spoilt in every way, and write the contact sheet."""
    home = invent_household(7, TRAINING_DAY)
    _write(path, [degraded_paper("to_khai_cu_tru", home, 7, one.name) for one in DEGRADATIONS])


def _drawn(sample: SamplePaper, home: Household, number: int) -> DrawnPaper:
    return draw_paper(sample.name, home, number, replace(everyday(number), noise=0.0))


def _write(path: Path, papers: Sequence[DrawnPaper | DegradedPaper]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pictures = [Image.open(io.BytesIO(paper.jpeg)).convert("RGB") for paper in papers]
    dpis = [paper.dpi if isinstance(paper, DegradedPaper) else DPI for paper in papers]
    sheet = contact_sheet(list(zip(pictures, dpis, strict=True)))
    sheet.quantize(200, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(path, optimize=True)
