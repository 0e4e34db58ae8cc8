"""Cameras: a still only when the paper lies still and sharp, and cards read from the live picture."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.domain.errors import DeviceError
from app.messages import known_codes
from app.ports import DecodedCode, ScannerDevice, ScanSettings, ScanSource
from scanner.camera import frames, sharpness, source_name, take_still
from scanner.drivers.camera import CameraDriver
from scanner.feed import CameraFeed
from scanner.protocol import Places
from tests.scanner.papers import CARDS, card_picture, pixels, written_side
from tests.scanner.rigs import video
from tests.scanner.trays import Desk

pytestmark = pytest.mark.slow  # each starts a child and waits for frames

CAMERA = ScanSettings(ScanSource.CAMERA)


def never() -> bool:
    return False


def nothing() -> None:
    return None


def film(path: Path, pictures: list[np.ndarray]) -> str:
    """Film one picture after another."""
    height, width = pictures[0].shape[:2]
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 10, (width, height))
    for picture in pictures:
        writer.write(picture if picture.ndim == 3 else cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR))
    writer.release()
    return str(path)


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


def test_a_camera_set_up_for_the_desk_is_listed_without_its_password() -> None:
    (device, *_) = CameraDriver().devices(Places(cameras=("http://quay:bi-mat@10.0.0.5/video?key=bi-mat",)))
    assert device.name == "10.0.0.5/video"
    assert source_name("0") == "0"


def test_a_card_held_before_the_camera_is_read_from_the_live_picture(tmp_path: Path) -> None:
    source = film(
        tmp_path / "a.avi", [np.full((700, 1050), 200, np.uint8)] * 2 + [card_picture(CARDS[0], 4)] * 2
    )
    seen = [frame.codes for frame in frames(source, never)]
    card = (DecodedCode("QRCode", CARDS[0].encode()),)
    assert seen == [(), (), card, card]


@pytest.fixture
def network_camera() -> Iterator[str]:
    """A phone that serves its camera by http: a card, one JPEG after another."""
    jpeg = cv2.imencode(".jpg", cv2.cvtColor(card_picture(CARDS[0], 4), cv2.COLOR_GRAY2BGR))[1].tobytes()

    class Phone(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=hinh")
            self.end_headers()
            for _ in range(30):
                self.wfile.write(b"--hinh\r\nContent-Type: image/jpeg\r\n")
                self.wfile.write(f"Content-Length: {len(jpeg)}\r\n\r\n".encode() + jpeg + b"\r\n")

        def log_message(self, *args: object) -> None:
            return

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Phone)
    threading.Thread(target=server.serve_forever, daemon=True).start()  # noqa: TID251
    yield f"http://127.0.0.1:{server.server_port}/video"
    server.shutdown()
    server.server_close()


@pytest.mark.slow
def test_a_phone_on_the_network_is_a_camera(network_camera: str) -> None:
    live = frames(network_camera, never)
    assert next(live).codes == (DecodedCode("QRCode", CARDS[0].encode()),)


@pytest.mark.slow
def test_a_phone_that_hangs_up_is_a_lost_camera(network_camera: str) -> None:
    with pytest.raises(DeviceError, match=r"camera\.lost"):
        list(frames(network_camera, never))


def test_the_feed_shows_pictures_and_reads_the_card_until_it_is_told_to_stop(tmp_path: Path) -> None:
    source = film(tmp_path / "a.avi", [card_picture(CARDS[2], 4)] * 40)
    shown: list[tuple[bytes, tuple[DecodedCode, ...]]] = []
    device = ScannerDevice("camera", source, "Camera")
    CameraFeed().watch(device, lambda jpeg, codes: shown.append((jpeg, codes)), lambda: len(shown) == 2)
    assert [codes for _, codes in shown] == [(DecodedCode("QRCode", CARDS[2].encode()),)] * 2
    assert pixels(shown[0][0]).shape == (640, 960, 3)


def test_the_feed_of_a_camera_that_is_gone_says_so() -> None:
    with pytest.raises(DeviceError, match=r"camera\.not_found"):
        CameraFeed().watch(ScannerDevice("camera", "97", "Camera"), lambda jpeg, codes: None, never)
