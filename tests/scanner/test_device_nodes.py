"""Who holds the scanner: told by the files that other programs have open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.errors import DeviceError
from app.messages import explain
from scanner.drivers.device_nodes import holder, node_of


@pytest.mark.parametrize(
    ("device", "node"),
    [
        ("genesys:libusb:001:004", "/dev/bus/usb/001/004"),
        ("epson2:libusb:003:012", "/dev/bus/usb/003/012"),
        ("plustek:/dev/usb/scanner0", "/dev/usb/scanner0"),
        ("v4l:/dev/video0", "/dev/video0"),
    ],
)
def test_a_scanner_on_this_machine_has_its_device_file(device: str, node: str) -> None:
    assert node_of(device) == Path(node)


@pytest.mark.parametrize("device", ["test:0", "airscan:e0:Canon", "net:10.0.0.5:epson2:libusb:001:004:x", ""])
def test_a_scanner_elsewhere_has_none(device: str) -> None:
    assert node_of(device) is None
    assert holder(None) == ""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_program_that_has_the_device_open_is_named(tmp_path: Path) -> None:
    node = tmp_path / "004"
    node.touch()
    assert holder(node) == ""
    with node.open():
        assert holder(node) == "", "it is no other program that holds it but we"
    program = tmp_path / "quet-ho"
    program.symlink_to("/bin/tail")
    other = subprocess.Popen([program, "-f", node], stdout=subprocess.PIPE)
    try:
        node.write_text("đang mở\n")
        assert other.stdout is not None
        other.stdout.readline()
        assert holder(node) == "quet-ho"
    finally:
        other.kill()
        other.communicate()
    assert holder(node) == ""
    words = explain(DeviceError("scanner.busy_by", device="Canon", program="quet-ho"))
    assert "quet-ho" in words.what
    assert "quet-ho" in words.do
