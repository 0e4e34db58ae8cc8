"""Drives the real window by keys in a process of its own and prints what it felt like, as JSON.

``start``: from process start to a window that takes keys. ``walk N``: N births from card to receipt.
``scan``: twenty pages through the feeder while the longest stall of the window is recorded.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STARTED = time.perf_counter()


def main() -> None:
    """Run one act on the training desk in the folder given."""
    act, folder, rounds = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    from app.start.counter import open_counter
    from ui.application import CollectorInWindow, create_application
    from ui.background import Background
    from ui.main_window import MainWindow

    if act == "scan":
        _lay_twenty_pages(folder)
    with open_counter(folder, act != "start") as counter:
        opened = time.perf_counter()
        application = create_application(["bench"], "vi", True)
        background = Background()
        line = counter.desk.line
        window = MainWindow(counter.desk, background, line.round if line else None)
        collector = CollectorInWindow(window)
        window.resize(1366, 768)
        window.show()
        driver = Driver(application, window, counter.desk)
        driver.settle()
        told: dict[str, Any] = {
            "start_seconds": time.perf_counter() - STARTED,
            "desk_seconds": opened - STARTED,
            "rest_mb": memory_mb("VmRSS"),
        }
        if act != "start":
            window.open_counter(counter.desk.list_staff()[0])
            told |= _worked(driver, act, rounds)
        window.close()
        collector.end()
        background.close()
    print(json.dumps(told))


def _worked(driver: Driver, act: str, rounds: int) -> dict[str, Any]:
    """Let the driver work and tell what the window's thread felt meanwhile."""
    from ui.background import StallMonitor

    driver.settle(0.5)
    monitor = StallMonitor(driver.window)
    told = driver.walks(rounds) if act == "walk" else driver.long_scan()
    return told | {
        "longest_stall_ms": monitor.longest_ms,
        "longest_work_ms": monitor.longest_work_ms,
        "stalls_over_50_ms": monitor.stalls_over_50_ms,
        "peak_mb": memory_mb("VmHWM"),
    }


class Driver:
    """A pair of hands at the window."""

    def __init__(self, application: Any, window: Any, desk: Any) -> None:
        self.application, self.window, self.desk = application, window, desk
        self.keys = 0

    def settle(self, seconds: float = 0.2) -> None:
        """Let the window work for a while."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.application.processEvents()
            time.sleep(0.002)

    def wait(self, seen: Callable[[], object], limit: float = 120.0) -> None:
        """Let the window work until something is true."""
        end = time.perf_counter() + limit
        while not seen():
            if time.perf_counter() > end:
                raise TimeoutError(str(seen))
            self.application.processEvents()
            time.sleep(0.002)

    def press(self, key: Any, modifier: Any = None) -> None:
        """Press one key of the clerk's."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.keyClick(self._focus(), key, modifier or Qt.KeyboardModifier.NoModifier)
        self.keys += 1
        self.settle(0.02)

    def type(self, text: str) -> None:
        """Type letters the clerk types."""
        from PySide6.QtTest import QTest

        QTest.keyClicks(self._focus(), text)
        self.keys += len(text)
        self.settle(0.3)

    def gun(self, text: str) -> None:
        """A hand-held scanner commits its text and ends with Enter; no key of the clerk's."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QInputMethodEvent
        from PySide6.QtTest import QTest

        event = QInputMethodEvent()
        event.setCommitString(text)
        self.application.sendEvent(self._focus(), event)
        QTest.keyClick(self._focus(), Qt.Key.Key_Return)
        self.settle(0.05)

    @property
    def state(self) -> Any:
        """What the intake shows."""
        return self.window.counter.intake.model.state

    def walks(self, rounds: int) -> dict[str, Any]:
        """Register births one after another; the clock runs from the first page on screen to the receipt."""
        from PySide6.QtCore import Qt

        from app.training.citizens import load_commune

        card = load_commune(self.desk.clock.now().date()).household("nha_mau").wife.card_text
        seconds, keys = [], []
        for _ in range(rounds):
            self._forget_readings()
            self.keys = 0
            self.press(Qt.Key.Key_F2)
            self.gun(card)
            self.wait(lambda: self.state.submitter.full_name)
            self.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
            self.type("khsinh")
            self.press(Qt.Key.Key_Return)
            self.wait(lambda: self.state.preview and self.state.preview.procedure)
            self.press(Qt.Key.Key_F4)
            self.wait(lambda: self.state.pages)
            first_page = time.perf_counter()
            self.wait(lambda: not self.state.scanning and not self.state.reading)
            self.press(Qt.Key.Key_F9)
            self.wait(lambda: self.state.issued)
            seconds.append(time.perf_counter() - first_page)
            keys.append(self.keys)
            self.wait(lambda: self.state.issued.printing.value not in ("sending", "waiting"))
            self.press(Qt.Key.Key_Return)
            self.wait(lambda: self.state.issued is None)
        return {"seconds": seconds, "keys": keys}

    def long_scan(self) -> dict[str, Any]:
        """Scan twenty pages while they are read and thumbnails are drawn."""
        from PySide6.QtCore import Qt

        self.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        self.type("khsinh")
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: self.state.preview and self.state.preview.procedure)
        self._forget_readings()
        started = time.perf_counter()
        self.press(Qt.Key.Key_F4)
        self.wait(lambda: self.state.scanning)
        self.wait(lambda: not self.state.scanning)
        scanned = time.perf_counter() - started
        self.wait(lambda: not self.state.reading, 300)
        read = time.perf_counter() - started
        return {"pages": len(self.state.pages), "scan_seconds": scanned, "read_seconds": read}

    def _forget_readings(self) -> None:
        """The same bytes are read once only; each round is to be read anew."""
        from sqlalchemy import text

        with self.desk.database.write() as connection:
            connection.execute(text("DELETE FROM readings"))

    def _focus(self) -> Any:
        return self.application.focusWidget() or self.window


def memory_mb(what: str) -> float:
    """Return this process's memory from the kernel: VmRSS now, VmHWM at the peak."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(what):
            return int(line.split()[1]) / 1024
    return 0.0


def _lay_twenty_pages(folder: Path) -> None:
    """Lay twenty different sheets into the feeder of the training scanner."""
    stack = folder / "may-quet-ao" / "khai-sinh"
    pages = [p for p in sorted(folder.glob("may-quet-ao/*/*.jpg")) if not p.name.startswith("dai-")]
    names = []
    for number in range(20):
        name = f"dai-{number:02d}.jpg"
        shutil.copyfile(pages[number % len(pages)], stack / name)
        names.append(name)
    (stack / "dealt.txt").unlink(missing_ok=True)
    (stack / "stack.txt").write_text("\n".join(names) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
