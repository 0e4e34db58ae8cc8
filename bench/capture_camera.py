"""What watching papers under a camera costs, and how surely one sheet is told from another."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial

import cv2
import numpy as np

from app.pictures.files import Picture
from app.training.camera_desk import Scene, draw_desk, draw_scene, placement
from app.training.citizens import load_commune
from app.training.defects import everyday
from app.training.papers import TRAINING_DAY, draw_paper
from bench.table import median, show
from scanner.autoshot import AutoShot, agreement, face, preview_jpeg, reduced
from scanner.sheet_outline import SIDE, outline

KINDS = ("to_khai_khai_sinh", "giay_chung_sinh", "giay_khai_sinh", "to_khai_ket_hon", "van_ban_uy_quyen")
ROUNDS = 15


def main() -> None:
    """Print both tables."""
    show("Camera: one look", ("step", "median ms"), cost_rows())
    show("Camera: is it the sheet taken last?", ("compared", "pairs", "least", "most"), sheet_rows())


def cost_rows() -> Sequence[Sequence[object]]:
    """Return what each step of a look costs at five and eight megapixels."""
    rows = []
    for megapixels, size in ((5, (1944, 2592)), (8, (2448, 3264))):
        picture = np.asarray(cv2.resize(_shot(KINDS[0], 0, 0), size), np.uint8)
        jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 85])[1]
        watcher = AutoShot()
        small = np.asarray(cv2.resize(picture, (SIDE * 3 // 4, SIDE)), np.uint8)
        steps: tuple[tuple[str, Callable[[], object]], ...] = (
            ("decoding the camera's Motion-JPEG", partial(cv2.imdecode, jpeg, cv2.IMREAD_COLOR)),
            ("finding the sheet at 480 px", partial(outline, small)),
            ("the whole look: sheet, rest, focus, glare", partial(watcher.see, picture)),
            ("the preview as JPEG, 960 px", partial(preview_jpeg, reduced(picture))),
        )
        rows += [(f"{megapixels} MP: {name}", f"{_median_ms(step):.1f}") for name, step in steps]
    return rows


def sheet_rows() -> Sequence[Sequence[object]]:
    """Return how well faces agree: of one sheet laid anew, and of the same form of two people."""
    same, other = [], []
    for kind in KINDS:
        first = _face(_shot(kind, 0, 0))
        same += [agreement(first, _face(_shot(kind, 0, lying, noise=lying))) for lying in (1, 2, 3)]
        other += [agreement(first, _face(_shot(kind, person, 1))) for person in (1, 2)]
    return [
        ("one sheet, laid anew", len(same), f"{min(same):.2f}", f"{max(same):.2f}"),
        ("the same form of another person", len(other), f"{min(other):.2f}", f"{max(other):.2f}"),
    ]


def _shot(kind: str, person: int, lying: int, noise: int = 0) -> Picture:
    """Return a paper under the camera as it lies, with the sensor's noise."""
    home = load_commune(TRAINING_DAY).households[person]
    drawn = draw_paper(kind, home, 7, everyday(7)).jpeg
    paper = cv2.imdecode(np.frombuffer(drawn, np.uint8), cv2.IMREAD_COLOR)
    picture = draw_scene(draw_desk(), np.asarray(paper, np.uint8), placement(lying), Scene(0.0, 0.0))
    grain = np.random.default_rng(noise).normal(0, 5, (*picture.shape[:2], 1))
    return np.asarray(np.clip(picture + grain, 0, 255), np.uint8)


def _face(picture: Picture) -> Picture:
    small = reduced(picture)
    return face(small, outline(small))


def _median_ms(step: Callable[[], object]) -> float:
    spent = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        step()
        spent.append((time.perf_counter() - begun) * 1000)
    return median(spent)


if __name__ == "__main__":
    main()
