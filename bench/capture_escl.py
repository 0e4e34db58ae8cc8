"""A feeder run from one network scanner: ours against ``scanimage --batch`` through sane-airscan.

Both scan the same papers from the same virtual scanner. Ours looks at every side and has it safe on disk
(fsync) before it counts; scanimage does neither.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
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
PACES = {"nhanh hết mức": 0.0, "100 mặt/phút": 0.6}
"""Seconds a side; multi-function machines of communes scan 20 to 60 sides a minute."""


def rows(pages: int = 50, rounds: int = 3) -> list[tuple[str, ...]]:
    """Return pages per minute and work of both and the median ratio of time, one row for each pace.

    Work (processor seconds a page, of the child processes) hardly depends on what else the machine does.
    """
    papers: list[Picture] = [written_side(number, dpi=150) for number in range(pages)]
    found: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as place:
        for name, pace in PACES.items():
            device = EsclScanner(seconds_per_side=pace)
            with on_the_network(device) as at:
                scans = [partial(scan, device, at, papers, Path(place)) for scan in (_ours, _scanimage)]
                for scan in scans:  # the virtual scanner draws every page once
                    scan()
                pairs = [[_measured(scan) for scan in scans] for _ in range(rounds)]
            speeds = [median([pages * 60 / pair[i][0] for pair in pairs]) for i in (0, 1)]
            work = [median([pair[i][1] / pages for pair in pairs]) for i in (0, 1)]
            ratio = median([own[0] / other[0] for own, other in pairs])
            numbers = (*(f"{n:.0f}" for n in speeds), f"{ratio:.2f}", *(f"{n:.2f}" for n in work))
            found.append((name, *numbers))
    return found


def run(pages: int = 50, rounds: int = 3) -> None:
    """Measure and print."""
    if shutil.which("scanimage") is None:
        print("bench/capture_escl: scanimage is not installed")
        return
    show(
        f"Máy quét mạng: {pages} mặt A4 màu 300 dpi, trung vị của {rounds}",
        (
            "nhịp của máy",
            "trang/phút của ta",
            "scanimage + sane-airscan",
            "thời gian ta / họ (≤ 1,05)",
            "giây CPU/trang của ta",
            "của họ",
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


def _ours(device: EsclScanner, at: str, papers: list[Picture], place: Path) -> float:
    device.load(*papers)
    known = ScannerDevice(
        "escl",
        device.uuid,
        device.name,
        (ScanSource.FEEDER,),
        (300,),
        (ColourMode.COLOUR,),
        f"{at}/eSCL",
    )
    count = 0

    def on_sheet(_: object) -> None:
        nonlocal count
        count += 1

    began = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=place) as into:
        Scanners().scan(known, SETTINGS, Path(into), on_sheet)
        seconds = time.perf_counter() - began
    assert count == len(papers)
    return seconds


def _scanimage(device: EsclScanner, at: str, papers: list[Picture], place: Path) -> float:
    device.load(*papers)
    with tempfile.TemporaryDirectory(dir=place) as folder:
        config = Path(folder)
        (config / "dll.conf").write_text("airscan\n")
        told = f'[devices]\n"Thu" = {at}/eSCL, eSCL\n[options]\ndiscovery = disable\n'
        (config / "airscan.conf").write_text(told)
        size = ["-x", "210", "-y", "297", "--resolution", "300", "--mode", "Color", "--source", "ADF"]
        command = ["scanimage", "-d", "airscan:e0:Thu", "--format=jpeg", "--batch=%03d.jpg", *size]
        began = time.perf_counter()
        environment = os.environ | {"SANE_CONFIG_DIR": folder}
        subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
        seconds = time.perf_counter() - began
        assert len(list(config.glob("*.jpg"))) == len(papers)
    return seconds


if __name__ == "__main__":
    run(*(int(word) for word in sys.argv[1:]))
