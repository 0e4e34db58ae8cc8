"""The virtual scanner satisfies two clients that others wrote, so that ours is not judged by its own image.

sane-airscan and SANE's escl backend, both from Debian, each in its own ``scanimage``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.ports import ScannerDevice, ScanSettings, ScanSource
from scanner.drivers.escl import EsclDriver
from tests.devices.escl_scanner import EsclScanner, Faults
from tests.devices.escl_server import on_the_network
from tests.scanner.papers import pixels
from tests.scanner.trays import Desk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("scanimage") is None, reason="needs sane-utils"),
    pytest.mark.skipif(
        not list(Path("/usr/lib").glob("*/sane/libsane-airscan.so.1")), reason="needs sane-airscan"
    ),
]

JAMMED, NO_DOCS, COVER_OPEN = 6, 7, 8  # SANE_Status, which scanimage exits with


@dataclass(frozen=True)
class Client:
    """One foreign client pointed at the virtual scanner."""

    folder: Path
    name: str

    def scan(self, *words: str) -> int:
        """Scan with ``scanimage``; return its exit code."""
        environment = os.environ | {"SANE_CONFIG_DIR": str(self.folder)}
        command = ["scanimage", "-d", self.name, "--resolution", "100", "--format=png", *words]
        return subprocess.run(
            command, env=environment, cwd=self.folder, capture_output=True, timeout=90, check=False
        ).returncode

    def feed(self) -> int:
        return self.scan("--source", "ADF", "--mode", "Color", "--batch=side%03d.png")

    @property
    def sizes(self) -> list[tuple[int, ...]]:
        return [pixels(path.read_bytes()).shape for path in sorted(self.folder.glob("side*.png"))]


def airscan(folder: Path, at: str) -> Client:
    (folder / "dll.conf").write_text("airscan\n")
    config = f'[devices]\n"Thu" = {at}/eSCL, eSCL\n[options]\ndiscovery = disable\n'
    (folder / "airscan.conf").write_text(config)
    return Client(folder, "airscan:e0:Thu")


def sane_escl(folder: Path, at: str) -> Client:
    (folder / "dll.conf").write_text("escl\n")
    (folder / "escl.conf").write_text(f'device {at} Thu "Nghiem"\n')
    return Client(folder, f"escl:{at}")


@pytest.fixture(params=[airscan, sane_escl], ids=["sane-airscan", "sane-escl"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Client]:
    return lambda at: request.param(tmp_path, at)


@pytest.mark.parametrize("tls", [False, True], ids=["http", "https"])
def test_a_foreign_client_gets_the_sides_ours_gets(
    make: Callable[[str], Client], device: EsclScanner, tmp_path: Path, tls: bool
) -> None:
    sheets = list(device.feeder)
    with on_the_network(device, tls=tls) as at:
        client = make(at)
        assert client.feed() == 0
        theirs = [pixels(file).shape for file in device.sent]
        assert len(client.sizes) == len(device.sent) == 4
        device.load_sheets(sheets)
        device.sent.clear()
        wish = ScanSettings(ScanSource.FEEDER, 100, width_mm=0, height_mm=0)
        desk = Desk(tmp_path / "vào", wish)
        with desk.tray:
            EsclDriver().scan(ScannerDevice("escl", device.uuid, "x", address=f"{at}/eSCL"), desk.tray)
        ours = [pixels(sheet.path.read_bytes()).shape for sheet in desk.sheets]
    assert [shape[1] for shape in ours] == [shape[1] for shape in theirs] == [850] * 4
    # airscan asks for the feeder's whole length as we do, sane-escl for the length of the glass
    assert {shape[:2] for shape in theirs} <= {(1401, 850), (1402, 850), (1169, 850)}
    assert client.sizes in (ours, theirs)


def test_the_glass_gives_one_grey_page(make: Callable[[str], Client], device: EsclScanner) -> None:
    with on_the_network(device) as at:
        client = make(at)
        assert client.scan("--source", "Flatbed", "--mode", "Gray", "-o", "side001.png") == 0
    assert [shape[:2] for shape in client.sizes] == [(1169, 850)]


def test_an_empty_feeder_is_told(make: Callable[[str], Client], device: EsclScanner) -> None:
    device.feeder.clear()
    with on_the_network(device) as at:
        client = make(at)
        assert (client.feed(), client.sizes) == (NO_DOCS, [])


@pytest.mark.parametrize(("fault", "status"), [("jam_after", JAMMED), ("door_open_after", COVER_OPEN)])
def test_a_hindrance_is_told_as_what_it_is(
    tmp_path: Path, device: EsclScanner, fault: str, status: int
) -> None:
    device.faults = Faults(**{fault: 2})
    with on_the_network(device) as at:
        client = airscan(tmp_path, at)
        assert (client.feed(), len(client.sizes)) == (status, 2)


def test_a_cold_scanner_is_waited_for_by_them_too(tmp_path: Path, device: EsclScanner) -> None:
    device.faults = Faults(warming=1)
    with on_the_network(device) as at:
        client = airscan(tmp_path, at)
        assert (client.feed(), len(client.sizes)) == (0, 4)


def test_half_a_page_is_no_page_for_them_either(tmp_path: Path, device: EsclScanner) -> None:
    device.faults = Faults(cut_after=1)
    with on_the_network(device) as at:
        client = airscan(tmp_path, at)
        assert client.feed() != 0
        assert len(client.sizes) == 1
