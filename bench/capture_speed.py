"""A feeder run through the desk beside ``scanimage --batch``: sides a minute, and memory over a long run.

SANE's test back end is the scanner of both, at a real machine's pace and flat out. Its feeder holds ten
sheets, so fifty are five fillings, for both alike: each filling starts scanimage or our child anew. Ours ends
with every side encoded, synced and examined; scanimage's files are not even synced.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from app.ports import ScannedSheet, ScannerDevice, ScanSettings, ScanSource
from bench.table import median, show
from scanner.drivers.sane import SaneDriver
from scanner.service import Scanners
from scanner.tray import Tray, Wishes

FILLING = 10
FILLINGS = 5
PACE_MICROSECONDS = 65_000
"""How long the test back end rests after each piece of its grid: 1.2 seconds a side, fifty sides a minute."""

MEMORY_MARKS = (10, 50, 100, 200)
_ROOT = Path(__file__).resolve().parent.parent
_SOURCES = (ScanSource.FLATBED, ScanSource.FEEDER)
_DEVICE = ScannerDevice("sane", "test:0", "test:0", _SOURCES, (300,))
_SETTINGS = ScanSettings(ScanSource.FEEDER, 300)
_SCANIMAGE = ["scanimage", "-d", "test:0", "--source", "Automatic Document Feeder", "--mode", "Color"]
_SCANIMAGE += ["--resolution", "300", "-x", "210", "-y", "297"]

Run = Callable[[Path], None]


def run(rounds: int = 3) -> None:
    """Measure and print."""
    for title, pause in (("ở nhịp máy thật", PACE_MICROSECONDS), ("nhanh hết mức", 0)):
        show(
            f"Nạp {FILLING * FILLINGS} mặt A4 màu 300 dpi, {title} (trung vị của {rounds} lần)",
            ("", "giây", "mặt/phút", "so với scanimage TIFF", "so với scanimage JPEG"),
            speed_rows(pause, rounds),
        )
    show(
        f"Bộ nhớ cao nhất qua {MEMORY_MARKS[-1]} mặt (MB)",
        ("sau số mặt", *map(str, MEMORY_MARKS)),
        memory_rows(),
    )


def speed_rows(pause: int, rounds: int = 3) -> list[tuple[str, ...]]:
    """Return seconds, sides a minute and overhead of the desk and of scanimage, measured in turn."""
    runs: dict[str, Run] = {
        "scanimage, TIFF": lambda into: _scanimage(into, "tiff"),
        "scanimage, JPEG": lambda into: _scanimage(into, "jpeg"),
        "quầy (ghi bền, đã xem từng mặt)": _desk,
    }
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    with _scanner(pause):
        for _ in range(rounds):
            for name, act in runs.items():
                seconds[name].append(_timed(act))
    tiff, jpeg = (median(seconds[name]) for name in list(runs)[:2])
    return [_row(name, median(taken), tiff, jpeg) for name, taken in seconds.items()]


def memory_rows() -> list[tuple[object, ...]]:
    """Return the peak memory of the child and of the desk after so many sides."""
    child, desk = _in_a_process("child"), _in_a_process("desk")
    return [("tiến trình con", *child), ("quầy, không kể cửa sổ", *desk)]


def _row(name: str, seconds: float, tiff: float, jpeg: float) -> tuple[str, ...]:
    sides = FILLING * FILLINGS
    return (
        name,
        f"{seconds:.1f}",
        f"{60 * sides / seconds:.0f}",
        f"{100 * (seconds / tiff - 1):+.1f} %",
        f"{100 * (seconds / jpeg - 1):+.1f} %",
    )


def _timed(act: Run) -> float:
    with tempfile.TemporaryDirectory() as place:
        os.sync()  # nobody pays for what another left unwritten
        began = time.perf_counter()
        for filling in range(FILLINGS):
            into = Path(place) / str(filling)
            into.mkdir()
            act(into)
        taken = time.perf_counter() - began
        files = [path for path in Path(place).glob("*/*") if path.stat().st_size > 0]
        if len(files) != FILLING * FILLINGS:
            raise RuntimeError(f"{len(files)} files of {FILLING * FILLINGS}")
    return taken


def _scanimage(into: Path, kind: str) -> None:
    command = [*_SCANIMAGE, f"--format={kind}", f"--batch={into}/%d.{kind}"]
    subprocess.run(command, stderr=subprocess.DEVNULL, check=False)  # 7, "feeder empty", is how it ends well


def _desk(into: Path) -> None:
    Scanners().scan(_DEVICE, _SETTINGS, into, lambda _: None)


class _scanner:  # noqa: N801 - used as a word: with _scanner(pause)
    """SANE with its test back end alone, a bed of A4 and a rest after each megabyte."""

    def __init__(self, pause: int) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._before = os.environ.get("SANE_CONFIG_DIR")
        usual = Path("/etc/sane.d/test.conf").read_text(encoding="utf-8")
        wanted = {"geometry_max": "300.0", "test-picture": '"Grid"'}
        wanted |= {"read-delay": "true", "read-delay-duration": str(pause)} if pause else {}
        for name, value in wanted.items():
            usual = re.sub(rf"(?m)^{name} .*$", f"{name} {value}", usual)
        Path(self._folder.name, "test.conf").write_text(usual, encoding="utf-8")
        Path(self._folder.name, "dll.conf").write_text("test\n", encoding="utf-8")

    def __enter__(self) -> None:
        os.environ["SANE_CONFIG_DIR"] = self._folder.name

    def __exit__(self, *_: object) -> None:
        if self._before is None:
            del os.environ["SANE_CONFIG_DIR"]
        else:
            os.environ["SANE_CONFIG_DIR"] = self._before
        self._folder.cleanup()


def _in_a_process(part: str) -> list[int]:
    command = [sys.executable, "-m", "bench.capture_speed", part]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
    peaks: list[int] = json.loads(done.stdout.splitlines()[-1])
    return peaks


def _child_peaks(into: Path) -> list[int]:
    """Return the peak of one process that scans, keeps and examines: what the child does."""
    came: list[str] = []
    peaks: list[int] = []
    tray = Tray(
        into, "b", _SETTINGS, Wishes(), lambda kind, _: came.append(kind) if kind == "sheet" else None
    )
    with tray:
        while tray.count < MEMORY_MARKS[-1]:
            SaneDriver().scan(_DEVICE, tray)
            tray.settle()
            _note(tray.count, into, peaks)
    return peaks


def _desk_peaks(into: Path) -> list[int]:
    """Return the peak of the process that starts the child and takes the sides."""
    came: list[ScannedSheet] = []
    peaks: list[int] = []
    while len(came) < MEMORY_MARKS[-1]:
        Scanners().scan(_DEVICE, _SETTINGS, into, came.append)
        _note(len(came), into, peaks)
    return peaks


def _note(sides: int, into: Path, peaks: list[int]) -> None:
    if sides in MEMORY_MARKS:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        peaks.append(int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) // 1024)
    for path in into.iterdir():
        path.unlink()


def main(words: Sequence[str]) -> None:
    parts = {"child": _child_peaks, "desk": _desk_peaks}
    if words and words[0] in parts:
        with _scanner(0), tempfile.TemporaryDirectory() as place:
            print(json.dumps(parts[words[0]](Path(place))))
        return
    run(int(words[0]) if words else 3)


if __name__ == "__main__":
    main(sys.argv[1:])
