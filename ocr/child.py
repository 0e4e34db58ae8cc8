"""One reading child process as its parent sees it: asked, waited for with a limit, killed with its engine."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from app.domain.errors import DeviceError
from app.durable import disk_error
from app.ports import Cancelled, ReadingCancelled
from ocr.scratch import Scratch

_ROOT = Path(__file__).parent.parent
_LOOK_SECONDS = 0.03
_GONE = b""


def worker_command() -> tuple[str, ...]:
    """Return what starts a reader: this program itself when packaged, else the module."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "--read-worker")
    return (sys.executable, "-m", "ocr.worker")


class ReadingChild:
    """One child process, serving one page at a time; started on first use and again after it died."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._scratch: Scratch | None = None
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def ask(self, request: dict[str, str], timeout: float, cancelled: Cancelled) -> dict[str, Any]:
        """Return the child's answer to one request.

        Raises:
            DeviceError: ``reader.timeout`` (the child was killed) or ``reader.crashed``.
            StorageError: ``disk.*``, there is no room for a child's temporary folder.
            ReadingCancelled: The caller no longer wants it (the child was killed).
        """
        until = time.monotonic() + timeout
        if self._process is None or self._process.poll() is not None:
            self._start()
            self._next_answer(until, cancelled)
        self._write(json.dumps(request).encode("ascii") + b"\n")
        answer: dict[str, Any] = json.loads(self._next_answer(until, cancelled))
        return answer

    def kill(self) -> None:
        """End the child and its engine at once, and all they left of a page; the next request starts anew."""
        process, self._process = self._process, None
        if process is not None:
            _kill_tree(process)
            process.wait()
            for pipe in (process.stdin, process.stdout):
                _close(pipe)
        scratch, self._scratch = self._scratch, None
        if scratch is not None:
            scratch.remove()

    @property
    def pid(self) -> int | None:
        """Process id while it lives."""
        return self._process.pid if self._process else None

    def _start(self) -> None:
        self.kill()
        try:
            scratch = self._scratch = Scratch()
        except OSError as error:
            raise disk_error(error, tempfile.gettempdir()) from None
        try:
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT if not getattr(sys, "frozen", False) else None,
                env=os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch.folder)),
                start_new_session=os.name != "nt",
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            self.kill()
            raise DeviceError("reader.crashed") from None
        self._process, self._answers = process, queue.SimpleQueue()
        listener = threading.Thread(  # noqa: TID251 - pipes of a child can only be awaited by a thread on Windows
            target=_listen, args=(process.stdout, self._answers), daemon=True
        )
        listener.start()

    def _write(self, line: bytes) -> None:
        pipe = self._process.stdin if self._process else None
        try:
            if pipe is not None:
                pipe.write(line)
                pipe.flush()
        except OSError:
            self.kill()
            raise DeviceError("reader.crashed") from None

    def _next_answer(self, until: float, cancelled: Cancelled) -> bytes:
        while True:
            if cancelled():
                self.kill()
                raise ReadingCancelled
            if time.monotonic() > until:
                self.kill()
                raise DeviceError("reader.timeout")
            try:
                line = self._answers.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                continue
            if line == _GONE:
                self.kill()
                raise DeviceError("reader.crashed")
            return line


def _listen(pipe: IO[bytes], answers: queue.SimpleQueue[bytes]) -> None:
    try:
        for line in pipe:
            answers.put(line)
    except (OSError, ValueError):
        pass  # closed under us: the child is being killed
    answers.put(_GONE)


def _kill_tree(process: subprocess.Popen[bytes]) -> None:
    """Kill the child with the engine it runs, or the engine would go on burning a core."""
    if os.name == "nt":
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(tree, capture_output=True, creationflags=flags, check=False)
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return


def _close(pipe: IO[bytes] | None) -> None:
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        return  # unsent bytes of a dead child
