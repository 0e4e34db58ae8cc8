"""The power is cut in the middle of a scan, for real: what was on the screen is on the disk."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.use_cases.killing import lay_stack
from tests.vm.machine import prepare, running

GUEST = Path(__file__).with_name("guest_power.sh")
CUTS = 4


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """An empty disk with twenty sheets in the feeder of the training scanner."""
    lay_stack(tmp_path / "d")
    image = tmp_path / "disk.img"
    with image.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    subprocess.run(["/sbin/mkfs.ext4", "-q", "-d", str(tmp_path / "d"), str(image)], check=True)
    shutil.rmtree(tmp_path / "d")
    return image


@pytest.mark.timeout(900)
def test_pages_shown_before_a_power_cut_are_there_after_it(disk):
    kernel, chance = prepare(), random.Random(7)
    shown: set[tuple[str, str]] = set()
    for _ in range(CUTS):
        with running(kernel, GUEST, disk=disk) as lines:
            until = 0.0
            for line in lines:
                words = line.split()
                if words[:1] == ["page"] and len(words) == 3:
                    shown.add((words[1], words[2]))
                    until = until or time.monotonic() + chance.uniform(0.1, 3.0)
                if until and time.monotonic() > until:
                    break

    with running(kernel, GUEST, "look", disk=disk) as lines:
        told = [line.split() for line in lines]
    there = [(words[1], words[2]) for words in told if words[:1] == ["there"] and len(words) == 3]

    assert ["looked"] in told
    assert shown
    assert shown <= set(there)
    assert len(there) == len(set(there))
    assert not [words for words in told if words[:1] == ["damaged"]]
