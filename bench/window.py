"""The window as a clerk feels it: start-up, seconds to a receipt, stalls, memory, each with its limit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.table import median, p95, show

ROOT = Path(__file__).resolve().parent.parent
BARE_QT = (
    "import time; t=time.perf_counter();"
    "from PySide6.QtWidgets import QApplication, QMainWindow;"
    "a=QApplication([]); w=QMainWindow(); w.show(); a.processEvents();"
    "print(time.perf_counter()-t)"
)

Told = dict[str, Any]
"""What a measured child told of itself, by name."""


def run(rounds: int = 7) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        desk = Path(place) / "tap-huan"
        starts = [_child("start", Path(place) / "that", 1) for _ in range(6)][1:]
        bare = [float(_python("-c", BARE_QT)) for _ in range(5)]
        _child("walk", desk, 1)  # lays out the training world, which is not what is measured
        walk = _child("walk", desk, rounds)
        scan = _child("scan", desk, 1)
    _show_start(starts, bare)
    _show_walk(walk, rounds)
    _show_scan(scan)
    _show_memory(starts, scan)


def _show_start(starts: list[Told], bare: list[float]) -> None:
    own = [s["start_seconds"] - s["desk_seconds"] for s in starts]
    show(
        "Khởi động (giây, trung vị của 5)",
        ("", "trung vị", "giới hạn hoặc bên cạnh"),
        [
            ("từ lúc gọi đến cửa sổ nhận phím", f"{median([s['start_seconds'] for s in starts]):.2f}", "≤ 3"),
            ("riêng cửa sổ", f"{median(own):.2f}", f"cửa sổ Qt trống {median(bare):.2f}"),
        ],
    )


def _show_walk(walk: Told, rounds: int) -> None:
    show(
        f"Một khai sinh 5 trang, từ trang đầu hiện ra đến giấy tiếp nhận ({rounds} lần)",
        ("", "trung vị", "p95", "giới hạn"),
        [
            (
                "giây",
                f"{median(walk['seconds']):.1f}",
                f"{p95(walk['seconds']):.1f}",
                "60 (một phút của cán bộ)",
            ),
            ("phím bấm, kể cả chọn thủ tục", f"{median(walk['keys']):.0f}", f"{p95(walk['keys']):.0f}", ""),
        ],
    )


def _show_scan(scan: Told) -> None:
    show(
        "Quét một xấp 20 trang trong khi máy đọc",
        ("", "đo được", "giới hạn"),
        [
            ("trang", scan["pages"], 20),
            ("giây quét", f"{scan['scan_seconds']:.1f}", ""),
            ("giây đến khi đọc xong", f"{scan['read_seconds']:.1f}", ""),
            ("việc riêng lâu nhất của cửa sổ giữa hai nhịp (ms)", f"{scan['longest_work_ms']:.0f}", 50),
            ("lần đứng lâu nhất của cửa sổ, kể cả chờ máy (ms)", f"{scan['longest_stall_ms']:.0f}", 50),
            ("số lần đứng quá 50 ms", scan["stalls_over_50_ms"], 0),
        ],
    )


def _show_memory(starts: list[Told], scan: Told) -> None:
    show(
        "Bộ nhớ của cửa sổ (MB)",
        ("", "đo được", "giới hạn"),
        [
            ("lúc nghỉ", f"{median([s['rest_mb'] for s in starts]):.0f}", 300),
            ("đỉnh khi quét 20 trang", f"{scan['peak_mb']:.0f}", 600),
        ],
    )


def _child(act: str, folder: Path, rounds: int) -> Told:
    told: Told = json.loads(_python("-m", "bench.window_child", act, str(folder), str(rounds)))
    return told


def _python(*words: str) -> str:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[-1]


if __name__ == "__main__":
    run()
