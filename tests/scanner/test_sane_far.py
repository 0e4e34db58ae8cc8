"""SANE on another machine (saned over loopback, killed in mid-sheet) and with a page of our own (pnm)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.domain.errors import DeviceError
from app.messages import known_codes
from app.pictures.files import open_pages
from app.ports import ColourMode, ScannedSheet, ScannerDevice, ScanSettings, ScanSource
from scanner.drivers.libsane import Handle, load
from scanner.drivers.sane_frames import take_side
from scanner.service import Scanners
from tests.scanner.papers import written_side
from tests.scanner.rigs import sane_config

SANED = Path("/usr/sbin/saned")
SOURCES = (ScanSource.FLATBED, ScanSource.FEEDER)
NEXT_DOOR = ScannerDevice("sane", "net:127.0.0.1:test:0", "Máy ở phòng bên", SOURCES, (100, 300))
FEEDER = ScanSettings(ScanSource.FEEDER, 100)

needs_saned = pytest.mark.skipif(not SANED.exists(), reason="saned is not installed")
Serve = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Start saned with the test back end on what stands for another machine; we reach it by net only."""
    servers: list[subprocess.Popen[bytes]] = []

    def start(**changes: str) -> subprocess.Popen[bytes]:
        served = sane_config(tmp_path / "xa", **changes)
        (served / "saned.conf").write_text("127.0.0.1/32\n")
        far = {**os.environ, "SANE_CONFIG_DIR": str(served)}
        command = [str(SANED), "-l", "-e", "-b", "127.0.0.1"]
        servers.append(subprocess.Popen(command, env=far, stderr=subprocess.DEVNULL, start_new_session=True))
        time.sleep(1)
        return servers[0]

    near = tmp_path / "gần"
    near.mkdir()
    (near / "dll.conf").write_text("net\n")
    (near / "net.conf").write_text("connect_timeout = 3\n127.0.0.1\n")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(near))
    yield start
    for server in servers:
        cut_power(server)
        server.wait()


def cut_power(server: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)


def children() -> set[str]:
    return set(Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split())


@needs_saned
@pytest.mark.slow
def test_a_scanner_on_another_machine_empties_its_feeder(tmp_path: Path, serve: Serve) -> None:
    serve()
    assert [(d.id, d.sources) for d in Scanners().devices() if d.driver == "sane"] == [
        ("net:127.0.0.1:test:0", SOURCES),
        ("net:127.0.0.1:test:1", SOURCES),
    ]
    sheets: list[ScannedSheet] = []
    assert Scanners().scan(NEXT_DOOR, FEEDER, tmp_path / "vào", sheets.append) == 10
    assert [sheet.number for sheet in sheets] == list(range(1, 11))


@needs_saned
@pytest.mark.slow
def test_a_scanner_whose_machine_is_off_is_offline(tmp_path: Path, serve: Serve) -> None:
    cut_power(serve())
    with pytest.raises(DeviceError, match=r"scanner\.offline") as failed:
        Scanners().scan(NEXT_DOOR, FEEDER, tmp_path / "vào", lambda sheet: None)
    assert failed.value.code in known_codes("vi") & known_codes("en")


@needs_saned
@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks for the child in /proc")
def test_power_cut_in_the_middle_of_a_sheet_keeps_those_before_and_lets_the_desk_go(
    tmp_path: Path, serve: Serve
) -> None:
    """What SANE's own clients do here is turn in circles for ever."""
    server = serve(read_delay="true", read_delay_duration="80000")  # a sheet takes a second or two
    before = children()
    sheets: list[ScannedSheet] = []

    def on_sheet(sheet: ScannedSheet) -> None:
        sheets.append(sheet)
        if sheet.number == 2:
            threading.Timer(0.4, cut_power, (server,)).start()

    began = time.monotonic()
    with pytest.raises(DeviceError) as failed:
        settings = ScanSettings(ScanSource.FEEDER, 300)
        Scanners(patience_seconds=3).scan(NEXT_DOOR, settings, tmp_path / "vào", on_sheet)
    assert failed.value.code in ("scanner.io", "scanner.timeout", "scanner.cut_page")
    assert time.monotonic() - began < 20
    assert 2 <= len(sheets) < 10
    assert [len(list(open_pages(sheet.path))) for sheet in sheets] == [1] * len(sheets)
    assert sorted((tmp_path / "vào").iterdir()) == [sheet.path for sheet in sheets]
    assert children() == before


class Patience:
    """Waits as long as it takes."""

    def cancelled(self) -> bool:
        return False

    def alive(self) -> None:
        return None


@pytest.mark.slow
@pytest.mark.parametrize("switch", ["", "three-pass", "hand-scanner"])
def test_our_own_page_comes_back_pixel_by_pixel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, switch: str
) -> None:
    """The pnm back end scans a picture file; three passes come as green, blue, red."""
    (tmp_path / "pnm").mkdir()
    (tmp_path / "pnm" / "dll.conf").write_text("pnm\n")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(tmp_path / "pnm"))
    page = written_side(dpi=100)
    page[300:400, :500] = (30, 60, 220)
    file = tmp_path / "page.ppm"
    file.write_bytes(cv2.imencode(".ppm", page)[1].tobytes())
    library = load()
    assert library is not None
    with Handle(library, "pnm:0") as handle:
        handle.set(handle.options()["filename"], str(file))
        if switch:
            handle.set(handle.options()[switch], True)
        came, colour = take_side(handle, Patience())
    assert colour is ColourMode.COLOUR
    assert np.array_equal(came, page)
