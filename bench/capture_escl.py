"""One feeder run of fifty sides from one scanner: our drivers against ``scanimage --batch``.

All scan the same papers from the same virtual network scanner: our eSCL client directly, our SANE driver and
scanimage through sane-airscan. Ours look at every side and have it safe on disk (fsync) before it counts;
scanimage does neither.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.ports import ColourMode, ScannerDevice, ScanSettings, ScanSource  # noqa: E402 - runs from anywhere
from bench.table import median, show  # noqa: E402
from scanner.service import Scanners  # noqa: E402
from tests.devices.escl_scanner import EsclScanner, Picture  # noqa: E402
from tests.devices.escl_server import on_the_network  # noqa: E402
from tests.scanner.papers import written_side  # noqa: E402

SETTINGS = ScanSettings(ScanSource.FEEDER, 300, ColourMode.COLOUR)
AIRSCAN = "airscan:e0:Thu"
PACES = {"58 mặt/phút": 1.03, "100 mặt/phút": 0.6, "nhanh hết mức": 0.0}
"""Seconds a side; multi-function machines of communes scan 20 to 60 sides a minute."""


def rows(pages: int = 50, rounds: int = 3) -> list[tuple[str, ...]]:
    """Return for each pace pages per minute of all three, our times against scanimage's, and work.

    Work (processor seconds a page, of the child processes) hardly depends on what else the machine does.
    """
    papers: list[Picture] = [written_side(number, dpi=150) for number in range(pages)]
    found: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as place:
        for name, pace in PACES.items():
            device = EsclScanner(seconds_per_side=pace)
            with on_the_network(device) as at:
                scans = [
                    partial(scan, device, at, papers, Path(place)) for scan in (_escl, _sane, _scanimage)
                ]
                for scan in scans:  # the virtual scanner draws every page once
                    scan()
                turns = [[_measured(scan) for scan in scans] for _ in range(rounds)]
            found.append((name, *_numbers(turns, pages)))
    return found


def _numbers(turns: list[list[tuple[float, float]]], pages: int) -> tuple[str, ...]:
    speeds = [median([pages * 60 / turn[i][0] for turn in turns]) for i in range(3)]
    work = [median([turn[i][1] / pages for turn in turns]) for i in range(3)]
    ratios = [median([turn[i][0] / turn[2][0] for turn in turns]) for i in (0, 1)]
    return (
        *(f"{n:.0f}" for n in speeds),
        *(f"{100 * (n - 1):+.1f} %" for n in ratios),
        *(f"{n:.2f}" for n in work),
    )


def run(pages: int = 50, rounds: int = 3) -> None:
    """Measure and print."""
    if shutil.which("scanimage") is None:
        print("bench/capture_escl: scanimage is not installed")
        return
    show(
        f"Máy quét mạng: {pages} mặt A4 màu 300 dpi, trung vị của {rounds}",
        (
            "nhịp của máy",
            "trang/phút: eSCL của ta",
            "SANE của ta",
            "scanimage",
            "eSCL hơn scanimage (≤ 5 %)",
            "SANE hơn scanimage (≤ 5 %)",
            "giây CPU/trang: eSCL",
            "SANE",
            "scanimage",
        ),
        rows(pages, rounds),
    )


def _measured(scan: Callable[[], float]) -> tuple[float, float]:
    """Return seconds a scan took and processor seconds its child processes spent."""
    before = _spent()
    seconds = scan()
    return seconds, _spent() - before


def _spent() -> float:
    import resource  # not on Windows, where this module is still imported

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _escl(device: EsclScanner, at: str, papers: list[Picture], place: Path) -> float:
    colours, sources = (ColourMode.COLOUR,), (ScanSource.FEEDER,)
    known = ScannerDevice("escl", device.uuid, device.name, sources, (300,), colours, f"{at}/eSCL")
    return _scanned(known, device, papers, place)


def _sane(device: EsclScanner, at: str, papers: list[Picture], place: Path) -> float:
    known = ScannerDevice("sane", AIRSCAN, AIRSCAN, (ScanSource.FEEDER,), (300,), (ColourMode.COLOUR,))
    with _airscan(at):
        return _scanned(known, device, papers, place)


def _scanned(known: ScannerDevice, device: EsclScanner, papers: list[Picture], place: Path) -> float:
    device.load(*papers)
    came: list[object] = []
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=place) as into:
        Scanners().scan(known, SETTINGS, Path(into), came.append)
        seconds = time.perf_counter() - began
    assert len(came) == len(papers)
    return seconds


def _scanimage(device: EsclScanner, at: str, papers: list[Picture], place: Path) -> float:
    device.load(*papers)
    with tempfile.TemporaryDirectory(dir=place) as folder, _airscan(at):
        size = ["-x", "210", "-y", "297", "--resolution", "300", "--mode", "Color", "--source", "ADF"]
        command = ["scanimage", "-d", AIRSCAN, "--format=jpeg", "--batch=%03d.jpg", *size]
        began = time.perf_counter()
        subprocess.run(command, cwd=folder, capture_output=True, check=True)
        seconds = time.perf_counter() - began
        assert len(list(Path(folder).glob("*.jpg"))) == len(papers)
    return seconds


@contextmanager
def _airscan(at: str) -> Iterator[None]:
    """Let SANE see this one scanner only."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "dll.conf").write_text("airscan\n")
        told = f'[devices]\n"Thu" = {at}/eSCL, eSCL\n[options]\ndiscovery = disable\n'
        Path(folder, "airscan.conf").write_text(told)
        before = os.environ.get("SANE_CONFIG_DIR", "")
        os.environ["SANE_CONFIG_DIR"] = folder
        try:
            yield
        finally:
            os.environ["SANE_CONFIG_DIR"] = before


if __name__ == "__main__":
    run(*(int(word) for word in sys.argv[1:]))
