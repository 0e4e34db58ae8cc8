"""Kills a scanning counter, its driver or both at random moments, and says what was lost or doubled."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from tests.use_cases.scan_to_kill import SHEETS, STACK, open_counter

VICTIMS = ("desk", "driver", "both")
ORPHAN_SECONDS = 6.0


@dataclass
class Toll:
    """What many kills did.

    Args:
        shown: Draft and hash of every page that was shown.
        lost: Pages shown and not there afterwards, or damaged on disk.
        doubled: Pages that stand twice in one draft.
    """

    kills: Counter[str] = field(default_factory=Counter)
    shown: set[tuple[str, str]] = field(default_factory=set)
    troubles: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    doubled: int = 0
    rescued: int = 0


def lay_stack(root: Path) -> None:
    """Draw twenty sheets that differ, and lay them into the feeder."""
    folder = root / STACK
    folder.mkdir(parents=True)
    names = []
    for number in range(SHEETS):
        sheet = np.full((1170, 827), 255, np.uint8)
        for line in range(30):
            cv2.putText(sheet, f"TO {number} DONG {line}", (60, 80 + 34 * line), 0, 0.9, 0, 2)
        name = f"to-{number:02d}.png"
        cv2.imwrite(str(folder / name), sheet)
        names.append(name)
    (folder / "stack.txt").write_text("\n".join(names), encoding="utf-8")
    (folder / "faults.toml").write_text("seconds_per_side = 0.05\n", encoding="utf-8")


def kill_often(root: Path, kills: int, seed: int) -> Toll:
    """Kill so many times; then open the counter once more and look."""
    lay_stack(root)
    chance, toll = random.Random(seed), Toll()
    for number in range(kills):
        _one_life(root, VICTIMS[number % len(VICTIMS)], chance, toll)
    _take_stock(root, toll)
    return toll


def _one_life(root: Path, victim: str, chance: random.Random, toll: Toll) -> None:
    command = [sys.executable, "-m", "tests.use_cases.scan_to_kill", str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as desk:
        assert desk.stdout is not None
        assert desk.stdout.readline().strip() == "open"
        time.sleep(chance.uniform(0.0, 2.2))
        if victim == "driver":
            for child in _children(desk.pid):
                _kill(child)
            toll.kills[victim] += 1
            time.sleep(chance.uniform(0.2, 1.0))
        orphans = _children(desk.pid)
        if victim == "desk":
            _kill(desk.pid)
        else:
            os.killpg(desk.pid, signal.SIGKILL)
        toll.kills[victim] += victim != "driver"
        for words in (line.split() for line in desk.stdout.read().splitlines()):
            if words[0] == "page" and len(words) == 3:
                toll.shown.add((words[1], words[2]))
            elif words[0] == "trouble":
                toll.troubles[words[1]] += 1
    _wait_for_end(orphans)


def _take_stock(root: Path, toll: Toll) -> None:
    desk = open_counter(root)
    try:
        toll.rescued = desk.rescue_pages()
        pages = {d.id: [p.sha256 for p in d.pages] for d in desk.open_drafts()}
        files = desk.outbox.page_files
        intact = {sha for shas in pages.values() for sha in set(shas) if files.is_intact(sha)}
        toll.lost = sum(1 for d, sha in toll.shown if sha not in pages.get(d, []) or sha not in intact)
        toll.doubled = sum(n - 1 for shas in pages.values() for n in Counter(shas).values())
    finally:
        desk.close()


def _children(pid: int) -> list[int]:
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        more = [Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    found = set(told.split())
    for paths in more:
        for path in paths:
            try:
                found |= set(path.read_text().split())
            except OSError:
                continue
    return [int(n) for n in found]


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _wait_for_end(pids: list[int]) -> None:
    """Wait until orphaned drivers have let go of the scanner, as they do when their desk is gone."""
    until = time.monotonic() + ORPHAN_SECONDS
    while time.monotonic() < until and any(Path(f"/proc/{pid}").exists() for pid in pids):
        time.sleep(0.05)
