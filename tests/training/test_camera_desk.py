"""The training camera: papers on a drawn desk, with hands between, each taken once in every round."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.training.camera_desk import MOMENTS, PATTERN, lay_camera
from app.training.citizens import load_commune
from app.training.defects import everyday
from app.training.papers import TRAINING_DAY, draw_paper
from scanner.autoshot import AutoShot
from scanner.picture_sequence import PictureSequence

KINDS = ("to_khai_khai_sinh", "giay_chung_sinh")


@pytest.fixture(scope="module")
def camera(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tập huấn")
    home = load_commune(TRAINING_DAY).households[0]
    papers = []
    for number, kind in enumerate(KINDS):
        papers.append(folder / f"{kind}.jpg")
        papers[-1].write_bytes(draw_paper(kind, home, number, everyday(number)).jpeg)
    lay_camera(folder / "camera", papers)
    return folder / "camera"


def pictures(camera: Path, count: int) -> Iterator[object]:
    sequence = PictureSequence(str(camera / PATTERN))
    for _ in range(count):
        assert sequence.grab()
        done, picture = sequence.retrieve()
        assert done
        yield picture


@pytest.mark.slow
def test_every_paper_is_taken_once_in_each_round_however_often_a_hand_passes(camera: Path):
    one_round = len(KINDS) * sum(moment.pictures for moment in MOMENTS)
    watcher, taken = AutoShot(), []
    for number, picture in enumerate(pictures(camera, 2 * one_round)):
        if watcher.see(picture).take:
            watcher.note_taken(picture)
            taken.append(number)
    assert len(taken) == 2 * len(KINDS)
    assert [number % one_round for number in taken[:2]] == [number % one_round for number in taken[2:]]


@pytest.mark.slow
def test_pictures_are_numbered_without_a_gap_and_one_that_lasts_lies_on_disk_once(camera: Path):
    names = sorted(path.name for path in camera.iterdir())
    assert names == [PATTERN % number for number in range(1, len(names) + 1)]
    assert sum(path.stat().st_nlink > 1 for path in camera.iterdir()) > len(names) / 2
