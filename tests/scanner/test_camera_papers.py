"""Papers taken with a camera through its real child process: every still safe on disk, each sheet once."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import pytest

from app.domain.errors import DeviceError
from app.pictures.files import open_pages
from app.ports import CameraFrame, ScannedSheet, ScannerDevice, ScanSettings, ScanSource
from scanner.feed import CameraFeed
from tests.devices.http_camera import Phone, on_the_network
from tests.scanner.desk_scenes import HIGH, WIDE, Picture, film, lying, sheet

pytestmark = pytest.mark.slow  # each starts a child and waits for frames

CAMERA = ScanSettings(ScanSource.CAMERA)
MAU, VI_DU = sheet("Nguyen Thi Mau"), sheet("Tran Van Vi Du")


@dataclass
class Clerk:
    """Holds the shutter and takes what comes: stops after so many sheets or pictures.

    Args:
        presses_at: Numbers of the pictures seen at which the clerk presses.
    """

    automatic_: bool = True
    sheets_wanted: int = 99
    frames_wanted: int = 999
    presses_at: tuple[int, ...] = ()
    frames: list[CameraFrame] = field(default_factory=list)
    sheets: list[ScannedSheet] = field(default_factory=list)
    shapes: list[tuple[int, ...]] = field(default_factory=list)
    _pressed: int = 0

    def pressed(self) -> bool:
        due = self._pressed < len(self.presses_at) and len(self.frames) >= self.presses_at[self._pressed]
        self._pressed += due
        return due

    def automatic(self) -> bool:
        return self.automatic_

    def on_sheet(self, taken: ScannedSheet) -> None:
        self.sheets.append(taken)
        self.shapes.extend(page.shape[:2] for page in open_pages(taken.path))

    def has_enough(self) -> bool:
        return len(self.sheets) >= self.sheets_wanted or len(self.frames) >= self.frames_wanted

    def photograph(self, source: str, into: Path, feed: CameraFeed | None = None) -> int:
        device = ScannerDevice("camera", source, "Camera", (ScanSource.CAMERA,))
        camera = feed or CameraFeed()
        return camera.take_papers(
            device, CAMERA, into, self.frames.append, self.on_sheet, self, self.has_enough
        )


def pictures(folder: Path, scenes: Sequence[Picture]) -> str:
    """Lay a picture sequence."""
    folder.mkdir()
    for number, scene in enumerate(scenes):
        (folder / f"hình {number:03d}.jpg").write_bytes(cv2.imencode(".jpg", scene)[1].tobytes())
    return str(folder / "hình %03d.jpg")


def test_each_sheet_is_taken_by_itself_once_at_full_size(tmp_path: Path) -> None:
    covered = lying(MAU, 2, hand=True)
    scenes = [*lying(None, 3), *lying(MAU, 8), *covered, *lying(VI_DU, 8)]
    clerk = Clerk()
    assert clerk.photograph(film(tmp_path / "a.avi", scenes), tmp_path / "vào") == 2
    assert [one.number for one in clerk.sheets] == [1, 2]
    assert clerk.shapes == [(HIGH, WIDE)] * 2
    assert sorted(one.path for one in clerk.sheets) == sorted((tmp_path / "vào").iterdir())


def test_the_live_picture_shows_the_sheet_and_tells_how_it_lies(tmp_path: Path) -> None:
    clerk = Clerk()
    clerk.photograph(film(tmp_path / "a.avi", [*lying(None, 3), *lying(MAU, 9)]), tmp_path / "vào")
    assert clerk.frames[0].corners == ()
    last = clerk.frames[-1]
    assert last.steady and last.sharp and last.taken and not last.glare
    assert len(last.corners) == 8 and all(0 < part < 1 for part in last.corners)


def test_taking_by_itself_can_be_turned_off_and_a_press_takes_what_is_there(tmp_path: Path) -> None:
    source = film(tmp_path / "a.avi", lying(MAU, 24))
    assert Clerk(automatic_=False).photograph(source, tmp_path / "vào") == 0
    assert Clerk(automatic_=False, presses_at=(4, 12)).photograph(source, tmp_path / "vào") == 2


def test_a_press_takes_even_what_is_out_of_focus(tmp_path: Path) -> None:
    blurred = [cv2.GaussianBlur(scene, (0, 0), 9) for scene in lying(MAU, 20)]
    assert Clerk(presses_at=(3,)).photograph(film(tmp_path / "a.avi", blurred), tmp_path / "vào") == 1


def test_a_sequence_of_pictures_begins_again_at_its_end(tmp_path: Path) -> None:
    source = pictures(tmp_path / "camera", [*lying(None, 4), *lying(MAU, 6)])
    clerk = Clerk(sheets_wanted=3)
    assert clerk.photograph(source, tmp_path / "vào") == 3


def test_a_camera_pulled_out_in_the_middle_keeps_the_stills_taken(tmp_path: Path) -> None:
    with on_the_network(Phone(lying(MAU, 6), pause=0.12, drops_after=40)) as address:
        clerk = Clerk()
        with pytest.raises(DeviceError, match=r"camera\.lost"):
            clerk.photograph(address, tmp_path / "vào")
    assert len(clerk.sheets) == 1
    assert clerk.shapes == [(HIGH, WIDE)]


def test_a_window_too_slow_for_the_live_picture_misses_pictures_and_no_sheet(tmp_path: Path) -> None:
    clerk = Clerk(sheets_wanted=1)
    slow: list[CameraFrame] = []

    def show(frame: CameraFrame) -> None:
        time.sleep(0.5)
        slow.append(frame)

    source = film(tmp_path / "a.avi", [*lying(None, 3), *lying(MAU, 30)])
    device = ScannerDevice("camera", source, "Camera")
    CameraFeed().take_papers(device, CAMERA, tmp_path / "vào", show, clerk.on_sheet, clerk, clerk.has_enough)
    assert len(clerk.sheets) == 1
    assert len(slow) < 20


def test_stopping_lets_the_camera_go(tmp_path: Path) -> None:
    phone = Phone(lying(MAU, 6), pause=0.1)
    with on_the_network(phone) as address:
        Clerk(frames_wanted=3).photograph(address, tmp_path / "vào")
        deadline = 50
        while phone.viewers and deadline:
            deadline -= 1
            phone.closing.wait(0.1)
        assert phone.viewers == 0
