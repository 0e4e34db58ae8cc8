"""Papers as a feeder delivers them, red titles and all, read by the real engine."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.catalogue import load_catalogue
from app.ports import PageReading
from app.training.citizens import load_commune
from app.training.defects import everyday
from app.training.papers import BLANK, PAPERS, TRAINING_DAY, draw_paper
from ocr.document_type import TRUSTED
from ocr.engine import PageReader

pytestmark = pytest.mark.slow

HOMES = load_commune(TRAINING_DAY).households
SEEDS = (1, 2, 4)


@pytest.fixture(scope="module")
def reader():
    with PageReader(load_catalogue().document_types, workers=2) as opened:
        yield opened


def readings(reader: PageReader, folder: Path, kind: str) -> list[PageReading]:
    files = [folder / f"{seed}.jpg" for seed in SEEDS]
    for seed, file in zip(SEEDS, files, strict=True):
        file.write_bytes(draw_paper(kind, HOMES[seed % len(HOMES)], seed, everyday(seed)).jpeg)
    with ThreadPoolExecutor(2) as lanes:
        return list(lanes.map(reader.read, files))


@pytest.mark.parametrize("kind", [paper.kind for paper in PAPERS if paper.kind != BLANK])
def test_every_paper_of_the_counter_is_known_for_what_it_is(reader, tmp_path, kind):
    suggestions = [reading.suggestion for reading in readings(reader, tmp_path, kind)]

    assert [suggestion.kind for suggestion in suggestions] == [kind] * len(SEEDS)
    assert min(suggestion.score for suggestion in suggestions) >= TRUSTED


def test_an_empty_back_with_its_front_showing_through_stays_empty(reader, tmp_path):
    backs = readings(reader, tmp_path, BLANK)

    assert [(back.blank, back.suggestion.kind) for back in backs] == [(True, "")] * len(SEEDS)
