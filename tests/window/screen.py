"""A real screen without a monitor: Xvfb, a window manager, a keyboard, and pictures of what is shown."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 90.0


class Screen:
    """One virtual screen with the counter's window on it; use as a context."""

    def __init__(self, data: Path, size: str = "1366x768", scale: str = "1", telex: bool = False) -> None:
        self.data = data
        self._size, self._scale, self._telex = size, scale, telex
        self._more: dict[str, str] = {}
        self._laid: set[str] = set()
        self._children: list[subprocess.Popen[bytes]] = []
        self.counter: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Screen:
        readable, writable = os.pipe()
        words = ["Xvfb", "-displayfd", str(writable), "-screen", "0", f"{self._size}x24", "-nolisten", "tcp"]
        server = subprocess.Popen(words, pass_fds=[writable], stderr=subprocess.DEVNULL)
        os.close(writable)
        self._children.append(server)
        with os.fdopen(readable) as told:
            self.display = f":{told.readline().strip()}"
        self._start("openbox")
        if self._telex:
            self._start_input_method()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill_counter()
        for child in reversed(self._children):
            child.terminate()
            child.wait(10)

    @property
    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("QT_")}
        own = {"DISPLAY": self.display, "QT_SCALE_FACTOR": self._scale, "OMP_THREAD_LIMIT": "1"}
        return kept | own | self._more

    def open_counter(self, log: Path) -> None:
        """Start the program as a clerk would, in training."""
        command = [sys.executable, "main.py", "--training", "--data-dir", str(self.data)]
        with log.open("ab") as sink:
            self.counter = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=sink, stderr=sink, start_new_session=True
            )
        self.wait_for(lambda: self._xdotool("search", "--name", "Quầy Một Cửa"), "the window")

    def kill_counter(self) -> None:
        """kill -9 the program and everything it started, as a power cut would end them."""
        if self.counter is not None:
            for target in _family(self.counter.pid):
                with_no_mercy(target)
            self.counter.wait(10)
            self.counter = None

    def press(self, *keys: str) -> None:
        """Press keys one after another, at a person's pace."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            time.sleep(0.15)

    def type(self, text: str, delay_ms: int = 12) -> None:
        """Type text as a keyboard or a hand-held scanner does."""
        self._lay_keys(text)
        self._xdotool("type", "--clearmodifiers", "--delay", str(delay_ms), text)
        time.sleep(0.2)

    def _lay_keys(self, text: str) -> None:
        """Give every letter that is on no key a key of its own.

        xdotool would lay each for the moment of its stroke only; a busy window looks too late and loses it.
        """
        keys = self._xmodmap("-pke").splitlines()
        free = [line.split()[1] for line in keys if line.endswith("=")]
        letters = [letter for letter in dict.fromkeys(text) if ord(letter) > 126 and letter not in self._laid]
        for key, letter in zip(free, letters, strict=False):
            self._xmodmap("-e", f"keycode {key} = U{ord(letter):04X}")
        self._laid.update(letters)
        time.sleep(0.5 if letters else 0)

    def picture(self, out: Path) -> None:
        """Save what the screen shows now."""
        out.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["import", "-window", "root", "-colors", "200", f"png8:{out}"], env=self.environment, check=True
        )

    def wait_for(self, seen: Callable[[], object], what: str) -> None:
        """Wait until something is true, at most a minute and a half."""
        end = time.monotonic() + PATIENCE
        while not seen():
            if time.monotonic() > end:
                raise TimeoutError(what)
            time.sleep(0.1)

    def _start_input_method(self) -> None:
        """Start the real Unikey under ibus, as Vietnamese clerks have it."""
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--print-address", "--nofork"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self.environment,
        )
        self._children.append(bus)
        assert bus.stdout is not None
        with bus.stdout as told:
            address = told.readline().decode().strip()
        self._more = {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_IM_MODULE": "ibus",
            "XMODIFIERS": "@im=ibus",
            "HOME": str(self.data.parent),
        }
        engines = ["gsettings", "set", "org.freedesktop.ibus.general", "preload-engines", "['Unikey']"]
        subprocess.run(engines, env=self.environment, check=True, stderr=subprocess.DEVNULL)
        self._start("ibus-daemon", "-x", "-r", "--panel=disable")
        self.wait_for(self._unikey_is_on, "the input method")

    def _unikey_is_on(self) -> bool:
        """Choose Unikey and ask which engine answers; choosing complains about keyboard layouts."""
        for words in (["ibus", "engine", "Unikey"], ["ibus", "engine"]):
            done = subprocess.run(words, env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.strip() == "Unikey"

    def _start(self, *command: str) -> None:
        self._children.append(
            subprocess.Popen(
                command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        )

    def _xdotool(self, *words: str) -> str:
        return self._told("xdotool", *words)

    def _xmodmap(self, *words: str) -> str:
        return self._told("xmodmap", *words)

    def _told(self, *command: str) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout


def _family(pid: int) -> list[int]:
    """Return a process and all it started, children first."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True)
    pairs = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    children = [child for child, parent in pairs if parent == pid]
    return [*(p for child in children for p in _family(child)), pid]


def with_no_mercy(pid: int) -> None:
    """SIGKILL; a process already gone is as good."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
