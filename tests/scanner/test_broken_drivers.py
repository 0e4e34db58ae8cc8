"""Drivers hang, crash and are killed: the desk goes on and every side announced before stays whole."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from app.domain.errors import DeviceError
from app.messages import known_codes
from app.pictures.files import open_pages
from app.ports import ScannedSheet, ScannerDevice, ScanSettings, ScanSource
from scanner.child import Child, worker_command
from scanner.protocol import Job, Places
from scanner.service import Scanners
from tests.scanner.rigs import training_stack

pytestmark = pytest.mark.slow  # each waits for a watchdog

FEEDER = ScanSettings(ScanSource.FEEDER)


def training_device(stack: Path) -> ScannerDevice:
    return ScannerDevice("virtual", str(stack), "Máy tập huấn", (ScanSource.FEEDER,))


def scan(stack: Path, into: Path, patience_seconds: float = 30.0) -> tuple[str, list[ScannedSheet]]:
    """Scan a lot that will break down; return the error's code and what was delivered."""
    scanners = Scanners(Places(stacks=(str(stack),)), patience_seconds)
    device = training_device(stack)
    sheets: list[ScannedSheet] = []
    with pytest.raises(DeviceError) as failed:
        scanners.scan(device, FEEDER, into, sheets.append)
    assert failed.value.code in known_codes("vi") & known_codes("en")
    return failed.value.code, sheets


def assert_whole(sheets: list[ScannedSheet]) -> None:
    assert [len(list(open_pages(sheet.path))) for sheet in sheets] == [1] * len(sheets)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("jam_after", "scanner.jammed"),
        pytest.param("double_feed_after", "scanner.double_feed", marks=pytest.mark.slow),
        pytest.param("cover_open_after", "scanner.cover_open", marks=pytest.mark.slow),
        ("crash_after", "scanner.crashed"),
        pytest.param("hang_after", "scanner.timeout", marks=pytest.mark.slow),
    ],
)
def test_sides_before_a_breakdown_stay_whole_and_the_clerk_is_told(
    tmp_path: Path, fault: str, code: str
) -> None:
    stack = training_stack(tmp_path / "giấy", papers=4)
    (stack / "faults.toml").write_text(f"{fault} = 2")
    patience = 3.0 if code == "scanner.timeout" else 20.0
    told, sheets = scan(stack, tmp_path / "vào", patience_seconds=patience)
    assert told == code
    assert len(sheets) == 2
    assert_whole(sheets)


def test_after_a_breakdown_the_remaining_sheets_are_scanned_on(tmp_path: Path) -> None:
    stack = training_stack(tmp_path / "giấy", papers=4)
    (stack / "faults.toml").write_text("jam_after = 3")
    scan(stack, tmp_path / "vào")
    rest: list[ScannedSheet] = []
    scanners = Scanners(Places(stacks=(str(stack),)))
    scanners.scan(
        ScannerDevice("virtual", str(stack), "x", (ScanSource.FEEDER,)), FEEDER, tmp_path / "vào", rest.append
    )
    assert [sheet.path.read_bytes() for sheet in rest] == [(stack / "giấy 3.jpg").read_bytes()]
    assert len(list((tmp_path / "vào").iterdir())) == 4


def test_a_driver_killed_from_outside_is_a_crash(tmp_path: Path) -> None:
    stack = training_stack(tmp_path / "giấy", papers=4)
    (stack / "faults.toml").write_text("hang_after = 1")
    device = training_device(stack)
    job = Job("scan", "virtual", device=device, settings=FEEDER, into=str(tmp_path), batch="b")
    with pytest.raises(DeviceError, match=r"scanner\.crashed"), Child(job) as child:
        for event in child.events(30, lambda: False):
            assert event.kind in ("alive", "sheet")
            child.process.kill()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="finds the child by /proc")
def test_no_moment_of_killing_loses_a_side_or_leaves_half_of_one(tmp_path: Path) -> None:
    stack = training_stack(tmp_path / "giấy", papers=20)
    (stack / "faults.toml").write_text("seconds_per_side = 0.01")
    for attempt, killed_at in enumerate([1, 2, 3, 5, 8, 13]):
        into = tmp_path / f"vào {attempt}"
        sheets: list[ScannedSheet] = []
        (stack / "dealt.txt").unlink(missing_ok=True)
        scanners = Scanners(Places(stacks=(str(stack),)))

        def on_sheet(
            sheet: ScannedSheet, sheets: list[ScannedSheet] = sheets, at: int = killed_at, ms: int = attempt
        ) -> None:
            sheets.append(sheet)
            time.sleep(ms / 1000)
            kill = {at: signal.SIGKILL}.get(sheet.number, 0)
            for child in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split():
                os.kill(int(child), kill)

        with pytest.raises(DeviceError, match=r"scanner\.crashed"):
            scanners.scan(
                ScannerDevice("virtual", str(stack), "x", (ScanSource.FEEDER,)), FEEDER, into, on_sheet
            )
        assert sorted(into.iterdir()) == [sheet.path for sheet in sheets]
        assert_whole(sheets)


def test_the_child_of_the_packaged_program_is_the_program_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_command() == [sys.executable, "-m", "scanner.worker"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, "--scan-worker"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks for the child in /proc")
def test_a_child_whose_desk_died_ends_by_itself(tmp_path: Path) -> None:
    stack = training_stack(tmp_path / "giấy", papers=2)
    (stack / "faults.toml").write_text("hang_after = 1")
    device = training_device(stack)
    job = Job("scan", "virtual", device=device, settings=FEEDER, into=str(tmp_path), batch="b")
    with Child(job) as child:
        assert child.process.stdin is not None
        next(event for event in child.events(30, lambda: False) if event.kind == "sheet")
        child.process.stdin.close()
        assert child.process.wait(timeout=10) == 0
