"""What the programs a bench starts cost: processor seconds and memory of all its children (Linux)."""

from __future__ import annotations

import os
import resource
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

_PROCESSES = Path("/proc")
_LOOK_SECONDS = 0.05
_MB = 2**20

Result = TypeVar("Result")


def processor_seconds() -> float:
    """Return the seconds of processor all children used till now, those that live and those that ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    ticks = sum(sum(map(int, fields[11:15])) for _, fields in _children())
    return ended.ru_utime + ended.ru_stime + ticks / os.sysconf("SC_CLK_TCK")


def with_peak(act: Callable[[], Result]) -> tuple[Result, int]:
    """Do something and return its result with the most memory in MB its children held together.

    Pages that processes share are counted in each; looked at twenty times a second.
    """
    over = threading.Event()
    with ThreadPoolExecutor(1) as lane:
        watched = lane.submit(_peak, over)
        try:
            result = act()
        finally:
            over.set()
        return result, watched.result()


def _peak(over: threading.Event) -> int:
    most = 0
    while not over.wait(_LOOK_SECONDS):
        most = max(most, sum(int(fields[21]) for _, fields in _children()) * resource.getpagesize() // _MB)
    return most


def _children() -> Iterator[tuple[int, list[str]]]:
    """Return process id and what ``/proc/…/stat`` says behind the name, of all that was started from here."""
    told = dict(_every_process())
    ours = {os.getpid()}
    for pid in sorted(told):  # a child has a greater number than what started it, until numbers begin anew
        if int(told[pid][1]) in ours:
            ours.add(pid)
            yield pid, told[pid]


def _every_process() -> Iterator[tuple[int, list[str]]]:
    for entry in _PROCESSES.iterdir():
        if entry.name.isdecimal():
            try:
                yield int(entry.name), (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it ended meanwhile
