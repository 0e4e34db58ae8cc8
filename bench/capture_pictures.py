"""Measures what the desk sees on pictures of pages: crop, straightening, blank, repeated, separators.

``python -m bench.capture_pictures`` draws its own papers, with another seed than any test.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np

from app.domain.draft import Suspicion
from app.domain.page_view import PageView
from app.domain.pages.repeats import alike
from app.domain.scanning.separator import NEXT_PAPER
from app.pictures.camera_page import camera_view
from app.pictures.files import Picture
from app.ports import ScanSettings, ScanSource
from app.training.defects import Defects, everyday
from app.training.papers import BLANK, PAPERS, draw_paper
from bench.drawn_pages import (
    Drawn,
    Laid,
    any_form,
    desk,
    glass,
    households,
    id_card,
    jpeg,
    overlap,
    receipt,
    tilt,
    torn,
)
from bench.table import median, show
from scanner.examine import Findings, findings

SEED = 20261121
REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "ocr" / "real"
_FEEDER, _GLASS = ScanSettings(ScanSource.FEEDER), ScanSettings(ScanSource.FLATBED)
_LIDS = ("white", "same", "grey", "black")
_EACH = 4
T = TypeVar("T")


@dataclass
class Tally:
    """What was counted for one row."""

    overlaps: list[float] = field(default_factory=list)
    degrees: list[float] = field(default_factory=list)
    unchanged: int = 0
    milliseconds: list[float] = field(default_factory=list)

    def add(self, drawn: Drawn, view: PageView | None, seconds: float) -> None:
        """Count one picture."""
        height, width = drawn.picture.shape[:2]
        whole = ((0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height)))
        found = view is not None and bool(view.corners)
        quad = view.points if view is not None and found else whole
        self.unchanged += not found
        self.overlaps.append(overlap(quad, drawn.corners[0], drawn.picture.shape))
        self.degrees.append(abs(tilt(quad) - tilt(drawn.corners[0])))
        self.milliseconds.append(seconds * 1000)

    def cells(self, name: str) -> tuple[object, ...]:
        """Return the row of the table."""
        return (
            name,
            len(self.overlaps),
            f"{median(self.overlaps):.3f}",
            f"{min(self.overlaps):.3f}",
            f"{median(self.degrees):.2f}",
            f"{max(self.degrees):.2f}",
            self.unchanged,
            f"{median(self.milliseconds):.0f}",
        )


def run() -> None:
    """Print every table."""
    cv2.setNumThreads(1)  # as one scanner's child on a small machine
    head = ("picture", "n", "IoU median", "least", "tilt error", "most", "left whole", "ms (CPU)")
    show("Paper found on the glass", head, list(_on_glass()))
    show("Paper found under a camera", head, list(_under_camera()))
    show("One side in a feeder, 300 dpi", ("question", "asked", "missed", "false alarms"), list(_questions()))
    if REAL.is_dir():
        marks = ("file", "tilt set right", "blank", "separator", "double feed", "ms (CPU)")
        show("Real scans", marks, list(_real()))


def _on_glass() -> Iterator[tuple[object, ...]]:
    rng = np.random.default_rng(SEED)
    contents: dict[str, tuple[tuple[float, float], Callable[[], Picture]]] = {
        "A4": ((210.0, 297.0), lambda: any_form(rng)),
        "A5": ((148.0, 210.0), lambda: any_form(rng)),
        "card": ((85.6, 53.98), lambda: id_card(int(rng.integers(3)))),
        "receipt": ((80.0, 150.0), lambda: receipt(rng)),
        "torn": ((148.0, 210.0), lambda: torn(any_form(rng), rng)),
    }
    for lid in _LIDS:
        for name, (size, content) in contents.items():
            tally = Tally()
            for _ in range(_EACH):
                tight = name == "A4"
                place = (108 + rng.uniform(-3, 3), 148.5 + rng.uniform(-2, 2)) if tight else _anywhere(rng)
                turn = float(rng.uniform(-2, 2) if tight else rng.uniform(-8, 8))
                sheet = Laid(content(), size, place, turn)
                drawn = glass([sheet], rng, lid=lid, noise=float(rng.uniform(1, 5)))
                found, seconds = _timed(_view_on_glass, drawn.picture, drawn.dpi)
                tally.add(drawn, found, seconds)
            yield tally.cells(f"{name}, {lid} lid")


def _anywhere(rng: np.random.Generator) -> tuple[float, float]:
    return float(rng.uniform(92, 124)), float(rng.uniform(118, 178))


def _under_camera() -> Iterator[tuple[object, ...]]:
    rng = np.random.default_rng(SEED)
    for top in ("dark", "wood", "light"):
        tally = Tally()
        for number in range(2 * _EACH):
            content = id_card(number) if number % 4 == 3 else any_form(rng)
            drawn = desk(content, rng, top=top)
            view, seconds = _timed(_view_under_camera, drawn.picture, 0)
            tally.add(drawn, view, seconds)
        yield tally.cells(f"{top} desk")


def _questions() -> Iterator[tuple[object, ...]]:
    rng = np.random.default_rng(SEED)
    kinds = [sample.kind for sample in PAPERS]
    written = [_scan(kind, home, _crooked(rng), rng) for home in (0, 1) for kind in kinds if kind != BLANK]
    empty = [_scan(BLANK, 0, _crooked(rng), rng) for _ in range(_EACH)]
    seen = [findings(side, 300, _FEEDER) for side in written]
    none = [findings(side, 300, _FEEDER) for side in empty]
    alarms = sum(f.suspicion is Suspicion.DOUBLE_FEED for f in seen + none)
    blank_alarms = sum(f.blank for f in seen)
    yield "blank", len(seen + none), sum(not f.blank for f in none), blank_alarms
    both = [findings(_overlapped(side, rng), 300, _FEEDER) for side in written[:12]]
    missed = sum(f.suspicion is not Suspicion.DOUBLE_FEED for f in both)
    yield "double feed", len(both) + len(seen + none), missed, alarms
    sheets = [findings(_patch(rng), 300, _FEEDER) for _ in range(_EACH)]
    missed = sum(f.separator != NEXT_PAPER for f in sheets)
    yield "patch T", len(sheets) + len(seen), missed, sum(bool(f.separator) for f in seen)
    yield _repeats(kinds, seen, rng)


def _repeats(kinds: list[str], seen: list[Findings], rng: np.random.Generator) -> tuple[object, ...]:
    """Compare every form with itself scanned again, and with another family's and all other forms."""
    forms = [kind for kind in kinds if kind != BLANK]
    again = [findings(_scan(kind, 0, _crooked(rng), rng), 300, _FEEDER) for kind in forms]
    missed = sum(
        not alike(one.fingerprint, other.fingerprint)
        for one, other in zip(seen[: len(forms)], again, strict=True)
    )
    pairs = [(a, b) for n, a in enumerate(seen) for b in seen[n + 1 :]]
    false = sum(alike(a.fingerprint, b.fingerprint) for a, b in pairs)
    return "repeated page", f"{len(again)} same, {len(pairs)} other pairs", missed, false


def _scan(kind: str, home: int, defects: Defects, rng: np.random.Generator) -> Picture:
    paper = draw_paper(kind, households()[home], 7, defects)
    side = np.asarray(paper.image)[:, :, ::-1]
    shift = tuple(int(n) for n in rng.integers(-20, 20, 2))
    return np.ascontiguousarray(np.roll(side, shift, axis=(0, 1)))


def _crooked(rng: np.random.Generator) -> Defects:
    usual = everyday(int(rng.integers(10**6)))
    turn = round(float(rng.uniform(-1.5, 1.5)), 2)
    return Defects(turn, usual.noise, usual.shading, usual.bleed, usual.blur, usual.jpeg_quality)


def _overlapped(side: Picture, rng: np.random.Generator) -> Picture:
    """Lay a second sheet over the lower part, its edge a little aslant with a soft shadow above."""
    height, width = side.shape[:2]
    middle, dark = int(height * rng.choice((0.4, 0.6, 0.7))), float(rng.uniform(15, 60))
    line = middle + (np.arange(width) - width / 2) * np.tan(np.radians(rng.uniform(-1, 1)))
    below = np.arange(height)[:, None] - line[None, :]
    shadow = np.where(below < 0, dark * np.exp(below / 5), 0)[:, :, None]
    other = np.roll(side, 211, axis=1)
    laid = np.where((below >= 0)[:, :, None], other, side.astype(np.float64) - shadow)
    return jpeg(np.clip(laid, 0, 255).astype(np.uint8), 80)


def _patch(rng: np.random.Generator) -> Picture:
    sheet, mm, top = np.full((3508, 2480, 3), 245, np.uint8), 300 / 25.4, 9.0
    for bar in (2.03, 5.08, 2.03, 5.08):
        sheet[round(top * mm) : round((top + bar) * mm), round(45 * mm) : round(165 * mm)] = 35
        top += bar + 2.03
    turn = cv2.getRotationMatrix2D((1240, 1754), float(rng.uniform(-4, 4)), 1)
    crooked = cv2.warpAffine(sheet, turn, (2480, 3508), borderValue=(244, 244, 244))
    worn = cv2.GaussianBlur(crooked, (0, 0), float(rng.uniform(0.5, 3)))
    turned = np.rot90(worn, int(rng.integers(4)))
    grain = rng.normal(0, 8, turned.shape)
    return jpeg(np.clip(turned + grain, 0, 255).astype(np.uint8), 60)


def _real() -> Iterator[tuple[object, ...]]:
    for path in sorted(REAL.glob("*.jpg")):
        picture = np.asarray(cv2.imread(str(path)), np.uint8)
        dpi = round(max(picture.shape[:2]) / 297 * 25.4)
        found, seconds = _timed(_side, picture, dpi)
        turn = tilt(found.view.points) if found.view.corners else 0.0
        double = found.suspicion is Suspicion.DOUBLE_FEED
        yield path.stem, f"{turn:.2f}", found.blank, bool(found.separator), double, f"{seconds * 1000:.0f}"


def _view_on_glass(picture: Picture, dpi: int) -> PageView | None:
    return findings(picture, dpi, _GLASS).view


def _view_under_camera(picture: Picture, _: int) -> PageView | None:
    return camera_view(picture)


def _side(picture: Picture, dpi: int) -> Findings:
    return findings(picture, dpi, _FEEDER)


def _timed(look: Callable[[Picture, int], T], picture: Picture, dpi: int) -> tuple[T, float]:
    start = time.process_time()
    told = look(picture, dpi)
    return told, time.process_time() - start


if __name__ == "__main__":
    run()
