"""Cameras by name: the name stays with the camera, the device file does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.domain.errors import DeviceError
from app.messages import known_codes
from app.ports import ScannerDevice, ScanSource
from scanner.camera_names import PluggedCamera, address_of, is_address, numbered, plugged_in, source_name
from scanner.drivers.camera import CameraDriver
from scanner.protocol import Places


def plug(system: Path, number: int, name: str, socket: str, index: int = 0) -> Path:
    """Lay out what Linux shows of a camera under /sys/class/video4linux."""
    bus = system / "devices" / socket
    bus.mkdir(parents=True, exist_ok=True)
    folder = system / "video4linux" / f"video{number}"
    folder.mkdir(parents=True)
    (folder / "name").write_text(f"{name}\n", encoding="utf-8")
    (folder / "index").write_text(f"{index}\n")
    (folder / "device").symlink_to(bus)
    return folder


def test_a_camera_is_listed_by_its_name_with_the_device_file_it_has_now(tmp_path: Path) -> None:
    plug(tmp_path, 2, "Document Camera", "usb1/1-2")
    plug(tmp_path, 3, "Document Camera", "usb1/1-2", index=1)  # only data: no camera
    assert plugged_in(tmp_path / "video4linux") == (
        PluggedCamera("Document Camera", "Document Camera", "/dev/video2"),
    )


def test_a_camera_pulled_out_and_plugged_in_again_is_found_at_its_new_device_file(tmp_path: Path) -> None:
    first = plug(tmp_path, 0, "Máy soi tài liệu", "usb1/1-4")
    plug(tmp_path, 2, "HD Webcam", "usb1/1-9")
    assert address_of("Máy soi tài liệu", tmp_path / "video4linux") == "/dev/video0"
    shutil.rmtree(first)
    with pytest.raises(DeviceError, match=r"camera\.not_found") as gone:
        address_of("Máy soi tài liệu", tmp_path / "video4linux")
    assert gone.value.facts == {"camera": "Máy soi tài liệu"}
    plug(tmp_path, 5, "Máy soi tài liệu", "usb1/1-4")
    assert address_of("Máy soi tài liệu", tmp_path / "video4linux") == "/dev/video5"


def test_two_cameras_of_one_name_keep_their_numbers_by_the_sockets_they_are_in(tmp_path: Path) -> None:
    left = plug(tmp_path, 0, "Cam", "usb1/1-1")
    plug(tmp_path, 1, "Cam", "usb1/1-2")
    here = tmp_path / "video4linux"
    assert [(c.id, c.address) for c in plugged_in(here)] == [("Cam", "/dev/video0"), ("Cam#2", "/dev/video1")]
    shutil.rmtree(left)
    plug(tmp_path, 7, "Cam", "usb1/1-1")  # back in the same socket, as another file
    assert [(c.id, c.address) for c in plugged_in(here)] == [("Cam", "/dev/video7"), ("Cam#2", "/dev/video1")]


def test_a_machine_without_cameras_lists_none_and_stays_quiet(tmp_path: Path) -> None:
    assert plugged_in(tmp_path / "video4linux") == ()
    assert numbered([]) == ()


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("0", True),
        ("/dev/video2", True),
        ("http://10.0.0.5:8080/video", True),
        ("phim/quay.avi", True),
        ("camera-ao/hinh%03d.jpg", True),
        ("Document Camera", False),
        ("HD Webcam C270#2", False),
    ],
)
def test_a_name_is_told_from_an_address(source: str, address: bool) -> None:
    assert is_address(source) is address


def test_a_camera_set_up_for_the_desk_is_listed_without_its_password() -> None:
    (device, *_) = CameraDriver().devices(Places(cameras=("http://quay:bi-mat@10.0.0.5/video?key=bi-mat",)))
    assert device.name == "10.0.0.5/video"
    assert source_name("0") == "0"


def test_asked_without_a_name_the_camera_set_up_answers() -> None:
    places = Places(cameras=("camera-ao/hinh%03d.jpg",))
    device = CameraDriver().ask(ScannerDevice("camera", "", ""), places)
    assert (device.id, device.name) == ("camera-ao/hinh%03d.jpg", "hinh%03d.jpg")
    assert device.sources == (ScanSource.CAMERA,)


def test_asked_for_a_camera_that_is_pulled_out_it_says_so() -> None:
    with pytest.raises(DeviceError) as failed:
        CameraDriver().ask(ScannerDevice("camera", "Máy soi cũ", "Máy soi cũ"), Places())
    assert failed.value.code == "camera.not_found"
    assert failed.value.code in known_codes("vi") & known_codes("en")
