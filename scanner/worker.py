"""The child process: does one job with one driver, tells the desk line by line, and ends.

Started as ``python -m scanner.worker`` or, packaged, as the program itself with ``--scan-worker``.
"""

from __future__ import annotations

import base64
import contextlib
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any, TextIO

from app.domain.errors import DeskError, DeviceError
from app.domain.plain import to_plain
from scanner.camera import frames
from scanner.drivers import DRIVERS, Driver
from scanner.photographs import take_papers
from scanner.protocol import CANCEL, TAKEN, Job, error_facts, event_line, read_job
from scanner.tray import Tray, Wishes

_ORPHAN_SECONDS = 5.0


def main() -> int:
    """Do the job on standard input; return the process's exit code."""
    speech = _own_stdout()
    job = read_job(sys.stdin.readline())
    wishes = Wishes()
    threading.Thread(target=_listen, args=(wishes,), daemon=True).start()  # noqa: TID251
    tell = _Teller(speech)
    try:
        _ACTS[job.act](job, wishes, tell)
    except DeskError as error:
        tell("error", error_facts(error))
    except MemoryError:
        tell("error", error_facts(DeviceError("scanner.no_memory")))
    except Exception as error:  # a driver may raise anything; the desk must hear of it
        tell("error", error_facts(DeviceError("scanner.crashed", detail=type(error).__name__)))
    else:
        tell("done", {})
    return 0


class _Teller:
    """Says events, one at a time: the driver's thread and the tray's speak through it."""

    def __init__(self, speech: TextIO) -> None:
        self._speech = speech
        self._turn = threading.Lock()

    def __call__(self, kind: str, facts: Any) -> None:
        # where the desk is gone there is no pipe; the listener ends this process
        with self._turn, contextlib.suppress(OSError):
            self._speech.write(event_line(kind, facts))
            self._speech.flush()


def _own_stdout() -> TextIO:
    """Keep standard output for the protocol; what C drivers print there goes to standard error."""
    speech = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    return speech


def _listen(wishes: Wishes) -> None:
    """Hear the desk; when it is gone, let the driver finish shortly, then end for certain."""
    for line in sys.stdin:
        word, _, number = line.strip().partition(" ")
        if word == TAKEN:
            wishes.sheets_taken(int(number))
        elif word == CANCEL:
            wishes.stop.set()
        else:
            wishes.shutter.hear(word, number)
    wishes.gone.set()
    wishes.stop.set()
    time.sleep(_ORPHAN_SECONDS)
    os._exit(0)


def _driver(job: Job) -> Driver:
    return next(driver for driver in DRIVERS if driver.name == job.driver)


def _devices(job: Job, _: Wishes, tell: _Teller) -> None:
    for device in _driver(job).devices(job.places):
        tell("device", to_plain(device))


def _ask(job: Job, _: Wishes, tell: _Teller) -> None:
    assert job.device is not None
    tell("device", to_plain(_driver(job).ask(job.device, job.places)))


def _scan(job: Job, wishes: Wishes, tell: _Teller) -> None:
    assert job.device is not None
    with Tray(Path(job.into), job.batch, job.settings, wishes, tell, job.wanted) as tray:
        _driver(job).scan(job.device, tray)


def _watch(job: Job, wishes: Wishes, tell: _Teller) -> None:
    assert job.device is not None
    known = job.size if all(job.size) else None
    for number, frame in enumerate(frames(job.device.id, wishes.stop.is_set, known), start=1):
        codes = [{"symbology": code.symbology, "raw": _text(code.raw)} for code in frame.codes]
        tell("frame", {"jpeg": _text(frame.jpeg), "codes": codes})
        if not wishes.wait_taken(number):  # one at a time: a slow screen must not make a queue
            return


def _photograph(job: Job, wishes: Wishes, tell: _Teller) -> None:
    assert job.device is not None
    with Tray(Path(job.into), job.batch, job.settings, wishes, tell) as tray:
        known = job.size if all(job.size) else None
        take_papers(job.device.id, known, tray, wishes.shutter, tell)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


_ACTS = {"devices": _devices, "ask": _ask, "scan": _scan, "watch": _watch, "photograph": _photograph}


if __name__ == "__main__":
    code = main()
    os._exit(code)  # libraries of drivers hang in their clean-up; everything said is flushed
