"""The window answers keys while pages are read: readers stand back, in their own session too."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.priority import READING
from ocr.child import ReadingChild, worker_command

TOGETHER = """
import ctypes, encodings.ascii, os, sys, time
from pathlib import Path
from app.priority import give_way
if os.geteuid() == 0:  # of an administrator the system hears every word
    os.setuid(65534)
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # PR_SET_DUMPABLE: /proc/self stays one's own
time.sleep(max(0, float(sys.argv[1]) - time.time()))
give_way(5)
print(Path("/proc/self/autogroup").read_text())
"""
TOLD = """
import os
from app.priority import give_way
give_way(7)
print(os.nice(0))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has classes of priority, no niceness")
def test_a_program_that_gives_way_is_nicer_than_the_one_that_started_it() -> None:
    before = int(
        subprocess.run(
            [sys.executable, "-c", "import os; print(os.nice(0))"], capture_output=True, check=True
        ).stdout
    )

    after = int(subprocess.run([sys.executable, "-c", TOLD], capture_output=True, check=True).stdout)

    assert after == min(19, before + 7)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/autogroup").exists(), reason="this system groups no sessions")
def test_a_reader_in_a_session_of_its_own_quietens_the_session_too(tmp_path: Path) -> None:
    """Else the scheduler gives each reader as much as the whole desk, and the window hangs behind them."""
    child = ReadingChild(worker_command())
    try:
        child.ask({"image": str(tmp_path / "none.png"), "language": "vie"}, 60, lambda: False)

        group = Path(f"/proc/{child.pid}/autogroup").read_text()

        assert group.split() == [group.split()[0], "nice", str(READING)]
    finally:
        child.kill()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/autogroup").exists(), reason="this system groups no sessions")
def test_readers_that_start_together_all_quieten_their_sessions() -> None:
    """Of a clerk's programs Linux hears one in a tenth of a second."""
    start = time.time() + 1.5
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", TOGETHER, str(start)],
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        for _ in range(4)
    ]
    said = [reader.communicate(timeout=60)[0].split() for reader in readers]
    assert [words[1:] for words in said] == [["nice", "5"]] * 4
