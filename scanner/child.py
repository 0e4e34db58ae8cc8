"""Starts the child process that holds a driver, listens to it, and ends it when it hangs or is not wanted.

Drivers hang, spin and crash inside C code of other people; only a process can be ended for certain.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from app.domain.errors import DeviceError
from app.ports import Cancelled
from scanner.protocol import CANCEL, TAKEN, Event, Job, error_of, job_line, read_event

CANCEL_GRACE_SECONDS = 3.0
"""How long a driver may take to let go of the paper after a cancel before its process is ended."""

LET_GO_SECONDS = 1.0
"""What a driver that is given up still gets to end its job at the device: a network scanner stays busy
for minutes otherwise."""

_LOOK_SECONDS = 0.05
_ROOT = Path(__file__).resolve().parent.parent


def worker_command() -> list[str]:
    """Return the command that starts a child, from the sources or from the packaged program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--scan-worker"]
    return [sys.executable, "-m", "scanner.worker"]


class Child:
    """One child process doing one job. Use it as a context: on leaving, the process is gone.

    Raises:
        DeviceError: ``scanner.crashed`` when it cannot even be started.
    """

    def __init__(self, job: Job) -> None:
        self.process = _started()
        self._begun = time.monotonic()
        self._asked = False
        self._lines: queue.Queue[str | None] = queue.Queue()
        # A pipe cannot be waited for with a time limit on Windows, so a thread listens.
        self._ear = threading.Thread(target=self._listen, daemon=True)  # noqa: TID251
        self._ear.start()
        self._say(job_line(job))

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._asked:
            self._ask()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(LET_GO_SECONDS)
        self.end()

    def events(
        self, patience_seconds: float, cancelled: Cancelled, grace_seconds: float = CANCEL_GRACE_SECONDS
    ) -> Iterator[Event]:
        """Yield what the child says until it is done; a cancelled child is asked, then ended.

        Patience is counted from the child's start: of children started together the last one listened to
        is given no longer than the first.

        Raises:
            DeskError: The error the driver reported.
            DeviceError: ``scanner.timeout`` when the child said nothing for so long,
                ``scanner.crashed`` when it died without a word.
        """
        heard, asked = self._begun, None
        while True:
            if asked is None and cancelled():
                asked = time.monotonic()
                self._ask()
            if asked is not None and time.monotonic() - asked > grace_seconds:
                return
            try:
                line = self._lines.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                if time.monotonic() - heard > patience_seconds:
                    raise DeviceError("scanner.timeout", seconds=round(patience_seconds)) from None
                continue
            event = _understood(line, asked is not None)
            if event.kind == "done":
                return
            yield event
            heard = time.monotonic()

    def taken(self, number: int) -> None:
        """Tell the driver that sheets up to this number are in safe hands."""
        self._say(f"{TAKEN} {number}\n")

    def tell(self, line: str) -> None:
        """Say one line to the driver."""
        self._say(line + "\n")

    def end(self) -> None:
        """End the process, whatever it is doing, and close its pipes."""
        self.process.kill()
        self.process.wait()
        self._ear.join()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                _close(pipe)

    def _ask(self) -> None:
        """Ask the driver to stop."""
        self._asked = True
        self._say(CANCEL + "\n")

    def _say(self, text: str) -> None:
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(text.encode())
            self.process.stdin.flush()
        except (OSError, ValueError):
            return  # the child is dead or its pipe closed; the listener finds out and says so

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.decode(errors="replace"))
        self._lines.put(None)


def _started() -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            worker_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:  # no memory for a process, or a guard program forbids it
        raise DeviceError("scanner.crashed", detail=error.strerror or "") from error


def _understood(line: str | None, cancelled: bool) -> Event:
    """Return the event of a line; the end of a cancelled child is its being done."""
    if line is None and cancelled:
        return Event("done")
    if line is None:
        raise DeviceError("scanner.crashed")
    try:
        event = read_event(line)
    except (ValueError, TypeError):
        raise DeviceError("scanner.crashed") from None
    if event.kind == "error":
        raise error_of(event)
    return event


def _environment() -> dict[str, str]:
    known = os.environ.get("PYTHONPATH", "")
    path = os.pathsep.join(part for part in (str(_ROOT), known) if part)
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def _close(pipe: object) -> None:
    try:
        pipe.close()  # type: ignore[attr-defined]
    except OSError:
        return
