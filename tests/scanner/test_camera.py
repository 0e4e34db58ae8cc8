"""Cameras: a still only when the paper lies still and sharp, and cards read from the live picture."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from app.domain.errors import DeviceError
from app.messages import known_codes
from app.ports import CameraFrame, DecodedCode, ScannerDevice, ScanSettings, ScanSource
from scanner.autoshot import sharpness
from scanner.camera import frames, take_still
from scanner.drivers.camera import CameraDriver
from scanner.feed import CameraFeed
from tests.devices.http_camera import Phone, on_the_network
from tests.scanner.desk_scenes import film
from tests.scanner.papers import CARDS, card_picture, pixels, written_side
from tests.scanner.rigs import video
from tests.scanner.trays import Desk

pytestmark = pytest.mark.slow  # each starts a child and waits for frames

CAMERA = ScanSettings(ScanSource.CAMERA)


def never() -> bool:
    return False


def nothing() -> None:
    return None


def paper(blur: float = 0.0, shift: int = 0) -> np.ndarray:
    """Draw a paper under the camera, out of focus or moved aside."""
    side = np.roll(cv2.resize(written_side(dpi=150), (720, 960)), shift, axis=1)
    return cv2.GaussianBlur(side, (0, 0), blur) if blur else side


def failure(source: str) -> str:
    with pytest.raises(DeviceError) as failed:
        take_still(source, 3, never, nothing)
    assert failed.value.code in known_codes("vi") & known_codes("en")
    return failed.value.code


def test_the_still_is_taken_once_the_paper_is_sharp_and_at_rest(tmp_path: Path) -> None:
    source = film(
        tmp_path / "a.avi", [paper(blur=9)] * 4 + [paper(shift=90), paper(shift=40)] + [paper()] * 4
    )
    taken = take_still(source, 5, never, nothing)
    assert taken is not None
    assert sharpness(taken) > 100
    assert np.abs(taken.astype(int) - paper()).mean() < 3


def test_a_picture_out_of_focus_is_not_taken(tmp_path: Path) -> None:
    assert failure(film(tmp_path / "a.avi", [paper(blur=12)] * 6)) == "camera.blurred"


def test_a_sharp_paper_that_never_rests_is_taken_at_the_end(tmp_path: Path) -> None:
    source = film(tmp_path / "a.avi", [paper(shift=80 * n) for n in range(6)])
    assert take_still(source, 5, never, nothing) is not None


@pytest.mark.parametrize("source", ["97", "/dev/video97", "không có.avi", "file:///etc/passwd", "%03d.jpg"])
def test_a_camera_that_is_not_there_is_said_so(tmp_path: Path, source: str) -> None:
    assert failure(source) == "camera.not_found"


def test_a_sequence_of_pictures_stands_in_for_a_camera(tmp_path: Path) -> None:
    for number in range(4):
        cv2.imwrite(str(tmp_path / f"hinh{number:03d}.jpg"), paper())
    assert take_still(str(tmp_path / "hinh%03d.jpg"), 5, never, nothing) is not None


def test_the_still_has_the_resolution_at_which_a4_fills_it(tmp_path: Path) -> None:
    device = ScannerDevice("camera", str(video(tmp_path / "a.avi")), "Camera")
    desk = Desk(tmp_path / "vào", CAMERA)
    CameraDriver().scan(device, desk.tray)
    assert [(sheet.height_px, sheet.dpi, sheet.blank) for sheet in desk.sheets] == [(1280, 109, False)]


def test_a_card_held_before_the_camera_is_read_from_the_live_picture(tmp_path: Path) -> None:
    source = film(
        tmp_path / "a.avi", [np.full((700, 1050), 200, np.uint8)] * 2 + [card_picture(CARDS[0], 4)] * 2
    )
    seen = [frame.codes for frame in frames(source, never)]
    card = (DecodedCode("QRCode", CARDS[0].encode()),)
    assert seen == [(), (), card, card]


def test_a_phone_on_the_network_is_a_camera() -> None:
    with on_the_network(Phone([card_picture(CARDS[0], 4)])) as address:
        live = frames(address, never)
        assert next(live).codes == (DecodedCode("QRCode", CARDS[0].encode()),)
        live.close()


def test_a_phone_that_hangs_up_is_a_lost_camera() -> None:
    phone = Phone([paper()], drops_after=12)
    with on_the_network(phone) as address, pytest.raises(DeviceError, match=r"camera\.lost"):
        list(frames(address, never))


def test_a_phone_that_stalls_is_given_up_after_some_seconds() -> None:
    phone = Phone([paper()], stalls_after=12)
    with on_the_network(phone) as address, pytest.raises(DeviceError, match=r"camera\.lost"):
        list(frames(address, never))


def test_a_phone_on_a_slow_line_still_gives_its_still() -> None:
    with on_the_network(Phone([paper()], pause=0.4)) as address:
        assert take_still(address, 20, never, nothing) is not None


def test_the_feed_shows_pictures_and_reads_the_card_until_it_is_told_to_stop(tmp_path: Path) -> None:
    source = film(tmp_path / "a.avi", [card_picture(CARDS[2], 4)] * 40)
    shown: list[CameraFrame] = []
    device = ScannerDevice("camera", source, "Camera")
    CameraFeed().watch(device, shown.append, lambda: len(shown) == 2)
    assert [frame.codes for frame in shown] == [(DecodedCode("QRCode", CARDS[2].encode()),)] * 2
    assert pixels(shown[0].jpeg).shape == (640, 960, 3)


def test_the_feed_of_a_camera_that_is_gone_says_so() -> None:
    with pytest.raises(DeviceError, match=r"camera\.not_found"):
        CameraFeed().watch(ScannerDevice("camera", "97", "Camera"), lambda frame: None, never)
