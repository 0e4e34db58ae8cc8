"""Another program, run without a shell, listened to, and ended together with everything it started."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from app.domain.errors import DeviceError

_FAREWELL_SECONDS = 1.0


class Program:
    """A running program; what it says goes into a file. Use it as a context: on leaving it is gone.

    Raises:
        DeviceError: ``scanner.command_failed`` when it cannot be started.
    """

    def __init__(self, words: list[str], folder: Path, said: Path) -> None:
        self.name = program_name(words[0])
        self._said = said
        with said.open("wb") as sink:
            try:
                self._process = subprocess.Popen(
                    _mortal(words),
                    cwd=folder,
                    stdin=subprocess.DEVNULL,
                    stdout=sink,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except OSError as error:
                raise self.failure(error.strerror or "") from error

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_: object) -> None:
        if os.name == "nt":
            self._end_on_windows()
        else:
            self._end_session()
        self._process.wait()

    @property
    def exit_code(self) -> int | None:
        """How it ended; None while it runs."""
        return self._process.poll()

    def failure(self, detail: str = "") -> DeviceError:
        """Return the error of a program that failed: its last words, or its exit code when it said none."""
        told = detail or self._last_words() or f"mã thoát {self._process.returncode}"
        return DeviceError("scanner.command_failed", program=self.name, detail=told)

    def _last_words(self) -> str:
        said = self._said.read_bytes()[-4000:].decode("utf-8", errors="replace")
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        return lines[-1][:200] if lines else ""

    def _end_session(self) -> None:
        with suppress(ProcessLookupError):  # nobody of its session is left
            os.killpg(self._process.pid, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):  # scanimage lets go of its scanner first
                self._process.wait(_FAREWELL_SECONDS)
            os.killpg(self._process.pid, signal.SIGKILL)

    def _end_on_windows(self) -> None:
        if self.exit_code is None:
            tree = ["taskkill", "/T", "/F", "/PID", str(self._process.pid)]
            subprocess.run(tree, check=False, capture_output=True)


def program_name(called: str) -> str:
    """Return the name of a program without its folder, of either system."""
    return Path(called.replace("\\", "/")).name


def _mortal(words: list[str]) -> list[str]:
    """Have Linux end the program when this process is killed and cannot do it itself."""
    guard = shutil.which("setpriv")
    return [guard, "--pdeathsig", "KILL", "--", *words] if guard else words
