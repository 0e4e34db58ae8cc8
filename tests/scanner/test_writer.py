"""Behind the driver: sides are kept in order, looked at meanwhile, and never more than a few at once."""

from __future__ import annotations

import os
import resource
import signal
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from app.domain.errors import StorageError
from app.pictures.files import Picture
from app.ports import ColourMode, ScannedSheet, ScanSettings
from scanner import writer
from scanner.examine import Findings
from scanner.raw_sides import raw_path, raw_sides, write_raw
from scanner.service import Receiving, Scanners
from scanner.writer import ROOM
from tests.scanner.papers import blank_side, pixels, written_side
from tests.scanner.trays import Desk

GREY = ColourMode.GREY
SIDE = np.ascontiguousarray(written_side(dpi=50)[:, :, 0])


def slow(seconds: float) -> object:
    def look(picture: Picture, dpi: int, settings: ScanSettings) -> Findings:
        time.sleep(seconds)
        return Findings(fingerprint="đã xem")

    return look


def test_sides_are_announced_in_order_and_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "findings", slow(0.01))
    desk = Desk(tmp_path / "vào", ScanSettings())
    with desk.tray as tray:
        for _ in range(8):
            tray.put(SIDE, 50, GREY)
    assert [(s.number, s.fingerprint) for s in desk.sheets] == [(n, "đã xem") for n in range(1, 9)]
    assert sorted(desk.into.iterdir()) == [sheet.path for sheet in desk.sheets]


def test_the_driver_does_not_wait_while_a_side_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, go_on = threading.Event(), threading.Event()

    def look(picture: Picture, dpi: int, settings: ScanSettings) -> Findings:
        looking.set()
        go_on.wait(10)
        return Findings()

    monkeypatch.setattr(writer, "findings", look)
    desk = Desk(tmp_path / "vào", ScanSettings())
    with desk.tray as tray:
        for _ in range(ROOM):
            tray.put(SIDE, 50, GREY)  # would hang here
        assert looking.wait(10)
        go_on.set()
    assert len(desk.sheets) == ROOM


def test_no_more_sides_are_on_their_way_than_there_is_room_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "findings", slow(0.05))
    desk = Desk(tmp_path / "vào", ScanSettings())
    ahead: list[int] = []
    with desk.tray as tray:
        for number in range(1, 9):
            tray.put(SIDE, 50, GREY)
            ahead.append(number - len(desk._sheets))
    assert max(ahead) <= ROOM


def test_a_picture_nobody_understands_is_still_a_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(picture: Picture, dpi: int, settings: ScanSettings) -> Findings:
        raise ZeroDivisionError

    monkeypatch.setattr(writer, "findings", look)
    desk = Desk(tmp_path / "vào", ScanSettings())
    with desk.tray as tray:
        tray.put(SIDE, 50, GREY)
    assert [(sheet.blank, sheet.fingerprint) for sheet in desk.sheets] == [(False, "")]


def test_a_side_that_cannot_be_kept_ends_the_batch_and_none_after_it_is_announced(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "vào", ScanSettings())
    with pytest.raises(StorageError) as failed, desk.tray as tray:
        tray.put(SIDE, 50, GREY)
        tray.settle()
        desk.into.rename(tmp_path / "đã rút ổ đĩa")
        for _ in range(5):
            tray.put(SIDE, 50, GREY)
    assert failed.value.code.startswith("disk.")
    assert [sheet.number for sheet in desk._sheets] == [1]


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="limits the size of files")
def test_a_disk_that_fills_up_announces_no_half_side(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "vào", ScanSettings())
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        with pytest.raises(StorageError), desk.tray as tray:
            tray.put(SIDE, 50, GREY)
            tray.settle()
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
            for _ in range(3):
                tray.put(SIDE, 50, GREY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert [sheet.number for sheet in desk._sheets] == [1]
    assert [p.name for p in desk.into.iterdir() if p.suffix != ".part"] == [desk._sheets[0].path.name]


def test_sides_a_dead_driver_had_not_encoded_are_delivered(tmp_path: Path) -> None:
    came: list[ScannedSheet] = []
    into = tmp_path / "vào"
    into.mkdir()
    sides = {2: written_side(2), 3: blank_side()}
    for number, side in sides.items():
        write_raw(raw_path(into, "lô", number, 100), side)
    half = raw_path(into, "lô", 4, 100)
    half.write_bytes(raw_path(into, "lô", 2, 100).read_bytes()[:5000])
    assert [raw.number for raw in raw_sides(into, "lô")] == [2, 3, 4]
    desk = Receiving(into, "lô", came.append, delivered=1)
    desk.take_left_behind()
    desk.sweep()
    assert [(sheet.number, sheet.dpi) for sheet in came] == [(2, 100), (3, 100)]
    assert pixels(came[0].path.read_bytes()).shape == sides[2].shape
    assert sorted(into.iterdir()) == [sheet.path for sheet in came]


def test_sides_left_when_desk_and_driver_died_together_become_files(tmp_path: Path) -> None:
    into = tmp_path / "vào"
    into.mkdir()
    write_raw(raw_path(into, "lô-a", 7, 100), written_side(1))
    raw_path(into, "lô-b", 1, 100).write_bytes(bytes(500_000))  # what a power cut makes of a file
    Scanners().salvage(into)
    (path,) = into.iterdir()
    assert path.name == "lô-a-0007.jpg"
    assert pixels(path.read_bytes()).shape == written_side(1).shape
